"""Articles read one by one, or side by side in processes of their own, in the same order and with the same result."""
