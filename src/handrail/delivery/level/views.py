"""The page of contact, planned and real: the first page of this room."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.requests import Request
from handrail.delivery import navigation
from handrail.delivery.agreeing import agree_page
from handrail.delivery.level import deciding, gathering, page
from handrail.delivery.level.forms import DecisionForm
from handrail.delivery.models import LevelDecision
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("plan", "contact_notes", "test_results", "risk_management", policy.FRAME)


@case_page(classes=CLASSES, needs="plan")
def contacts(request: Request, case: OpenCase) -> HttpResponse:
    """Contact planned and real, by week and by phase; the decisions about it."""
    facts = case.gather(*gathering.TABLES)
    frame = case_frame(case, "contacts", facts)
    level = gathering.level(case, facts)
    context = {
        "frame": frame,
        "within": navigation.within(case, "contacts"),
        **page.page(case, level, frame.called),
    }
    return render(request, "delivery/contacts.html", context)


@case_page(classes=CLASSES, needs="plan", writes="plan", post="collection")
def decide(request: Request, case: OpenCase) -> HttpResponse:
    """Step contact up or down, or keep it: the decision and the phases in one act."""
    frame = case_frame(case, "contacts")

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, DecisionForm)
        until = form.cleaned_data["last_day"]
        deciding.decide(doing, case, entry, facts=form.facts(), level=form.level(), until=until)

    return entry_page(
        request,
        case,
        model=LevelDecision,
        form_class=partial(DecisionForm, called=frame.called),
        verb="level.decided",
        heading=_("Change %(name)s’s contact level") % {"name": frame.called},
        title_words=_("Change the contact level"),
        done_url=reverse("delivery:contacts", args=[case.reference]),
        done=_("The decision is on the record, and the level follows it."),
        frame=frame,
        template="delivery/level_form.html",
        save=save,
    )


@case_page(classes=CLASSES, needs="plan", post="alteration")
def agree(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A manager agrees, from their own account, to what somebody else decided."""
    row = case.one(LevelDecision, entry)
    done_url = reverse("delivery:contacts", args=[case.reference])
    return agree_page(request, case, row, signs="plan", verb="level.agreed", lead=row.why, done_url=done_url)
