"""Sealed rooms beside a case: victim information and intelligence."""
