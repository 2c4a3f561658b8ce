"""What stands in somebody's diary: read through their reach, in a bounded number of questions."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Q

from handrail.access.models import User
from handrail.agencies import directory
from handrail.delivery.models import Contact
from handrail.delivery.standing_in import Covers, covered, covers, theirs
from handrail.people.models import Case, Person
from handrail.records.reading import Reach

MOST = 400
"""Appointments read at once: more than a quarter of a year of a full diary."""
LOOK_BACK = timedelta(days=28)
"""How far back an appointment without an outcome is still asked about."""
UNREAD = ("text", "words", "worries", "better", "should_change", "useful_words", "understood_how")


@dataclass(frozen=True)
class Diary:
    """The appointments of some days, those whose outcome is missing, and the names they need."""

    days: tuple[date, date]
    appointments: list[Contact]
    overdue: list[Contact]
    cases: dict[int, Case] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    names: directory.Names = field(default_factory=directory.Names)
    places: dict[str, str] = field(default_factory=dict)
    mine: str = ""

    @property
    def case_ids(self) -> set[int]:
        """The cases it shows something of, for the log."""
        return {row.case_id for row in (*self.appointments, *self.overdue)}

    def on(self, day: date) -> list[Contact]:
        """The appointments of one day."""
        return [row for row in self.appointments if row.valid_from == day]


def mine(user: User, first: date, last: date, today: date) -> Diary:
    """The diary of a user from one day to another, with all the names it needs."""
    found = appointments(user, first, last, today)
    rows = [*found.appointments, *found.overdue]
    reach = Reach.of(user, found.case_ids)
    people = reach.fetch(reach.rows(Person)) if rows else []
    return Diary(
        found.days,
        found.appointments,
        found.overdue,
        Case.objects.in_bulk(list(found.case_ids)) if rows else {},
        {person.case_id: person for person in people},
        directory.workers({worker for row in rows for worker in row.workers}),
        directory.venues(row.venue for row in rows),
        found.mine,
    )


def appointments(user: User, first: date, last: date, today: date) -> Diary:
    """The appointments alone: theirs, and those of whoever they cover on that day."""
    own = user.worker.reference if user.worker else ""
    reach = Reach.of(user)
    standing_in = covers(reach, own, (first, last)) if own else {}
    asked = _asked(own, standing_in)
    if asked is None:
        return Diary((first, last), [], [])
    begins = today - LOOK_BACK
    within = Q(valid_from__gte=first, valid_from__lte=last)
    missing = Q(outcome__isnull=True, valid_from__gte=begins, valid_from__lt=today)
    rows = reach.rows(Contact).filter(asked).filter(within | missing).defer(*UNREAD)
    ours = [
        row
        for row in rows.order_by("valid_from", "pk")[:MOST]
        if own in row.workers or covered(row, standing_in)
    ]
    ours.sort(key=lambda row: (row.valid_from, row.at or time.max, row.pk))
    return Diary(
        (first, last),
        [row for row in ours if first <= row.valid_from <= last],
        [row for row in ours if row.outcome is None and row.valid_from < today],
        mine=own,
    )


def _asked(own: str, standing_in: Covers) -> Q | None:
    """Whose appointments: mine, and those of each colleague in the cases in which I stand in."""
    if not own:
        return None
    return Q(workers__contains=[own]) | theirs(standing_in)
