"""Whom names, descriptions and pronouns mean."""
