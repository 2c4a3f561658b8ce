"""The timeline strip: months across, contacts by us and by partners, and above them what marked the way.

Time runs from ``start`` to the day before ``end``; both are usually the first of a
month or the Monday the story begins. Signs that would cover one another are set
at two heights; their place in time is never moved.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import gettext

from handrail.design import wording
from handrail.design.pictures.labels import GAP, WIDTHS, share, text_width

StripKind = Literal["turn", "lapse", "move", "mile", "fact"]

# A sign is 24 pixels wide on the smallest wide strip.
_CROWDED = 24 / WIDTHS["middle"] * 100


@dataclass(frozen=True)
class Contact:
    """A contact that happened, by us or by a partner who fed it back."""

    on: date
    by: Literal["us", "partner"]


@dataclass(frozen=True)
class StripMark:
    """A turning point, lapse, move, milestone or fact."""

    on: date
    kind: StripKind


@dataclass(frozen=True)
class Span:
    """Days shaded behind the strip, such as time in custody; last day included."""

    start: date
    end: date
    label: str = ""


@dataclass(frozen=True)
class Strip:
    """What the strip is drawn from."""

    start: date
    end: date
    today: date
    title: str
    contacts: tuple[Contact, ...] = ()
    marks: tuple[StripMark, ...] = ()
    custody: tuple[Span, ...] = ()


@dataclass(frozen=True)
class MonthLine:
    """The first of a month. ``tiers`` are the widths whose labels have room for its name."""

    at: float
    label: str
    tiers: tuple[str, ...]


@dataclass(frozen=True)
class Shade:
    """A shaded stretch in per cent. ``tiers`` are the widths that have room for its label."""

    at: float
    length: float
    label: str
    tiers: tuple[str, ...]


@dataclass(frozen=True)
class Sign:
    """A mark in per cent across, pixels down."""

    at: float
    kind: StripKind
    top: int


@dataclass(frozen=True)
class StripPicture:
    """Positions for ``strip``."""

    title: str
    months: tuple[MonthLine, ...]
    shades: tuple[Shade, ...]
    us: tuple[float, ...]
    partners: tuple[float, ...]
    signs: tuple[Sign, ...]
    today_at: float | None


def draw(strip: Strip) -> StripPicture:
    """Work out where everything stands."""
    days = max((strip.end - strip.start).days, 1)

    def at(day: date) -> float:
        return share((day - strip.start).days, days)

    months = _months(strip.start, strip.end, days)
    inside = [c for c in strip.contacts if strip.start <= c.on < strip.end]
    return StripPicture(
        title=strip.title,
        months=months,
        shades=tuple(_shade(span, strip, months, at) for span in strip.custody),
        us=tuple(at(c.on) for c in inside if c.by == "us"),
        partners=tuple(at(c.on) for c in inside if c.by == "partner"),
        signs=_signs((at(m.on), m.kind) for m in strip.marks if strip.start <= m.on < strip.end),
        today_at=at(strip.today) if strip.start <= strip.today < strip.end else None,
    )


def _shade(
    span: Span,
    strip: Strip,
    months: tuple[MonthLine, ...],
    at: Callable[[date], float],
) -> Shade:
    left = at(max(span.start, strip.start))
    right = at(min(span.end + timedelta(days=1), strip.end))
    label = span.label or gettext("Custody")
    # The label shares its row with the names of months, which matter more.
    tiers = []
    for tier, width in WIDTHS.items():
        named = [month.at for month in months if tier in month.tiers]
        until = min([place for place in named if place > left] + [100.0])
        room = (until - left) / 100 * width
        if left not in named and text_width(label, 14) + GAP <= room:
            tiers.append(tier)
    return Shade(left, round(right - left, 2), label, tuple(tiers))


def _months(start: date, end: date, days: int) -> tuple[MonthLine, ...]:
    firsts = []
    year, month = start.year, start.month
    while (first := date(year, month, 1)) < end:
        if first >= start:
            firsts.append(first)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    # Over several years January carries its year.
    years = sum(first.month == 1 for first in firsts) > 1
    names = {first: _month_name(first, with_year=years) for first in firsts}
    named = {tier: _named(names, days, width) for tier, width in WIDTHS.items()}
    return tuple(
        MonthLine(
            at=share((first - start).days, days),
            label=names[first],
            tiers=tuple(tier for tier in WIDTHS if first in named[tier]),
        )
        for first in firsts
    )


def _month_name(first: date, *, with_year: bool) -> str:
    name = wording.short_day_month(first).split(" ", 1)[1]
    return f"{name} {first.year}" if with_year and first.month == 1 else name


def _named(names: dict[date, str], days: int, width: int) -> set[date]:
    """Every month, or every second, third, sixth or only January: as many as have room."""
    for step in (1, 2, 3, 6, 12):
        chosen = [first for first in names if (first.month - 1) % step == 0]
        room = width / days * step * 28
        if all(text_width(names[first], 14) + GAP <= room for first in chosen):
            return set(chosen)
    return set()


def _signs(marks: Iterable[tuple[float, StripKind]]) -> tuple[Sign, ...]:
    placed: list[Sign] = []
    for at, kind in sorted(marks):
        crowded = bool(placed) and at - placed[-1].at < _CROWDED
        top = 24 if crowded and placed[-1].top != 24 else 0 if crowded else 12
        if crowded and placed[-1].top == 12:
            placed[-1] = Sign(placed[-1].at, placed[-1].kind, 0)
        placed.append(Sign(at, kind, top))
    return tuple(placed)
