"""One factor or strength followed on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from handrail.access.requests import Request
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.reviews.threads import facts, page

CLASSES = ("assessment", "plan", "contact_notes", "risk_management", "oversight")


@case_page(classes=CLASSES, needs="assessment")
def thread(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Why, agreed, done, heard and changed, from what this reader may read."""
    found = facts.read(case, entry)
    context = {
        "frame": case_frame(case, "assessment", found.rows, found.names),
        "thread": page.thread(found),
        "reference": case.reference,
    }
    return render(request, "reviews/thread.html", context)
