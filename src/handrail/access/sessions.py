"""Limits that a session carries itself where it ends sooner than others."""

IDLE, LONGEST = "session_idle", "session_longest"
"""Seconds without use, and seconds in any case."""
