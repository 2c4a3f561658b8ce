"""Worked examples: safety and wellbeing of the child, deliver, children."""
