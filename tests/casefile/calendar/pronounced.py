"""Sentences, releases and recalls for the tests of the calendar, with nothing said twice."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from handrail.casefile.calendar import Term
from handrail.casefile.sentences import ContactSuspension, CurfewWindow, Recall, Release, Sentence

TIMES: dict[str, Any] = {"recorded_at": datetime(2026, 3, 18, 9, tzinfo=UTC), "by": "ruth"}
numbers = count(1)


def sentence(kind: str, on: date, entry: str = "sentence", **facts: Any) -> Sentence:
    return Sentence(entry=entry, kind=kind, valid_from=on, **TIMES, **facts)


def release(on: date, of: str = "sentence", **facts: Any) -> Release:
    return Release(entry=f"release-{next(numbers)}", sentence=of, valid_from=on, **TIMES, **facts)


def recall(on: date, of: str = "sentence", **facts: Any) -> Recall:
    facts.setdefault("reason", "Not where he was to live")
    return Recall(entry=f"recall-{next(numbers)}", sentence=of, valid_from=on, **TIMES, **facts)


def suspension(starts: date, ends: date | None = None) -> ContactSuspension:
    return ContactSuspension(
        entry="suspension", valid_from=starts, valid_to=ends, reason="Final third", basis="policy", **TIMES
    )


def curfew(weekdays: list[int], starts: Any, ends: Any, entry: str = "curfew", **facts: Any) -> CurfewWindow:
    facts.setdefault("source", "tag")
    return CurfewWindow(entry=entry, weekdays=weekdays, starts=starts, ends=ends, **TIMES, **facts)


def story(term: Term) -> list[tuple[str, date, date | None]]:
    """A term as its phases: label, first day, last day."""
    return [(phase.label, phase.period.starts, phase.period.ends) for phase in term.phases]
