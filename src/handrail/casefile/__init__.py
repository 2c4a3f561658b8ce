"""The types of a case document and the frozen, dated case made from it (pure Python)."""
