"""Ways out when a step cannot fit: each worked out again, with the day it would end. Pure Python.

Nothing is chosen here and nothing is changed: these are suggestions for a conversation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handrail.plans.lengths import WEEK, weeks_for
from handrail.plans.ordering import DUE, Order, Placed

MOST_A_WEEK = 5


class WayKind(StrEnum):
    """What would be done differently."""

    MORE_A_WEEK = "more_a_week"
    OTHER_WORK = "other_work"
    SHORTER = "shorter"
    NO_LIST = "no_list"
    NO_WAIT = "no_wait"
    BY_CHOICE = "by_choice"


@dataclass(frozen=True)
class Way:
    """A way out. ``number`` is sessions a week, or the weeks that fit; ``step`` other work that fits."""

    kind: WayKind
    ends: date | None = None
    room: int | None = None
    number: int = 0
    step: str = ""


def ways_out(placed: Placed, order: Order) -> tuple[Way, ...]:
    """What could be done about a step that does not fit; empty for one that does."""
    return tuple(_ways(placed, order)) if placed.over else ()


def _ways(placed: Placed, order: Order) -> Iterator[Way]:
    last = _last_day(placed)
    dated, job, step = placed.dated, placed.job, placed.step
    if last is None or dated is None or job is None:
        return
    for other in _other_work(placed, order):
        assert other.dated is not None
        yield Way(WayKind.OTHER_WORK, other.dated.ends, other.dated.room, step=other.step.entry)
    if way := _more_a_week(placed, last):
        yield way
    if not step.goes_on_after and not placed.under_way:
        earliest = max(job.not_before, job.asked_on)
        if job.wait and (way := _from(placed, dated.starts - timedelta(days=job.wait), last)):
            yield Way(WayKind.NO_LIST, way.ends, way.room)
        if _waits(placed) and (way := _from(placed, earliest + timedelta(days=job.wait), last)):
            yield Way(WayKind.NO_WAIT, way.ends, way.room)
        weeks = ((last - dated.starts).days + 1) // WEEK
        if weeks > 0:
            yield Way(WayKind.SHORTER, dated.starts + timedelta(days=weeks * WEEK - 1), number=weeks)
    if not step.goes_on_after and dated.starts <= last:
        yield Way(WayKind.BY_CHOICE, dated.ends)


def _last_day(placed: Placed) -> date | None:
    over = placed.dated.over if placed.dated else ()
    return min((bound.last for bound, _ in over if bound.key != DUE), default=None)


def _waits(placed: Placed) -> bool:
    return any(not one.come for one in placed.awaited)


def _from(placed: Placed, starts: date, last: date) -> Way | None:
    """The same work from another day, if it then fits."""
    assert placed.job is not None
    starts = max(starts, placed.job.not_before)
    ends = starts + timedelta(days=placed.job.days - 1)
    return Way(WayKind.NO_LIST, ends, (last - ends).days) if ends <= last else None


def _more_a_week(placed: Placed, last: date) -> Way | None:
    """The fewest sessions a week, beyond those planned, with which it fits."""
    step, dated = placed.step, placed.dated
    if not step.sessions or dated is None or placed.under_way or step.goes_on_after:
        return None
    for per_week in range((step.per_week or 1) + 1, MOST_A_WEEK + 1):
        ends = dated.starts + timedelta(days=weeks_for(step.sessions, per_week) * WEEK - 1)
        if ends <= last:
            return Way(WayKind.MORE_A_WEEK, ends, (last - ends).days, per_week)
    return None


def _other_work(placed: Placed, order: Order) -> Iterator[Placed]:
    """Other work of the same kind for the same objective or requirement that does fit."""
    step = placed.step
    for other in order.fitting:
        same = other.step.objective == step.objective or (
            step.requirement is not None and other.step.requirement == step.requirement
        )
        if same and other.step.entry != step.entry and other.step.kind == step.kind:
            yield other
