"""A trainee's note is read by whoever is in charge, or a manager, and never by its author alone.

Who is a trainee stands in the directory, in what they do there.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.models import User
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory
from handrail.agencies.models import Worker
from handrail.delivery import read_by
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.parts import Cell
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame
from handrail.people.models import Case, Person
from handrail.people.opening import OpenCase, case_page
from handrail.records import clock, writing
from handrail.records.reading import Reach
from handrail.reviews.deciding.forms import CountersignForm
from handrail.reviews.models import Countersignature

CLASSES = ("contact_notes", "oversight", "frame")
LOOKS_BACK = timedelta(days=60)
MOST = 100
WORD = "trainee"


def is_trainee(worker: Worker | None) -> bool:
    """Whether the directory says of somebody that they are in training."""
    return worker is not None and any(WORD in role.casefold() for role in worker.roles)


def part_of(case: OpenCase) -> str:
    """As what this reader would countersign; empty for whoever does not."""
    if "in_charge" in case.kinds and case.can_write("contact_notes"):
        return "in_charge"
    return "manager" if case.can_write("oversight") else ""


def waits(case: OpenCase, row: Contact, read: Iterable[Countersignature]) -> bool:
    """Whether a note still has to be read, and by this reader: not by whoever wrote it."""
    if any(one.of == row.entry for one in read) or row.by_id == case.reach.user.pk or row.outcome is None:
        return False
    return bool(part_of(case)) and row.row_class() == "contact_notes" and is_trainee(row.by.worker)


def beside(case: OpenCase, row: Contact, facts: dict[Any, list[Any]]) -> read_by.Beside:
    """What the page of a contact says of it: who has read it, or that it waits for this reader."""
    read = [one for one in facts[Countersignature] if one.of == row.entry]
    names = directory.workers(one.worker for one in read)
    told = [_told(one, names) for one in read]
    acts = []
    if waits(case, row, read):
        acts = [Action(_("Countersign"), reverse("reviews:countersign", args=[case.reference, row.entry]))]
    return read_by.Beside([(_("Countersigned"), words) for words in told], acts)


def _told(row: Countersignature, names: directory.Names) -> str:
    words = f"{names[row.worker].name}, {wording.full_date(row.valid_from)}"
    return f"{words}: {row.said}" if row.said else words


def register() -> None:
    """Stand on the page of a contact."""
    read_by.register((Countersignature,), beside)


@case_page(classes=CLASSES, needs="contact_notes", post=Operation.COLLECTION)
def countersign(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Read a trainee's note, and say what there is to say to it."""
    row = case.one(Contact, entry)
    part, worker = part_of(case), request.user.worker
    if not part or worker is None or row.row_class() != "contact_notes":
        raise Http404
    frame = case_frame(case, "contacts")

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        if row.by_id == request.user.pk:
            raise Refusal(_("You wrote this yourself: somebody else countersigns it"))
        if Countersignature.objects.now().filter(case_id=case.id, of=entry, part=part).exists():
            raise Refusal(_("This has been countersigned already"))
        writing.add(
            Countersignature,
            doing,
            entry=made,
            of=entry,
            part=part,
            worker=worker.reference,
            valid_from=case.today,
            **form.facts(),
        )

    return entry_page(
        request,
        case,
        model=Countersignature,
        form_class=partial(CountersignForm, called=frame.called),
        verb="contact.countersigned",
        heading=_("Countersign: %(what)s") % {"what": row.heading},
        title_words=_("Countersign a note"),
        lead=row.text,
        done_url=reverse("delivery:contact", args=[case.reference, entry]),
        done=_("Countersigned."),
        submit_label=_("Countersign"),
        frame=frame,
        drafted_as="contact_notes" if part == "in_charge" else "oversight",
        save=save,
    )


@route(who={"practitioner", "manager"}, classes=CLASSES, get=Operation.CONSULTATION)
def notes(request: Request) -> HttpResponse:
    """Notes of trainees in the cases I am in charge of or manage, that nobody has countersigned yet."""
    everything = Reach.of(request.user)
    mine = everything.only(
        case_id for case_id, kinds in everything.kinds.items() if kinds & {"in_charge", "manager"}
    )
    rows = list(_waiting(mine, request.user))
    cases = Case.objects.in_bulk({row.case_id for row in rows})
    people = {one.case_id: one for one in mine.fetch(mine.rows(Person).filter(case_id__in=cases))}
    log.write(request, Operation.CONSULTATION, cases)
    context = {"rows": [_cells(row, cases[row.case_id], people) for row in rows], "most": MOST}
    return render(request, "reviews/notes_waiting.html", context)


def _waiting(reach: Reach, user: User) -> Iterable[Contact]:
    trainees = (
        [one.pk for one in Worker.objects.filter(agency=user.worker.agency_id) if is_trainee(one)]
        if user.worker
        else []
    )
    if not trainees or not reach.kinds:
        return []
    rows = (
        reach.rows(Contact)
        .filter(by__worker__in=trainees, outcome__isnull=False, valid_from__gte=clock.today() - LOOKS_BACK)
        .exclude(by=user)
        .exclude(kind__in=("management_oversight", "test"))
    )
    read = set(reach.rows(Countersignature).values_list("case_id", "of"))
    found = rows.select_related("by").defer("text", "words").order_by("valid_from", "pk")
    return [row for row in found[: 5 * MOST] if (row.case_id, row.entry) not in read][:MOST]


def _cells(row: Contact, case: Case, people: dict[int, Person]) -> list[Any]:
    person = people.get(row.case_id)
    name = person.full_name if person else case.reference
    return [
        Cell(name, case.reference, url=reverse("reviews:countersign", args=[case.reference, row.entry])),
        f"{row.heading}, {wording.full_date(row.valid_from)}",
        row.by.name,
    ]
