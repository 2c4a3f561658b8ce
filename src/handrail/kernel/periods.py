"""Periods of days. Both ends count: that is how orders, licences and validity are spoken of.

Where other code thinks in half-open periods (from, up to but not including), ``stop`` is the door to them.
An end of ``None`` means no end.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from handrail.kernel.values import Value

ONE_DAY = timedelta(days=1)
Row = TypeVar("Row", bound="Valid")


class Valid(Protocol):
    """Anything that knows from when until when it was true (first and last day included)."""

    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


class Period(Value, frozen=True):
    """The days from ``starts`` to ``ends``, both included; without ``ends`` it goes on.

    Raises ``ValueError`` when it would end before it starts.
    """

    starts: date
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.starts:
            raise ValueError(f"a period cannot end ({self.ends}) before it starts ({self.starts})")

    def __contains__(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)

    @property
    def days(self) -> int | None:
        """How many days; ``None`` without end."""
        return None if self.ends is None else (self.ends - self.starts).days + 1

    @property
    def stop(self) -> date | None:
        """The first day after it; ``None`` without end (or past the last day there is)."""
        return None if self.ends in (None, date.max) else self.ends + ONE_DAY

    def overlaps(self, other: "Period") -> bool:
        """Whether they share a day."""
        return self.starts <= _end(other) and other.starts <= _end(self)

    def clamp(self, within: "Period") -> "Period | None":
        """The days that lie within another period; ``None`` if there are none."""
        starts, ends = max(self.starts, within.starts), min(_end(self), _end(within))
        return _period(starts, ends)

    def minus(self, others: Iterable["Period"]) -> tuple["Period", ...]:
        """What is left when the days of other periods are taken out, in order."""
        left: list[Period] = []
        starts: date | None = self.starts
        for other in sorted(others, key=lambda period: period.starts):
            if starts is None or not other.overlaps(self):
                continue
            if other.starts > starts:
                left.append(Period(starts, min(other.starts - ONE_DAY, _end(self))))
            starts = None if other.stop is None else max(starts, other.stop)
        if starts is not None and starts <= _end(self):
            left.append(Period(starts, self.ends))
        return tuple(left)


def merge(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as few periods in order; periods that touch become one."""
    merged: list[Period] = []
    for period in sorted(periods, key=lambda one: (one.starts, _end(one))):
        before = merged[-1] if merged else None
        if before and (before.stop is None or period.starts <= before.stop):
            merged[-1] = _period(before.starts, max(_end(before), _end(period))) or before
        else:
            merged.append(period)
    return tuple(merged)


def validity(row: Valid) -> Period:
    """When a version was true, as a period; without a first day it always was."""
    return Period(row.valid_from or date.min, row.valid_to)


def holds_on(row: Valid, day: date) -> bool:
    """Whether a version was true on a day (first and last day included)."""
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)


def all_on(rows: Iterable[Row], day: date) -> tuple[Row, ...]:
    """Those that were true on a day, as ``holds_on`` says of each."""
    held = [
        row
        for row in rows
        if (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)
    ]
    return tuple(held)


def _end(period: Period) -> date:
    return period.ends or date.max


def _period(starts: date, ends: date) -> Period | None:
    if ends < starts:
        return None
    return Period(starts, None if ends == date.max else ends)
