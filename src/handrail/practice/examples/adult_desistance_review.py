"""Worked examples: desistance, review, adults."""
