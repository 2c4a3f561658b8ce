"""Why an entry differs: the amendment of a review that made it, else a decision, else its own words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from handrail.delivery.models import LevelDecision
from handrail.people.opening import OpenCase
from handrail.plans.comparing import why
from handrail.records.models import VersionRow
from handrail.reviews.models import Amendment, Review
from handrail.sentences.models import Variation

TABLES: tuple[type[VersionRow], ...] = (Amendment, Review, LevelDecision, Variation)
IN_FORCE = ("made", "ended")


@dataclass(frozen=True)
class Cause:
    """The reason, and the review it was decided in."""

    why: str = ""
    review: str = ""
    review_url: str = ""


def causes(case: OpenCase, facts: dict[Any, list[Any]], since: date) -> dict[str, Cause]:
    """By entry, what caused it to differ since a day. The later wins, and a review before the rest."""
    found: dict[str, Cause] = {}
    for row in _by_day(facts[Variation]):
        if _day(row) > since:
            found[row.of] = Cause(row.reason)
    for row in _by_day(facts[LevelDecision]):
        if _day(row) > since:
            for entry in (row.from_phase, row.to_phase):
                if entry:
                    found[entry] = Cause(row.why)
    reviews = {row.entry: row for row in facts[Review]}
    for row in sorted(facts[Amendment], key=lambda one: (_made_on(one, reviews) or date.min, one.pk)):
        if row.state not in IN_FORCE:
            continue
        made, ended = _made_on(row, reviews), row.ended_on
        if ended and ended > since:
            because = row.ended_because or row.reason
        elif made and made > since:
            because = row.reason
        else:
            continue
        for entry in {row.of, row.makes} - {""}:
            found[entry] = _by_review(case, because, reviews.get(row.review))
    return found


def of_row(row: Any, known: dict[str, Cause]) -> Cause:
    """The cause of one entry; hours and areas have that of the condition they come from."""
    cause = known.get(row.entry) or known.get(getattr(row, "source", "")) or Cause()
    return cause if cause.why else Cause(why(row), cause.review, cause.review_url)


def _by_review(case: OpenCase, because: str, review: Any) -> Cause:
    if review is None:
        return Cause(because)
    return Cause(because, review.title, reverse("reviews:review", args=[case.reference, review.entry]))


def _made_on(row: Any, reviews: dict[str, Any]) -> date | None:
    """The day an amendment took effect: that of its review, all together."""
    review = reviews.get(row.review)
    return (review.effective_on or review.completed_on if review else None) or row.valid_from


def _day(row: Any) -> date:
    day: date = getattr(row, "decided_on", None) or row.valid_from or date.min
    return day


def _by_day(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (_day(row), row.pk))
