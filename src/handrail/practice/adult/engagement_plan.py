"""Engagement, plan."""
