"""Contact level: how much contact is planned, as a stepped line over time. Both ends of a phase count."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from handrail.design import wording
from handrail.design.pictures.labels import WIDTHS, Label, LabelSet, place_all, share, shortened, text_width

TOP, FOOT = 40, 150
"""Between these heights the line runs; the names of the phases stand above."""


@dataclass(frozen=True)
class Phase:
    """A time at one level: ``per_week`` contacts."""

    name: str
    start: date
    end: date
    per_week: float


@dataclass(frozen=True)
class Level:
    """What the picture is drawn from."""

    title: str
    phases: tuple[Phase, ...]
    today: date


@dataclass(frozen=True)
class Band:
    """The name of a phase over its time, by width."""

    at: float
    length: float
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LevelPicture:
    """Positions for ``level``: level stretches of the line, the steps between them, lines of the scale."""

    title: str
    bands: tuple[Band, ...]
    flats: tuple[tuple[float, float, float], ...]
    steps: tuple[tuple[float, float, float], ...]
    scale: tuple[tuple[float, int], ...]
    today_at: float | None
    labels: tuple[LabelSet, ...]


def draw(level: Level) -> LevelPicture:
    """Work out where everything stands."""
    phases = sorted(level.phases, key=lambda one: one.start)
    first, last = phases[0].start, max(one.end for one in phases)
    days = (last - first).days + 1
    most = max(1, -int(-max(one.per_week for one in phases) // 1))

    def at(day: date) -> float:
        return share((day - first).days, days)

    def height(per_week: float) -> float:
        return round(FOOT - (FOOT - TOP) * per_week / most, 1)

    flats = tuple((at(one.start), at(one.end + timedelta(days=1)), height(one.per_week)) for one in phases)
    steps = tuple(
        (after[0], before[2], after[2]) for before, after in pairwise(flats) if before[1] == after[0]
    )
    running = first <= level.today <= last
    return LevelPicture(
        level.title,
        tuple(band(one, at(one.start), at(one.end + timedelta(days=1))) for one in phases),
        flats,
        steps,
        tuple((height(number), number) for number in range(most + 1)),
        at(level.today) if running else None,
        place_all(_dates(phases, at)),
    )


def band(phase: Phase, at: float, until: float, widths: Mapping[str, float] = WIDTHS) -> Band:
    """The name of a phase over its time, where a width has room for it."""
    names = []
    for tier, width in widths.items():
        room = (until - at) / 100 * width - 12
        words = shortened(phase.name, 15, room, bold=True)
        if len(words) > 3 and text_width(words, 15, bold=True) <= room:
            names.append((tier, words))
    return Band(at, round(until - at, 2), tuple(names))


def _dates(phases: Iterable[Phase], at: Callable[[date], float]) -> Iterable[Label]:
    for number, one in enumerate(phases):
        yield Label(at(one.start), (wording.short_date(one.start),), strong=False, rank=number)
