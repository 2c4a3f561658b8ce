"""A question put to a manager, their decision, and how its conditions are seen to before it holds."""
