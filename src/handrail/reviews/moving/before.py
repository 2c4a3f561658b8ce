"""What the record said before: at the last review, else at release, else when the plan was agreed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments.models import Factor, Strength
from handrail.delivery.models import Progress
from handrail.design import wording
from handrail.people.frame import holds
from handrail.people.knowing import Asked
from handrail.people.opening import OpenCase
from handrail.plans.models import Edition, Objective
from handrail.reviews import standing
from handrail.reviews.models import Review
from handrail.sentences.models import Release

SINCE = (Review, Release, Edition)
"""The tables that say since when."""
COMPARED = (Strength, Factor, Objective)
"""Strengths stand first."""
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Since:
    """The day that now is compared with, and what it was."""

    on: date | None
    words: str


def since(review: Review, facts: Facts) -> Since:
    """The day before which things stood otherwise."""
    opened = review.valid_from or date.max
    done = [row for row in standing.finished(facts[Review]) if row.entry != review.entry]
    ends = [row.completed_on for row in done if row.completed_on and row.completed_on <= opened]
    releases = [row.valid_from for row in facts[Release] if row.valid_from and row.valid_from <= opened]
    editions = [row.valid_from for row in facts[Edition] if row.valid_from and row.valid_from <= opened]
    if ends and (not releases or max(ends) >= max(releases)):
        return Since(max(ends), _("At the last review, %s") % wording.day_month(max(ends)))
    if releases:
        return Since(max(releases), _("At release, %s") % wording.day_month(max(releases)))
    if editions:
        return Since(min(editions), _("When the plan was agreed, %s") % wording.day_month(min(editions)))
    return Since(None, _("Before"))


def as_it_was(case: OpenCase, day: date | None) -> dict[str, str]:
    """What the record held of each entry at the end of that day, in words; of none when there is no day."""
    if day is None or day >= case.today:
        return {}
    then = case.as_asked(Asked(on=day)).gather(*COMPARED, Progress)
    return {row.entry: said(row, then) for table in COMPARED for row in then[table] if holds(row, day)}


def said(row: Any, facts: Facts) -> str:
    """What the record says of a strength, a factor or an objective."""
    if isinstance(row, Strength):
        return _sentences(str(row.state_label), row.work or row.could_be_used or row.waits_for)
    if isinstance(row, Factor):
        return _sentences(row.does, _("Marked as critical") if row.critical else "")
    latest = latest_progress(row.entry, facts)
    return _sentences(str(latest.level_label), latest.text) if latest else ""


def latest_progress(objective: str, facts: Facts) -> Progress | None:
    """The last word on how far an objective has come."""
    rows = [row for row in facts[Progress] if row.objective == objective and row.step is None]
    rows = rows or [row for row in facts[Progress] if row.objective == objective]
    return max(rows, key=lambda row: (row.valid_from or date.min, row.pk), default=None)


def called(row: Any) -> str:
    """What a strength, a factor or an objective is called."""
    return (row.headline or row.will) if isinstance(row, Objective) else row.name


def looked_back(review: Review, on: date | None, today: date) -> date:
    """The first day that is counted: since the last looking, at most a year."""
    return max(on or review.valid_from or today, today - timedelta(days=365))


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
