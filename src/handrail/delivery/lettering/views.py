"""Letters: the list, a new one from a template, and one as it was given."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.casefile import codes
from handrail.casefile.contacts import absent
from handrail.delivery import agenda, navigation
from handrail.delivery.lettering import wording as letter_words
from handrail.delivery.lettering.forms import LetterForm
from handrail.delivery.lettering.wording import EN, Told
from handrail.delivery.models import Contact, Letter
from handrail.delivery.releasing.day import NOT_A_HOME
from handrail.design import paper, wording
from handrail.design.parts import Cell
from handrail.people.editing import entry_page
from handrail.people.frame import FRAME_TABLES, case_frame, holds
from handrail.people.models import Address
from handrail.people.opening import OpenCase, case_page
from handrail.plans.helpers import first_name

CLASSES = ("contact_notes", policy.FRAME)
FORM_CLASSES = (*CLASSES, "address", "identity")
BACKWARD = ("missed", "warning")


@case_page(classes=CLASSES, needs="contact_notes")
def letters(request: Request, case: OpenCase) -> HttpResponse:
    """The letters on record, and the kinds one can write."""
    facts = case.gather(*FRAME_TABLES, Letter)
    rows = sorted(facts[Letter], key=lambda row: (str(row.valid_from), row.pk), reverse=True)
    context = {
        "frame": case_frame(case, "contacts", facts),
        "within": navigation.within(case, "prepare"),
        "letters": [_row(case, row) for row in rows],
        "kinds": list(_kinds(case)) if case.can_write("contact_notes") else [],
    }
    return render(request, "delivery/letters.html", context)


def _row(case: OpenCase, row: Letter) -> tuple[Any, ...]:
    address = reverse("delivery:letter", args=[case.reference, row.entry])
    return (
        Cell(row.kind_label, url=address),
        wording.full_date(row.valid_from),
        row.given_label if row.given else "",
        row.language_label,
    )


def _kinds(case: OpenCase) -> Any:
    """Each kind of letter with the languages it is written in."""
    base = reverse("delivery:letter_add", args=[case.reference])
    for kind, label in codes.choices("letter_kinds"):
        ways = letter_words.languages(kind)
        yield (
            label,
            [(codes.label("message_languages", one), f"{base}?kind={kind}&language={one}") for one in ways],
        )


@case_page(classes=FORM_CLASSES, needs="contact_notes", writes="contact_notes", post=Operation.COLLECTION)
def letter_add(request: Request, case: OpenCase) -> HttpResponse:
    """A letter from its template: read, changed, and kept as it is given."""
    facts = case.gather(*FRAME_TABLES, Address)
    frame = case_frame(case, "contacts", facts)
    asked = request.GET
    kind, language = asked.get("kind", ""), asked.get("language", EN)
    kind = kind if letter_words.languages(kind) else "appointment"
    language = language if language in letter_words.languages(kind) else EN
    contact = _contact(case, kind, asked.get("contact", "")[:64])
    form: Any = partial(
        LetterForm,
        kind=kind,
        language=language,
        contact=contact.entry if contact else None,
        address=_address(case, facts),
        words=letter_words.words(kind, language, _told(request, case, frame.called, contact)),
    )
    return entry_page(
        request,
        case,
        model=Letter,
        form_class=form,
        verb="letter.given",
        heading=_("Letter: %(kind)s") % {"kind": codes.label("letter_kinds", kind).lower()},
        title_words=_("A letter"),
        done_url=reverse("delivery:letters", args=[case.reference]),
        done=_("The letter is kept as it was given."),
        frame=frame,
        template="delivery/letter_form.html",
        address_known=bool(_address(case, facts)),
    )


def _contact(case: OpenCase, kind: str, asked: str) -> Contact | None:
    """What the letter is about: the contact asked for, else the next appointment or the last missed one."""
    rows = case.rows(Contact).defer("text", "words")
    if asked:
        return rows.filter(entry=asked).first()
    if kind in BACKWARD:
        missed = rows.filter(outcome__in=absent(), valid_from__lte=case.today)
        return missed.order_by("-valid_from", "-pk").first()
    ahead = rows.filter(outcome__isnull=True, valid_from__gte=case.today, marking="none")
    return ahead.order_by("valid_from", "at", "pk").first()


def _told(request: Request, case: OpenCase, called: str, row: Contact | None) -> Told:
    """Names as the person knows them; a place only where it is a venue or was said in words."""
    names = directory.workers(row.workers) if row else directory.Names()
    places = directory.venues([row.venue]) if row else {}
    worker = request.user.worker
    return Told(
        name=called,
        on=row.valid_from if row else None,
        at=row.at if row else None,
        place=agenda.place(row, places) if row else "",
        who=wording.listed(first_name(names[one].name) for one in row.workers) if row else "",
        ring=worker.telephone if worker else "",
        sender=request.user.name,
        today=case.today,
    )


def _address(case: OpenCase, facts: dict[Any, list[Any]]) -> str:
    """Where the person lives now, for the worker to ask about; never filled in by itself."""
    here = [
        row for row in facts[Address] if holds(row, case.today) and row.kind not in NOT_A_HOME and row.lines
    ]
    if len(here) != 1:
        return ""
    row = here[0]
    return "\n".join(part for part in (row.lines, row.area, row.postcode) if part)


@case_page(classes=CLASSES, needs="contact_notes")
def letter(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A letter as it was given."""
    row = case.one(Letter, entry)
    context = {
        "frame": case_frame(case, "contacts"),
        "within": navigation.within(case, "prepare"),
        "letter": row,
        "pdf_url": reverse("delivery:letter_pdf", args=[case.reference, entry]),
    }
    return render(request, "delivery/letter.html", context)


@case_page(classes=CLASSES, needs="contact_notes")
def letter_pdf(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """The same on paper."""
    row = case.one(Letter, entry)
    return paper.answer(request, "delivery/letter_paper.html", {"letter": row}, "letter")
