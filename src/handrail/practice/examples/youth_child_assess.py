"""Worked examples: safety and wellbeing of the child, assess, children."""
