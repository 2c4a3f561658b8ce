"""Engagement, review."""
