"""Opening a review: a significant change joins the one that is open, or opens it with a day to finish by.

A case has one open review at most; the database sees to that when two people open one at once.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from handrail.agencies import policies
from handrail.kernel.working_days import working_days_after
from handrail.people.opening import OpenCase
from handrail.records import writing
from handrail.records.writing import Act
from handrail.reviews.models import Review

TITLE = 120


def answer_by(case: OpenCase) -> date:
    """The day by which a review that a change opens is to be finished."""
    days = policies.number("change_review_working_days", case.today, cohort=case.case.cohort)
    return working_days_after(case.today, days)


def settled(
    doing: Act, case: OpenCase, facts: Mapping[str, Any], *, what: str, review: str | None
) -> dict[str, Any]:
    """The facts of a change with the review that it asks for; ``review`` is the one it is in so far."""
    if facts["weight"] != "significant":
        return {**facts, "review": review if _is_finished(doing, review) else None}
    return {**facts, "review": review or _join_or_open(doing, case, what)}


class OpenAlready(Exception):
    """The case has an open review."""


def by_hand(doing: Act, entry: str, *, on: date, **facts: Any) -> Review:
    """Open a review for a reason of its own. Raises ``OpenAlready``."""
    if standing_open(doing.case_id) is not None:
        raise OpenAlready
    try:
        with transaction.atomic():
            return writing.add(Review, doing, entry=entry, valid_from=on, **facts)
    except IntegrityError:
        raise OpenAlready from None


def standing_open(case_id: int) -> Review | None:
    """The open review of a case, as it stands now."""
    return Review.objects.now().filter(case_id=case_id, state="open").first()


def _join_or_open(doing: Act, case: OpenCase, what: str) -> str:
    if found := standing_open(doing.case_id):
        return found.entry
    try:
        with transaction.atomic():
            return _open(doing, case, what).entry
    except IntegrityError:
        # Somebody else opened one since we looked: the change joins theirs.
        theirs = standing_open(doing.case_id)
        if theirs is None:
            raise
        return theirs.entry


def _open(doing: Act, case: OpenCase, what: str) -> Review:
    worker = doing.by.worker
    return writing.add(
        Review,
        doing,
        trigger="change",
        title=_title(what),
        valid_from=case.today,
        due_on=answer_by(case),
        held_by=worker.reference if worker else None,
    )


def _is_finished(doing: Act, review: str | None) -> bool:
    """A change that a finished review answered stays with it, whatever is said of it later."""
    rows = Review.objects.now().filter(case_id=doing.case_id, entry=review, state="complete")
    return review is not None and rows.exists()


def _title(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > TITLE:
        words = f"{words[:TITLE].rsplit(' ', 1)[0]} …"
    return words.removesuffix(".")
