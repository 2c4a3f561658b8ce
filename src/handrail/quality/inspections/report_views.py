"""The report as page, PDF and table; and closing an inspection."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.design import paper
from handrail.quality.inspections import inspecting, reporting, sample_views, views
from handrail.quality.inspections.models import Inspection
from handrail.quality.inspections.opening import INSPECTOR
from handrail.quality.inspections.questions import bands_on
from handrail.quality.inspections.standing import standing

CLASSES = ("practice_checks",)


def _page(request: Request, slug: str) -> dict[str, object]:
    found = views.read(request, slug)
    held = standing(found)
    made = reporting.report(held)
    return {
        "published": reporting.published(held),
        "inspection": found,
        "report": made,
        "drawn": sample_views.described(found),
        "bands": bands_on(found.known_on),
        "leads": inspecting.leads(found, request.user),
        "open": views.is_open(found),
    }


@route(who={INSPECTOR}, classes=CLASSES)
def report(request: Request, slug: str) -> HttpResponse:
    """For each key question how many cases are sufficient, with interval and words. No case is named."""
    return render(request, "quality/report.html", _page(request, slug))


@route(who={INSPECTOR}, classes=CLASSES)
def report_pdf(request: Request, slug: str) -> HttpResponse:
    """The same as a PDF to print."""
    return paper.answer(request, "quality/report_paper.html", _page(request, slug), "inspection")


@route(who={INSPECTOR}, classes=CLASSES)
def report_csv(request: Request, slug: str) -> HttpResponse:
    """The same as a table for other programs."""
    found = views.read(request, slug)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="inspection.csv"'
    csv.writer(answer).writerows(reporting.rows(reporting.report(standing(found))))
    return answer


@route(who={INSPECTOR}, classes=CLASSES, post=Operation.ALTERATION)
def close(request: Request, slug: str) -> HttpResponse:
    """Nothing more is judged afterwards; the report stays."""
    found: Inspection = sample_views.led(request, slug)
    back = reverse("inspections:report", args=[slug])
    if request.method == "POST" and found.closed_at is None:
        inspecting.close(found)
        log.write(request, Operation.ALTERATION, [])
        messages.success(request, _("Closed."))
        return redirect(back)
    page = {
        "heading": _("Close this inspection?"),
        "consequences": [_("Nothing more can be judged or settled."), _("The report stays as it is.")],
        "submit_label": _("Close it"),
        "cancel_url": back,
        "cancel_label": _("No, go back"),
    }
    return render(request, "design/confirm.html", page)
