"""Worked examples: safety and wellbeing of the child, review, children."""
