"""What this room puts on the timeline, as it is told there."""

from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each
from handrail.reviews.models import (
    Change,
    Decision,
    Ending,
    Feedback,
    Input,
    Meeting,
    OutsideCall,
    Review,
    Verification,
)


def register() -> None:
    """Tell the timeline how each of them reads."""
    describing.register(Change, each(Change, change))
    describing.register(OutsideCall, each(OutsideCall, outside_call))
    describing.register(Review, each(Review, review))
    describing.register(Input, each(Input, heard))
    describing.register(Decision, each(Decision, decision))
    describing.register(Verification, each(Verification, verification))
    describing.register(Meeting, each(Meeting, meeting))
    describing.register(Feedback, each(Feedback, feedback))
    describing.register(Ending, each(Ending, ending))


def change(row: Change, names: Names) -> Entry:
    """What changed, how it is known, and what was decided of it."""
    decided = row.weight != "not_decided"
    return Entry(
        title=_("Changed: %(what)s") % {"what": row.kind_label},
        mark="fact",
        by="us",
        meta=_dotted(row.weight_label, _name(row.decided_by, names)),
        paragraphs=(
            row.what,
            *_said(_("How we know:"), row.how_known),
            *_said(_("Why:"), row.because if decided else ""),
        ),
        tags=(str(row.marking_label),) if row.marking != "none" else (),
        anchor=anchor(row),
    )


def outside_call(row: OutsideCall, names: Names) -> Entry:
    """Who rang, what they asked, and what they were told."""
    return Entry(
        title=_("%(who)s rang") % {"who": row.organisation or row.caller},
        mark="fact",
        by="us",
        meta=_dotted(row.state_label, _name(row.taken_by, names)),
        paragraphs=(
            row.asks,
            *_said(_("Offered:"), row.offers),
            *_said(_("What they were told:"), row.answer),
        ),
        anchor=anchor(row),
    )


def review(row: Review, names: Names) -> Entry:
    """Why it was opened, or what it came to."""
    ended = row.state == "complete"
    words = _("Review finished: %(title)s") if ended else _("Review opened: %(title)s")
    return Entry(
        title=words % {"title": row.title},
        mark="us",
        by="us",
        meta=_dotted(row.trigger_label, _name(row.held_by, names)),
        paragraphs=(
            row.why,
            *_said(_("Decided:"), row.decision if ended else ""),
            *_said(_("No change, because:"), row.no_change_because if ended else ""),
        ),
        anchor=anchor(row),
    )


def heard(row: Input, names: Names) -> Entry:
    """What somebody said for a review."""
    return Entry(
        title=_("Said for the review"),
        mark="partner" if row.worker else "fact",
        by="partner",
        meta=_name(row.worker, names),
        paragraphs=(
            *((row.saw,) if row.saw else ()),
            *_said(_("Worries:"), row.worries),
            *_said(_("Better:"), row.better),
            *_said(_("Should change:"), row.should_change),
        ),
        anchor=anchor(row),
    )


def decision(row: Decision, names: Names) -> Entry:
    """What a manager decided, and the reason as the person is given it."""
    return Entry(
        title=_("Decided: %(what)s") % {"what": row.decision_label},
        mark="us",
        by="us",
        meta=_name(row.decided_by, names),
        paragraphs=(row.reason, *_said(_("Reason as given:"), row.reason_for_person)),
        anchor=anchor(row),
    )


def verification(row: Verification, names: Names) -> Entry:
    """How a condition of a decision was seen to."""
    return Entry(
        title=_("Condition met") if row.met else _("Condition not met"),
        mark="us",
        by="us",
        meta=_name(row.worker, names),
        paragraphs=(row.what,),
        anchor=anchor(row),
    )


def meeting(row: Meeting, names: Names) -> Entry:
    """A meeting, and what came of it."""
    return Entry(
        title=str(row.kind_label),
        mark="us",
        by="us",
        meta=_dotted(row.state_label, _name(row.chair, names)),
        paragraphs=tuple(
            part
            for part in (row.purpose, row.outcome, *_said(_("Not held, because:"), row.not_held_because))
            if part
        ),
        tags=(str(row.marking_label),) if row.marking != "none" else (),
        anchor=anchor(row),
    )


def feedback(row: Feedback, names: Names) -> Entry:
    """What the person says of how we work, and what was done about it."""
    return Entry(
        title=_("Feedback: %(topic)s") % {"topic": row.topic_label},
        mark="fact",
        meta=str(row.voice_label),
        paragraphs=(row.words, *_said(_("What was done:"), row.done)),
        anchor=anchor(row),
    )


def ending(row: Ending, names: Names) -> Entry:
    """The last looking back."""
    return Entry(
        title=_("Looking back at the end"),
        mark="us",
        by="us",
        paragraphs=tuple(
            part
            for part in (
                *_said(_("What worked:"), row.worked),
                *_said(_("What stood in the way:"), row.hindered),
                *_said(_("Who goes on:"), row.goes_on),
                *_said(_("Next contact offered:"), row.next_contact),
            )
            if part
        ),
        anchor=anchor(row),
    )


def _said(label: str, words: str) -> tuple[Any, ...]:
    return ((label, words),) if words else ()


def _name(worker: str | None, names: Names) -> str:
    return names[worker].name if worker else ""


def _dotted(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)
