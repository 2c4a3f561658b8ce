"""Safety and wellbeing of the child, deliver."""
