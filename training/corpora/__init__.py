"""One reader a corpus, each reading the form in which the corpus is published and giving `Example`s."""
