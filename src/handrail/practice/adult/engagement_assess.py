"""Engagement, assess."""
