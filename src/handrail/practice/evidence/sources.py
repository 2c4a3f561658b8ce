"""Who was asked, who answered, and who was left out."""

from collections.abc import Iterable

from handrail.casefile.assessments import Source
from handrail.practice.reading import Case

THEMSELVES = ("person", "parents")


def beyond_interview(case: Case) -> tuple[Source, ...]:
    """Sources other than the person and their parents."""
    return tuple(row for row in case.sources if row.kind not in THEMSELVES)


def answered(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Those that came back."""
    return tuple(row for row in sources if row.state == "answered")


def left_open(case: Case, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Asked, not answered, and neither chased nor explained."""
    chased = {row.about for row in case.rows("delivery.chasers") if row.state == "sent"}
    return tuple(
        row
        for row in sources
        if row.state in ("to_ask", "asked") and row.entry not in chased and not row.not_had_because
    )
