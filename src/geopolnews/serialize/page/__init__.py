"""Findings as one self-contained HTML page, one part of it a file.

Whatever is written goes through `markup.element`; no other file of this folder writes a tag.
"""
