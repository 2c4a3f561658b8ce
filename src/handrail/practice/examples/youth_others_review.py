"""Worked examples: safety of other people, review, children."""
