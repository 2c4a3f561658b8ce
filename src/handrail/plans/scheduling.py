"""When jobs can start and end, at the earliest and at the latest. Days and a graph; no meaning.

::

    dated = schedule(jobs, states)      by key; each has .starts, .ends, .latest_start, .latest_end
    latest_states(jobs, dated)          the last day on which each state may come

A job starts once it is free to (``not_before``), and ``wait`` days after it was asked for and
everything it waits for has come: a state on its day, a job on the day after its last. It takes
``days``, the first and the last included. A job that goes on has only its start bounded.

The latest dates are the last on which the job itself and everything that waits for it still keep
every bound that can be kept. A bound that cannot be kept is reported in ``over`` and bounds
nothing else: otherwise one misfit would make everything before it late.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from handrail.casefile.waits import in_order


@dataclass(frozen=True)
class Bound:
    """A last day, and the key of what ends on it."""

    key: str
    last: date


@dataclass(frozen=True)
class Job:
    """Something that takes days. ``started`` is its first day once it is under way."""

    key: str
    days: int
    asked_on: date
    not_before: date
    wait: int = 0
    bounds: tuple[Bound, ...] = ()
    goes_on: bool = False
    started: date | None = None
    after: tuple[str, ...] = ()
    once: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dated:
    """The earliest and the latest days of a job; ``set_by`` is the bound or job behind the latest."""

    starts: date
    ends: date
    latest_start: date | None = None
    latest_end: date | None = None
    set_by: str = ""
    over: tuple[tuple[Bound, int], ...] = ()

    @property
    def room(self) -> int | None:
        """Days by which it could move without breaking a bound that can be kept."""
        if self.latest_start is not None:
            return (self.latest_start - self.starts).days
        return None if self.latest_end is None else (self.latest_end - self.ends).days


@dataclass(frozen=True)
class _Wait:
    step: str
    for_step: str


@dataclass
class _Latest:
    """The last day that still does, and what says so."""

    day: date | None = None
    set_by: str = ""

    def at_most(self, day: date, set_by: str) -> None:
        if self.day is None or day < self.day:
            self.day, self.set_by = day, set_by


@dataclass
class _Following:
    """The jobs that wait for each job."""

    of: dict[str, list[Job]] = field(default_factory=dict)

    def add(self, job: Job) -> None:
        for key in job.after:
            self.of.setdefault(key, []).append(job)


def schedule(jobs: Iterable[Job], states: Mapping[str, date]) -> dict[str, Dated]:
    """The days of every job. ``states`` gives the day of each state that is waited for.

    Raises ``casefile.waits.Circular`` when jobs wait for each other in a circle.
    """
    by_key = {job.key: job for job in jobs}
    order = in_order(by_key, [_Wait(job.key, key) for job in by_key.values() for key in job.after])
    dated: dict[str, Dated] = {}
    for key in order:
        job = by_key[key]
        starts = job.started or _start(job, states, dated)
        dated[key] = Dated(starts, starts + timedelta(days=job.days - 1))
    following = _Following()
    for job in by_key.values():
        following.add(job)
    for key in reversed(order):
        dated[key] = _with_latest(by_key[key], dated, following.of.get(key, []))
    return dated


def latest_states(jobs: Iterable[Job], dated: Mapping[str, Dated]) -> dict[str, tuple[date, str]]:
    """For each state waited for: the last day that leaves time for what waits, and the job that sets it."""
    found: dict[str, _Latest] = {}
    for job in jobs:
        latest = dated[job.key].latest_start
        if job.started is None and latest is not None:
            for state in job.once:
                found.setdefault(state, _Latest()).at_most(latest - timedelta(days=job.wait), job.key)
    return {state: (one.day, one.set_by) for state, one in found.items() if one.day is not None}


def _start(job: Job, states: Mapping[str, date], dated: Mapping[str, Dated]) -> date:
    """The first day on which a job can start."""
    come = [job.asked_on]
    come += [states[state] for state in job.once if state in states]
    come += [dated[key].ends + timedelta(days=1) for key in job.after if key in dated]
    return max(job.not_before, max(come) + timedelta(days=job.wait))


def _with_latest(job: Job, dated: Mapping[str, Dated], following: Iterable[Job]) -> Dated:
    """The latest days of a job whose followers have theirs."""
    mine = dated[job.key]
    bounded = mine.starts if job.goes_on else mine.ends
    over = tuple((bound, (bounded - bound.last).days) for bound in job.bounds if bounded > bound.last)
    length = timedelta(days=job.days - 1)
    latest = _Latest()
    """Of its end; a bound on the start of what goes on is one on its end, a length later."""
    for bound in job.bounds:
        if bounded <= bound.last:
            latest.at_most(bound.last + length if job.goes_on else bound.last, bound.key)
    for other in following:
        theirs = dated[other.key].latest_start
        if theirs is not None and other.started is None:
            latest.at_most(theirs - timedelta(days=other.wait + 1), other.key)
    if latest.day is None:
        return Dated(mine.starts, mine.ends, over=over)
    start = None if job.started else latest.day - length
    return Dated(mine.starts, mine.ends, start, latest.day, latest.set_by, over)
