"""The last looking back, what the person says of how we work, and what was done about it."""
