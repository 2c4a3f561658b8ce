"""Worked examples: safety of other people, assess, adults."""
