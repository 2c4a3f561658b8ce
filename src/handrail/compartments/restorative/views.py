"""The pages of restorative work: each is of one half, and asks for rows of that half alone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.casefile import codes
from handrail.compartments.models import RestorativeMoment
from handrail.compartments.restorative import beside, kinds
from handrail.compartments.restorative.forms import MomentForm, PassOnForm
from handrail.compartments.restorative.halves import PERSON, VICTIM, Half
from handrail.compartments.restorative.page import additions, may_change, page
from handrail.compartments.restorative.passing import may_go, pass_on
from handrail.design.frame import CaseFrame
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records.writing import Act

View = Callable[..., HttpResponse]


def room(half: Half, other: Half) -> View:
    """The page of one half."""

    @case_page(classes=half.classes)
    def show(request: Request, case: OpenCase) -> HttpResponse:
        if not half.reads(case):
            raise Http404
        rows = case.fetch(case.rows(half.model).select_related("by").order_by("pk"))
        passes = half.writes(case) and other.writes(case)
        frame = _frame(case, half)
        context = {
            "frame": replace(frame, main_action=None),
            "within": beside.links(case) if half is PERSON else (),
            "sealed": half is VICTIM,
            "heading": str(half.heading).format(name=frame.called),
            "lead": half.lead,
            "page": page(case, half, rows, passes=passes),
            "add": additions(case, half),
            "room_url": reverse("compartments:victim", args=[case.reference]) if passes else "",
            "room_name": _("The room of named readers"),
        }
        return render(request, "compartments/restorative.html", context)

    return show


def add(half: Half) -> View:
    """The form of a new moment; the address says of which kind."""

    @case_page(classes=half.classes, post=Operation.COLLECTION)
    def show(request: Request, case: OpenCase) -> HttpResponse:
        kind = request.GET.get("kind", kinds.ADDED[0])
        if not half.writes(case) or kind not in kinds.ADDED:
            raise Http404
        return _form(request, case, half, kind, "restorative.added")

    return show


def update(half: Half) -> View:
    """The form of a moment that is there; what stood before is kept."""

    @case_page(classes=half.classes, post=Operation.ALTERATION)
    def show(request: Request, case: OpenCase, entry: str) -> HttpResponse:
        row = _theirs(case, half, entry)
        return _form(request, case, half, row.kind, "restorative.updated", row)

    return show


def go(half: Half, other: Half) -> View:
    """Pass an agreed message on to the other half; what goes is typed anew."""

    @case_page(classes=half.classes, post=Operation.DISCLOSURE)
    def show(request: Request, case: OpenCase, entry: str) -> HttpResponse:
        row = _theirs(case, half, entry)
        if not other.writes(case) or (request.method != "POST" and not may_go(row)):
            raise Http404
        return _passing(request, case, half, other, row)

    return show


def _passing(
    request: Request, case: OpenCase, half: Half, other: Half, row: RestorativeMoment
) -> HttpResponse:
    frame = _form_frame(case, half)

    def save(doing: Act, sent: EntryForm, _entry: str) -> None:
        given = sent.cleaned_data
        pass_on(
            *(doing, row, other, given["wording"], given["passed_on"]),
            seen=given["version_seen"] or row.version,
            refused=_("Only words that were agreed to can go, and each message once."),
        )

    return entry_page(
        request,
        case,
        model=half.model,
        form_class=partial(PassOnForm, called=frame.called),
        verb="restorative.passed_on",
        row=row,
        heading=_("Pass this message on"),
        frame=frame,
        done_url=half.address(case),
        done=_("Passed on, in these words only."),
        save=save,
        drafted_as=_drafted_as(case, half),
        template="compartments/pass_on_form.html",
        agreed=row.wording,
        submit_label=_("Pass it on"),
    )


def _form(
    request: Request, case: OpenCase, half: Half, kind: str, verb: str, row: RestorativeMoment | None = None
) -> HttpResponse:
    frame = _form_frame(case, half)
    return entry_page(
        request,
        case,
        model=half.model,
        form_class=partial(MomentForm, half=half, kind=kind, called=frame.called),
        verb=verb,
        row=row,
        heading=codes.label("restorative_moments", kind),
        title_words=_("Restorative work") if half is PERSON else _("For named readers"),
        lead=half.lead,
        frame=frame,
        done_url=half.address(case),
        drafted_as=_drafted_as(case, half),
    )


def _theirs(case: OpenCase, half: Half, entry: str) -> RestorativeMoment:
    """An entry this user wrote; any other is not there to be changed."""
    if not half.reads(case):
        raise Http404
    row = case.one(half.model, entry)
    if not may_change(case, half, row):
        raise Http404
    return row


def _drafted_as(case: OpenCase, half: Half) -> str:
    """A victim worker has one table of the person's side to write in: their drafts stay in their own room."""
    return half.data_class if case.can_write(half.data_class) else VICTIM.data_class


def _frame(case: OpenCase, half: Half) -> CaseFrame:
    """The frame; nothing in a sealed room offers to print."""
    frame = case_frame(
        case, half.current if half is VICTIM or case.can_read(half.data_class) else VICTIM.current
    )
    return replace(frame, print_url=None) if half is VICTIM else frame


def _form_frame(case: OpenCase, half: Half) -> CaseFrame:
    """The frame of a form: its own button is the one main button of the page."""
    return replace(_frame(case, half), main_action=None, print_url=None)
