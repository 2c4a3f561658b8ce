"""The same-day path: one page for what was said, then the calls to make. Titles say nothing of it."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.assessments import disclosing
from handrail.assessments import page as made
from handrail.assessments.disclosing_forms import CallForm, DisclosureForm
from handrail.assessments.models import Disclosure, SafetyCall
from handrail.design import wording
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame, holds
from handrail.people.models import Allocation
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("frame", "risk_management")
TITLE = _l("Today")


def place(case: OpenCase, entry: str) -> str:
    """The page of one disclosure, with its calls."""
    return reverse("assessments:disclosure", args=[case.reference, entry])


@case_page(classes=CLASSES, writes="risk_management", post="collection")
def add(request: Request, case: OpenCase) -> HttpResponse:
    """Something frightening was said."""
    facts = case.gather(*FRAME_TABLES)
    manager = _manager(facts, case)

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        disclosing.disclose(doing, entry=entry, **_given(case, form))

    return _form(
        request,
        case,
        facts,
        save,
        verb="disclosure.added",
        form_class=partial(DisclosureForm, manager=manager),
        lead=_("One page, today: the words, what happens now, and who is called. The rest can wait."),
    )


@case_page(classes=CLASSES, writes="risk_management", post="alteration")
def update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Put right what was written, or call somebody else as well."""
    row = case.one(Disclosure, entry)

    def save(doing: writing.Act, form: EntryForm, _entry: str) -> None:
        given = _given(case, form)
        tenant, calls = given.pop("tenant"), given.pop("calls")
        seen = form.cleaned_data["version_seen"] or row.version
        writing.amend(Disclosure, doing, entry=entry, version_seen=seen, **given)
        disclosing.call(doing, entry, tenant=tenant, calls=calls, valid_from=case.today)

    facts = case.gather(*FRAME_TABLES)
    return _form(request, case, facts, save, verb="disclosure.updated", form_class=DisclosureForm, row=row)


@case_page(classes=CLASSES, needs="assessment")
def one(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What was said, what happens now, and the calls to tick off."""
    if not case.can_read("risk_management"):
        raise Http404
    row = case.one(Disclosure, entry)
    facts = case.gather(*FRAME_TABLES, Disclosure, SafetyCall)
    names = directory.workers(made.workers(facts))
    told = next(one for one in made.told(facts, names) if one.row.entry == row.entry)
    context = {
        "frame": case_frame(case, "assessment", facts, names),
        "told": told,
        "when": ", ".join(
            part for part in (wording.long_date(row.valid_from), wording.clock(row.at)) if part
        ),
        "reference": case.reference,
        "writes": case.can_write("risk_management"),
        "title_words": TITLE,
    }
    return render(request, "assessments/disclosure.html", context)


@case_page(classes=CLASSES, writes="risk_management", post="alteration")
def call(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A call that was made."""
    row = case.one(SafetyCall, entry)
    frame = case_frame(case, "assessment")
    return entry_page(
        request,
        case,
        model=SafetyCall,
        row=row,
        form_class=partial(CallForm, called=frame.called),
        verb="safety_call.made",
        heading=_("Called: %(whom)s") % {"whom": row.whom},
        title_words=TITLE,
        done_url=place(case, row.disclosure),
        frame=frame,
        submit_label=_("Called"),
    )


def _form(
    request: Request,
    case: OpenCase,
    facts: dict[Any, list[Any]],
    save: Any,
    *,
    form_class: Any,
    row: Disclosure | None = None,
    **more: Any,
) -> HttpResponse:
    frame = case_frame(case, "assessment", facts)
    back = reverse("assessments:assessment", args=[case.reference])
    return entry_page(
        request,
        case,
        model=Disclosure,
        row=row,
        form_class=partial(form_class, called=frame.called),
        heading=_("Something %(name)s said that cannot wait") % {"name": frame.called},
        title_words=TITLE,
        done_url=partial(place, case),
        cancel_url=back if row is None else place(case, row.entry),
        frame=frame,
        template="assessments/disclosure_form.html",
        save=save,
        submit_label=_("Save, and go on to the calls"),
        **more,
    )


def _given(case: OpenCase, form: EntryForm) -> dict[str, Any]:
    calls = form.cleaned_data["calls"]
    return {"tenant": case.case.team.agency_id, "calls": calls, **form.facts()}


def _manager(facts: dict[Any, list[Any]], case: OpenCase) -> str:
    """Who is called first: the manager of the case."""
    managers = [row.worker for row in facts[Allocation] if row.role == "manager" and holds(row, case.today)]
    name = directory.workers(managers[:1])[managers[0]] if managers else None
    return ", ".join(part for part in (name.name, name.role.lower()) if part) if name else ""
