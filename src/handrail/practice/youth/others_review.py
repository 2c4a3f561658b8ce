"""Safety of other people, review."""
