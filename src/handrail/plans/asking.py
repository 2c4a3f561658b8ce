"""What is asked of the person in a week: hours and journeys, with the help beside them. Pure Python.

::

    week = asked_in_week(Rows(steps, contacts, phases, help), monday)
    week.rows       what is asked, how often, how long, and which help stands beside it
    week.minutes    all of it; week.journeys; week.unsaid counts what nobody said the length of
    week.ending     help that ends in this week or the three after it

Nothing is counted twice: an appointment booked for a step's session is that session, and an
appointment with somebody whose contact counts is part of the contact level. Rows are current
versions; contacts may be of any type with the fields of ``delivery.Contact``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from handrail.kernel.periods import holds_on
from handrail.kernel.times import minutes_of
from handrail.plans.sessions import WEEK, sessions_in, times_in

FROM_AFAR = frozenset({"phone", "video", "text", "e_mail"})
NO_JOURNEY = FROM_AFAR | {"home"}
WITHOUT_THE_PERSON = frozenset(
    {"management_oversight", "professional_judgement", "decision", "agency_information", "meeting"}
)
"""Kinds of contact that ask nothing of the person: others talk, or somebody decides."""
USUAL_MINUTES = 30
"""What a contact takes when nobody said."""
SOON = timedelta(weeks=4)
PER_WEEK = {"week": 1.0, "fortnight": 0.5, "month": 12 / 52}


@dataclass(frozen=True)
class Rows:
    """What a week is counted from."""

    steps: Sequence[Any] = ()
    contacts: Sequence[Any] = ()
    phases: Sequence[Any] = ()
    help: Sequence[Any] = ()


@dataclass(frozen=True)
class Asked:
    """One thing asked: how often, the minutes of all of it (``None``: nobody said), and journeys."""

    what: str
    times: int
    minutes: int | None
    journeys: int
    entry: str = ""
    is_contact: bool = False
    help: tuple[Any, ...] = ()


@dataclass(frozen=True)
class AskedWeek:
    """All that is asked in a week."""

    monday: date
    rows: tuple[Asked, ...]
    ending: tuple[Any, ...] = field(default=())

    @property
    def minutes(self) -> int:
        """The minutes that are known of."""
        return sum(row.minutes or 0 for row in self.rows)

    @property
    def hours(self) -> str:
        """ "6½", "3": hours to the nearest half, as one says them."""
        halves = round(self.minutes / 30)
        whole, half = divmod(halves, 2)
        return f"{whole or ''}½" if half else str(whole)

    @property
    def journeys(self) -> int:
        """There and back is one journey."""
        return sum(row.journeys for row in self.rows)

    @property
    def unsaid(self) -> int:
        """Of how many nobody said how long they take."""
        return sum(1 for row in self.rows if row.minutes is None)


def asked_in_week(rows: Rows, monday: date) -> AskedWeek:
    """Count one week, from its Monday."""
    sunday = monday + WEEK
    steps = [step for step in rows.steps if step.by_person]
    contacts = [
        one
        for one in rows.contacts
        if one.valid_from and monday <= one.valid_from <= sunday and one.kind not in WITHOUT_THE_PERSON
    ]
    help_now = [one for one in rows.help if _in_force(one, monday, sunday)]
    of_step = booked_for(steps, contacts, monday)
    booked = {entry for entries in of_step.values() for entry in entries}
    free = [one for one in contacts if one.entry not in booked]
    found = [_step(step, monday, contacts, of_step.get(step.entry, []), help_now) for step in steps]
    found += [_contact(one) for one in free]
    found += [one for phase in rows.phases if (one := _phase(phase, contacts, monday))]
    ending = [one for one in rows.help if one.valid_to and monday <= one.valid_to < monday + SOON]
    return AskedWeek(
        monday,
        tuple(one for one in found if one.times),
        tuple(sorted(ending, key=lambda one: one.valid_to)),
    )


def _in_force(row: Any, monday: date, sunday: date) -> bool:
    return (row.valid_from is None or row.valid_from <= sunday) and (
        row.valid_to is None or monday <= row.valid_to
    )


def booked_for(steps: Sequence[Any], contacts: Sequence[Any], monday: date) -> dict[str, list[str]]:
    """The appointments that are sessions of steps, by step: at its time, or with its worker at its place."""
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    at = {one.step.entry: one for one in sessions_in(steps, monday)}
    for step in steps:
        for contact in contacts:
            full = len(found.get(step.entry, [])) >= times_in(step, monday)
            if contact.entry in taken or full or not _is_of(contact, step, at.get(step.entry)):
                continue
            found.setdefault(step.entry, []).append(contact.entry)
            taken.add(contact.entry)
    return found


def _is_of(contact: Any, step: Any, session: Any) -> bool:
    if session is not None and contact.at is not None:
        starts = minutes_of(contact.at)
        ends = starts + (contact.minutes or USUAL_MINUTES)
        if contact.valid_from == session.on and starts < session.ends and session.starts < ends:
            return True
    same_place = contact.venue is not None and contact.venue == step.venue
    same_work = contact.kind == "programme_session" and step.kind == "offence_focused"
    return bool(set(contact.workers) & set(step.workers)) and (same_place or same_work)


def _step(
    step: Any, monday: date, contacts: Sequence[Any], booked: Sequence[str], help_now: Sequence[Any]
) -> Asked:
    times = times_in(step, monday)
    of_it = [one.minutes for one in contacts if one.entry in booked and one.minutes]
    rest = times - len(of_it)
    minutes = None if rest and step.minutes is None else sum(of_it) + rest * (step.minutes or 0)
    beside = tuple(one for one in help_now if step.entry in one.steps)
    return Asked(step.what, times, minutes, times * (step.journeys or 0), step.entry, help=beside)


def _contact(one: Any) -> Asked:
    what = one.title or getattr(one, "heading", "") or getattr(one, "kind_label", one.kind)
    journeys = 0 if one.mode in NO_JOURNEY else 1
    return Asked(what, 1, one.minutes, journeys, one.entry, is_contact=True)


def _phase(phase: Any, contacts: Sequence[Any], monday: date) -> Asked | None:
    """What a contact level asks beyond the appointments there are; nothing below once a week."""
    if not holds_on(phase, monday):
        return None
    wanted = int(phase.times * PER_WEEK[phase.every])
    seen = sum(1 for one in contacts if not phase.workers or set(one.workers) & set(phase.workers))
    left = wanted - seen
    if left <= 0:
        return None
    journeys = 0 if set(phase.modes) and set(phase.modes) <= NO_JOURNEY else left
    return Asked(phase.name, left, left * USUAL_MINUTES, journeys, phase.entry)
