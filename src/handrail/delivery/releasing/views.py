"""The day of release as a page, on paper, and as a card for a pocket."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.casefile import codes
from handrail.delivery import navigation
from handrail.delivery.models import ReleaseItem
from handrail.delivery.releasing import day, pressing
from handrail.delivery.releasing.forms import ReleaseItemForm
from handrail.design import paper
from handrail.kernel.references import new_reference
from handrail.people.entries import Entry, show
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.sentences.models import Release

CLASSES = ("plan", "risk_management", "contact_notes", "address", "assessment", policy.FRAME)
USUAL = ("bed", "gate", "travel", "money", "medicine", "papers", "phone", "belongings", "food")
ITEM = Entry(
    ReleaseItem,
    ReleaseItemForm,
    "release_item",
    "plan",
    (_l("Add to the first day"), _l("Update the first day")),
    (_l("Add something to have ready for {name}"), _l("Update what is ready for {name}")),
    page="delivery:release_day",
    anchor="ready",
    current="sentence",
    also=("risk_management", "assessment", "contact_notes"),
)


@case_page(classes=CLASSES, needs="plan")
def release_day(request: Request, case: OpenCase) -> HttpResponse:
    """The day on one page."""
    return _page(request, case)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def release_press(request: Request, case: OpenCase) -> HttpResponse:
    """One press: add a usual thing, or say how one stands."""
    here = reverse("delivery:release_day", args=[case.reference])
    if request.method != "POST":
        return HttpResponseRedirect(here)
    facts = case.gather(Release, ReleaseItem)
    release = day.release_of(facts, case.today)
    if release is None:
        raise Http404
    sent = request.POST
    try:
        with writing.act(
            case.id, "release_item.pressed", by=request.user, key=sent.get("key", "")[:64] or None
        ) as doing:
            pressing.press(doing, sent.get("do", ""), release, day.items_of(facts, release))
    except writing.AlreadyDone:
        pass
    except pressing.NotThere as trouble:
        return _page(request, case, trouble=str(trouble), status=422)
    except writing.Conflict:
        return _page(request, case, trouble=_("Somebody changed it meanwhile: press again"), status=422)
    return HttpResponseRedirect(f"{here}#ready")


@case_page(classes=CLASSES, needs="plan")
def release_day_pdf(request: Request, case: OpenCase) -> HttpResponse:
    """The day on one side of a sheet, or (``as=card``) a card for the person's pocket."""
    facts = case.gather(*day.TABLES)
    release = day.release_of(facts, case.today)
    if release is None:
        raise Http404
    card = request.GET.get("as") == "card"
    context = {
        "frame": case_frame(case, gathered=facts),
        "day": day.put_together(case, facts, release),
        "card": card,
    }
    name = "pocket-card" if card else "first-day"
    return paper.answer(request, "delivery/release_day_paper.html", context, name)


@case_page(classes=ITEM.classes, needs="plan", writes="plan", post=Operation.COLLECTION)
def release_item_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add something to have ready."""
    return show(request, case, ITEM, "release_item.added", form=_form(case))


@case_page(classes=ITEM.classes, needs="plan", writes="plan", post=Operation.ALTERATION)
def release_item_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say more of something to have ready, or correct it."""
    row = case.one(ReleaseItem, entry)
    return show(request, case, ITEM, "release_item.updated", row, form=_form(case))


def _form(case: OpenCase) -> Any:
    """The form, for the release that the page shows; without one there is nothing to get ready for."""
    release = day.release_of(case.gather(Release), case.today)
    if release is None:
        raise Http404
    return partial(ReleaseItemForm, release=release)


def _page(request: Request, case: OpenCase, *, trouble: str = "", status: int = 200) -> HttpResponse:
    facts = case.gather(*day.TABLES)
    release = day.release_of(facts, case.today)
    may = case.can_write("plan") and release is not None
    made = day.put_together(case, facts, release) if release else None
    there = {one.kind for one in made.all} if made else set()
    context = {
        "frame": case_frame(case, "contacts", facts),
        "within": navigation.within(case, ""),
        "day": made,
        "may": may,
        "trouble": trouble,
        "key": new_reference,
        "usual": [(kind, codes.label("release_items", kind)) for kind in USUAL if kind not in there],
        "states": codes.choices("release_item_states"),
        "pdf_url": reverse("delivery:release_day_pdf", args=[case.reference]),
    }
    return render(request, "delivery/release_day.html", context, status=status)
