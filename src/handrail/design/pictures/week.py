"""A person's week: seven rows, curfew hatched, what fills the day, clashes numbered, changes cornered.

Day 0 is Monday. A block or curfew whose end is not after its start runs past
midnight and is drawn on both days. The hours shown follow from what the week
holds, so an empty night takes no room. Each row carries its words, for phones
and for those who hear the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil, floor
from typing import Literal

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext

from handrail.design import wording
from handrail.design.pictures.labels import WIDTHS, broken, cut, share, text_width

BlockKind = Literal["work", "travel", "programme", "meeting", "own", "free"]

# Drawn in this order: later kinds lie on top.
_LAYERS: dict[BlockKind, int] = {"travel": 0, "work": 1, "own": 2, "free": 2, "meeting": 3, "programme": 4}
_DAY = 24 * 60
_LABEL_SIZE = 14
_DAY_COLUMN = 104
# Phones have a list instead.
_LABELLED = ("wide", "middle")

_Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Block:
    """Something at a time. ``words`` is its line in the list; label and times where none is given."""

    day: int
    start: time
    end: time
    kind: BlockKind
    label: str
    words: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Curfew:
    """A time to be at home, named by the day it begins. ``changed`` marks its end."""

    day: int
    start: time
    end: time
    changed: bool = False


@dataclass(frozen=True)
class Clash:
    """Where two things cannot both be kept. ``words`` says which, for the list."""

    number: int
    day: int
    start: time
    end: time
    words: str


@dataclass(frozen=True)
class Week:
    """What the week is drawn from. With ``monday`` the days carry their dates;
    ``hours`` (5, 23) fixes what is shown where the week itself should not decide."""

    blocks: tuple[Block, ...] = ()
    curfews: tuple[Curfew, ...] = ()
    clashes: tuple[Clash, ...] = ()
    title: str = ""
    monday: date | None = None
    hours: tuple[int, int] | None = None


@dataclass(frozen=True)
class Hatch:
    """A curfew on one day; ``corner`` marks a changed end. ``label`` is empty where there is no room."""

    at: float
    length: float
    label: str
    label_width: int
    corner: bool


@dataclass(frozen=True)
class PieceLabel:
    """A block's label for one width: in the middle of ``at`` in a line or two, or beside it.

    ``whole`` is false where words had to be left out.
    """

    tier: str
    lines: tuple[str, ...]
    at: float
    beside: bool
    whole: bool = True


@dataclass(frozen=True)
class Piece:
    """A block on one day; no label for a width that has no room."""

    at: float
    length: float
    kind: BlockKind
    labels: tuple[PieceLabel, ...]
    corner: bool


@dataclass(frozen=True)
class Frame:
    """A clash on one day."""

    at: float
    length: float
    number: int


@dataclass(frozen=True)
class Row:
    """One day. ``words`` are triples of a clash number (or 0), whether it changed, and a line;
    ``said`` is all of them at once. ``listed`` names the widths at which the words stand
    under the day, because a label there has no room or not enough."""

    name: str
    on: str
    hatches: tuple[Hatch, ...]
    pieces: tuple[Piece, ...]
    frames: tuple[Frame, ...]
    words: tuple[tuple[int, bool, str], ...]
    said: str
    listed: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True)
class WeekPicture:
    """Positions for ``week``."""

    title: str
    hours: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Scale:
    """Minutes of the day to per cent of the row."""

    first: int
    last: int

    def at(self, minute: int) -> float:
        return share(minute - self.first, self.last - self.first)

    def room(self, share_of_row: float, tier: str) -> float:
        return share_of_row / 100 * (WIDTHS[tier] - _DAY_COLUMN)


def draw(week: Week) -> WeekPicture:
    """Work out where everything stands."""
    scale = _scale(week)
    hours = range(scale.first // 60 + (scale.first // 60) % 2, scale.last // 60 + 1, 2)
    inner = [hour for hour in hours if scale.first < hour * 60 < scale.last]
    return WeekPicture(
        title=week.title or gettext("The week, Monday to Sunday"),
        hours=tuple((scale.at(hour * 60), wording.hour_words(hour % 24)) for hour in inner),
        rows=tuple(_row(week, day, scale) for day in range(7)),
    )


def minutes(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def _halves(day: int, start: time, end: time) -> list[tuple[int, int, int, bool]]:
    """(day, from, to, is the end) — one part, or two where it runs past midnight."""
    begins, ends = minutes(start), minutes(end)
    if ends > begins:
        return [(day, begins, ends, True)]
    parts = [(day, begins, _DAY, ends == 0)]
    if ends > 0:
        parts.append(((day + 1) % 7, 0, ends, True))
    return parts


def _scale(week: Week) -> _Scale:
    """An hour free before the first thing and after the last; at least 7am to 7pm.

    A curfew shows an hour of itself in the morning and two, with its name, in the
    evening: its edge matters, the night does not. Two weeks shown for comparison
    are given the same ``hours``.
    """
    if week.hours:
        return _Scale(week.hours[0] * 60, week.hours[1] * 60)
    blocks = [part for b in week.blocks for part in _halves(b.day, b.start, b.end)]
    first = min([start - 60 for _, start, _, _ in blocks] + [7 * 60])
    last = max([end + 60 for _, _, end, _ in blocks] + [19 * 60])
    for curfew in week.curfews:
        for _, start, end, _ in _halves(curfew.day, curfew.start, curfew.end):
            if start == 0:
                first = min(first, end - 60)
            elif end == _DAY:
                last = max(last, start + 120)
            else:
                first, last = min(first, start - 60), max(last, end + 60)
    return _Scale(max(floor(first / 60), 0) * 60, min(ceil(last / 60), 24) * 60)


def _row(week: Week, day: int, scale: _Scale) -> Row:
    blocks = sorted(
        (
            (start, end, last, block)
            for block in week.blocks
            for on, start, end, last in _halves(block.day, block.start, block.end)
            if on == day
        ),
        key=lambda one: (_LAYERS[one[3].kind], one[0]),
    )
    clashes = [
        (clash, start, end)
        for clash in week.clashes
        for on, start, end, _ in _halves(clash.day, clash.start, clash.end)
        if on == day
    ]
    taken = [block[:2] for block in blocks] + [
        (start, end)
        for curfew in week.curfews
        for on, start, end, _ in _halves(curfew.day, curfew.start, curfew.end)
        if on == day
    ]
    words = _words(week, day)
    name = str(WEEKDAYS[day])
    pieces = tuple(
        _piece(start, end, block, _above(n, blocks, clashes), taken, scale)
        for n, (start, end, _, block) in enumerate(blocks)
    )
    return Row(
        name=name,
        on=wording.short_day_month(week.monday + timedelta(days=day)) if week.monday else "",
        hatches=_hatches(week.curfews, day, scale),
        pieces=pieces,
        frames=tuple(
            Frame(scale.at(start), round(scale.at(end) - scale.at(start), 2), clash.number)
            for clash, start, end in clashes
        ),
        words=words,
        said=f"{name}: " + ". ".join([line for _, _, line in words] + _at_home(week.curfews, day)),
        listed=tuple(tier for tier in _LABELLED if not _told(pieces, tier)),
        short=str(WEEKDAYS_ABBR[day]),
    )


def _hatches(curfews: Iterable[Curfew], day: int, scale: _Scale) -> tuple[Hatch, ...]:
    hatches = []
    word = gettext("Curfew")
    width = round(text_width(word, _LABEL_SIZE)) + 14
    for curfew in curfews:
        for on, start, end, last in _halves(curfew.day, curfew.start, curfew.end):
            if on != day:
                continue
            at, until = scale.at(max(start, scale.first)), scale.at(min(end, scale.last))
            # The morning's edge is the news there; the word stands on the evening.
            room = scale.room(until - at, "middle") >= width + 4 and start > 0
            hatches.append(
                Hatch(at, round(until - at, 2), word if room else "", width, curfew.changed and last)
            )
    return tuple(hatches)


def _piece(start: int, end: int, block: Block, above: _Spans, taken: _Spans, scale: _Scale) -> Piece:
    at, until = scale.at(start), scale.at(end)
    free_from, free_to = _widest(start, end, above)
    left, right = scale.at(free_from), scale.at(free_to)
    # What stands or begins after the block, a curfew too, bounds the room beside it.
    next_begins = min([max(begins, end) for begins, ends in taken if ends > end] + [scale.last])
    after = scale.at(next_begins) - until
    return Piece(
        at=at,
        length=round(until - at, 2),
        kind=block.kind,
        labels=tuple(
            label
            for tier in _LABELLED
            if (label := _label(block.label, tier, (left, right), (until, after), scale))
        ),
        corner=block.changed,
    )


def _label(
    words: str,
    tier: str,
    free: tuple[float, float],
    beside: tuple[float, float],
    scale: _Scale,
) -> PieceLabel | None:
    """Inside in one line, or in two, or beside; None where nothing fits."""
    left, right = free
    room = scale.room(right - left, tier) - 8
    middle = round((left + right) / 2, 2)
    if lines := broken(words, _LABEL_SIZE, room):
        return PieceLabel(tier, lines, middle, beside=False)
    if text_width(words, _LABEL_SIZE) + 10 <= scale.room(beside[1], tier):
        return PieceLabel(tier, (words,), beside[0], beside=True)
    if lines := cut(words, _LABEL_SIZE, room):
        return PieceLabel(tier, lines, middle, beside=False, whole=False)
    return None


def _told(pieces: Iterable[Piece], tier: str) -> bool:
    """Whether every block has its whole label at a width. Travel explains itself by its colour."""
    return all(
        any(label.tier == tier and label.whole for label in piece.labels)
        for piece in pieces
        if piece.kind != "travel"
    )


def _above(
    n: int,
    blocks: list[tuple[int, int, bool, Block]],
    clashes: list[tuple[Clash, int, int]],
) -> list[tuple[int, int]]:
    """What lies on the nth block: blocks drawn after it, and frames that cover a part of it."""
    start, end = blocks[n][:2]
    later = [other[:2] for other in blocks[n + 1 :]]
    return later + [(a, b) for _, a, b in clashes if a > start or b < end]


def _widest(start: int, end: int, above: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The longest stretch of a block that nothing lies on."""
    free, reached = [(start, start)], start
    for other_start, other_end in sorted(above):
        if other_end <= start or other_start >= end:
            continue
        free.append((reached, max(other_start, reached)))
        reached = max(reached, other_end)
    free.append((reached, max(end, reached)))
    return max(free, key=lambda one: one[1] - one[0])


def _words(week: Week, day: int) -> tuple[tuple[int, bool, str], ...]:
    """What the day holds, a clash first at its time: (clash number or 0, changed, words)."""
    lines = [(minutes(c.start), c.number, False, c.words) for c in week.clashes if c.day == day]
    for curfew in week.curfews:
        for on, _, end, last in _halves(curfew.day, curfew.start, curfew.end):
            if on == day and last and curfew.changed:
                until = wording.clock(time(end // 60 % 24, end % 60))
                words = gettext("May leave from %(time)s") % {"time": until}
                lines.append((end, 0, True, words))
    told = {(clash.start, clash.end) for clash in week.clashes if clash.day == day}
    for block in week.blocks:
        # A clash that is this very block has said it already.
        if (block.start, block.end) in told:
            continue
        # Travel is part of what it leads to, unless something is to be said about it.
        if block.day == day and (block.kind != "travel" or block.words):
            lines.append((minutes(block.start), 0, block.changed, block.words or _said(block)))
    if not lines:
        return ((0, False, gettext("Nothing planned")),)
    lines.sort(key=lambda line: (line[0], line[1] == 0, line[3]))
    # A fixed time and the appointment made for it are one thing to whoever reads.
    return tuple(dict.fromkeys((number, changed, words) for _, number, changed, words in lines))


def _at_home(curfews: Iterable[Curfew], day: int) -> list[str]:
    """The day's curfew in words. Not in the list, where it would be said seven times."""
    said = []
    for curfew in curfews:
        for on, start, end, _ in _halves(curfew.day, curfew.start, curfew.end):
            if on != day:
                continue
            until = wording.clock(time(end // 60 % 24, end % 60))
            if start == 0:
                said.append((start, gettext("In until %(time)s") % {"time": until}))
            elif end == _DAY:
                said.append((start, gettext("In from %(time)s") % {"time": wording.clock(curfew.start)}))
            else:
                times = {"start": wording.clock(curfew.start), "end": until}
                said.append((start, gettext("In from %(start)s to %(end)s") % times))
    return [words for _, words in sorted(said)]


def _said(block: Block) -> str:
    times = {"start": wording.clock(block.start), "end": wording.clock(block.end)}
    # A label that already tells its hours is not followed by them again.
    if times["start"] in block.label:
        return block.label
    said = gettext("%(what)s %(start)s to %(end)s") % {"what": block.label, **times}
    return gettext("Free place: %(what)s") % {"what": said} if block.kind == "free" else said
