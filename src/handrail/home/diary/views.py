"""The diary's page: day, week or list, with names or covered."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.home.diary import reading, spans
from handrail.home.diary.reading import Diary
from handrail.home.diary.slots import Slot, slots
from handrail.home.diary.spans import WEEK, Span
from handrail.home.shell import CASE_ROLES
from handrail.records import clock

CLASSES = ("frame", "identity", "contact_notes", "oversight", "test_results")


@dataclass(frozen=True)
class Column:
    """One day: its name, and what stands in it."""

    heading: str
    on: date
    today: bool
    slots: list[Slot]
    url: str


@route(who=set(CASE_ROLES), classes=CLASSES, get=Operation.CONSULTATION)
def diary(request: Request) -> HttpResponse:
    """My appointments over all cases I may read."""
    today = clock.today()
    span = spans.asked(request, today)
    mine = reading.mine(request.user, span.first, span.last, today)
    log.write(request, Operation.CONSULTATION, mine.case_ids)
    context = {
        "span": span,
        "today": today,
        "columns": _columns(mine, span),
        "overdue": slots(mine, _before(mine, span), covered=span.covered),
        "full": len(mine.appointments) >= reading.MOST,
        "feed_url": reverse("account_calendar"),
        "no_worker": request.user.worker is None,
    }
    return render(request, "home/diary.html", context, status=422 if span.wrong else 200)


def _columns(mine: Diary, span: Span) -> list[Column]:
    """Every day of a day or a working week; of a list, and of a weekend, those that hold something."""
    found = []
    for day in span.days:
        there = slots(mine, mine.on(day), covered=span.covered)
        kept = span.view == spans.DAY or (span.view == WEEK and day.weekday() < 5)
        if there or kept:
            heading = wording.day_date(day) if span.view == WEEK else wording.week_date(day)
            found.append(Column(heading, day, day == span.today, there, span.address(view="day", on=day)))
    return found


def _before(mine: Diary, span: Span) -> list[Contact]:
    """Outcomes that are missing and that the days shown do not show already."""
    shown = {row.entry for row in mine.appointments}
    return [row for row in mine.overdue if row.entry not in shown]
