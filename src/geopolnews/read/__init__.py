"""From what was given to an `Article`: bytes are decoded, the text is taken apart, its language is guessed.

The text itself is never rewritten: parts are offsets into it.
"""
