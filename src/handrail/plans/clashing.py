"""What collides in a week: with curfew, with commitments, with places to stay out of, with each other.

Pure Python. ``clashes`` takes everything planned in a week and says what cannot both be, with free
times beside it; others may call it with one more thing that is about to be booked::

    found = clashes(monday, planned, windows, areas=areas, venues=venues)
    found.week       the week, for its picture
    found.clashes    numbered: kind, what collides, on which days, and ``free`` times for what can move

Whom somebody must not meet is never named here: ``apart`` holds only times and places.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handrail.casefile.areas import contains
from handrail.kernel.times import DAY, clock_words, minutes_of, weekdays_words
from handrail.plans.sessions import sessions_in
from handrail.sentences.week import Block, Planned, Week, week_of

EARLIEST, LATEST, QUARTER = 8 * 60, 20 * 60, 15
"""Between which hours free times are looked for, and at which steps."""
FIXED = frozenset({"work", "own", "curfew", "travel"})
"""Kinds that a session gives way to, not the other way round."""
COMMITMENT_KINDS = {"work": "work", "programme": "programme", "reporting": "meeting"}


@dataclass(frozen=True)
class Position:
    """Where a venue is and what it is called; without a position it cannot be checked against an area."""

    name: str
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True)
class Free:
    """Times at which something would collide with nothing: later or earlier that day, or other days."""

    same_day: int | None = None
    other_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class Clash:
    """Something that cannot be kept. ``kind``: curfew, overlap, place, women_only or apart."""

    number: int
    kind: str
    what: str
    when: str
    entries: tuple[str, ...] = ()
    free: Free = Free()
    with_work: bool = False


@dataclass(frozen=True)
class ClashedWeek:
    """A week and everything that collides in it. ``unchecked``: venues whose position nobody knows."""

    week: Week
    clashes: tuple[Clash, ...]
    unchecked: tuple[str, ...] = ()


def clashes(
    monday: date,
    planned: Iterable[Planned],
    windows: Sequence[Any] = (),
    *,
    areas: Iterable[dict[str, Any]] = (),
    venues: Mapping[str, Position] | None = None,
    women_hours: Iterable[Any] = (),
    apart: Iterable[Planned] = (),
) -> ClashedWeek:
    """Everything that collides in the week from a Monday."""
    things, venues, areas = list(planned), venues or {}, list(areas)
    week = week_of(monday, windows, things)
    found = [_overlap(week, one, things) for one in week.clashes]
    found += _places(things, areas, venues)
    found += _women_only(things, list(women_hours))
    found += _apart(things, list(apart), venues)
    numbered = tuple(
        Clash(n, one.kind, one.what, one.when, one.entries, one.free, one.with_work)
        for n, one in enumerate(found, start=1)
    )
    unknown = {one.venue for one in things if one.venue} if areas else set()
    unchecked = {venues[v].name for v in unknown if v in venues and venues[v].longitude is None}
    return ClashedWeek(week, numbered, tuple(sorted(unchecked)))


def from_steps(steps: Iterable[Any], monday: date) -> list[Planned]:
    """The sessions of steps that have a day and a time, as things planned."""
    return [
        Planned(
            one.on,
            one.starts,
            one.ends,
            one.step.what,
            "programme" if one.step.kind == "offence_focused" else "meeting",
            entry=one.step.entry,
            venue=one.step.venue or "",
            women_only=one.step.women_only,
            row=one.step,
        )
        for one in sessions_in((step for step in steps if step.by_person), monday)
    ]


def from_commitments(commitments: Iterable[Any], monday: date, travel: str) -> list[Planned]:
    """Commitments on their days, with the travel to them and back. Women-only hours are no commitment."""
    found = []
    for row in commitments:
        if row.kind == "women_only":
            continue
        starts, ends = minutes_of(row.starts), minutes_of(row.ends) or DAY
        for weekday in row.weekdays:
            on = monday + timedelta(days=weekday - 1)
            if (row.valid_from and on < row.valid_from) or (row.valid_to and on > row.valid_to):
                continue
            kind = COMMITMENT_KINDS.get(row.kind, "own")
            found.append(
                Planned(on, starts, ends, row.what, kind, entry=row.entry, venue=row.venue or "", row=row)
            )
            if row.travel_minutes:
                # The way there and back belongs to the place: what is at that place is no clash with it.
                way = {"entry": row.entry, "venue": row.venue or "", "row": row}
                first, last = max(0, starts - row.travel_minutes), min(DAY, ends + row.travel_minutes)
                found.append(Planned(on, first, starts, travel, "travel", **way))
                found.append(Planned(on, ends, last, travel, "travel", **way))
    return found


def without_twice(planned: Iterable[Planned], sessions: Iterable[Planned]) -> list[Planned]:
    """Contacts booked, and the sessions of steps that none of them is."""
    kept = list(planned)
    for one in sessions:
        workers = set(getattr(one.row, "workers", ()))
        same = any(
            other.on == one.on
            and other.starts < one.ends
            and one.starts < other.ends
            and (other.venue == one.venue or workers & set(getattr(other.row, "workers", ())))
            for other in kept
        )
        if not same:
            kept.append(one)
    return kept


def _overlap(week: Week, one: Any, things: Sequence[Planned]) -> Clash:
    blocks = [block for pair in one.pairs for block in pair]
    kinds = {block.kind for block in blocks}
    movable = [block for block in blocks if block.kind not in FIXED] or [
        block for block in blocks if block.kind not in ("curfew", "travel")
    ]
    return Clash(
        0,
        "curfew" if "curfew" in kinds else "overlap",
        one.what,
        one.when,
        tuple(dict.fromkeys(block.entry for block in blocks if block.entry)),
        _free(week, movable[0]) if movable else Free(),
        "work" in kinds,
    )


def _free(week: Week, block: Block) -> Free:
    """When a block of that length would collide with nothing."""
    length = block.ends - block.starts
    same = None
    for starts in sorted(
        range(EARLIEST, LATEST - length + 1, QUARTER), key=lambda at: abs(at - block.starts)
    ):
        if _is_free(week, block, block.weekday, starts, starts + length):
            same = starts
            break
    others = tuple(
        day
        for day in range(1, 8)
        if day != block.weekday and _is_free(week, block, day, block.starts, block.ends)
    )
    return Free(same, others)


def _is_free(week: Week, block: Block, weekday: int, starts: int, ends: int) -> bool:
    return not any(
        other is not block and other.starts < ends and starts < other.ends
        for other in week.days[weekday - 1].blocks
        if other.entry != block.entry or other.kind == "curfew"
    )


def _places(
    things: Iterable[Planned], areas: Sequence[dict[str, Any]], venues: Mapping[str, Position]
) -> list[Clash]:
    """Things at a venue inside an area to stay out of; one clash a venue."""
    at: dict[str, list[Planned]] = {}
    for one in things:
        if one.venue and one.kind != "travel":
            at.setdefault(one.venue, []).append(one)
    found = []
    for venue, there in at.items():
        place = venues.get(venue)
        if place is None or place.longitude is None or place.latitude is None:
            continue
        if any(contains(area, place.longitude, place.latitude) for area in areas):
            labels = ", ".join(dict.fromkeys(one.label for one in there))
            what = f"{labels}: {place.name} is inside the area to stay out of"
            found.append(Clash(0, "place", what, _days(there), tuple(one.entry for one in there)))
    return found


def _women_only(things: Iterable[Planned], hours: Sequence[Any]) -> list[Clash]:
    """Women-only sessions at a venue whose women-only hours are known, outside them."""
    found = []
    for one in things:
        there = [row for row in hours if row.venue == one.venue] if one.women_only and one.venue else []
        within = any(
            one.on.isoweekday() in row.weekdays
            and minutes_of(row.starts) <= one.starts
            and one.ends <= (minutes_of(row.ends) or DAY)
            for row in there
        )
        if there and not within:
            what = f"{one.label}, {clock_words(one.starts)}: outside the women-only hours there"
            found.append(Clash(0, "women_only", what, _days([one]), (one.entry,)))
    return found


def _apart(
    things: Iterable[Planned], apart: Sequence[Planned], venues: Mapping[str, Position]
) -> list[Clash]:
    """Things at a place where somebody else is expected at that time. Nobody is named."""
    found = []
    for one in things:
        near = any(
            other.on == one.on
            and other.venue == one.venue
            and other.starts < one.ends + QUARTER
            and one.starts - QUARTER < other.ends
            for other in apart
            if one.venue and one.kind != "travel"
        )
        if near:
            name = venues[one.venue].name if one.venue in venues else one.venue
            what = f"{one.label}, {clock_words(one.starts)}: {name} is not free then"
            found.append(Clash(0, "apart", what, _days([one]), (one.entry,)))
    return found


def _days(things: Iterable[Planned]) -> str:
    return weekdays_words([one.on.isoweekday() for one in things])
