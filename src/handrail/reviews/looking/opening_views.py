"""Opening a review by hand, mending its head, and writing down what the person and the parents say."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.assessments.models import Advice
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.writing import Act
from handrail.reviews import opening, standing
from handrail.reviews.looking.forms import OpenForm, ViewForm
from handrail.reviews.models import Review

CLASSES = ("plan", "assessment")
adds = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)


@adds
def review_add(request: Request, case: OpenCase) -> HttpResponse:
    """Open a review because somebody asked, a day has come, or a transfer, recall, release or end is near."""
    there = standing.the_open(case.fetch(case.rows(Review).filter(state="open")))
    if there is not None and request.method != "POST":
        return HttpResponseRedirect(_address(case, "review", there.entry))
    frame = case_frame(case, "reviews")
    asked = request.GET.get("for", "")

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        try:
            opening.by_hand(doing, entry, on=case.today, **form.facts())
        except opening.OpenAlready:
            raise Refusal(_("A review is open already: what else is to be looked at belongs there")) from None

    return entry_page(
        request,
        case,
        model=Review,
        form_class=partial(OpenForm, called=frame.called, initial={"trigger": asked}),
        verb="review.opened",
        heading=_("Look again with %(name)s") % {"name": frame.called},
        title_words=_("Open a review"),
        done_url=lambda entry: _address(case, "review", entry),
        cancel_url=reverse("reviews:reviews", args=[case.reference]),
        done=_("The review is open."),
        submit_label=_("Open the review"),
        frame=frame,
        save=save,
    )


@alters
@standing.while_open
def review_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Mend why a review is open, by when, and who holds it."""
    return _alter(request, case, entry, OpenForm, "review.updated", _("Update this review"))


@alters
@standing.while_open
def review_views(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What the person and the parents say for the review, and whose advice counts."""
    return _alter(request, case, entry, ViewForm, "review.views", _("What they say themselves"))


def _alter(
    request: Request,
    case: OpenCase,
    entry: str,
    form_class: type[OpenForm] | type[ViewForm],
    verb: str,
    heading: str,
) -> HttpResponse:
    row = standing.open_review(request, case, entry)
    frame = case_frame(case, "reviews")

    def save(doing: Act, form: EntryForm, _made: str) -> None:
        standing.still_open(doing, entry)
        facts = form.facts()
        if words := form.cleaned_data.get("advice_words"):
            said = writing.add(Advice, doing, words=words, stage="review", valid_from=case.today)
            facts["advice"] = said.entry
        seen = form.cleaned_data["version_seen"] or row.version
        writing.amend(Review, doing, entry=entry, version_seen=seen, **facts)

    return entry_page(
        request,
        case,
        model=Review,
        form_class=partial(form_class, called=frame.called),
        verb=verb,
        row=row,
        heading=heading,
        lead=row.title,
        done_url=_address(case, "review", entry),
        frame=frame,
        save=save,
    )


def _address(case: OpenCase, name: str, entry: str) -> str:
    return reverse(f"reviews:{name}", args=[case.reference, entry])
