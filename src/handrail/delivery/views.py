"""Pages of contacts and appointments."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.delivery import contact_page, kinds, leads_on, upcoming, versions
from handrail.delivery.contact_page import changeable, form_frame, timeline, with_versions
from handrail.delivery.forms import UNKNOWN, ContactForm, OutcomeForm
from handrail.delivery.models import Contact
from handrail.delivery.timeline import by_whom, heading, marked
from handrail.design.parts import Quote
from handrail.findings import at_work
from handrail.people.editing import entry_page
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CONTACT_CLASSES = ("contact_notes", "test_results", "oversight")
FORM_CLASSES = (*CONTACT_CLASSES, "assessment", "plan", "risk_management")
"""A form of contacts also offers the key people, steps and strengths, and names the scheme."""


@case_page(classes=FORM_CLASSES, post=Operation.COLLECTION)
def contact_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add a contact, or an appointment still ahead."""
    if not kinds.writable_kinds(case, case.today):
        raise Http404
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=partial(ContactForm, request=request),
        verb="contact.added",
        heading=_("Add a contact"),
        done_url=partial(_after, request, case),
        cancel_url=timeline(case),
        done=partial(upcoming.done, case, _("The contact is on the record.")),
        save=_save(None),
        frame=partial(form_frame, case),
        at_work=partial(at_work.of, case, "contact"),
        template="delivery/contact_form.html",
    )


@case_page(classes=FORM_CLASSES)
def contact(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One contact: its facts, its words, and how it came to stand as it does."""
    row, before = with_versions(case, Contact, entry)
    found = contact_page.page(case, row, before)
    context = {
        **found,
        "row": row,
        "title": heading(row),
        "by": by_whom(row.workers, found["names"].workers),
        "tags": marked(row),
        "quote": Quote(row.words) if row.words else None,
        "useful": Quote(row.useful_words) if row.useful_words else None,
        "timeline_url": timeline(case, entry if row.outcome else ""),
    }
    return render(request, "delivery/contact.html", context)


@case_page(classes=FORM_CLASSES, post=Operation.ALTERATION)
def contact_correct(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct a contact: what stood before stays on the record."""
    row = changeable(case, Contact, entry)
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=partial(ContactForm, request=request),
        verb="contact.corrected",
        row=row,
        heading=_("Correct this contact"),
        done_url=partial(_after, request, case),
        cancel_url=reverse("delivery:contact", args=[case.reference, entry]),
        done=_("Corrected. What stood before is kept with its date."),
        save=_save(row),
        frame=partial(form_frame, case),
        template="delivery/contact_form.html",
    )


@case_page(classes=FORM_CLASSES, post=Operation.ALTERATION)
def contact_outcome(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say how an appointment went."""
    row = changeable(case, Contact, entry)
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
        done=partial(upcoming.done, case, _("How it went is on the record."), entry),
        save=_save(row),
        frame=partial(form_frame, case),
        template="delivery/outcome_form.html",
        title=heading(row),
        when=versions.when(row.valid_from, row.at, row.minutes),
    )


def _save(row: Contact | None) -> Callable[[writing.Act, Any, str], None]:
    """Write the note, and what is sealed in the same act."""

    def save(doing: writing.Act, form: Any, entry: str) -> None:
        if row is None:
            writing.add(Contact, doing, entry=entry, **form.facts())
        else:
            seen = form.cleaned_data["version_seen"] or row.version
            writing.amend(Contact, doing, entry=entry, version_seen=seen, **form.facts())
        form.seal(doing)

    return save


def _after(request: Request, case: OpenCase, entry: str) -> str:
    """What happened stands on the timeline; an appointment without an outcome has its own page."""
    change = leads_on.change_url(case, leads_on.CONTACTS, entry)
    if change and request.POST.get("changes_something"):
        return change
    if request.POST.get("outcome", "") in ("", UNKNOWN):
        return reverse("delivery:contact", args=[case.reference, entry])
    return timeline(case, entry)
