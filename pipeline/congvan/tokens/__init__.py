"""A text cut into words, and a spaCy ``Doc`` made of them: for the corpus, for results, and for models alike."""
