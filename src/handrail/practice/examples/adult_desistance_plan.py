"""Worked examples: desistance, plan, adults."""
