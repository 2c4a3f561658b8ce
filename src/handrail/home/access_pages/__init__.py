"""Pages about access itself: connections, what shuts a case, alerts, and who opened a case."""
