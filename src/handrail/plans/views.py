"""The plan on one page: what is hoped for, what is done for it by whom, and what was agreed last."""

from django.http import HttpResponse
from django.shortcuts import render

from handrail.access.requests import Request
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans import navigation


@case_page(classes=("plan",), needs="plan")
def plan(request: Request, case: OpenCase) -> HttpResponse:
    """The working plan."""
    context = {"frame": case_frame(case, "plan"), "within": navigation.within(case, "plan")}
    return render(request, "plans/plan.html", context)
