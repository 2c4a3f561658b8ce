"""What changed: the list, adding to it, and deciding whether a change asks for a review."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.kernel.references import new_reference
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.writing import Act
from handrail.reviews import listing, navigation, noticed, opening, origins
from handrail.reviews.forms import ChangeForm, DecideForm
from handrail.reviews.models import Change

CLASSES = ("assessment", "plan")
adds = case_page(classes=CLASSES, writes="assessment", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, writes="assessment", post=Operation.ALTERATION)


@case_page(classes=CLASSES, needs="assessment")
def changes(request: Request, case: OpenCase) -> HttpResponse:
    """What changed, the newest first; what nobody has decided on stands above."""
    facts = case.gather(*listing.TABLES)
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "changes"),
        "page": listing.page(case, facts),
        "noticed": noticed.found(case, facts[Change]),
        "add_url": _address(case, "change_add") if case.can_write("assessment") else "",
        "call_url": _address(case, "call_add"),
        "plan_url": reverse("plans:plan", args=[case.reference]) if case.can_read("plan") else "",
        "key": new_reference,
    }
    return render(request, "reviews/changes.html", context)


@adds
def change_add(request: Request, case: OpenCase) -> HttpResponse:
    """Say what changed; from a contact, a turning point or a test much of it is there already."""
    origin = origins.asked(case, request.GET.get("from", ""))
    frame = case_frame(case, "reviews")
    given = origins.initial(origin) if origin is not None else None
    return entry_page(
        request,
        case,
        model=Change,
        form_class=partial(ChangeForm, called=frame.called, given=given),
        verb="change.added",
        heading=_("This changes something"),
        lead=_("Say what changed. Whether the plan changes with it is decided by a person."),
        frame=frame,
        **_settling(case, None),
        template="reviews/change_form.html",
    )


@alters
def change_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct or add to a change; what stood before is kept."""
    frame = case_frame(case, "reviews")
    row = case.one(Change, entry)
    return entry_page(
        request,
        case,
        model=Change,
        form_class=partial(ChangeForm, called=frame.called),
        verb="change.updated",
        row=row,
        heading=_("Update this change"),
        frame=frame,
        **_settling(case, row),
        template="reviews/change_form.html",
    )


@alters
def change_decide(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Significant, or noted without a review: one press, with the reason."""
    row = case.one(Change, entry)
    return entry_page(
        request,
        case,
        model=Change,
        form_class=DecideForm,
        verb="change.decided",
        row=row,
        heading=_("Does it ask for a review?"),
        lead=row.what,
        frame=case_frame(case, "reviews"),
        done=_("Decided. It can be decided otherwise later."),
        **_settling(case, row),
    )


def _settling(case: OpenCase, row: Change | None) -> dict[str, Any]:
    """Saving a change: called significant it joins the open review, or opens it, in the same act.

    Then the way on is that review; else it is the list of changes.
    """
    asked_for: list[str] = []

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        given = form.facts()
        what = given.get("what") or (row.what if row else "")
        before = row.review if row else None
        facts = opening.settled(doing, case, given, what=what, review=before)
        if facts["review"] and facts["review"] != before:
            asked_for.append(facts["review"])
        if row is None:
            writing.add(Change, doing, entry=entry, **facts)
        else:
            seen = form.cleaned_data["version_seen"] or row.version
            writing.amend(Change, doing, entry=entry, version_seen=seen, **facts)

    def onward(_entry: str) -> str:
        if asked_for:
            return reverse("reviews:review", args=[case.reference, asked_for[0]])
        return _address(case, "changes")

    return {"save": save, "done_url": onward, "cancel_url": _address(case, "changes")}


def _address(case: OpenCase, name: str) -> str:
    return reverse(f"reviews:{name}", args=[case.reference])
