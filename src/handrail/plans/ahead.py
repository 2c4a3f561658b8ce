"""What is ahead of the person in the coming days. Rooms above register what they have booked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any


@dataclass(frozen=True)
class Ahead:
    """One thing to go to or to be there for, in words that the person may read."""

    on: date
    what: str
    at: time | None = None
    minutes: int | None = None
    where: str = ""
    workers: tuple[str, ...] = ()
    help: str = ""


Source = Callable[[Any, date, date], Iterable[Ahead]]
"""Given a case and two days: what the person is asked to in between. Nothing marked, nothing behind
the person's back."""

_sources: list[Source] = []


def register(source: Source) -> None:
    """Say what a room has booked between two days."""
    _sources.append(source)


def between(case: Any, first: date, last: date) -> list[Ahead]:
    """Everything booked between two days, in order; what has no time comes last in its day."""
    found = [one for source in _sources for one in source(case, first, last)]
    return sorted(found, key=lambda one: (one.on, one.at or time.max, one.what))
