"""The order of work: when each step can be done, what it waits for, and what cannot fit. Pure Python.

Rows in, days out. Rows are the current versions of the document types of ``casefile.plans``, or
database rows with the same fields::

    order = order_of(steps, waits, states, windows, today)
    order.steps         one ``Placed`` a step, in the order of work
    order.states        each state of life: its day, and the last day that leaves time for the rest
    order.rooms         what is left before the end of each requirement and of the sentence

Waits advise and never lock: a step that was started although its wait had not come keeps its own
days, and says so in ``early``. A state that has lapsed is waited for again by what has not been
started; what is under way stays under way. A step that goes on after the end is never over: what
waits for it waits until it has begun.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from handrail.casefile.plans import LifeState, Step, Wait
from handrail.casefile.steps import OVER, has_come
from handrail.plans.lengths import WEEK, Length, length_of
from handrail.plans.scheduling import Bound, Dated, Job, latest_states, schedule

DUE = "due"
"""The key of the bound that a step sets itself."""


@dataclass(frozen=True)
class Window:
    """Days within which something can be done or asked for, and what they are: a licence, an order.

    ``asked_by`` is what asks for work in them, where it is a requirement or a condition.
    """

    key: str
    name: str
    starts: date | None = None
    ends: date | None = None
    asked_by: str = ""


@dataclass(frozen=True)
class Windows:
    """The whole time there is, and the time of each requirement or condition by its entry."""

    whole: Window | None = None
    of: Mapping[str, Window] = field(default_factory=dict)

    def binding(self, step: Step) -> Window | None:
        """The window a step has to keep."""
        return self.of.get(step.requirement or "", self.whole)


@dataclass(frozen=True)
class Awaited:
    """One thing a step waits for: an entry, whether it has come, and the day it came or is expected."""

    wait: Wait
    entry: str
    is_state: bool
    come: bool
    on: date | None


@dataclass(frozen=True)
class Placed:
    """A step with its days. ``dated`` is ``None`` once it is done or dropped."""

    step: Step
    length: Length
    window: Window | None
    awaited: tuple[Awaited, ...]
    job: Job | None = None
    dated: Dated | None = None

    @property
    def under_way(self) -> bool:
        """Whether it has been started and not finished."""
        return self.job is not None and self.job.started is not None

    @property
    def early(self) -> tuple[Awaited, ...]:
        """What had not come when it was started all the same."""
        return tuple(one for one in self.awaited if not one.come) if self.under_way else ()

    @property
    def not_expected(self) -> tuple[Awaited, ...]:
        """States it waits for of which nobody said when: its days are then the earliest there can be."""
        return tuple(one for one in self.awaited if one.is_state and not one.come and one.on is None)

    @property
    def over(self) -> int:
        """Days by which it misses the end of its window; 0 when it fits."""
        return self._missed(DUE, other=True)

    @property
    def late(self) -> int:
        """Days by which it misses its own day; 0 when it keeps it."""
        return self._missed(DUE, other=False)

    @property
    def listed_from(self) -> date | None:
        """The first day of a waiting list before it, if there is one."""
        if self.job is None or self.dated is None or self.under_way or not self.job.wait:
            return None
        return self.dated.starts - timedelta(days=self.job.wait)

    def _missed(self, key: str, *, other: bool) -> int:
        over = self.dated.over if self.dated else ()
        return max((days for bound, days in over if (bound.key == key) is not other), default=0)


@dataclass(frozen=True)
class PlacedState:
    """A state of life: whether it holds, its day, and the last day that leaves time for what waits."""

    state: LifeState
    holds: bool
    on: date | None
    latest: date | None = None
    set_by: str = ""
    waiting: tuple[str, ...] = ()
    """The steps that wait for it and have not been started."""
    under_way: tuple[str, ...] = ()
    """Those that wait for it and have been: a lapse does not stop them."""


@dataclass(frozen=True)
class Room:
    """The days between the last of some work and the end of its window; below 0 it does not fit."""

    window: Window
    ends: date
    days: int
    last_step: str


@dataclass(frozen=True)
class Order:
    """The order of work on a day."""

    steps: tuple[Placed, ...]
    states: tuple[PlacedState, ...]
    rooms: tuple[Room, ...]
    today: date

    @property
    def fitting(self) -> tuple[Placed, ...]:
        """Those that are still to do, or under way, and fit."""
        return tuple(one for one in self.steps if one.dated and not one.over)

    @property
    def misfits(self) -> tuple[Placed, ...]:
        """Those that cannot fit into their window."""
        return tuple(one for one in self.steps if one.over)


def order_of(
    steps: Sequence[Step],
    waits: Iterable[Wait] = (),
    states: Iterable[LifeState] = (),
    windows: Windows | None = None,
    *,
    today: date,
    service_waits: Mapping[str, int] | None = None,
) -> Order:
    """The order of work. ``service_waits`` are the days one waits for each service.

    A step's own ``wait_weeks`` come before its service's. Raises ``casefile.waits.Circular``.
    """
    windows, states = windows or Windows(), list(states)
    known = {step.entry: step for step in steps}
    holding = {state.entry: state for state in states}
    found: dict[str, list[Awaited]] = {}
    for wait in waits:
        one = _awaited(wait, known, holding, today)
        if one is not None:
            found.setdefault(wait.step, []).append(one)
    jobs = [
        _job(step, found.get(step.entry, []), windows, today, service_waits or {})
        for step in steps
        if step.state not in OVER
    ]
    days = {state.entry: _day(state, today) for state in states}
    dated = schedule(jobs, days)
    by_key = {job.key: job for job in jobs}
    placed = [
        Placed(
            step,
            length_of(step),
            windows.binding(step),
            tuple(found.get(step.entry, ())),
            by_key.get(step.entry),
            dated.get(step.entry),
        )
        for step in steps
    ]
    placed.sort(key=lambda one: (one.dated.starts if one.dated else date.min, one.step.rank))
    latest = latest_states(jobs, dated)
    return Order(
        tuple(placed),
        tuple(_placed_state(state, jobs, latest, today) for state in states),
        tuple(_rooms(placed, windows)),
        today,
    )


def holds(state: LifeState, today: date) -> bool:
    """Whether a state is judged to be so, and has not lapsed since."""
    if state.true_since is None or state.true_since > today:
        return False
    return state.lapsed_on is None or state.lapsed_on > today or state.lapsed_on < state.true_since


def _day(state: LifeState, today: date) -> date:
    """The day to reckon with: when it came, else when it is expected, else today at the earliest."""
    if holds(state, today):
        return state.true_since or today
    return max(state.expected_on or today, today)


def _expected(state: LifeState, today: date) -> date | None:
    return max(state.expected_on, today) if state.expected_on else None


def _awaited(
    wait: Wait, steps: Mapping[str, Step], states: Mapping[str, LifeState], today: date
) -> Awaited | None:
    """What a wait means now; ``None`` once what was waited for is no longer needed or not there."""
    if state := states.get(wait.for_state or ""):
        come = holds(state, today)
        return Awaited(wait, state.entry, True, come, state.true_since if come else _expected(state, today))
    step = steps.get(wait.for_step or "")
    if step is None or step.state == "no_longer_needed":
        return None
    return Awaited(wait, step.entry, False, has_come(step), None)


def _job(
    step: Step, awaited: Sequence[Awaited], windows: Windows, today: date, service_waits: Mapping[str, int]
) -> Job:
    length, window = length_of(step).days, windows.binding(step)
    started = None
    if step.state == "in_progress":
        started = min(step.starts_on or step.valid_from or today, today)
        # What should have ended by now, and has not, ends today at the earliest.
        length = max(length, (max(step.due_on or today, today) - started).days + 1 if _open(step) else 0)
        length = max(length, (today - started).days + 1)
    floor = [today, *(day for day in (step.starts_on, window and window.starts) if day)]
    bounds = [Bound(window.key, window.ends)] if window and window.ends else []
    if step.due_on:
        bounds.append(Bound(DUE, step.due_on))
    wait = step.wait_weeks * WEEK if step.wait_weeks is not None else service_waits.get(step.service or "", 0)
    return Job(
        key=step.entry,
        days=length,
        asked_on=step.valid_from or today,
        not_before=max(floor),
        wait=wait,
        bounds=tuple(bounds),
        goes_on=step.goes_on_after,
        started=started,
        after=tuple(one.entry for one in awaited if not one.is_state and not one.come),
        once=tuple(one.entry for one in awaited if one.is_state),
    )


def _open(step: Step) -> bool:
    """Whether nothing says how long it takes but its own last day."""
    return not (step.weeks or step.sessions)


def _placed_state(
    state: LifeState, jobs: Sequence[Job], latest: Mapping[str, tuple[date, str]], today: date
) -> PlacedState:
    come = holds(state, today)
    last, set_by = latest.get(state.entry, (None, ""))
    waiting = [job for job in jobs if state.entry in job.once]
    return PlacedState(
        state,
        come,
        state.true_since if come else _expected(state, today),
        last,
        set_by,
        tuple(job.key for job in waiting if not job.started),
        tuple(job.key for job in waiting if job.started),
    )


def _rooms(placed: Sequence[Placed], windows: Windows) -> Iterable[Room]:
    """What is left of each requirement with work for it, and of the whole."""
    for window in [*windows.of.values(), *([windows.whole] if windows.whole else [])]:
        whole = windows.whole is not None and window.key == windows.whole.key
        work = [
            one
            for one in placed
            if one.dated and not one.step.goes_on_after and (whole or one.step.requirement == window.key)
        ]
        if window.ends is None or not work:
            continue
        last = max(work, key=lambda one: one.dated.ends if one.dated else date.min)
        assert last.dated is not None
        yield Room(window, last.dated.ends, (window.ends - last.dated.ends).days, last.step.entry)
