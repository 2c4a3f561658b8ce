"""Saying what has moved, filled in from the record as it was."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame, holds
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.writing import Act
from handrail.reviews import standing
from handrail.reviews.models import Movement, Review
from handrail.reviews.moving import before
from handrail.reviews.moving.forms import MovedForm
from handrail.reviews.moving.keeping import keep
from handrail.reviews.moving.section import groups

CLASSES = ("plan", "assessment", "risk_management")
TABLES = (*FRAME_TABLES, *before.SINCE, *before.COMPARED, Movement)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
@standing.while_open
def moved(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Each strength, factor and objective: how it was, how it is, what that means for the work."""
    review = standing.open_review(request, case, entry)
    facts = case.gather(*TABLES)
    start = before.since(review, facts)
    there = {row.of: row for row in standing.in_review(facts[Movement], review)}
    frame = case_frame(case, "reviews", facts)

    def save(doing: Act, form: EntryForm, _made: str) -> None:
        assert isinstance(form, MovedForm)
        held = standing.still_open(doing, entry)
        data = form.cleaned_data
        for of, said in form.said().items():
            keep(doing, entry, of, said)
        words = {"compliance": data["compliance"], "balance": data["balance"]}
        if words != {"compliance": held.compliance, "balance": held.balance}:
            seen = data["version_seen"] or review.version
            writing.amend(Review, doing, entry=entry, version_seen=seen, **words)

    return entry_page(
        request,
        case,
        model=Review,
        form_class=partial(
            MovedForm, groups=_groups(facts, case), was=before.as_it_was(case, start.on), moved=there
        ),
        verb="review.moved",
        row=review,
        heading=_("What has moved for %(name)s?") % {"name": frame.called},
        title_words=_("What has moved"),
        lead=_(
            "Strengths first. Leave empty what there is nothing to say of. %(since)s: as the record had it."
        )
        % {"since": start.words},
        done_url=reverse("reviews:review", args=[case.reference, entry]) + "#moved",
        frame=frame,
        save=save,
        template="reviews/moved_form.html",
    )


def _groups(facts: dict[Any, list[Any]], case: OpenCase) -> list[tuple[str, list[Any]]]:
    return [(label, [row for row in rows if _current(row, case)]) for label, rows in groups(facts)]


def _current(row: Any, case: OpenCase) -> bool:
    return holds(row, case.today) and getattr(row, "state", "") not in ("dropped", "achieved", "later")
