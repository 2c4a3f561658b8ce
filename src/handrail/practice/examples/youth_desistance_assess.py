"""Worked examples: desistance, assess, children."""
