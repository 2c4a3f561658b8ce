"""Questions that wait for a manager, over all their cases, and the talks that are due."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.people.models import Case, Person
from handrail.records import clock
from handrail.records.reading import Reach
from handrail.reviews.deciding.story import RHYTHM
from handrail.reviews.models import Decision, Discussion

MOST = 100
SOON = timedelta(days=14)


def undecided(reach: Reach) -> list[Discussion]:
    """Questions without a decision (or with one that asks for more), the soonest answer first."""
    decided = set(reach.rows(Decision).exclude(decision="more_needed").values_list("case_id", "discussion"))
    rows = reach.rows(Discussion).exclude(kind__in=RHYTHM)
    waiting = [row for row in rows if (row.case_id, row.entry) not in decided]
    return sorted(waiting, key=lambda row: (row.answer_by or date.max, row.valid_from or date.max, row.pk))


@route(who={"manager"}, classes=("plan", "oversight", "identity", "frame"), get=Operation.CONSULTATION)
def decisions(request: Request) -> HttpResponse:
    """What waits for my decision, by when; and the talks that are due soon."""
    everything = Reach.of(request.user)
    reach = everything.only(case_id for case_id, kinds in everything.kinds.items() if "manager" in kinds)
    own = request.user.worker.reference if request.user.worker else ""
    rows = [row for row in undecided(reach) if not own or row.asked_by != own][:MOST]
    talks = _due(reach, clock.today())[:MOST]
    ids = {row.case_id for row in (*rows, *talks)}
    cases = Case.objects.in_bulk(ids)
    people = {one.case_id: one for one in reach.fetch(reach.rows(Person).filter(case_id__in=ids))}
    names = directory.workers({row.asked_by for row in rows})
    log.write(request, Operation.CONSULTATION, ids)
    context = {
        "rows": [_question(row, cases[row.case_id], people, names) for row in rows],
        "talks": [_talk(row, cases[row.case_id], people) for row in talks],
    }
    return render(request, "reviews/decisions.html", context)


def _due(reach: Reach, today: date) -> list[Discussion]:
    """Of each case the latest talk, where the next is due within two weeks."""
    latest: dict[tuple[int, str], Discussion] = {}
    for row in reach.rows(Discussion).filter(kind__in=RHYTHM).order_by("valid_from", "pk"):
        latest[row.case_id, row.kind] = row
    due = [row for row in latest.values() if row.next_on and row.next_on <= today + SOON]
    return sorted(due, key=lambda row: (row.next_on or date.max, row.pk))


def _name(row: Discussion, case: Case, people: dict[int, Person]) -> str:
    return people[row.case_id].full_name if row.case_id in people else case.reference


def _question(row: Discussion, case: Case, people: dict[int, Person], names: directory.Names) -> list[Any]:
    address = reverse("reviews:decide", args=[case.reference, row.entry])
    by_when = wording.long_date(row.answer_by) if row.answer_by else _("No day is set")
    asked = names[row.asked_by].name if row.asked_by else ""
    return [Cell(row.question, url=address), _name(row, case, people), asked, by_when]


def _talk(row: Discussion, case: Case, people: dict[int, Person]) -> list[Any]:
    address = reverse("reviews:talk_add", args=[case.reference])
    return [Cell(_name(row, case, people), url=address), str(row.kind_label), wording.long_date(row.next_on)]
