"""Worked examples: engagement, plan, adults."""
