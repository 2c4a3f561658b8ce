"""The guide: what is asked of records and why, what inspections found, cases told, questions to take away."""
