"""Which contacts count towards the level, which were missed, and which wait to be fed back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.casefile import codes
from handrail.casefile.contacts import WITHOUT_THE_PERSON, WRITTEN, absent, took_place
from handrail.delivery.level.counting import Missed, Seen

NOT_HELD = ("ours", "rearranged", "sent_home", "sent_home_ours")

Ours = Callable[[Sequence[str]], bool]
"""Whether one of us is among these workers."""


@dataclass(frozen=True)
class Sorted:
    """The contacts of a case by what they are to its contact level."""

    seen: tuple[Seen, ...] = ()
    missed: tuple[Missed, ...] = ()
    not_fed_back: tuple[Any, ...] = ()
    not_held: tuple[Any, ...] = ()
    beside: tuple[Any, ...] = ()
    """What took place without the person: calls to the family, meetings, word from agencies."""


def sort_out(rows: Iterable[Any], ours: Ours, today: date) -> Sorted:
    """Every contact up to today, put in one place."""
    found: dict[str, list[Any]] = {name: [] for name in Sorted.__dataclass_fields__}
    for row in rows:
        if row.valid_from is None or row.valid_from > today or not row.outcome:
            continue
        place = place_of(row, ours, today)
        if place:
            found[place].append(_made(place, row, ours))
    return Sorted(**{name: tuple(mine) for name, mine in found.items()})


def place_of(row: Any, ours: Ours, today: date) -> str:
    """Where a contact with an outcome belongs; empty where it belongs nowhere."""
    apart = row.kind in codes.alike("contact_kinds", WITHOUT_THE_PERSON) or row.mode in WRITTEN
    if row.outcome in took_place():
        if apart:
            return "beside"
        told = row.fed_back_on is not None and row.fed_back_on <= today
        return "seen" if told or ours(row.workers) else "not_fed_back"
    if apart:
        return ""
    if row.outcome in absent():
        return "missed"
    return "not_held" if row.outcome in codes.alike("contact_outcomes", NOT_HELD) else ""


def _made(place: str, row: Any, ours: Ours) -> Any:
    if place == "seen":
        return Seen(row.valid_from, tuple(row.workers), ours(row.workers), row.kind, row.mode)
    if place == "missed":
        return Missed(row.valid_from, tuple(row.workers), row.outcome, row.entry)
    return row
