"""What the list of reviews shows: the open one, those finished, and what falls due by date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES
from handrail.people.opening import OpenCase
from handrail.reviews import falling_due, standing
from handrail.reviews.models import Change, Review
from handrail.sentences import standing as sentences

TABLES = (*FRAME_TABLES, Change, *falling_due.TABLES)


@dataclass(frozen=True)
class Told:
    """One review in a few words."""

    row: Review
    url: str
    meta: str
    came_to: str


@dataclass(frozen=True)
class Page:
    """The open review, if there is one; those finished; how many changes wait for a decision."""

    open: Told | None
    finished: tuple[Told, ...]
    waiting: int
    add_url: str
    due: str
    due_url: str


def page(case: OpenCase, facts: Mapping[Any, list[Any]], names: Names) -> Page:
    """The page as it stands."""
    now = standing.the_open(facts[Review])
    stands = sentences.stands(dict(facts), case.today)
    due = falling_due.next_due(case.case.cohort, facts[Review], stands)
    return Page(
        _told(case, now, names) if now else None,
        tuple(_told(case, row, names) for row in standing.finished(facts[Review])),
        len([row for row in facts[Change] if row.weight == "not_decided"]),
        reverse("reviews:review_add", args=[case.reference])
        if now is None and case.can_write("plan")
        else "",
        due.words if due else "",
        falling_due.open_url(case, due) if due else "",
    )


def _told(case: OpenCase, row: Review, names: Names) -> Told:
    if row.state == "complete":
        when = _("Finished %(day)s") % {"day": wording.full_date(row.completed_on)}
    else:
        when = _("Opened %(day)s") % {"day": wording.full_date(row.valid_from)}
    due = _("to finish by %(day)s") % {"day": wording.full_date(row.due_on)} if row.due_on else ""
    parts = (
        str(row.trigger_label),
        when,
        due if row.state == "open" else "",
        names[row.held_by].name if row.held_by else "",
    )
    return Told(
        row,
        reverse("reviews:review", args=[case.reference, row.entry]),
        " · ".join(part for part in parts if part),
        row.decision or row.no_change_because,
    )
