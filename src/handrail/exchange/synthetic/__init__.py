"""Invented cases in any number: the same arguments always give the same bytes."""

from datetime import date

from handrail.exchange.synthetic.making import case_documents, documents

__all__ = ["DAY", "case_documents", "documents"]

DAY = date(2026, 3, 18)
"""The day as of which cases stand unless another is given: bytes must not depend on the calendar."""
