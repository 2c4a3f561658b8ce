"""How many appointments went, said in a row on one page."""
