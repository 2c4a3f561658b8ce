"""The format of a case document, for other programs."""

from typing import Any

from handrail.casefile import document


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the lines of a file: directory items and cases."""
    return document.schema()
