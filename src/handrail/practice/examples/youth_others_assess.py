"""Worked examples: safety of other people, assess, children."""
