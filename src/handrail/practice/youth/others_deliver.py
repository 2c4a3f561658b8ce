"""Safety of other people, deliver."""
