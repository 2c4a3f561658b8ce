"""Meetings: the list, planning one, its page, and how it went."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.kernel.references import new_reference
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.models import Objective
from handrail.records import writing
from handrail.reviews import navigation
from handrail.reviews.meetings import page
from handrail.reviews.meetings.forms import MeetingForm
from handrail.reviews.meetings.recording import RecordForm
from handrail.reviews.models import Meeting

CLASSES = ("plan", "assessment")
STAFF = "assessment"
"""Workers of other agencies find the meetings they are given on their own page, not here."""
adds = case_page(classes=CLASSES, writes="assessment", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, writes="assessment", post=Operation.ALTERATION)


@case_page(classes=CLASSES, needs="assessment")
def meetings(request: Request, case: OpenCase) -> HttpResponse:
    """Meetings ahead, and those that were held or not."""
    facts = case.gather(*page.TABLES)
    names = directory.workers(page.workers(facts))
    told = page.tell(case, facts, names, facts[Meeting])
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "meetings"),
        "ahead": [one for one in reversed(told) if one.row.state == "planned"],
        "past": [one for one in told if one.row.state != "planned"],
        "may": case.can_write("plan"),
    }
    return render(request, "reviews/meetings.html", context)


@case_page(classes=CLASSES, needs="assessment")
def meeting(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One meeting: who came, where they stood, what came of it, what is asked of whom."""
    return show(request, case, entry)


@adds
def meeting_add(request: Request, case: OpenCase) -> HttpResponse:
    """Plan a meeting; ``?review=`` and ``?kind=`` say what for."""
    frame = case_frame(case, "reviews")
    asked = {name: request.GET.get(name, "")[:64] for name in ("review", "kind")}
    form: Any = partial(
        MeetingForm, called=frame.called, review=asked["review"], initial={"kind": asked["kind"]}
    )
    return entry_page(
        request,
        case,
        model=Meeting,
        form_class=form,
        verb="meeting.planned",
        heading=_("Plan a meeting about %(name)s") % {"name": frame.called},
        title_words=_("Plan a meeting"),
        lead=_("Where %(name)s takes part, it is booked as an appointment too.") % {"name": frame.called},
        frame=frame,
        done_url=partial(_meeting, case),
        cancel_url=reverse("reviews:meetings", args=[case.reference]),
        template="reviews/meeting_form.html",
        save=_save,
    )


@alters
def meeting_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Settle a planned meeting otherwise: its appointment moves along."""
    row = case.one(Meeting, entry)
    if row.state != "planned":
        return HttpResponseRedirect(reverse("reviews:meeting_record", args=[case.reference, entry]))
    frame = case_frame(case, "reviews")
    return entry_page(
        request,
        case,
        model=Meeting,
        form_class=partial(MeetingForm, called=frame.called),
        verb="meeting.settled",
        row=row,
        heading=_("Update this meeting"),
        frame=frame,
        done_url=_meeting(case, entry),
        template="reviews/meeting_form.html",
        save=_save,
    )


@alters
def meeting_record(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say how it went: everything in one form."""
    row = case.one(Meeting, entry)
    frame = case_frame(case, "reviews")
    form: Any = partial(RecordForm, called=frame.called)
    return entry_page(
        request,
        case,
        model=Meeting,
        form_class=form,
        verb="meeting.recorded",
        row=row,
        heading=_("How it went: %(meeting)s") % {"meeting": row.kind_label},
        title_words=_("How it went"),
        lead=row.purpose,
        frame=frame,
        done_url=_meeting(case, entry),
        template="reviews/meeting_record.html",
        save=_save,
    )


def show(request: Request, case: OpenCase, entry: str, *, trouble: str = "") -> HttpResponse:
    """The page of a meeting, with what is in the way of a press."""
    row = case.one(Meeting, entry)
    facts = case.gather(*page.TABLES)
    names = directory.workers(page.workers(facts))
    (told,) = page.tell(case, facts, names, [row])
    objectives = [one for one in facts[Objective] if one.state in ("current", "later")]
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "meetings"),
        "told": told,
        "objectives": sorted(objectives, key=lambda one: (one.rank, one.pk)),
        "disclosure_url": page.disclosure_url(case, row),
        "trouble": trouble,
        "key": new_reference,
    }
    return render(request, "reviews/meeting.html", context, status=422 if trouble else 200)


def _save(doing: writing.Act, form: Any, entry: str) -> None:
    form.save(doing, entry)


def _meeting(case: OpenCase, entry: str) -> str:
    return reverse("reviews:meeting", args=[case.reference, entry])
