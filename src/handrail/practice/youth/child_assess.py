"""Safety and wellbeing of the child, assess."""
