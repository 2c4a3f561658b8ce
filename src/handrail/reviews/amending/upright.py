"""A week with its days beside one another, small enough to stand beside another week.

The hours run down, as in the picture of two weeks they are compared by eye. Phones have the other
drawing, a row a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from django.utils.dates import WEEKDAYS_ABBR

from handrail.design import wording
from handrail.design.pictures.labels import shortened
from handrail.sentences.week import Block, Week

WIDTH, LEFT, TOP, HOUR = 560, 46, 26, 22
COLUMN = (WIDTH - LEFT) / 7
SIZE = 13
LAYERS = {"curfew": 0, "travel": 1, "work": 2, "own": 3, "meeting": 4, "programme": 5}


@dataclass(frozen=True)
class Box:
    """Something in a day: where, how it looks, and a label where there is room for one."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str


@dataclass(frozen=True)
class Sign:
    """The number of a clash, where it begins."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Upright:
    """The drawing; ``said`` is all of it in words."""

    width: int
    height: int
    days: tuple[tuple[float, str], ...]
    hours: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    signs: tuple[Sign, ...]
    said: str


def hours_of(weeks: Iterable[Week]) -> tuple[int, int]:
    """From which hour to which the weeks are drawn, so that they can be compared."""
    ends = [at for week in weeks for day in week.days for one in day.blocks for at in _seen(one)]
    return (min(6, floor(min(ends) / 60)), max(22, ceil(max(ends) / 60))) if ends else (6, 22)


def _seen(one: Block) -> tuple[int, ...]:
    """What must be on the picture: of a night the end of it, and its beginning."""
    if one.kind != "curfew":
        return one.starts, one.ends
    return (one.ends,) if one.starts == 0 else (one.starts,)


def draw(week: Week, hours: tuple[int, int], title: str) -> Upright:
    """The week between two hours."""
    since, until = hours[0] * 60, hours[1] * 60

    def down(minutes: int) -> float:
        return round(TOP + (min(max(minutes, since), until) - since) * HOUR / 60, 1)

    boxes = []
    for number, day in enumerate(week.days):
        for one in sorted(day.blocks, key=lambda block: LAYERS.get(block.kind, 3)):
            if one.ends > since and one.starts < until:
                boxes.append(_box(number, one, down(one.starts), down(one.ends)))
    signs: dict[tuple[int, int], Sign] = {}
    for clash in week.clashes:
        for first, second in clash.pairs:
            at = first.weekday - 1
            x = round(LEFT + COLUMN * (at + 1) - 9, 1)
            signs[clash.number, at] = Sign(x, down(max(first.starts, second.starts)) + 2, clash.number)
    return Upright(
        WIDTH,
        round(down(until)) + 4,
        tuple(
            (round(LEFT + COLUMN * (n + 0.5), 1), str(WEEKDAYS_ABBR[n])) for n, _day in enumerate(week.days)
        ),
        tuple((down(h * 60), f"{h}:00") for h in range(hours[0], hours[1] + 1, 2)),
        tuple(boxes),
        tuple(signs.values()),
        f"{title}. {_said(week)}",
    )


def _box(day: int, one: Block, top: float, bottom: float) -> Box:
    inset = 12 if one.kind == "travel" else 3
    width = COLUMN - 2 * inset
    # A night is said once, on the first day.
    told = one.kind != "travel" and not (one.kind == "curfew" and day)
    room = told and bottom - top >= SIZE + 1
    label = shortened(one.label, SIZE, width - 4) if room else ""
    return Box(
        round(LEFT + COLUMN * day + inset, 1), top, round(width, 1), round(bottom - top, 1), one.kind, label
    )


def _said(week: Week) -> str:
    days = (
        f"{wording.week_date(day.on)}: {'; '.join(one.words for one in day.blocks)}"
        for day in week.days
        if day.blocks
    )
    return ". ".join(days)
