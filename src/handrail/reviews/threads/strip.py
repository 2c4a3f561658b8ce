"""The strip above a thread: each part of the sentence, and how this stood at the end of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.reviews.threads.facts import Facts
from handrail.reviews.threads.parts import Phase
from handrail.sentences.models import Recall, Release, Sentence

MOST = 6
ORDINALS = (_("First release"), _("Second release"), _("Third release"))


@dataclass(frozen=True)
class Span:
    """A part of the sentence; without an end it runs now."""

    heading: str
    starts: date
    ends: date | None


def strip(facts: Facts) -> tuple[Phase, ...]:
    """From custody, or from when it was first on record, to now."""
    spans = list(_spans(facts))[-MOST:]
    return tuple(_phase(facts, one) for one in spans)


def _spans(facts: Facts) -> Iterator[Span]:
    releases = sorted(
        (row for row in facts.rows[Release] if row.valid_from and row.valid_from <= facts.today),
        key=lambda row: row.valid_from,
    )
    if not releases:
        first = facts.versions[0] if facts.versions else facts.row
        starts = first.valid_from or timezone.localdate(first.recorded_at)
        yield Span(_("At first"), starts, starts)
        yield Span(_("Now"), facts.today, None)
        return
    begun = {row.entry: row.valid_from for row in facts.rows[Sentence]}
    custody = begun.get(releases[0].sentence)
    if custody:
        yield Span(_("Custody"), custody, releases[0].valid_from)
    recalls = sorted(
        (row for row in facts.rows[Recall] if row.valid_from and row.valid_from <= facts.today),
        key=lambda row: row.valid_from,
    )
    for number, row in enumerate(releases):
        heading = ORDINALS[number] if number < len(ORDINALS) else _("A later release")
        recall = next((one for one in recalls if one.valid_from >= row.valid_from), None)
        later = releases[number + 1].valid_from if number + 1 < len(releases) else None
        if recall and (later is None or recall.valid_from <= later):
            yield Span(heading, row.valid_from, recall.valid_from)
            if later or number + 1 == len(releases):
                yield Span(_("Back in custody"), recall.valid_from, later)
        else:
            yield Span(heading, row.valid_from, later or row.valid_from)
    yield Span(_("Now"), facts.today, None)


def _phase(facts: Facts, span: Span) -> Phase:
    row = _as_of(facts, span.ends)
    note = (
        _("Since %(day)s") % {"day": wording.month_year(span.starts)}
        if span.ends is None
        else wording.month_year(span.starts)
    )
    if span.heading == _("Now"):
        note = wording.full_date(facts.today)
    if row is None:
        return Phase(span.heading, _("Not on record"), note, False)
    if facts.strength:
        return Phase(
            span.heading, str(row.state_label), row.work or row.waits_for or note, row.state == "current"
        )
    stood = _("Pressing") if row.critical else str(row.offending_label)
    return Phase(span.heading, stood, note, row.critical)


def _as_of(facts: Facts, day: date | None) -> Any:
    """How it was put by the end of a part of the sentence: the last version written by then."""
    if day is None:
        return facts.row
    said = [row for row in facts.versions if timezone.localdate(row.recorded_at) <= day]
    return said[-1] if said else None
