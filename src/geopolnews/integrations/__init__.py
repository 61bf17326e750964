"""Other engines, and how they carry the extractor: one engine or family of engines a file."""
