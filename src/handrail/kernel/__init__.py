"""Dates, periods and identifiers: pure Python that every room may use."""
