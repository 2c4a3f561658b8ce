"""Worked examples: desistance, deliver, adults."""
