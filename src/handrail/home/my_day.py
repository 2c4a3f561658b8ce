"""My day: what needs me, each with who, what, why and when; today first."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.design.parts import Need
from handrail.home import by_when
from handrail.home.access_pages import alerts
from handrail.home.shell import CASE_ROLES
from handrail.people import needing
from handrail.people.models import Case, Person
from handrail.records import clock
from handrail.records.reading import Reach

CLASSES = ("frame", "identity", "assessment", "contact_notes", "plan", "risk_management", "oversight")


@dataclass(frozen=True)
class Group:
    """What is due under one heading."""

    id: str
    heading: str
    needs: tuple[Need, ...]
    count: int


@route(who=set(CASE_ROLES), classes=CLASSES, get=Operation.CONSULTATION)
def my_day(request: Request) -> HttpResponse:
    """What is for today, overdue, this week and later; nobody is put before anybody."""
    today = clock.today()
    everything = Reach.of(request.user)
    cases = {pk: case for pk, case in Case.objects.in_bulk(list(everything.kinds)).items() if not case.closed}
    reach = everything.only(cases)
    items = needing.needed(request.user, reach, cases, today)
    touched = sorted({one.case_id for one in items})
    people = {one.case_id: one for one in reach.fetch(reach.rows(Person).filter(case_id__in=touched))}
    log.write(request, Operation.CONSULTATION, touched)
    called = by_when.names(people, cases, touched)
    groups = [
        Group(
            key,
            str(by_when.HEADINGS[key]),
            tuple(by_when.need(line, called, today) for line in lines),
            sum(len(line.items) for line in lines),
        )
        for key, lines in by_when.lines(items, today).items()
    ]
    alerted = alerts.needs(request.user, today) if request.user.role == "manager" else []
    later = (by_when.LATER, by_when.UNDATED)
    context = {
        "today": today,
        "groups": [one for one in groups if one.id not in later],
        "later": [one for one in groups if one.id in later],
        "alerts": alerted,
    }
    return render(request, "home/my_day.html", context)
