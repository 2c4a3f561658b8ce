"""The reviews of a case, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handrail.access import policy
from handrail.access.requests import Request
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.reviews import navigation, sections, standing
from handrail.reviews.amending import choosing
from handrail.reviews.looking import every, page

CLASSES = (
    *("plan", "assessment", "contact_notes", "oversight", "test_results", "risk_management"),
    policy.FRAME,
)


@case_page(classes=CLASSES, needs="plan")
def reviews(request: Request, case: OpenCase) -> HttpResponse:
    """The open review first, then those that are finished, and what is due by date."""
    facts = case.gather(*every.TABLES)
    names = sections.named(facts)
    frame = case_frame(case, "reviews", facts, names)
    context = {
        "frame": frame,
        "within": navigation.within(case, "reviews"),
        "page": every.page(case, facts, names),
    }
    return render(request, "reviews/reviews.html", context)


@case_page(classes=CLASSES, needs="plan")
def review(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One review: what changed, who was heard, what has moved, the decision, what changes with it."""
    row = standing.review_of(case, entry)
    facts = sections.gathered(case, *page.TABLES, *choosing.ahead(case, row))
    names = sections.named(facts)
    frame = case_frame(case, "reviews", facts, names)
    made = sections.shown(case, row, facts, names)
    context = {
        "frame": frame,
        "every_url": reverse("reviews:reviews", args=[case.reference]),
        "review": row,
        "page": page.page(case, row, facts, names),
        "sections": [one for one in made if not one.wide],
        "below": [one for one in made if one.wide],
        "places": [(f"#{one.anchor}", one.heading) for one in made],
        "left": sections.left_to_do(case, row, facts, names),
    }
    return render(request, "reviews/review.html", context)
