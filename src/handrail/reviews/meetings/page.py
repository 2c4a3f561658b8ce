"""A meeting in words, for its page, for the list and for a review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.delivery.timeline import length
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES
from handrail.people.models import KeyPerson, Person
from handrail.people.opening import OpenCase
from handrail.plans.models import Objective, Step
from handrail.reviews.models import Attendee, DisclosureConsent, Meeting, MeetingAction

OWN = (Meeting, Attendee, MeetingAction, DisclosureConsent)
TABLES = (*FRAME_TABLES, *OWN, KeyPerson, Objective, Step)
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Place:
    """Somebody who was asked: whether they came, and where they stood."""

    name: str
    attendance: str
    before: str = ""
    after: str = ""
    moved: str = ""


@dataclass(frozen=True)
class Action:
    """Something asked of somebody, and what became of it."""

    row: MeetingAction
    who: str
    when: str
    late: bool
    step: str

    @property
    def open(self) -> bool:
        """Nothing was said of it yet."""
        return self.row.state == "open"


@dataclass(frozen=True)
class Consent:
    """Whether somebody outside may be told, as the meeting left it."""

    row: DisclosureConsent
    by: str


@dataclass(frozen=True)
class Told:
    """One meeting in words."""

    row: Meeting
    heading: str
    when: str
    chair: str
    url: str
    places: tuple[Place, ...] = ()
    actions: tuple[Action, ...] = ()
    consents: tuple[Consent, ...] = ()
    circulation: str = ""
    may: bool = False
    ways: tuple[tuple[str, str], ...] = field(default=())

    @property
    def moved(self) -> tuple[Place, ...]:
        """Those of whom it is said where they stood."""
        return tuple(one for one in self.places if one.before or one.after or one.moved)

    @property
    def came(self) -> str:
        """Who came, in one line."""
        return self._those(_("Came"), "came")

    @property
    def others(self) -> str:
        """Who sent apologies, who was absent, who is asked."""
        parts = (
            self._those(_("Asked"), "invited"),
            self._those(_("Apologies"), "apologies"),
            self._those(_("Absent"), "absent"),
        )
        return ". ".join(part for part in parts if part)

    def _those(self, label: str, attendance: str) -> str:
        names = wording.listed(one.name for one in self.places if one.attendance == attendance)
        return f"{label}: {names}" if names else ""


def workers(facts: Facts) -> set[str]:
    """Whom the meetings name, for one query of the directory."""
    rows = (*facts[Attendee], *facts[MeetingAction])
    found = {row.worker for row in rows if row.worker}
    found |= {row.chair for row in facts[Meeting] if row.chair}
    found |= {row.by_worker for row in facts[DisclosureConsent] if row.by_worker}
    return found | {one for row in facts[Meeting] for one in row.circulation}


def tell(case: OpenCase, facts: Facts, names: Names, rows: list[Meeting]) -> list[Told]:
    """These meetings in words, the latest first."""
    rows = sorted(
        rows, key=lambda row: (row.valid_from or date.min, row.at or time.min, row.pk), reverse=True
    )
    places = directory.venues(row.venue for row in rows)
    called = facts[Person][0].first_name if facts[Person] else case.reference
    return [_told(case, row, facts, names, places, called) for row in rows]


def _told(
    case: OpenCase, row: Meeting, facts: Facts, names: Names, places: Mapping[str, str], called: str
) -> Told:
    people = {one.entry: one.name for one in facts[KeyPerson]}
    steps = {one.entry: one.what for one in facts[Step]}
    asked = sorted(
        (one for one in facts[Attendee] if one.meeting == row.entry),
        key=lambda one: (not one.the_person, one.pk),
    )
    actions = [one for one in facts[MeetingAction] if one.meeting == row.entry]
    may = case.can_write("plan")
    return Told(
        row,
        str(row.kind_label),
        _when(row, places),
        names[row.chair].name if row.chair else "",
        reverse("reviews:meeting", args=[case.reference, row.entry]),
        tuple(_place(one, names, people, called) for one in asked),
        tuple(_action(case, one, names, called, steps) for one in actions),
        tuple(
            Consent(one, names[one.by_worker].name if one.by_worker else "")
            for one in facts[DisclosureConsent]
            if one.meeting == row.entry
        ),
        wording.listed(names[one].with_agency for one in row.circulation),
        may,
        tuple(_ways(case, row)) if may else (),
    )


def _when(row: Meeting, places: Mapping[str, str]) -> str:
    day = wording.long_date(row.valid_from)
    at = wording.clock(row.at) if row.at else ""
    where = places.get(row.venue or "") or row.place
    return ", ".join(part for part in (day, at, length(row.minutes), where) if part)


def _place(one: Attendee, names: Names, people: Mapping[str, str], called: str) -> Place:
    name = called if one.the_person else ""
    if one.worker:
        name = names[one.worker].with_agency
    elif one.person:
        name = people.get(one.person, _("Somebody"))
    return Place(name, one.attendance, one.before, one.after, one.what_moved)


def _action(
    case: OpenCase, one: MeetingAction, names: Names, called: str, steps: Mapping[str, str]
) -> Action:
    due = _("by %(day)s") % {"day": wording.week_date(one.due_on)} if one.due_on else ""
    done = _("done on %(day)s") % {"day": wording.day_month(one.done_on)} if one.done_on else ""
    return Action(
        one,
        called if one.by_person else names[one.worker].with_agency if one.worker else _("Nobody named"),
        done or due,
        bool(one.state == "open" and one.due_on and one.due_on < case.today),
        steps.get(one.step or "", ""),
    )


def _ways(case: OpenCase, row: Meeting) -> list[tuple[str, str]]:
    reference, entry = case.reference, row.entry
    found = []
    if row.state == "planned":
        found.append((_("Say how it went"), reverse("reviews:meeting_record", args=[reference, entry])))
        found.append((_("Update"), reverse("reviews:meeting_update", args=[reference, entry])))
    else:
        found.append((_("Update how it went"), reverse("reviews:meeting_record", args=[reference, entry])))
    return found


def disclosure_url(case: OpenCase, row: Meeting) -> str:
    """Where it is written down what may be told to somebody outside."""
    return f"{reverse('reviews:disclosure_add', args=[case.reference])}?meeting={row.entry}"
