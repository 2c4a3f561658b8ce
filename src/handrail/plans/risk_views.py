"""Risk management on one page: what keeps people safe, whose it is, what if, and the balance of work."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.people.frame import case_frame, holds
from handrail.people.opening import OpenCase, case_page
from handrail.plans import holding, navigation
from handrail.plans.balance import balance
from handrail.plans.models import Contingency, OtherPlan, RiskMeasure
from handrail.plans.people import names_of


@case_page(classes=("risk_management", "plan"), needs="plan")
def risk(request: Request, case: OpenCase) -> HttpResponse:
    """What stands today, from the working plan."""
    held = holding.held(case, None)
    names = names_of(held)
    may = case.can_write("risk_management")

    def standing(model: Any) -> list[Any]:
        return [row for row in held.rows(model) if holds(row, case.today)]

    def url(verb: str, row: Any) -> str:
        return reverse(f"plans:{verb}_update", args=[case.reference, row.entry]) if may else ""

    measures = standing(RiskMeasure)
    parts = {
        kind: [_measure(row, names, url("measure", row)) for row in measures if row.kind == kind]
        for kind in ("constructive", "restrictive")
    }
    add = {
        verb: reverse(f"plans:{verb}_add", args=[case.reference])
        for verb in ("measure", "contingency", "other_plan")
        if may
    }
    context = {
        "frame": case_frame(case, "plan"),
        "within": navigation.within(case, "risk"),
        "balance": balance(held, case.today),
        "measures": parts,
        "contingencies": [
            (
                Cell(row.when, url=url("contingency", row), tags=_tags(row)),
                row.then,
                names[row.worker].with_agency,
                row.by_when,
            )
            for row in standing(Contingency)
        ],
        "other_plans": [
            (
                Cell(row.agency, url=url("other_plan", row), tags=_tags(row)),
                row.what,
                names[row.worker].with_agency if row.worker else "",
                wording.full_date(row.review_on),
            )
            for row in standing(OtherPlan)
        ],
        "add": add,
    }
    return render(request, "plans/risk.html", context)


def _measure(row: RiskMeasure, names: Names, url: str) -> tuple[Cell | str, ...]:
    asked = _("Asked by the order or licence") if row.restriction else ""
    return (
        Cell(row.what, note=asked, url=url, tags=_tags(row)),
        names[row.owner].with_agency,
        row.monitoring,
        row.useful_to_the_person,
    )


def _tags(row: Any) -> tuple[str, ...]:
    return (row.marking_label,) if row.marking != "none" else ()
