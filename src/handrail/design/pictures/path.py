"""The path so far: one line with its false starts, from where the story begins to today.

A lapse leaves the line and comes back to it; a recall breaks it until release; turning points and
what was reached stand on it. Nothing that was reached is taken off by what came after.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from handrail.design import wording
from handrail.design.pictures.labels import WIDTHS, Label, LabelSet, place_all, share

PathKind = Literal["turn", "mile", "reached", "lapse", "recall", "release"]
ABOVE = ("turn", "mile", "reached")
CROWDED = 26 / WIDTHS["middle"] * 100


@dataclass(frozen=True)
class Moment:
    """Something that marked the path."""

    on: date
    kind: PathKind
    words: str


@dataclass(frozen=True)
class Path:
    """What the picture is drawn from; ``away`` are the days in custody."""

    title: str
    start: date
    today: date
    moments: tuple[Moment, ...]
    away: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True)
class Sign:
    """A mark in percent across; ``row`` 0 stands next to the line, 1 further off."""

    at: float
    kind: PathKind
    row: int


@dataclass(frozen=True)
class PathPicture:
    """Positions for ``path``: stretches of the line, those in custody broken, the marks and their words."""

    title: str
    gone: tuple[tuple[float, float], ...]
    broken: tuple[tuple[float, float], ...]
    above: tuple[Sign, ...]
    below: tuple[Sign, ...]
    upper: tuple[LabelSet, ...]
    lower: tuple[LabelSet, ...]
    dates: tuple[LabelSet, ...]


def draw(path: Path) -> PathPicture:
    """Work out where everything stands."""
    days = max((path.today - path.start).days, 1)

    def at(day: date) -> float:
        return round(2 + 94 * share((day - path.start).days, days) / 100, 2)

    inside = sorted((m for m in path.moments if path.start <= m.on <= path.today), key=lambda m: m.on)
    upper = [m for m in inside if m.kind in ABOVE]
    lower = [m for m in inside if m.kind not in ABOVE]
    broken = tuple(
        (at(max(first, path.start)), at(min(last, path.today)))
        for first, last in path.away
        if last >= path.start and first <= path.today
    )
    return PathPicture(
        path.title,
        tuple(_gone(broken)),
        broken,
        _signs((at(m.on), m.kind) for m in upper),
        _signs((at(m.on), m.kind) for m in lower),
        _words(upper, at),
        _words(lower, at),
        place_all(_dates(path, at)),
    )


def _gone(broken: Iterable[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    left = 0.0
    for first, last in sorted(broken):
        if first > left:
            yield left, first
        left = max(left, last)
    yield left, 100.0


def _signs(marks: Iterable[tuple[float, PathKind]]) -> tuple[Sign, ...]:
    placed: list[Sign] = []
    for at, kind in marks:
        crowded = bool(placed) and at - placed[-1].at < CROWDED and placed[-1].row == 0
        placed.append(Sign(at, kind, 1 if crowded else 0))
    return tuple(placed)


def _words(moments: list[Moment], at: Callable[[date], float]) -> tuple[LabelSet, ...]:
    ranks = {"turn": 0, "recall": 0, "lapse": 1, "mile": 1, "reached": 2, "release": 2}
    return place_all(
        Label(at(m.on), (m.words,), strong=False, rank=ranks[m.kind], size=14) for m in moments if m.words
    )


def _dates(path: Path, at: Callable[[date], float]) -> Iterable[Label]:
    yield Label(0, (wording.month_year(path.start),), strong=False, rank=0, size=14)
    yield Label(100, (wording.short_date(path.today),), strong=False, rank=0, size=14)
    year = date(path.start.year + 1, 1, 1)
    while year < path.today:
        yield Label(at(year), (wording.month_year(year),), strong=False, rank=1, size=14)
        year = (year + timedelta(days=366)).replace(day=1, month=1)
