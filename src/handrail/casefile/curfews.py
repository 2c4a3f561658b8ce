"""Hours of curfew: windows by weekday as stretches of a day, and windows that overlap.

A stretch is in minutes after midnight, 0 to 1440, on one ISO weekday (Monday is 1). A window that
runs past midnight gives two: the evening, and the early hours of the next day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import combinations
from typing import Protocol

from handrail.kernel.periods import Period, validity
from handrail.kernel.times import DAY, minutes_of


class Window(Protocol):
    """The fields of a curfew window, of the document type or of a database row."""

    entry: str
    source: str
    weekdays: list[int]
    starts: time
    ends: time
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, order=True)
class Stretch:
    """Some minutes of one weekday. ``early`` marks hours that belong to the night before."""

    weekday: int
    starts: int
    ends: int
    early: bool = False

    def overlaps(self, other: "Stretch") -> bool:
        """Whether they share a minute."""
        return self.weekday == other.weekday and self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True)
class Overlap:
    """Two windows in force at once over the same hours, and where they first meet."""

    one: Window
    other: Window
    weekday: int
    starts: int
    ends: int
    period: Period


def stretches(window: Window) -> tuple[Stretch, ...]:
    """The stretches of a window, in order. An end at or before the start is next morning."""
    starts, ends = minutes_of(window.starts), minutes_of(window.ends)
    found = []
    for weekday in sorted(set(window.weekdays)):
        if starts < ends:
            found.append(Stretch(weekday, starts, ends))
            continue
        found.append(Stretch(weekday, starts, DAY))
        if ends:
            found.append(Stretch(weekday % 7 + 1, 0, ends, early=True))
    return tuple(sorted(found))


def merged(found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same minutes in as few stretches as possible, in order."""
    kept: list[Stretch] = []
    for one in sorted(found):
        last = kept[-1] if kept else None
        if last and last.weekday == one.weekday and one.starts <= last.ends:
            kept[-1] = Stretch(last.weekday, last.starts, max(last.ends, one.ends), last.early and one.early)
        else:
            kept.append(one)
    return tuple(kept)


def overlaps(windows: Sequence[Window]) -> list[Overlap]:
    """Windows of the same source that are in force at once over the same hours."""
    pairs = ((one, other) for one, other in combinations(windows, 2) if one.source == other.source)
    return [found for one, other in pairs if (found := overlap(one, other))]


def overlap(one: Window, other: Window) -> Overlap | None:
    """Where two windows first meet in a week, if days and hours of both do."""
    period = validity(one).clamp(validity(other))
    if period is None:
        return None
    for first in stretches(one):
        for second in stretches(other):
            if first.overlaps(second):
                starts, ends = max(first.starts, second.starts), min(first.ends, second.ends)
                return Overlap(one, other, first.weekday, starts, ends, period)
    return None
