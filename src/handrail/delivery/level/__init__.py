"""Contact level, planned and real: what was planned beside what took place, and decisions to change it."""
