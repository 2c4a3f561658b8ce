"""What stands against a session for each of several people, asked of all their records together."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.casefile import codes
from handrail.delivery import kinds
from handrail.delivery.booking import checking
from handrail.delivery.booking.checking import Found, Looked
from handrail.delivery.booking.clear import Clear
from handrail.delivery.mine import Mine
from handrail.delivery.models import Contact
from handrail.delivery.planned import NOT_KEPT
from handrail.delivery.together.forms import MemberForm, SessionForm
from handrail.kernel.dates import monday_of
from handrail.people.models import MustNotMeet, Person
from handrail.plans import week_page
from handrail.sentences.week import Planned, planned_from


def look(mine: Mine, session: SessionForm, ticked: list[MemberForm]) -> Looked:
    """Everything that stands against it, person by person; nothing once it has been held."""
    data = session.cleaned_data
    day, at = data["valid_from"], data["at"]
    if kinds.is_past(day, at, session.today, session.now):
        return Looked()
    cases = [one.case.pk for one in ticked]
    facts = _facts(mine, cases)
    booked = _booked(mine, cases, day)
    proposed = [Contact(case_id=one.case.pk, **session.facts(mine.own)) for one in ticked]
    venues = week_page.positions([*proposed, *(one for rows in booked.values() for one in rows)])
    found: list[Found] = list(checking.holiday(proposed[0]))
    for number, (one, row) in enumerate(zip(ticked, proposed, strict=True)):
        thing = checking.proposed_as(row, number)
        assert thing is not None
        clear = Clear(facts[one.case.pk], booked[one.case.pk], venues, ())
        for against in checking.on_day(clear, thing, _called(facts[one.case.pk], one)):
            what = f"{one.name}: {against.what}"
            found.append(Found(day, what, against.ways, against.forbidden))
    found += _apart(facts, ticked, day)
    return Looked(tuple(sorted(found, key=lambda one: not one.forbidden)))


def _facts(mine: Mine, cases: list[int]) -> dict[int, dict[Any, list[Any]]]:
    """The facts of each case, gathered once."""
    found: dict[int, dict[Any, list[Any]]] = {
        case: {model: [] for model in checking.TABLES} for case in cases
    }
    for model, rows in mine.reach.only(cases).gather(*checking.TABLES).items():
        for row in rows:
            found[row.case_id][model].append(row)
    return found


def _booked(mine: Mine, cases: list[int], day: Any) -> dict[int, list[Planned]]:
    """What is booked in each case in the weeks around the day."""
    monday = monday_of(day)
    near = (monday - timedelta(days=7), monday + timedelta(days=13))
    rows = mine.reach.rows(Contact).filter(case_id__in=cases, valid_from__range=near, at__isnull=False)
    found: dict[int, list[Planned]] = defaultdict(list)
    for row in rows.exclude(outcome__in=codes.alike("contact_outcomes", NOT_KEPT)):
        planned = planned_from(row)
        if planned is not None:
            found[row.case_id].append(planned)
    return found


def _called(facts: dict[Any, list[Any]], one: MemberForm) -> str:
    person: Person | None = facts[Person][0] if facts[Person] else None
    return person.first_name if person else one.name


def _apart(facts: dict[int, dict[Any, list[Any]]], ticked: list[MemberForm], day: Any) -> Iterator[Found]:
    """Two of them who are to be kept apart: one is asked to another session, and nobody is told why."""
    references = {one.case.reference for one in ticked}
    for one in ticked:
        if any(row.case in references for row in facts[one.case.pk][MustNotMeet]):
            what = _("%(name)s: choose another session, this one is not free") % {"name": one.name}
            yield Found(day, what, _("Another day, or a session by themselves."))
