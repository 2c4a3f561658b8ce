"""The page before a meeting."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handrail.access import policy
from handrail.access.requests import Request
from handrail.delivery import agenda, navigation
from handrail.delivery.models import Contact, Promise
from handrail.delivery.preparing import facts as made_from
from handrail.delivery.promising import words
from handrail.delivery.timeline import heading, marked
from handrail.design.parts import Quote
from handrail.kernel.references import new_reference
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page

CLASSES = (
    *("contact_notes", "test_results", "oversight", "plan", "assessment", "address"),
    *("risk_management", "identity", policy.FRAME),
)


@dataclass(frozen=True)
class Note:
    """A note as it stands beside two others."""

    title: str
    when: str
    who: str
    text: str
    quote: Quote | None
    tags: tuple[str, ...]
    url: str
    useful: str = ""


@case_page(classes=CLASSES, needs="contact_notes")
def prepare(request: Request, case: OpenCase) -> HttpResponse:
    """What to know before we meet, on one page."""
    facts = case.gather(*made_from.TABLES)
    frame = case_frame(case, "contacts", facts)
    found = made_from.contacts(case, facts)
    met = found.last_met
    promised = words.said(case, words.lately(facts[Promise], case.today), found.names, frame.called)
    context = {
        "frame": frame,
        "within": navigation.within(case, "prepare"),
        "met": made_from.when(met) if met else "",
        "met_before": bool(met),
        "notes": [_note(case, row, found) for row in made_from.notes(found)],
        "ahead": agenda.rows(found.ahead, found.names, case.today, case.reference),
        "changed": made_from.changed(case, met, found.names),
        "due": made_from.due(facts, case.today),
        "orders": made_from.orders(case, facts),
        "ours": [one for one in promised if not one.by_person],
        "theirs": [one for one in promised if one.by_person],
        "useful": [_note(case, row, found, of_use=True) for row in made_from.useful(found)],
        "may": case.can_write("contact_notes"),
        "key": new_reference,
        "order_url": reverse("plans:order", args=[case.reference]) if case.can_read("plan") else "",
    }
    return render(request, "delivery/prepare.html", context)


def _note(case: OpenCase, row: Contact, found: made_from.Contacts, *, of_use: bool = False) -> Note:
    return Note(
        title=heading(row),
        when=made_from.when(row),
        who=found.names.named(row.workers),
        text=row.text,
        quote=Quote(said) if (said := row.useful_words if of_use else row.words) else None,
        tags=marked(row),
        url=reverse("delivery:contact", args=[case.reference, row.entry]),
        useful=str(row.useful_label) if of_use else "",
    )
