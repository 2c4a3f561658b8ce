"""The order of work: one row a piece of work, in sections, beneath the time there is.

Bars show what is done or under way, planned, waited for, and what lies beyond the time there is.
A dotted line with an end tick is room to move; a flag is help that ends; a diamond on a line is a
state others wait for. Each row carries its words, for those who hear the page; a note that has no
room beside its bar stands under the name. Both ends of a stretch count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import gettext

from handrail.design.pictures.labels import GAP, Label, LabelSet, place, share, text_width

StretchKind = Literal["done", "planned", "waiting", "required", "beyond"]

# What is left of the narrowest column of each range of screens beside the names; phones have none beside.
_WIDTHS = {"wide": 820, "middle": 480, "narrow": 286}
_NOTE, _INSIDE = 15, 14
_LEAST = 0.8


@dataclass(frozen=True)
class Stretch:
    """Days of one kind. ``label`` stands inside where there is room."""

    kind: StretchKind
    start: date
    end: date
    label: str = ""


@dataclass(frozen=True)
class Work:
    """One row. ``room_until`` ends the dotted line, ``flag`` is the last day of help."""

    name: str
    detail: str = ""
    stretches: tuple[Stretch, ...] = ()
    note: str = ""
    room_until: date | None = None
    flag: date | None = None
    goes_on: bool = False
    said: str = ""
    url: str = ""


@dataclass(frozen=True)
class Gate:
    """A state that others wait for, on the day it came or is expected; without a day only in words."""

    words: str
    on: date | None = None


@dataclass(frozen=True)
class Section:
    """Rows under one heading; the gate they wait for stands in the heading."""

    heading: str
    works: tuple[Work, ...]
    gate: Gate | None = None


@dataclass(frozen=True)
class Span:
    """A stretch of the time there is: a licence, an order. The first begins the picture.

    Of ``label`` as many parts are shown as fit, else ``short``.
    """

    label: str
    start: date
    end: date
    short: str = ""


@dataclass(frozen=True)
class Order:
    """What the picture is drawn from. ``ends`` is the thick line, with its words for the key."""

    title: str
    spans: tuple[Span, ...]
    sections: tuple[Section, ...]
    today: date
    ends: date | None = None
    ends_words: str = ""


@dataclass(frozen=True)
class Bar:
    """A stretch on its row; ``labels`` are the widths at which its words fit inside."""

    kind: StretchKind
    at: float
    length: float
    label: str
    tiers: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """A note beside its marks at one width."""

    tier: str
    at: float
    anchor: Literal["start", "end"]


@dataclass(frozen=True)
class Row:
    """A row worked out. ``listed`` names the widths at which the note stands under the name."""

    name: str
    detail: str
    url: str
    said: str
    bars: tuple[Bar, ...]
    note: str
    notes: tuple[Note, ...]
    listed: tuple[str, ...]
    room: tuple[float, float] | None
    flag: float | None
    point: float | None


@dataclass(frozen=True)
class Block:
    """A section worked out."""

    heading: str
    gate_words: str
    gate_at: float | None
    gate_notes: tuple[Note, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Band:
    """A span of the time there is. ``label`` by width, shortened to what fits."""

    at: float
    length: float
    current: bool
    tiers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OrderPicture:
    """Positions for ``order``; ``kinds`` are the signs its key explains."""

    title: str
    bands: tuple[Band, ...]
    weeks: tuple[LabelSet, ...]
    today_at: float | None
    today_labels: tuple[LabelSet, ...]
    ends_at: float | None
    ends_words: str
    gates: tuple[float, ...]
    blocks: tuple[Block, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class _Scale:
    start: date
    days: int

    def at(self, day: date) -> float:
        """Where a day begins."""
        return share((day - self.start).days, self.days)

    def length(self, start: date, end: date) -> float:
        return round(max(self.at(end + timedelta(days=1)) - self.at(start), _LEAST), 2)


def draw(order: Order) -> OrderPicture:
    """Work out where everything stands."""
    scale = _scale(order)
    blocks = tuple(_block(section, scale) for section in order.sections)
    last = scale.start + timedelta(days=scale.days - 1)
    running = scale.start <= order.today <= last
    return OrderPicture(
        title=order.title,
        bands=tuple(_band(span, n == 0, scale) for n, span in enumerate(order.spans)),
        weeks=_placed(_weeks(scale, order.today)),
        today_at=scale.at(order.today) if running else None,
        today_labels=_placed([_today(scale, order.today)] if running else []),
        ends_at=scale.at(order.ends + timedelta(days=1)) if order.ends else None,
        ends_words=order.ends_words,
        gates=tuple(block.gate_at for block in blocks if block.gate_at is not None),
        blocks=blocks,
        kinds=tuple(_kinds(order)),
    )


def _scale(order: Order) -> _Scale:
    """From the first span to the end of whatever ends last; room for an end that is pointed."""
    works = [work for section in order.sections for work in section.works]
    stretches = [stretch for work in works for stretch in work.stretches]
    starts = [*(span.start for span in order.spans), *(one.start for one in stretches), order.today]
    ends = [*(span.end for span in order.spans), *(one.end for one in stretches), order.today]
    first = order.spans[0].start if order.spans else min(starts)
    return _Scale(first, max((max(ends) - first).days + 1, 28))


def _block(section: Section, scale: _Scale) -> Block:
    gate = section.gate
    at = scale.at(gate.on) if gate and gate.on else None
    words = gate.words if gate else ""
    notes = _beside(words, 17, (at, at + 1.5), scale) if at is not None else ()
    return Block(section.heading, words, at, notes, tuple(_row(work, scale) for work in section.works))


def _row(work: Work, scale: _Scale) -> Row:
    bars = tuple(_bar(one, scale) for one in work.stretches)
    room = None
    if work.room_until and work.stretches:
        first = next((s.start for s in work.stretches if s.kind == "planned"), work.stretches[-1].start)
        room = (scale.at(first), scale.at(work.room_until + timedelta(days=1)))
    flag = scale.at(work.flag + timedelta(days=1)) if work.flag else None
    point = max((bar.at + bar.length for bar in bars), default=None) if work.goes_on else None
    ends = [bar.at + bar.length for bar in bars]
    ends += [room[1]] if room else []
    ends += [flag + 2] if flag is not None else []
    marks = (min((bar.at for bar in bars), default=0.0), max(ends, default=0.0))
    notes = _beside(work.note, _NOTE, marks, scale) if work.note and point is None else ()
    fitting = {note.tier for note in notes}
    return Row(
        name=work.name,
        detail=work.detail,
        url=work.url,
        said=f"{work.name}: {work.said or work.note or work.detail}",
        bars=bars,
        note=work.note,
        notes=notes,
        listed=tuple(tier for tier in _WIDTHS if tier not in fitting) if work.note else (),
        room=room,
        flag=flag,
        point=point,
    )


def _bar(stretch: Stretch, scale: _Scale) -> Bar:
    length = scale.length(stretch.start, stretch.end)
    needed = text_width(stretch.label, _INSIDE) + 12
    fits = tuple(tier for tier, width in _WIDTHS.items() if stretch.label and needed <= length / 100 * width)
    return Bar(stretch.kind, scale.at(stretch.start), length, stretch.label, fits)


def _beside(words: str, size: int, marks: tuple[float, float], scale: _Scale) -> tuple[Note, ...]:
    """After the marks, else before them; phones have the note beside the name."""
    found = []
    for tier, width in _WIDTHS.items():
        needed = text_width(words, size, bold=True) + GAP
        if tier == "narrow":
            continue
        if needed <= (100 - marks[1]) / 100 * width:
            found.append(Note(tier, marks[1], "start"))
        elif needed <= marks[0] / 100 * width:
            found.append(Note(tier, marks[0], "end"))
    return tuple(found)


def _band(span: Span, current: bool, scale: _Scale) -> Band:
    at, length = scale.at(span.start), scale.length(span.start, span.end)
    tiers = []
    for tier, width in _WIDTHS.items():
        # As many parts of "Licence, 38 weeks, to 24 November" as there is room for.
        parts = span.label.split(", ")
        while parts and text_width(", ".join(parts), _NOTE, bold=True) + 14 > length / 100 * width:
            parts.pop()
        words = ", ".join(parts) or span.short
        if words and text_width(words, _NOTE, bold=True) + 14 <= length / 100 * width:
            tiers.append((tier, words))
    return Band(at, length, current, tuple(tiers))


def _weeks(scale: _Scale, today: date) -> Iterable[Label]:
    weeks = scale.days / 7
    every = 4 if weeks <= 60 else 13 if weeks <= 160 else 26
    for number in range(1, int(weeks) + 1, every):
        # Under "Today" nothing else has room.
        near = abs((scale.start + timedelta(weeks=number - 1) - today).days) / scale.days
        if near > 0.07:
            at = share((number - 1) * 7, scale.days)
            yield Label(at, (str(number),), strong=False, rank=number, anchors=("start",), size=15)


def _today(scale: _Scale, today: date) -> Label:
    return Label(scale.at(today), (gettext("Today"),), anchors=("middle", "start", "end"), size=15)


def _placed(labels: Iterable[Label]) -> tuple[LabelSet, ...]:
    wanted = tuple(labels)
    return tuple(LabelSet(tier, place(wanted, width)) for tier, width in _WIDTHS.items())


def _kinds(order: Order) -> Iterable[str]:
    """The signs that are used, in the order of the key."""
    works = [work for section in order.sections for work in section.works]
    kinds = {stretch.kind for work in works for stretch in work.stretches}
    used = {
        "done": "done" in kinds,
        "planned": "planned" in kinds,
        "room": any(work.room_until for work in works),
        "gate": any(section.gate for section in order.sections),
        "flag": any(work.flag for work in works),
        "goes_on": any(work.goes_on for work in works),
        "waiting": "waiting" in kinds,
        "beyond": "beyond" in kinds,
        "today": True,
        "ends": order.ends is not None,
    }
    return (kind for kind, shown in used.items() if shown)
