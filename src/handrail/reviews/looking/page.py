"""The head of the page of a review: why it was opened, by when, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.assessments.models import Factor, Strength
from handrail.design import wording
from handrail.design.parts import Quote
from handrail.people.frame import FRAME_TABLES
from handrail.people.opening import OpenCase
from handrail.reviews.models import Change, Review

TABLES = (*FRAME_TABLES, Review, Change, Factor, Strength)


@dataclass(frozen=True)
class Head:
    """What stands above the sections."""

    line: str
    facts: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str, str], ...]
    """Each change that opened or joined it: what, a quieter line, its address."""
    quotes: tuple[Quote, ...]
    actions: tuple[tuple[str, str], ...]


def page(case: OpenCase, review: Review, facts: Mapping[Any, list[Any]], names: Names) -> Head:
    """The head as it stands."""
    joined = [row for row in facts[Change] if row.review == review.entry]
    touched = {row.entry: row.name for table in (Factor, Strength) for row in facts[table]}
    return Head(
        _line(review),
        tuple(_facts(review, joined, touched, names)),
        tuple(_change(case, row) for row in joined),
        tuple(_quotes(review)),
        tuple(_actions(case, review)),
    )


def _line(review: Review) -> str:
    """Review, opened 2 November 2026, to finish by 10 November"""
    opened = {"day": wording.full_date(review.valid_from)}
    if review.state == "complete":
        opened["done"] = wording.full_date(review.completed_on)
        return _("Review, opened %(day)s, finished %(done)s") % opened
    if review.due_on:
        opened["due"] = wording.full_date(review.due_on)
        return _("Review, opened %(day)s, to finish by %(due)s") % opened
    return _("Review, opened %(day)s") % opened


def _facts(
    review: Review, joined: list[Any], touched: Mapping[str, str], names: Names
) -> list[tuple[str, str]]:
    entries = [entry for row in joined for entry in (*row.factors, *row.strengths)]
    known = dict.fromkeys(row.how_known for row in joined if row.how_known)
    pairs = (
        (_("Why now"), ". ".join(part for part in (str(review.trigger_label), review.why) if part)),
        (_("Known from"), wording.listed(known)),
        (_("Touches"), wording.listed(touched[one] for one in dict.fromkeys(entries) if one in touched)),
        (_("Held by"), names[review.held_by].name if review.held_by else ""),
        (_("To finish by"), wording.long_date(review.due_on) if review.state == "open" else ""),
        (_("In force from"), wording.long_date(review.effective_on)),
        (_("Decided"), review.decision),
        (_("No change, because"), review.no_change_because),
    )
    return [(label, words) for label, words in pairs if words]


def _change(case: OpenCase, row: Change) -> tuple[str, str, str]:
    meta = " · ".join((wording.full_date(row.valid_from), str(row.kind_label)))
    return row.what, meta, f"{reverse('reviews:changes', args=[case.reference])}#entry-{row.entry}"


def _actions(case: OpenCase, review: Review) -> list[tuple[str, str]]:
    if review.state != "open" or not case.can_write("plan"):
        return []
    args = [case.reference, review.entry]
    return [(_("Update why and by when"), reverse("reviews:review_update", args=args))]


def _quotes(review: Review) -> list[Quote]:
    said = (
        (review.persons_words, _("In their own words, for this review")),
        (review.parents_words, _("A parent, for this review")),
    )
    return [Quote(words, source) for words, source in said if words]
