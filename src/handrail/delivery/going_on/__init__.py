"""Community links and the time after: what goes on without us, and what takes the place of what ends."""
