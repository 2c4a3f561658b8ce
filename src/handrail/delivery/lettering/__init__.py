"""Letters from templates in plain words, kept as they were given."""
