"""Pages of handing a case over."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.delivery import navigation
from handrail.delivery.handing_over.forms import HandoverForm
from handrail.delivery.models import Handover
from handrail.design import wording
from handrail.kernel.references import new_reference
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("contact_notes", "assessment")
"""Handovers are for those who supervise: they read the assessment too, and workers of agencies do not."""
adds = case_page(classes=CLASSES, needs="assessment", writes="assessment", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, needs="assessment", writes="assessment", post=Operation.ALTERATION)


@dataclass(frozen=True)
class Told:
    """One handover in words."""

    row: Handover
    title: str
    meta: str
    facts: tuple[tuple[str, str], ...]
    read: str
    read_url: str
    update_url: str


@case_page(classes=CLASSES, needs="assessment")
def handover(request: Request, case: OpenCase) -> HttpResponse:
    """Every handover of the case, the newest first."""
    rows = case.fetch(case.rows(Handover))
    rows.sort(key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    names = directory.workers({worker for row in rows for worker in (row.from_worker, row.to_worker)})
    writes = case.can_write("assessment")
    context = {
        "frame": replace(case_frame(case, "contacts"), main_action=None),
        "within": navigation.within(case, "handover"),
        "handovers": [told(case, row, names) for row in rows],
        "add_url": reverse("delivery:handover_add", args=[case.reference]) if writes else "",
        "key": new_reference,
    }
    return render(request, "delivery/handover.html", context)


@adds
def handover_add(request: Request, case: OpenCase) -> HttpResponse:
    """Write down what a colleague must know."""
    return _form(request, case, "handover.added")


@alters
def handover_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Add to a handover or correct it; what stood before is kept."""
    return _form(request, case, "handover.updated", case.one(Handover, entry))


@alters
def handover_read(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Whoever takes over says in one press that they have read it."""
    row = case.one(Handover, entry)
    back = reverse("delivery:handover", args=[case.reference])
    if request.method != "POST":
        return HttpResponseRedirect(back)
    if not awaits(case, row):
        raise Http404
    try:
        with writing.act(
            case.id, "handover.read", by=request.user, key=request.POST.get("key"), entry=entry
        ) as doing:
            writing.amend(Handover, doing, entry=entry, version_seen=row.version, read_on=case.today)
    except writing.AlreadyDone:
        return HttpResponseRedirect(back)
    messages.success(request, _("Noted that you have read it."))
    return HttpResponseRedirect(reverse("home:case", args=[case.reference]))


def awaits(case: OpenCase, row: Handover) -> bool:
    """Whether this reader takes over and has not said yet that they have read it."""
    own = case.reach.user.worker
    writes = case.can_write("assessment")
    return row.read_on is None and own is not None and own.reference == row.to_worker and writes


def unread(case: OpenCase, rows: list[Handover], names: Names) -> list[Told]:
    """Those that this reader takes over and has not read: they head the case page until then."""
    return [told(case, row, names) for row in rows if awaits(case, row)]


def told(case: OpenCase, row: Handover, names: Names) -> Told:
    """A handover for its page and for the head of the case page."""
    at = [case.reference, row.entry]
    people = {"giver": names[row.from_worker].name, "taker": names[row.to_worker].name}
    return Told(
        row,
        _("From %(giver)s to %(taker)s") % people,
        " · ".join((str(row.kind_label), wording.full_date(row.valid_from))),
        tuple((name, said) for name, said in _facts(row) if said),
        _("Read on %(day)s") % {"day": wording.full_date(row.read_on)} if row.read_on else _("Not read yet"),
        reverse("delivery:handover_read", args=at) if awaits(case, row) else "",
        reverse("delivery:handover_update", args=at) if case.can_write("assessment") else "",
    )


def _facts(row: Handover) -> list[tuple[str, str]]:
    told = ", ".join(part for part in (wording.full_date(row.told_on), row.told_how) if part)
    return [
        (_("Promised, and open"), row.promised),
        (_("Asked to keep as it is"), row.continuity),
        (_("All three met"), wording.full_date(row.met_together_on)),
        (_("Was told"), told),
    ]


def _form(request: Request, case: OpenCase, verb: str, row: Handover | None = None) -> HttpResponse:
    frame = replace(case_frame(case, "contacts"), main_action=None)
    return entry_page(
        request,
        case,
        model=Handover,
        form_class=partial(HandoverForm, called=frame.called),
        verb=verb,
        row=row,
        heading=_("Hand %(name)s’s case over") % {"name": frame.called},
        title_words=_("Handover"),
        frame=frame,
        done_url=reverse("delivery:handover", args=[case.reference]),
    )
