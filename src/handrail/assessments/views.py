"""The assessment on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.assessments import page as made
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page

CLASSES = ("assessment", "risk_management", "identity", "health")


@case_page(classes=CLASSES, needs="assessment")
def assessment(request: Request, case: OpenCase) -> HttpResponse:
    """What helps, what is hard and what it does in this life, who was heard, and what it comes to."""
    facts = case.gather(*made.TABLES)
    names = directory.workers(made.workers(facts))
    context = {
        "frame": case_frame(case, "assessment", facts, names),
        "page": made.page(case, facts, names),
        "names": names,
        "reference": case.reference,
        "writes": case.can_write("assessment"),
        "writes_safety": case.can_write("risk_management"),
        "reads_safety": case.can_read("risk_management"),
    }
    return render(request, "assessments/assessment.html", context)
