"""The page: under each room one table, before and after, with why, by whom and in which review."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.plans.comparing import SIGNS, WORDS
from handrail.records.models import VersionRow
from handrail.records.side_by_side import Became, Wording
from handrail.reviews.comparing import causes, rooms
from handrail.reviews.comparing.causes import Cause
from handrail.reviews.comparing.sights import Sight, both

TABLES: tuple[type[VersionRow], ...] = (
    *rooms.TABLES,
    *(table for table in causes.TABLES if table not in rooms.TABLES),
)
NO_LONGER = "dropped"
NOTHING = ("", "0")


@dataclass(frozen=True)
class Row:
    """What became of one entry."""

    sign: str
    word: str
    title: str
    before: tuple[Wording, ...]
    after: tuple[Wording, ...]
    cause: Cause
    who: str


@dataclass(frozen=True)
class Table:
    """The entries of one table that differ."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Room:
    """A heading of the page. One beyond the reader's reach is not there at all."""

    id: str
    heading: str
    tables: tuple[Table, ...]

    @property
    def count(self) -> int:
        """How many entries differ."""
        return sum(len(table.rows) for table in self.tables)


def compare(case: OpenCase, days: tuple[date, date], ask: str) -> list[Room]:
    """What differs between two days, under every room this reader has a part of."""
    before, after = both(case, days, ask, *TABLES)
    found = rooms.compared(case, before, after)
    known = causes.causes(case, after.facts, before.day)
    names = rooms.recorders(found)
    return [
        Room(
            room.id,
            str(room.heading),
            tuple(
                Table(one.heading, tuple(_row(row, after, known, names) for row in one.rows))
                for one in found[room.id]
            ),
        )
        for room in rooms.ROOMS
        if case.can_read(room.reads)
    ]


def summed(found: list[Room]) -> str:
    """Plan: 3 changes; Contact level: 1 change"""
    return "; ".join(
        ngettext("%(room)s: %(n)s change", "%(room)s: %(n)s changes", room.count)
        % {"room": room.heading, "n": room.count}
        for room in found
        if room.count
    )


def _row(one: Became, after: Sight, known: dict[str, Cause], names: dict[int, str]) -> Row:
    return Row(
        SIGNS[one.kind],
        _("No longer") if one.kind == NO_LONGER else str(WORDS[one.kind]),
        one.title,
        tuple(line for line in one.words if line.before not in NOTHING),
        tuple(line for line in one.words if line.after not in NOTHING),
        causes.of_row(one.difference.row, known),
        _who(one, after, names),
    )


def _who(one: Became, after: Sight, names: dict[int, str]) -> str:
    """Who recorded it and when; of what ran out by itself, its last day."""
    row: Any = one.difference.row
    ran_out = row.valid_to and row.valid_to < after.day and one.kind == NO_LONGER
    if one.kind == NO_LONGER and one.difference.after is None:
        return ""
    recorded = ", ".join(
        part for part in (wording.full_date(row.recorded_at), names.get(row.by_id, "")) if part
    )
    if ran_out:
        words = _("Until %(day)s. Recorded %(when)s")
        return words % {"day": wording.full_date(row.valid_to), "when": recorded}
    return _("Recorded %(when)s") % {"when": recorded}
