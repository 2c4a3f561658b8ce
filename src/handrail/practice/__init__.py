"""What good practice is expected to show on the record, asked of a case file (pure Python).

::

    findings = checking.findings(document, as_of=date(2026, 5, 7))

A finding is about recorded practice, never about a person or a worker, and nothing is added up.
"""
