"""Pages of contacts and appointments, turning points and lapses."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.delivery import choosing, kinds, versions
from handrail.delivery.forms import UNKNOWN, ContactForm, OutcomeForm, TurningPointForm
from handrail.delivery.models import Contact, TurningPoint
from handrail.delivery.timeline import by_whom, heading, marked, turning_title
from handrail.design.frame import Action, CaseFrame
from handrail.design.parts import Quote
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import describing
from handrail.records.models import VersionRow

CONTACT_CLASSES = ("contact_notes", "test_results", "oversight")
FORM_CLASSES = (*CONTACT_CLASSES, "assessment")
"""A form of contacts also offers the key people."""

Told = TypeVar("Told", Contact, TurningPoint)


@case_page(classes=FORM_CLASSES, post=Operation.COLLECTION)
def contact_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add a contact, or an appointment still ahead."""
    if not kinds.writable_kinds(case, case.today):
        raise Http404
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=ContactForm,
        verb="contact.added",
        heading=_("Add a contact"),
        done_url=partial(_after, request, case),
        cancel_url=_timeline(case),
        done=_("The contact is on the record."),
        frame=partial(_form_frame, case),
        template="delivery/contact_form.html",
    )


@case_page(classes=CONTACT_CLASSES)
def contact(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One contact: its facts, its words, and how it came to stand as it does."""
    row, before = _with_versions(case, Contact, entry)
    known = _known(case, [*before, row])
    told = [(version, versions.contact_parts(version, known)) for version in (*before, row)]
    context = {
        "frame": case_frame(case, "timeline"),
        "row": row,
        "title": heading(row),
        "by": by_whom(row.workers, known.workers),
        "tags": marked(row),
        "facts": _facts(told[-1][1], row, before, leave=(_("Title"), "" if row.title else _("Kind"))),
        "quote": Quote(row.words) if row.words else None,
        "earlier": versions.earlier_versions(told),
        "actions": _contact_actions(case, row),
        "timeline_url": _timeline(case, entry if row.outcome else ""),
    }
    return render(request, "delivery/contact.html", context)


@case_page(classes=FORM_CLASSES, post=Operation.ALTERATION)
def contact_correct(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct a contact: what stood before stays on the record."""
    row = _changeable(case, Contact, entry)
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=ContactForm,
        verb="contact.corrected",
        row=row,
        heading=_("Correct this contact"),
        done_url=partial(_after, request, case),
        cancel_url=reverse("delivery:contact", args=[case.reference, entry]),
        done=_("Corrected. What stood before is kept with its date."),
        frame=partial(_form_frame, case),
        template="delivery/contact_form.html",
    )


@case_page(classes=CONTACT_CLASSES, post=Operation.ALTERATION)
def contact_outcome(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say how an appointment went."""
    row = _changeable(case, Contact, entry)
    page = reverse("delivery:contact", args=[case.reference, entry])
    if row.outcome and request.method != "POST":
        # Somebody was quicker: what they wrote can be read and corrected.
        return redirect(page)
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=OutcomeForm,
        verb="contact.outcome",
        row=row,
        heading=_("How it went"),
        done_url=partial(_after, request, case),
        cancel_url=page,
        done=_("How it went is on the record."),
        frame=partial(_form_frame, case),
        template="delivery/outcome_form.html",
        title=heading(row),
        when=versions.when(row.valid_from, row.at, row.minutes),
    )


@case_page(classes=("contact_notes",), writes="contact_notes", post=Operation.COLLECTION)
def turning_point_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add a turning point or a lapse."""
    return entry_page(
        request,
        case,
        model=TurningPoint,
        form_class=TurningPointForm,
        verb="turning_point.added",
        heading=_("Add a turning point or a lapse"),
        done_url=partial(_timeline, case),
        cancel_url=_timeline(case),
        frame=partial(_form_frame, case),
        template="delivery/turning_point_form.html",
    )


@case_page(classes=("contact_notes",))
def turning_point(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One turning point or lapse, with every earlier version."""
    row, before = _with_versions(case, TurningPoint, entry)
    known = _known(case, [*before, row])
    told = [(version, versions.turning_point_parts(version, known)) for version in (*before, row)]
    update = reverse("delivery:turning_point_update", args=[case.reference, entry])
    context = {
        "frame": case_frame(case, "timeline"),
        "row": row,
        "title": turning_title(row),
        "by": by_whom(row.workers, known.workers),
        "tags": marked(row),
        "facts": _facts(told[-1][1], row, before, leave=(_("What it was"), _("In a few words"))),
        "quote": Quote(row.words) if row.words else None,
        "earlier": versions.earlier_versions(told),
        "actions": [Action(_("Update"), update)] if kinds.may_change(case, row) else [],
        "timeline_url": _timeline(case, entry),
    }
    return render(request, "delivery/contact.html", context)


@case_page(classes=("contact_notes",), writes="contact_notes", post=Operation.ALTERATION)
def turning_point_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct a turning point or lapse, or add what it was used for."""
    return entry_page(
        request,
        case,
        model=TurningPoint,
        form_class=TurningPointForm,
        verb="turning_point.updated",
        row=_changeable(case, TurningPoint, entry),
        heading=_("Update this entry"),
        done_url=partial(_timeline, case),
        cancel_url=reverse("delivery:turning_point", args=[case.reference, entry]),
        frame=partial(_form_frame, case),
        template="delivery/turning_point_form.html",
    )


def _form_frame(case: OpenCase) -> CaseFrame:
    """The frame of a form: its own button is the one main button of the page."""
    return replace(case_frame(case, "timeline"), main_action=None)


def _with_versions(case: OpenCase, model: type[Told], entry: str) -> tuple[Told, list[Told]]:
    """The version that stands and those before it; absent and hidden look the same."""
    found = describing.current(case, model, [entry])
    if not found:
        raise Http404
    before = describing.earlier(case, model, [entry] if found[0].version > 1 else [])
    return found[0], before.get(entry, [])


def _changeable(case: OpenCase, model: type[Told], entry: str) -> Told:
    row = case.one(model, entry)
    if not kinds.may_change(case, row):
        raise Http404
    return row


def _known(case: OpenCase, rows: Sequence[Contact | TurningPoint]) -> versions.Known:
    """The names behind the references of these versions."""
    return versions.Known(
        directory.workers({worker for row in rows for worker in row.workers}),
        choosing.people_names(case, {one for row in rows for one in getattr(row, "people", ())}),
        choosing.venue_names({getattr(row, "venue", None) for row in rows}),
    )


def _facts(
    parts: versions.Parts, row: VersionRow, before: Sequence[VersionRow], leave: tuple[str, ...]
) -> list[tuple[str, str]]:
    """The short facts for the list; the texts stand beneath in their own right."""
    apart = {
        *leave,
        _("What happened"),
        _("In their own words"),
        _("What was done"),
        _("What it was used for"),
    }
    facts = [(name, words) for name, words in parts.items() if words and name not in apart]
    first = before[0] if before else row
    facts.append((_("Recorded"), versions.recorded(first)))
    if before:
        facts.append((_("Last changed"), versions.recorded(row)))
    return facts


def _contact_actions(case: OpenCase, row: Contact) -> list[Action]:
    if not kinds.may_change(case, row):
        return []
    actions = [Action(_("Correct"), reverse("delivery:contact_correct", args=[case.reference, row.entry]))]
    if row.outcome is None:
        outcome = reverse("delivery:contact_outcome", args=[case.reference, row.entry])
        actions.insert(0, Action(_("Say how it went"), outcome))
    return actions


def _timeline(case: OpenCase, entry: str = "") -> str:
    address = reverse("home:timeline", args=[case.reference])
    return f"{address}#entry-{entry}" if entry else address


def _after(request: Request, case: OpenCase, entry: str) -> str:
    """What happened stands on the timeline; an appointment without an outcome has its own page."""
    if request.POST.get("outcome", "") in ("", UNKNOWN):
        return reverse("delivery:contact", args=[case.reference, entry])
    return _timeline(case, entry)
