"""What the model gets right on the dev parts: one head a file."""
