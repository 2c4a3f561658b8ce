"""Who opened my cases: for whoever is in charge and for the manager."""

from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy, reviewing
from handrail.access.models import User
from handrail.access.requests import Request
from handrail.access.reviewing import Opening
from handrail.casefile import codes
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import clock

ANSWERS_FOR = {"in_charge", "manager"}
ROOMS = {
    "home:case": _l("Overview"),
    "home:timeline": _l("Timeline"),
    "home:caseload": _l("In a caseload"),
    "home:find": _l("In a search"),
    "access:openings": _l("Who opened it"),
    "access:alerts": _l("In the alerts"),
    "people:network": _l("People"),
    "people:details": _l("Details"),
    "people:allocation": _l("Who supervises"),
    "people:open_with_reason": _l("Opening with a reason"),
    "sentences:sentence": _l("Sentence"),
}
SPACES = {
    "people": _l("The person"),
    "delivery": _l("Contacts"),
    "sentences": _l("Sentence"),
    "assessments": _l("Assessment"),
    "plans": _l("Plan"),
    "reviews": _l("Reviews"),
    "home": _l("Other pages"),
}
OPERATIONS = {
    "collection": _l("Added"),
    "alteration": _l("Changed"),
    "disclosure": _l("Given out"),
    "combination": _l("Brought together"),
    "erasure": _l("Erased"),
}


class Line(NamedTuple):
    """One opening in words."""

    who: str
    role: str
    at: object
    page: str
    reason: str


@case_page(classes=("audit",), dated=False)
def openings(request: Request, case: OpenCase) -> HttpResponse:
    """Who else opened this case, newest first. Sealed rooms are not listed here."""
    if not case.kinds & ANSWERS_FOR:
        raise Http404
    before = request.GET.get("before", "")
    found = reviewing.openings(case.id, int(before[:18]) if before.isdecimal() else None)
    address = reverse("access:openings", args=[case.reference])
    page = {
        "frame": case_frame(case),
        "lines": [_line(one, found.users[one.user_id]) for one in found.lines if one.user_id in found.users],
        "older": f"{address}?before={found.lines[-1].number}" if found.more else "",
        "newest": address if before else "",
    }
    return render(request, "home/access/openings.html", page)


def _line(one: Opening, user: User) -> Line:
    stub = one.reason == "stub"
    sealed = set(policy.NAMED.values())
    kinds = [codes.label("relation_kinds", kind) for kind in one.relations if kind not in sealed]
    where = user.team.name if user.team else user.worker.agency.name if user.worker else ""
    part = ", ".join(kinds) or codes.label("user_roles", user.role)
    return Line(
        user.name,
        f"{part}, {where}" if where else part,
        clock.shown(one.at),
        _("Saw that it exists, no more") if stub else _page(one),
        "" if stub else one.reason,
    )


def _page(one: Opening) -> str:
    room = ROOMS.get(one.route) or SPACES.get(one.route.split(":")[0]) or _("Other")
    if one.operation in OPERATIONS:
        return f"{room}: {str(OPERATIONS[one.operation]).lower()}"
    return str(room)
