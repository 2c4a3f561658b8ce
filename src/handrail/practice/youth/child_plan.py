"""Safety and wellbeing of the child, plan."""
