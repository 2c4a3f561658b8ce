"""Worked examples: safety of other people, deliver, adults."""
