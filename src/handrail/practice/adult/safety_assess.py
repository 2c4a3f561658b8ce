"""Safety of other people, assess."""
