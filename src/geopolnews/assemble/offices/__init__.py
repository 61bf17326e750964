"""Offices: who holds which, and in which body or country."""
