"""How far things have come: by whom it is said and on what evidence, with the person's own view beside it."""
