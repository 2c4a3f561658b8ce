"""Safety of other people, plan."""
