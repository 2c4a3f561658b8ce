"""What differs between two sights of the same rows: added, changed, moved, dropped.

A pure function over two lists of versions: an edition of a plan beside the working one, an
assessment beside the one before. It reads no table, so the two lists may come from any instants.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from handrail.records.models import VersionRow

Kind = Literal["added", "changed", "moved", "dropped", "same"]

NOT_COMPARED = frozenset(
    {"id", "case_id", "entry", "version", "recorded_at", "superseded_at", "by", "change", "marking"}
)
"""What is about the recording of a version, and not about what it says."""


@dataclass(frozen=True)
class Change:
    """One field that says something else now."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """What became of one entry. ``before`` is absent of what was added, ``after`` of what was dropped."""

    kind: Kind
    before: Any | None
    after: Any | None
    changes: tuple[Change, ...] = ()

    @property
    def row(self) -> Any:
        """The version to name it by: the later one where there are two."""
        return self.after if self.after is not None else self.before


def compare(
    before: Iterable[VersionRow],
    after: Iterable[VersionRow],
    *,
    order: str = "",
    ends: Sequence[tuple[str, str]] = (),
    on: tuple[date, date] | None = None,
) -> list[Difference]:
    """What became of each entry, those that stand now first in their order, then what was dropped.

    ``order`` names the field that only puts entries in order: an entry whose place among those
    that were there before and still are is another one was *moved*, and one whose number alone
    went up, because something was put in before it, was not. ``ends`` names values by which an
    entry that is still kept is out of use, such as ("state", "dropped"). ``on`` names the day of
    each sight: what does not hold on its day is out of use as well.
    """
    then, today = on or (None, None)
    was = {row.entry: row for row in before if not _ended(row, ends) and _holds(row, then)}
    kept = list(after)
    now = {row.entry: row for row in kept if not _ended(row, ends) and _holds(row, today)}
    told = {row.entry: row for row in kept}
    moved = _moved(was, now, order) if order else frozenset()
    found = [_became(was.get(entry), row, order, moved) for entry, row in now.items()]
    # What is dropped keeps its last version: that is where the reason stands.
    found += [Difference("dropped", row, told.get(entry)) for entry, row in was.items() if entry not in now]
    return found


def _became(was: VersionRow | None, now: VersionRow, order: str, moved: frozenset[str]) -> Difference:
    if was is None:
        return Difference("added", None, now)
    changes = tuple(
        Change(name, getattr(was, name), getattr(now, name))
        for name in (field.name for field in now._meta.concrete_fields)
        if name not in NOT_COMPARED and name != order and getattr(was, name) != getattr(now, name)
    )
    kind: Kind = "changed" if changes else "moved" if now.entry in moved else "same"
    if now.entry in moved:
        changes = (*changes, Change(order, getattr(was, order), getattr(now, order)))
    return Difference(kind, was, now, changes)


def _moved(was: dict[str, Any], now: dict[str, Any], order: str) -> frozenset[str]:
    """The fewest entries that must have been moved for the rest to stand in their old order."""
    places = sorted((entry for entry in now if entry in was), key=lambda one: _place(was[one], order))
    number = {entry: place for place, entry in enumerate(places)}
    standing = sorted(number, key=lambda one: _place(now[one], order))
    return frozenset(standing) - _longest_rising(standing, number)


def _place(row: Any, order: str) -> int:
    """Where it stands; whoever may read only a part of the entries may not be told."""
    return getattr(row, order) or 0


def _longest_rising(standing: Sequence[str], number: dict[str, int]) -> frozenset[str]:
    chains: list[tuple[str, ...]] = [()]
    for entry in standing:
        before = [chain for chain in chains if not chain or number[chain[-1]] < number[entry]]
        chains.append((*_longest(before), entry))
    return frozenset(_longest(chains))


def _longest(chains: list[tuple[str, ...]]) -> tuple[str, ...]:
    return sorted(chains, key=lambda chain: -len(chain))[0]


def _ended(row: VersionRow, ends: Sequence[tuple[str, str]]) -> bool:
    return any(getattr(row, name, None) == value for name, value in ends)


def _holds(row: VersionRow, day: date | None) -> bool:
    return day is None or (
        (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)
    )
