"""Findings as a summary on a screen, one part of it a file."""
