"""Worked examples: desistance, plan, children."""
