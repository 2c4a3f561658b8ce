"""Rows of moments over the same time: when each of several things was at work, or each person was met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handrail.design import wording
from handrail.design.pictures.labels import Label, LabelSet, place_all, share


@dataclass(frozen=True)
class MomentsRow:
    """A row: what it is, when it was, and what is planned ahead."""

    name: str
    note: str
    said: str
    done: tuple[date, ...]
    ahead: tuple[date, ...] = ()


@dataclass(frozen=True)
class Moments:
    """What the picture is drawn from. ``own``: strengths and the person's own, in their colour."""

    title: str
    start: date
    end: date
    today: date
    rows: tuple[MomentsRow, ...]
    own: bool = False


@dataclass(frozen=True)
class PlacedRow:
    """A row with its places in percent across."""

    name: str
    note: str
    said: str
    done: tuple[float, ...]
    ahead: tuple[float, ...]


@dataclass(frozen=True)
class MomentsPicture:
    """Positions for ``moments``."""

    title: str
    rows: tuple[PlacedRow, ...]
    today_at: float
    months: tuple[float, ...]
    dates: tuple[LabelSet, ...]
    own: bool


def draw(moments: Moments) -> MomentsPicture:
    """Work out where everything stands."""
    days = max((moments.end - moments.start).days, 1)

    def at(day: date) -> float:
        return round(2 + 96 * share((day - moments.start).days, days) / 100, 2)

    firsts = list(_firsts(moments.start, moments.end))
    return MomentsPicture(
        moments.title,
        tuple(
            PlacedRow(
                row.name,
                row.note,
                row.said,
                tuple(at(day) for day in row.done if moments.start <= day <= moments.end),
                tuple(at(day) for day in row.ahead if moments.start <= day <= moments.end),
            )
            for row in moments.rows
        ),
        at(moments.today),
        tuple(at(day) for day in firsts),
        place_all(
            Label(at(day), (wording.short_day_month(day).split(" ", 1)[1],), strong=False, rank=n, size=14)
            for n, day in enumerate(firsts)
        ),
        moments.own,
    )


def _firsts(start: date, end: date) -> Iterable[date]:
    day = start.replace(day=1)
    while day <= end:
        if day >= start:
            yield day
        day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
