"""Whether a review may still be written to: finished, it is frozen."""

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from handrail.people.editing import Refusal
from handrail.people.opening import OpenCase
from handrail.records import writing
from handrail.reviews.models import Review


def review_of(case: OpenCase, entry: str) -> Review:
    """A review, open or finished; one beyond reach is not there."""
    return case.one(Review, entry)


def open_review(case: OpenCase, entry: str) -> Review:
    """A review that is still open: the pages that write to one are not there for a finished one."""
    review = review_of(case, entry)
    must_be_open(review)
    return review


def must_be_open(review: Review) -> None:
    """A page that writes to a review is not there once it is finished."""
    if review.state != "open":
        raise Http404


def still_open(doing: writing.Act, entry: str) -> Review:
    """The review as it stands, held until the act is done, so that nobody finishes it meanwhile."""
    held = Review.objects.now().filter(case_id=doing.case_id, entry=entry).select_for_update().first()
    # Superseded while we waited for it: what stands now is the other's.
    held = held or Review.objects.now().filter(case_id=doing.case_id, entry=entry).first()
    if held is None or held.state != "open":
        raise Refusal(_("This review is finished. Open another one to say more"))
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
