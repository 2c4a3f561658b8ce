"""Inspections: a sample drawn so that it can be drawn again, read as it was known, judged by people."""
