"""Worked examples: engagement, assess, adults."""
