"""Worked examples: safety of other people, plan, children."""
