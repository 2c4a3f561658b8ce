"""Worked examples: desistance, deliver, children."""
