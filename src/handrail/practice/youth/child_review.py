"""Safety and wellbeing of the child, review."""
