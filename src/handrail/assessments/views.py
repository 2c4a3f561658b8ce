"""The assessment on one page: as it stands, as it was finished, and what changed in between."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.assessments import acts, assessing
from handrail.assessments import changed as comparing
from handrail.assessments import page as made
from handrail.assessments.models import Assessment
from handrail.design import wording
from handrail.kernel.references import new_reference
from handrail.people import knowing
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page

CLASSES = ("assessment", "risk_management", "identity", "health")


@case_page(classes=CLASSES, needs="assessment")
def assessment(request: Request, case: OpenCase) -> HttpResponse:
    """What helps, what is hard and what it does in this life, who was heard, and what it comes to."""
    return render(request, "assessments/assessment.html", _context(case))


@case_page(classes=CLASSES, needs="assessment", dated=False)
def finished(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """An assessment as it was when it was finished."""
    row, then = _frozen(case, entry)
    context = _context(then)
    words = _("This is the assessment as it was finished on %(day)s.")
    band = words % {"day": wording.long_date(row.finished_on)}
    context["frame"] = replace(context["frame"], as_known=band, now_url=acts.home(case), known_url=None)
    return render(request, "assessments/assessment.html", context)


@case_page(classes=CLASSES, needs="assessment", dated=False)
def changes(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What changed since an assessment was finished."""
    row, then = _frozen(case, entry)
    facts = case.gather(*FRAME_TABLES, *comparing.TABLES)
    before = then.gather(*comparing.TABLES)
    context = {
        "frame": case_frame(case, "assessment", facts),
        "row": row,
        "groups": comparing.changed(before, facts, then.today, case.today),
        "reference": case.reference,
    }
    return render(request, "assessments/changes.html", context)


def _context(case: OpenCase) -> dict[str, Any]:
    """What the page shows of a case, now or as it was then."""
    facts = case.gather(*made.TABLES)
    names = directory.workers(made.workers(facts))
    page = made.page(case, facts, names)
    asks = _("What helps, what worries you, and what %(name)s should get from us.")
    return {
        "ask_key": new_reference(),
        "asks": asks % {"name": page.called},
        "frame": case_frame(case, "assessment", facts, names),
        "page": page,
        "names": names,
        "reference": case.reference,
        "writes": case.can_write("assessment"),
        "reminds": case.can_write("plan"),
        "writes_safety": case.can_write("risk_management"),
        "reads_safety": case.can_read("risk_management"),
        "signs": case.can_sign("assessment")
        and any(assessing.awaits_signature(row) for row in page.finished[:1]),
    }


def _frozen(case: OpenCase, entry: str) -> tuple[Assessment, OpenCase]:
    """A finished assessment, and the case as the record held it at that instant."""
    row = case.one(Assessment, entry)
    instant = assessing.frozen(case).get(entry)
    if instant is None or row.finished_on is None:
        raise Http404
    asked = knowing.Asked(row.finished_on)
    return row, OpenCase(case.case, case.reach.at(instant), asked)
