"""The editions of a plan, and any two of them side by side (or one and the working plan)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.pictures import two_orders
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans import comparing, holding, mine, navigation
from handrail.plans.comparing import Comparison
from handrail.plans.holding import WORKING
from handrail.plans.models import Copy, Edition, PlanAnswer


@case_page(classes=("plan",), needs="plan")
def editions(request: Request, case: OpenCase) -> HttpResponse:
    """Every edition: when it was agreed, what was said to it, why it came, and who has it."""
    facts = case.gather(Edition, PlanAnswer, Copy)
    known = sorted(facts[Edition], key=lambda row: (row.number, row.pk), reverse=True)
    context = {
        "frame": case_frame(case, "plan"),
        "within": navigation.within(case, "editions"),
        "editions": [_edition(case, place, known, facts) for place in range(len(known))],
        "copies_url": reverse("plans:copies", args=[case.reference]),
        "compare_url": _compare_url(case, known[0].entry, WORKING) if known else "",
    }
    return render(request, "plans/editions.html", context)


@case_page(classes=("plan", "risk_management"), needs="plan")
def compare(request: Request, case: OpenCase) -> HttpResponse:
    """Two sights of the plan side by side."""
    known = holding.editions(case)
    if request.GET:
        before, after = (holding.asked(request, known, name) for name in ("from", "to"))
    elif len(known) > 1:
        before, after = known[1], known[0]
    else:
        before, after = next(iter(known), None), None
    found = comparing.compared(case, holding.held(case, before), holding.held(case, after))
    offered = [*known, None]
    context = {
        "frame": case_frame(case, "plan"),
        "within": navigation.within(case, "editions"),
        "comparison": found,
        "picture": _picture(found),
        "choices": [(one.entry if one else WORKING, holding.called(one)) for one in offered],
        "here": reverse("plans:compare", args=[case.reference]),
    }
    return render(request, "plans/compare.html", context)


def _edition(case: OpenCase, place: int, known: list[Edition], facts: dict[Any, list[Any]]) -> dict[str, Any]:
    row = known[place]
    here = f"?edition={row.entry}"
    links = [
        Action(_("The full plan"), reverse("plans:full", args=[case.reference]) + here),
        Action(_("My plan"), reverse("plans:my_plan", args=[case.reference]) + here),
    ]
    if place + 1 < len(known):
        links.append(
            Action(
                _("What changed from the one before"), _compare_url(case, known[place + 1].entry, row.entry)
            )
        )
    return {
        "row": row,
        "name": holding.called(row),
        "review_by": wording.full_date(row.review_by),
        "private": [one for one in facts[PlanAnswer] if one.edition == row.entry],
        "copies": sum(one.edition == row.entry for one in facts[Copy]),
        "links": links,
    }


def _compare_url(case: OpenCase, before: str, after: str) -> str:
    return reverse("plans:compare", args=[case.reference]) + f"?from={before}&to={after}"


def _picture(found: Comparison) -> two_orders.TwoOrders | None:
    """The objectives in their order, before and after, with a line between each and itself."""
    items = []
    for one in found.objectives:
        was = one.before.rank if one.before is not None else None
        now = one.after.rank if one.after is not None and one.kind != "dropped" else None
        then = mine.title_words(one.before if one.before is not None else one.row)
        items.append(two_orders.Item(mine.title_words(one.row), was, now, one.kind, then))
    title = _("The objectives in their order: %(before)s, and %(after)s") % {
        "before": found.before.name,
        "after": found.after.name,
    }
    return two_orders.draw(items, title) if any(item.kind != "same" for item in items) else None
