"""Pages of community links and the time after."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.delivery import navigation
from handrail.delivery.going_on import facts as found
from handrail.delivery.going_on import page
from handrail.delivery.going_on.forms import ExitForm, LinkForm, asked
from handrail.delivery.models import CommunityLink, ExitItem
from handrail.people.entries import Entry, show, update_view
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page

CLASSES = ("plan", "risk_management", "assessment")
LINK = Entry(
    CommunityLink,
    LinkForm,
    "community_link",
    "plan",
    (_l("Add a link"), _l("Update a link")),
    (_l("Something {name} goes to"), _l("Update {entry}")),
    about="name",
    page="delivery:after",
    anchor="links",
    current="contacts",
    also=("assessment", "risk_management"),
)
EXIT = Entry(
    ExitItem,
    ExitForm,
    "exit_item",
    "plan",
    (_l("The time after"), _l("The time after")),
    (_l("Add to the plan for the time after"), _l("Update the plan for the time after")),
    page="delivery:after",
    anchor="plan",
    current="contacts",
    also=("assessment", "risk_management"),
)
link_update, exit_update = update_view(LINK), update_view(EXIT)


@case_page(classes=CLASSES, needs="plan")
def after(request: Request, case: OpenCase) -> HttpResponse:
    """What goes on without us, what ends, and what takes its place."""
    facts = case.gather(*found.TABLES)
    frame = case_frame(case, "contacts", facts)
    context = {
        **page.page(case, facts, frame.called),
        "frame": frame,
        "within": navigation.within(case, "after"),
        "reference": case.reference,
        "writes": case.can_write("plan"),
        "people_url": reverse("people:network", args=[case.reference]) if case.can_read("assessment") else "",
    }
    return render(request, "delivery/after.html", context)


def _adding(kind: Entry) -> Any:
    # Workers of agencies answer to the plan where it names them; they read none of this.
    @case_page(classes=kind.classes, needs=kind.data_class, writes=kind.data_class, post=Operation.COLLECTION)
    def add(request: Request, case: OpenCase) -> HttpResponse:
        given = asked(request.GET, case.today)
        return show(request, case, kind, f"{kind.verb}.added", form=partial(kind.form, given=given))

    return add


link_add, exit_add = _adding(LINK), _adding(EXIT)
