"""Worked examples: desistance, review, children."""
