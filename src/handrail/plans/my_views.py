"""My plan as pages and as PDF: plain words, large print, easy read, and a pocket card."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.design import paper
from handrail.design.parts import Chip
from handrail.design.pictures import easy
from handrail.people.opening import OpenCase, case_page
from handrail.plans import holding, mine

FORMS = (
    ("my_plan", _l("Plain words")),
    ("large_print", _l("Large print")),
    ("easy_read", _l("Easy read")),
    ("pocket_card", _l("Pocket card")),
)
"""Named as the copies of them are (the code list ``copy_kinds``)."""


@case_page(classes=("plan",), needs="plan")
def my_plan(request: Request, case: OpenCase) -> HttpResponse:
    """A page to look at together: no frame of the case, nothing that others may not see."""
    return render(request, "plans/my_plan.html", context(request, case))


@case_page(classes=("plan",), needs="plan")
def my_plan_pdf(request: Request, case: OpenCase) -> HttpResponse:
    """The same to take away."""
    page = context(request, case)
    return paper.answer(request, "plans/my_plan_paper.html", page, page["form"].replace("_", "-"))


def context(request: Request, case: OpenCase) -> dict[str, Any]:
    """My plan in the form asked for, of the edition asked for (the latest where none is)."""
    known = holding.editions(case)
    edition = holding.asked(request, known)
    wanted = request.GET.get("as", "")
    form = wanted if wanted in dict(FORMS) else FORMS[0][0]
    asked = f"&edition={edition.entry if edition else holding.WORKING}" if request.GET.get("edition") else ""
    pages = {key: reverse("plans:my_plan", args=[case.reference]) + f"?as={key}{asked}" for key, _ in FORMS}
    return {
        "plan": mine.made(case, holding.held(case, edition)),
        "form": form,
        "forms": [Chip(str(words), pages[key], current=key == form) for key, words in FORMS],
        "pdf_url": reverse("plans:my_plan_pdf", args=[case.reference]) + f"?as={form}{asked}",
        "back_url": reverse("plans:plan", args=[case.reference]),
        "symbol": easy.symbol,
        "case": case,
    }
