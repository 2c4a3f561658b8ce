"""My day: one list of what needs me, each with why and when, the soonest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.design import wording
from handrail.design.parts import Need
from handrail.home.access_pages import alerts
from handrail.home.shell import CASE_ROLES
from handrail.people import needing
from handrail.people.models import Case, Person
from handrail.people.needing import Item
from handrail.records import clock
from handrail.records.reading import Reach

OF_A_GROUP = 60
"""Of one heading at most so many stand on the page; the rest are counted."""
CLASSES = ("frame", "identity", "assessment", "contact_notes", "plan", "risk_management", "oversight")


@dataclass(frozen=True)
class Group:
    """What is due under one heading."""

    id: str
    heading: str
    needs: tuple[Need, ...]
    more: int = 0


@route(who=set(CASE_ROLES), classes=CLASSES, get=Operation.CONSULTATION)
def my_day(request: Request) -> HttpResponse:
    """What is overdue, what is for today, this week and later; nobody is put before anybody."""
    today = clock.today()
    everything = Reach.of(request.user)
    cases = {pk: case for pk, case in Case.objects.in_bulk(list(everything.kinds)).items() if not case.closed}
    reach = everything.only(cases)
    items = needing.needed(request.user, reach, cases, today)
    touched = sorted({one.case_id for one in items})
    people = {one.case_id: one for one in reach.fetch(reach.rows(Person).filter(case_id__in=touched))}
    log.write(request, Operation.CONSULTATION, touched)
    groups = grouped(items, {pk: _name(people, cases, pk) for pk in touched}, today)
    alerted = alerts.needs(request.user, today) if request.user.role == "manager" else []
    context = {"today": today, "groups": groups, "alerts": alerted, "count": len(items)}
    return render(request, "home/my_day.html", context)


def grouped(items: list[Item], names: dict[int, str], today: date) -> list[Group]:
    """By when: overdue, today, this week, later, and what has no day."""
    sunday = today + timedelta(days=6 - today.weekday())
    headings = (
        ("overdue", _("Waiting or overdue"), lambda day: day is not None and day < today),
        ("today", _("Today"), lambda day: day == today),
        ("week", _("This week"), lambda day: day is not None and today < day <= sunday),
        ("later", _("Later"), lambda day: day is not None and day > sunday),
        ("undated", _("No day set"), lambda day: day is None),
    )
    found = []
    for key, heading, fits in headings:
        rows = [one for one in items if fits(one.due)]
        shown = tuple(
            Need(names[one.case_id], one.what, _when(one, today), one.url) for one in rows[:OF_A_GROUP]
        )
        if shown:
            found.append(Group(key, heading, shown, len(rows) - len(shown)))
    return found


def _name(people: dict[int, Person], cases: dict[int, Case], case_id: int) -> str:
    person = people.get(case_id)
    return person.full_name if person and person.full_name.strip() else cases[case_id].reference


def _when(one: Item, today: date) -> str:
    """since 9 March, by 11 March, today, by Friday 20 March"""
    if one.due is None:
        return ""
    if one.due == today:
        return _("today")
    words = _("since %(day)s") if one.since else _("by %(day)s")
    near = today < one.due <= today + timedelta(days=6)
    return words % {"day": wording.week_date(one.due) if near else wording.day_month(one.due)}
