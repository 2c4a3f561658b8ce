"""Before a meeting: the last notes, what changed, what is due and promised, on one page."""
