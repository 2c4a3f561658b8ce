"""Pages on which whoever supervises answers a concern, and says what changed."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.agencies.models import Worker
from handrail.assessments.models import Source
from handrail.delivery.listening import hearing
from handrail.delivery.listening.forms import YES, ConcernForm, HeardForm
from handrail.delivery.models import Concern, Contact, Heard
from handrail.people.editing import EntryForm, entry_page
from handrail.people.opening import OpenCase, case_page
from handrail.records.writing import Act

CLASSES = ("frame", "contact_notes", "assessment")


@dataclass(frozen=True)
class Told:
    """Something we were told: by whom, on which day, and in which words."""

    worker: str | None
    on: date | None
    words: str


@case_page(classes=("frame", "contact_notes"), writes="contact_notes", post=Operation.ALTERATION)
def concern(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A concern of somebody of another agency, and what is done about it."""
    _supervises(case)
    row = case.one(Concern, entry)

    def save(doing: Act, form: EntryForm, _entry: str) -> None:
        data = form.cleaned_data
        hearing.answer(
            doing,
            row,
            data["version_seen"] or row.version,
            state=data["state"],
            words=data["answer"],
            by=_me(request),
            on=case.today,
        )

    names = directory.workers([row.worker])
    return entry_page(
        request,
        case,
        model=Concern,
        form_class=ConcernForm,
        verb="concern.answered",
        row=row,
        save=save,
        heading=_("A concern"),
        done_url=reverse("home:case", args=[case.reference]),
        done=_("Saved. Whoever raised it reads the answer."),
        current="contacts",
        template="delivery/concern.html",
        concern=row,
        name=names[row.worker].with_agency,
        telephone=_telephone(row.worker),
    )


@case_page(classes=CLASSES, writes="contact_notes", post=Operation.COLLECTION)
def heard(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say to whoever told us something what changed because of it."""
    _supervises(case)
    told = _told(case, entry)

    def save(doing: Act, form: EntryForm, new: str) -> None:
        data = form.cleaned_data
        changed = data["changed"] == YES
        hearing.tell(doing, entry, told.worker, changed=changed, what=data["what"], on=case.today, entry=new)

    return entry_page(
        request,
        case,
        model=Heard,
        form_class=HeardForm,
        verb="heard.told",
        save=save,
        heading=_("What changed because of it"),
        done_url=_back(case, entry),
        done=_("Saved. They read it on their page."),
        current="contacts",
        template="delivery/heard.html",
        source=told,
        name=directory.workers([told.worker])[told.worker].with_agency if told.worker else "",
    )


def _told(case: OpenCase, entry: str) -> Told:
    """The contact, concern or source that something is said back to; 404 where there is none."""
    found = case.gather(Contact, Concern, Source, entries=[entry])
    for row in found[Contact]:
        return Told(_partner_of(row), row.valid_from, _words(row))
    for row in found[Concern]:
        return Told(row.worker, row.valid_from, row.what)
    for row in found[Source]:
        return Told(row.worker, row.answered_on, row.answer)
    raise Http404


def _partner_of(row: Contact) -> str | None:
    """Who of another agency told us: whoever wrote it, else the first of another agency who took part."""
    writer = row.by.worker.reference if row.by.worker else ""
    if writer in row.workers:
        return writer
    others = Worker.objects.filter(reference__in=row.workers, agency__ours=False)
    found = set(others.values_list("reference", flat=True))
    return next((one for one in row.workers if one in found), None)


def _words(row: Contact) -> str:
    return " ".join(part for part in (row.text, row.worries, row.better, row.should_change) if part)


def _back(case: OpenCase, entry: str) -> str:
    if case.rows(Contact).filter(entry=entry).exists():
        return reverse("delivery:contact", args=[case.reference, entry])
    return reverse("home:case", args=[case.reference])


def _supervises(case: OpenCase) -> None:
    """Whoever only adds entries of their own does not answer in our name."""
    if not case.can_write("assessment"):
        raise Http404


def _me(request: Request) -> str:
    return request.user.worker.reference if request.user.worker else request.user.username


def _telephone(worker: str) -> str:
    return Worker.objects.filter(reference=worker).values_list("telephone", flat=True).first() or ""
