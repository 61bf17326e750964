"""Names and titles as they are written, and what each of them names."""
