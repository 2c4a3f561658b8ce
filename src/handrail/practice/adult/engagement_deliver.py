"""Engagement, deliver."""
