"""Who was heard, and what agencies were asked: how each stands, in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments import areas as by_area
from handrail.assessments.models import Enquiry, Source
from handrail.design import wording

OVERDUE = timedelta(days=14)
"""After two weeks without an answer a source is worth another call."""


@dataclass(frozen=True)
class SourceView:
    """A source: how it stands, in words, and what it says otherwise than others."""

    row: Source
    stands: str
    conflict: str
    chase: bool


def source_view(row: Source, facts: dict[Any, list[Any]], today: date) -> SourceView:
    others = {one.entry: one.name for one in facts[Source]}
    otherwise = by_area.named(others, row.conflicts_with)
    conflict = _("Says otherwise than %(whom)s. %(how)s") % {"whom": otherwise, "how": row.conflict}
    return SourceView(
        row,
        source_stands(row),
        conflict if otherwise else row.conflict,
        row.state == "asked" and row.asked_on is not None and today - row.asked_on > OVERDUE,
    )


def source_stands(row: Source) -> str:
    """How a source stands, in words."""
    if row.state == "answered":
        return _("Answered %(day)s") % {"day": wording.full_date(row.answered_on)}
    if row.state == "asked":
        return _("Asked %(day)s, no answer yet") % {"day": wording.full_date(row.asked_on)}
    if row.state in ("not_available", "not_needed"):
        return f"{row.state_label}: {row.not_had_because}"
    return _("To ask")


def enquiry_stands(row: Enquiry) -> str:
    """How an enquiry stands: sent, chased, answered, analysed."""
    if row.answered_on:
        day = wording.full_date(row.answered_on)
        said = _("Answered %(day)s") if row.means else _("Answered %(day)s, not analysed yet")
        return said % {"day": day}
    if row.chased_on:
        days = {"sent": wording.full_date(row.sent_on), "chased": wording.full_date(row.chased_on)}
        return _("Sent %(sent)s, chased %(chased)s, no answer yet") % days
    if row.sent_on:
        return _("Sent %(day)s, no answer yet") % {"day": wording.full_date(row.sent_on)}
    return _("Not sent yet")
