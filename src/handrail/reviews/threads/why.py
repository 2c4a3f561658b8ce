"""Why: what was seen, by whom, how that was put over time, and what was learned from the time before."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.assessments.changed import TOLD
from handrail.assessments.models import Source
from handrail.people.knowing import with_date
from handrail.records.comparing import Difference
from handrail.records.side_by_side import Wording, wordings
from handrail.reviews.models import Lesson
from handrail.reviews.threads.facts import Facts
from handrail.reviews.threads.parts import Item, Stage, sentences, short
from handrail.sentences.models import Recall


def stage(facts: Facts) -> Stage:
    """The stage, from what it does in this life on."""
    row = facts.row
    lead = (row.could_be_used or row.work or row.evidence) if facts.strength else row.does
    return Stage("why", _("Why"), lead, (*_versions(facts), *_sources(facts), *_learned(facts)))


def _versions(facts: Facts) -> Iterator[Item]:
    """What was said first, then what was said otherwise. A version that says nothing new is left out."""
    address = reverse("assessments:assessment", args=[facts.case.reference])
    before: Any = None
    for row in facts.versions:
        written = timezone.localdate(row.recorded_at)
        link = with_date(address, written) if written < facts.today else address
        if before is None:
            words = sentences(*_at_first(facts, row))
            yield Item(row.valid_from or written, short(words), _("Assessment"), link)
        elif said := _otherwise(before, row):
            yield Item(written, short(sentences(*(_line(one) for one in said))), _("Assessment"), link)
        before = row


def _at_first(facts: Facts, row: Any) -> tuple[str, ...]:
    if facts.strength:
        seen = _("Seen by %(whom)s") % {"whom": ", ".join(row.seen_by)} if row.seen_by else ""
        return (row.evidence or row.name, seen, _stands(row))
    return (
        row.evidence or row.name,
        _("Pressing: %(why)s") % {"why": row.critical_because} if row.critical else "",
    )


def _stands(row: Any) -> str:
    waits = _("waits for: %(what)s") % {"what": row.waits_for} if row.waits_for else ""
    return ", ".join(part for part in (str(row.state_label), waits) if part)


def _otherwise(before: Any, row: Any) -> list[Wording]:
    told = TOLD[type(row)]
    return [one for one in wordings(told, Difference("changed", before, row)) if one.after]


def _line(one: Wording) -> str:
    """Work: A chair of his own. What is called as it stands (In use) says so once."""
    return one.after if one.after == one.label else f"{one.label}: {one.after}"


def _sources(facts: Facts) -> Iterator[Item]:
    """What the finding rests on, once it was heard."""
    rests = set(getattr(facts.row, "rests_on", None) or ())
    address = reverse("assessments:assessment", args=[facts.case.reference])
    for row in facts.rows[Source]:
        if row.entry in rests and row.answered_on and row.answer:
            yield Item(row.answered_on, short(f"{row.name}: {row.answer}"), _("Who was heard"), address)


def _learned(facts: Facts) -> Iterator[Item]:
    recalls = {row.entry: row for row in facts.rows[Recall]}
    for row in facts.rows[Lesson]:
        if facts.entry not in row.used_in:
            continue
        recall = recalls.get(row.recall or "")
        said = _("Recalled. %(reason)s") % {"reason": recall.reason} if recall else ""
        yield Item(row.valid_from, short(sentences(said, _("Learned: %(what)s") % {"what": row.what})))
        if row.used_for:
            yield Item(
                timezone.localdate(row.recorded_at),
                short(_("Used this time: %(what)s") % {"what": row.used_for}),
            )
