"""Pages about the product itself: who sees what, and every component."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from handrail.access import policy
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.design.parts import Chip
from handrail.home import helping

ROLE_WORDS = {
    "in_charge": _("In charge"),
    "co_worker": _("Co-worker"),
    "other_practitioner": _("Other practitioner"),
    "manager": _("Manager"),
    "partner": _("Partner worker"),
    "police": _("Police"),
    "ap_key_worker": _("Approved premises key worker"),
    "person": _("The person"),
    "parent": _("Parent"),
    "inspector": _("Inspector"),
    "administrator": _("Administrator"),
    "victim_worker": _("Victim worker"),
    "information_governance": _("Information governance"),
    "duty_officer": _("Duty officer"),
}
CLASS_WORDS = {
    "identity": _("Identity, needs, language"),
    "address": _("Address and whereabouts"),
    "contact_notes": _("Contact notes"),
    "assessment": _("Assessment"),
    "plan": _("Plan"),
    "risk_management": _("Risk management"),
    "intelligence": _("Police intelligence"),
    "victim": _("Victim information"),
    "health": _("Health"),
    "test_results": _("Drug-test results"),
    "oversight": _("Management oversight"),
    "practice_checks": _("Practice checks"),
    "audit": _("Access log"),
}


@route(who="everyone")
def who_sees_what(request: Request) -> HttpResponse:
    """The policy table, as the code reads it."""
    cells = policy.cells()
    tables = [
        (str(CLASS_WORDS[data_class]), [(str(ROLE_WORDS[r]), cells[data_class, r]) for r in policy.roles()])
        for data_class in policy.CLASSES
    ]
    return render(request, "home/who_sees_what.html", {"tables": tables})


@route(who="everyone")
def help_pages(request: Request) -> HttpResponse:
    """The help of every page, a chapter at a time, and what there is about some words."""
    asked = request.GET.get("q", "").strip()[:100]
    chapters = helping.about(asked)
    page: dict[str, object] = {"asked": asked, "chapters": chapters}
    if not asked:
        number = request.GET.get("chapter", "")
        at = min(int(number), len(chapters) - 1) if number.isdecimal() and len(number) < 4 else 0
        here = reverse("home:help")
        page["chips"] = [
            Chip(str(chapter.title), f"{here}?chapter={place}", current=place == at)
            for place, chapter in enumerate(chapters)
        ]
        page["chapters"] = [chapters[at]]
    return render(request, "home/help.html", page)


@route(who="everyone")
def offline(request: Request) -> HttpResponse:
    """The page a browser keeps for when there is no connection: the same for everybody."""
    return HttpResponse(get_template("home/offline.html").render({}))


@route(who="everyone")
def gallery(request: Request) -> HttpResponse:
    """Every component of the product, with made-up words in it; the pictures on a page of their own."""
    from handrail.design.gallery import gallery_context  # only this page needs its samples

    pictures = request.GET.get("show") == "pictures"
    here = reverse("home:gallery")
    which = {
        "only": "pictures" if pictures else "rest",
        "other_url": here if pictures else f"{here}?show=pictures",
    }
    return render(request, "design/gallery.html", gallery_context() | which)
