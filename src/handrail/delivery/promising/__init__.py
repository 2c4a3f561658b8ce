"""Promises: what somebody said they will do, either way, and whether it was kept."""
