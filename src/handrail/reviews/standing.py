"""Whether a review may still be written to: finished, it is frozen, and the database sees to that."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.access.rls_reviews import PROMISE
from handrail.design import wording
from handrail.people.editing import Refusal
from handrail.people.opening import OpenCase
from handrail.records import promises, writing
from handrail.reviews.models import Review

View = Callable[..., HttpResponse]


def review_of(case: OpenCase, entry: str) -> Review:
    """A review, open or finished; one beyond reach is not there."""
    return case.one(Review, entry)


def open_review(request: Request, case: OpenCase, entry: str) -> Review:
    """A review, for a page that writes to it: finished, there is no form to be opened any more.

    One that was opened before is still sent: it comes back filled in, and says why nothing was written.
    """
    review = review_of(case, entry)
    if review.state != "open" and request.method != "POST":
        raise Finished(review)
    return review


def finished_review(request: Request, case: OpenCase, entry: str) -> Review:
    """A review that is finished, for a page about what follows it."""
    review = review_of(case, entry)
    if review.state == "open" and request.method != "POST":
        raise Http404
    return review


class Finished(Exception):
    """A page that writes to a review is not there once it is finished."""

    def __init__(self, review: Review) -> None:
        super().__init__(review.entry)
        self.review = review


def while_open(view: View) -> View:
    """Lead from a page that is no longer there to the review, and say so."""

    @wraps(view)
    def shown(request: Request, case: OpenCase, **at: Any) -> HttpResponse:
        try:
            return view(request, case, **at)
        except Finished as done:
            messages.info(request, in_words(done.review.completed_on))
            return HttpResponseRedirect(reverse("reviews:review", args=[case.reference, done.review.entry]))

    return shown


def in_words(finished: date | None) -> str:
    """That a review was finished, and what can be done instead."""
    if finished is None:
        return _("This review was finished. Open a new one to add to it.")
    words = _("This review was finished on %(day)s. Open a new one to add to it.")
    return words % {"day": wording.day_month(finished)}


def register() -> None:
    """Let the database’s own refusal be said in the same words (see ``access.rls_reviews``)."""
    promises.register(PROMISE, lambda day: in_words(date.fromisoformat(day) if day else None))


def still_open(doing: writing.Act, entry: str) -> Review:
    """The review as it stands, held until the act is done, so that nobody finishes it meanwhile."""
    held = Review.objects.now().filter(case_id=doing.case_id, entry=entry).select_for_update().first()
    # Superseded while we waited for it: what stands now is the other's.
    held = held or Review.objects.now().filter(case_id=doing.case_id, entry=entry).first()
    if held is None or held.state != "open":
        raise Refusal(in_words(held.completed_on if held else None))
    return held


def the_open(reviews: list[Any]) -> Review | None:
    """The one review of a case that is open, if there is one."""
    return next((row for row in reviews if row.state == "open"), None)


def finished(reviews: list[Any]) -> list[Review]:
    """Those that are finished, the latest first."""
    done = [row for row in reviews if row.state == "complete"]
    return sorted(done, key=lambda row: (row.completed_on or date.min, row.pk), reverse=True)


def in_review(rows: list[Any], review: Review) -> list[Any]:
    """Rows of a table that belong to one review."""
    return [row for row in rows if row.review == review.entry]
