"""Worked examples: engagement, deliver, adults."""
