"""The time there is for the work of a plan: the whole of it, and that of each requirement. Pure Python."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from handrail.casefile.calendar import Calendar, PhaseKind, Term
from handrail.kernel.periods import validity
from handrail.plans.ordering import Window, Windows

WHOLE = "sentence"
ASKED_IN = (PhaseKind.LICENCE, PhaseKind.SUPERVISION, PhaseKind.ORDER)
"""Phases in which a condition or requirement can be asked for; supervision after the sentence is not."""


def windows_of(
    calendar: Calendar, requirements: Iterable[Any], conditions: Iterable[Any], today: date
) -> Windows:
    """The windows in force on a day or still to come. A person in custody has the whole term."""
    rows = [*requirements, *conditions]
    found = {row.entry: window for row in rows if (window := _window(calendar, row, today))}
    return Windows(_whole(calendar, today), found)


def _whole(calendar: Calendar, today: date) -> Window | None:
    phase = calendar.phase_on(today)
    term = calendar.term_on(today)
    if phase is None or term is None:
        return None
    period = calendar.supervision_on(today) or term.period
    name = phase.short if period.ends == phase.period.ends else "supervision"
    return Window(WHOLE, name, period.starts, period.ends)


def _window(calendar: Calendar, row: Any, today: date) -> Window | None:
    """The days on which one requirement or condition can be asked for."""
    term = next((term for term in calendar.terms if row.sentence in term.entries), None)
    if term is None:
        return None
    label = row.kind_label if hasattr(row, "kind_label") else row.kind
    for phase in _asked(term):
        own = validity(row).clamp(phase.period)
        if own and (own.ends is None or own.ends >= today):
            return Window(row.entry, phase.short, own.starts, own.ends, label)
    return None


def _asked(term: Term) -> Iterator[Any]:
    return (phase for phase in term.phases if phase.kind in ASKED_IN)
