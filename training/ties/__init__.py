"""Heads for roles and meetings, trained on what the encoder makes of words and measured; none of them is shipped."""
