"""A person and a case from nothing, in four pages."""
