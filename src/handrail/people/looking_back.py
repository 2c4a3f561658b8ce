"""Pages of a case as known on an earlier date: the one place where ``?known=`` is taken up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from handrail.access.requests import Request
from handrail.people import knowing
from handrail.people.frame import case_frame
from handrail.people.models import Allocation, Person

if TYPE_CHECKING:
    from handrail.people.opening import OpenCase

Page = Callable[[Request, "OpenCase"], HttpResponse]


def answer(request: Request, case: OpenCase, page: Page, *, reads: bool) -> tuple[HttpResponse, date | None]:
    """What a page answers, and the earlier date it was read as known on, if one was.

    Who may open the case has been decided before, by the relations of today. A form is about now:
    it never opens in the past, and what it sends is written now.
    """
    looking = request.method in ("GET", "HEAD")
    if not reads or not looking:
        if looking and knowing.NAME in request.GET:
            return HttpResponseRedirect(knowing.without(request)), None
        return page(request, case), None
    try:
        asked = knowing.asked(request, case.reference)
    except knowing.Refused as refused:
        return HttpResponseRedirect(knowing.choosing(request, case.reference, on=str(refused))), None
    case = case.as_asked(asked)
    if asked.on is None:
        return page(request, case), None
    begins = _begins(case)
    if begins is not None and case.reach.known is not None and begins > case.reach.known:
        response = _before_the_record(request, case, begins)
    else:
        response = page(request, case)
    for reference in (case.reference, *case.other_references):
        knowing.keep_date(response, reference, asked.on)
    return response, asked.on


def _begins(case: OpenCase) -> datetime | None:
    """When the case was first recorded, as far as this reader may know of it."""
    person, allocation = (
        model.objects.filter(case.reach.readable(model), case_id=case.id)
        .order_by()
        .values_list("recorded_at")
        for model in (Person, Allocation)
    )
    found = person.union(allocation).order_by("recorded_at").first()
    return found[0] if found else None


def _before_the_record(request: Request, case: OpenCase, begins: datetime) -> HttpResponse:
    page = {"frame": case_frame(case), "day": case.known_on, "begins": begins, "reference": case.reference}
    return render(request, "people/before_the_record.html", page)
