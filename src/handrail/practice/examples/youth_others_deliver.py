"""Worked examples: safety of other people, deliver, children."""
