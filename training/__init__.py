"""From the corpora to the model file that geopolnews ships. Never imported by the library, not in the wheel."""
