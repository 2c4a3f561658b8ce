"""Any two dates of a case side by side."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handrail.access.requests import Request
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.reviews import navigation
from handrail.reviews.comparing import choosing, page, rooms
from handrail.reviews.comparing.sights import KNOWN


@case_page(classes=rooms.CLASSES)
def compare(request: Request, case: OpenCase) -> HttpResponse:
    """What changed between two days; without any asked for, the first pair the case itself offers."""
    facts = case.gather(*FRAME_TABLES, *choosing.TABLES)
    here = reverse("reviews:compare", args=[case.reference])
    offered = choosing.picks(facts, case.today)
    asked = "from" in request.GET or "to" in request.GET
    given = request.GET.copy()
    given.setdefault("ask", KNOWN)
    form = choosing.DaysForm(given if asked else None, last=case.today)
    days: tuple[date, date] | None = None
    ask = KNOWN
    if form.is_valid():
        days, ask = (form.cleaned_data["from"], form.cleaned_data["to"]), form.cleaned_data["ask"]
    elif not asked and offered:
        days = offered[0].days
    if not form.errors:
        shown = {"from": days[0], "to": days[1]} if days else {"to": case.today}
        form = choosing.DaysForm(initial={**shown, "ask": ask}, last=case.today)
    found = page.compare(case, days, ask) if days else []
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "compare"),
        "form": form,
        "here": here,
        "days": [choosing.named(day) for day in days or ()],
        "short_days": [wording.short_date(day) for day in days or ()],
        "known": ask == KNOWN,
        "pairs": choosing.chips(offered, here, days, ask),
        "rooms": found,
        "summed": page.summed(found),
    }
    return render(request, "reviews/compare.html", context, status=422 if form.errors else 200)
