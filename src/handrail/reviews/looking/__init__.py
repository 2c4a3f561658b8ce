"""Looking again: the list of reviews, the page of one, when one is due, who is heard and what has moved."""
