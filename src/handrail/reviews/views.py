"""What changed: the list, adding to it, and deciding whether a change asks for a review."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.kernel.references import new_reference
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.reviews import listing, navigation, origins
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
        "add_url": _address(case, "change_add") if case.can_write("assessment") else "",
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
        done_url=_address(case, "changes"),
        template="reviews/change_form.html",
    )


@alters
def change_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct or add to a change; what stood before is kept."""
    frame = case_frame(case, "reviews")
    return entry_page(
        request,
        case,
        model=Change,
        form_class=partial(ChangeForm, called=frame.called),
        verb="change.updated",
        row=case.one(Change, entry),
        heading=_("Update this change"),
        frame=frame,
        done_url=_address(case, "changes"),
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
        done_url=_address(case, "changes"),
        done=_("Decided. It can be decided otherwise later."),
    )


def _address(case: OpenCase, name: str) -> str:
    return reverse(f"reviews:{name}", args=[case.reference])
