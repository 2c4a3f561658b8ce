"""Worked examples: engagement, review, adults."""
