"""Worked examples: safety and wellbeing of the child, plan, children."""
