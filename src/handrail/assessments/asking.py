"""Asking sources: everybody who should be heard in one act, on the first day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from handrail.assessments.models import Source
from handrail.assessments.offering import Offer
from handrail.records import writing


def ask(
    doing: writing.Act, *, offered: Iterable[Offer], listed: Iterable[Source], on: date, asked_for: str
) -> None:
    """Put the offered sources on the list as asked, and mark those listed already as asked."""
    asked: dict[str, Any] = {"state": "asked", "asked_on": on, "asked_for": asked_for}
    for one in offered:
        writing.add(
            Source,
            doing,
            valid_from=on,
            kind=one.kind,
            name=one.name,
            worker=one.worker,
            because=one.because,
            **asked,
        )
    for row in listed:
        writing.amend(Source, doing, entry=row.entry, version_seen=row.version, **asked)
