"""The week of a sentence: hours of curfew and planned contacts, drawn and in words.

::

    week = week_of(monday, windows, planned)
    for day in week.days:            Monday to Sunday
        day.on, day.blocks           blocks in order
    for clash in week.clashes:       numbered; .what in words, .when "Monday to Friday"

``planned_from(contact)`` makes a planned thing from a contact row. Hours are minutes after
midnight. ``week_of`` takes curfew windows in their current versions: each day uses those in force
on that day. The early hours of a day belong to the night before: they are shown when the same
curfew was in force then too, so that a first day does not begin with a curfew nobody had yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import combinations
from typing import Any

from handrail.casefile.curfews import Stretch, Window, merged, overlap, overlaps, stretches
from handrail.kernel.dates import monday_of
from handrail.kernel.periods import holds_on
from handrail.kernel.times import DAY, clock_words, minutes_of, weekdays_words

__all__ = [
    "Block",
    "Clash",
    "Day",
    "Planned",
    "Week",
    "in_force",
    "overlap",
    "overlaps",
    "planned_from",
    "week_of",
]

UNKNOWN_MINUTES = 30
"""How long a contact is drawn when nobody said how long it takes."""
AT_HOME = frozenset({"home", "phone", "video", "text", "e_mail"})
"""Ways of meeting that do not ask anybody to leave the house, so a curfew does not stand against them."""


@dataclass(frozen=True)
class Planned:
    """Something planned or asked for on a day. ``kind``: work, travel, programme, meeting or own.

    Two things at one ``venue`` at one time are the same thing told twice. ``row`` is what it was made from.
    """

    on: date
    starts: int
    ends: int
    label: str
    kind: str = "meeting"
    leaves_home: bool = True
    entry: str = ""
    venue: str = ""
    women_only: bool = False
    row: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Block:
    """One stretch of a day on the week's picture."""

    weekday: int
    starts: int
    ends: int
    kind: str
    label: str
    entry: str = ""
    leaves_home: bool = True
    venue: str = ""

    @property
    def words(self) -> str:
        """ "Thinking Skills, 2pm to 4pm"."""
        return f"{self.label}, {clock_words(self.starts)} to {clock_words(self.ends)}"

    def overlaps(self, other: "Block") -> bool:
        """Whether they share a minute of the same day."""
        return self.weekday == other.weekday and self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True)
class Clash:
    """Two things that cannot both be, on one or more days of the week."""

    number: int
    what: str
    when: str
    pairs: tuple[tuple[Block, Block], ...]


@dataclass(frozen=True)
class Day:
    """One day of the week: curfew and planned things in order of their start."""

    on: date
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Week:
    """Seven days from a Monday, and what clashes in them."""

    days: tuple[Day, ...]
    clashes: tuple[Clash, ...]

    @property
    def monday(self) -> date:
        """Its first day."""
        return self.days[0].on


def week_of(
    day: date, windows: Sequence[Window] = (), planned: Iterable[Planned] = (), curfew_label: str = "Curfew"
) -> Week:
    """The week (Monday to Sunday) that a day is in."""
    dates = [monday_of(day) + timedelta(days=ahead) for ahead in range(7)]
    blocks: dict[date, list[Block]] = defaultdict(list)
    for on in dates:
        blocks[on] = [
            Block(one.weekday, one.starts, one.ends, "curfew", curfew_label) for one in hours_on(windows, on)
        ]
    for thing in planned:
        if thing.on in blocks:
            blocks[thing.on].append(_block(thing))
    days = tuple(Day(on, tuple(sorted(blocks[on], key=lambda one: (one.starts, one.ends)))) for on in dates)
    return Week(days, _clashes(days))


def in_force(windows: Iterable[Window], day: date) -> list[Window]:
    """The windows in force on a day."""
    return [window for window in windows if holds_on(window, day)]


def hours_on(windows: Sequence[Window], day: date) -> tuple[Stretch, ...]:
    """The hours of curfew on one day, joined where they touch."""
    before = {window.source for window in in_force(windows, day - timedelta(days=1))}
    return merged(
        stretch
        for window in in_force(windows, day)
        for stretch in stretches(window)
        if stretch.weekday == day.isoweekday() and (not stretch.early or window.source in before)
    )


def planned_from(contact: Any, label: str = "") -> Planned | None:
    """A contact row as a planned thing; ``None`` without a day and a time."""
    at: time | None = contact.at
    if contact.valid_from is None or at is None:
        return None
    starts = minutes_of(at)
    return Planned(
        on=contact.valid_from,
        starts=starts,
        ends=min(DAY, starts + (contact.minutes or UNKNOWN_MINUTES)),
        label=label or contact.title,
        kind="programme" if contact.kind == "programme_session" else "meeting",
        leaves_home=contact.mode not in AT_HOME,
        entry=contact.entry,
        venue=contact.venue or "",
        women_only=contact.women_only,
        row=contact,
    )


def _block(thing: Planned) -> Block:
    return Block(
        weekday=thing.on.isoweekday(),
        starts=thing.starts,
        ends=thing.ends,
        kind=thing.kind,
        label=thing.label,
        entry=thing.entry,
        leaves_home=thing.leaves_home,
        venue=thing.venue,
    )


def _clashes(days: Iterable[Day]) -> tuple[Clash, ...]:
    """Overlaps in order of the week; the same two things on several days are one clash."""
    found: dict[str, list[tuple[Block, Block]]] = {}
    for day in days:
        pairs = [
            pair for pair in combinations(day.blocks, 2) if pair[0].overlaps(pair[1]) and _against(*pair)
        ]
        themselves = {_entries(pair) for pair in pairs if not _is_way(pair)}
        for one, other in pairs:
            # The way to something that collides itself is no clash of its own.
            if not _is_way((one, other)) or _entries((one, other)) not in themselves:
                found.setdefault(_clash_words(one, other), []).append((one, other))
    return tuple(
        Clash(number, what, weekdays_words([one.weekday for one, _ in pairs]), tuple(pairs))
        for number, (what, pairs) in enumerate(found.items(), start=1)
    )


def _entries(pair: tuple[Block, Block]) -> frozenset[str]:
    return frozenset(one.entry for one in pair)


def _is_way(pair: tuple[Block, Block]) -> bool:
    kinds = {block.kind for block in pair}
    return "travel" in kinds and "curfew" not in kinds and all(block.entry for block in pair)


def _against(one: Block, other: Block) -> bool:
    """Whether an overlap is a clash: being in for a curfew while somebody rings is none."""
    curfews = [block for block in (one, other) if block.kind == "curfew"]
    if len(curfews) == 2 or (one.venue and one.venue == other.venue):
        return False
    return all(block.leaves_home for block in (one, other) if block.kind != "curfew") or not curfews


def _clash_words(one: Block, other: Block) -> str:
    curfew = next((block for block in (one, other) if block.kind == "curfew"), None)
    if curfew is None:
        return f"{one.words} overlaps {other.words}"
    thing = other if curfew is one else one
    if curfew.starts == 0:
        return f"{curfew.label} ends at {clock_words(curfew.ends)}; {thing.words}"
    return f"{curfew.label} starts at {clock_words(curfew.starts)}; {thing.words}"
