"""What of the plan the timeline tells: panels, what was agreed and answered, objectives that ended."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Entry, Quote
from handrail.plans.models import Edition, Objective, Panel, PlanAnswer
from handrail.records import describing
from handrail.records.describing import anchor, each, mid_sentence


def register() -> None:
    """Tell the timeline how these entries read."""
    describing.register(Edition, each(Edition, agreed))
    describing.register(PlanAnswer, each(PlanAnswer, answered))
    describing.register(Objective, each(Objective, ended))
    describing.register(Panel, each(Panel, panel))


def agreed(row: Edition, names: Names) -> Entry:
    """Plan 2 agreed in the room, and what was said to it."""
    review = ((_("Looked at together:"), wording.full_date(row.review_by)),) if row.review_by else ()
    return Entry(
        title=_("Plan %(n)s put to the person") % {"n": row.number},
        mark="us",
        by="us",
        meta=" · ".join((row.answer_label, mid_sentence(row.agreed_at_label))),
        paragraphs=(*((row.why,) if row.why else ()), *review),
        quotes=tuple(Quote(words) for words in (row.words, row.parents_view) if words),
        anchor=anchor(row),
    )


def answered(row: PlanAnswer, names: Names) -> Entry:
    """The plan was asked about again, in private."""
    return Entry(
        title=_("Asked about the plan again, in private"),
        mark="us",
        by="us",
        meta=f"{row.voice_label}: {mid_sentence(row.answer_label)}",
        quotes=(Quote(row.words),) if row.words else (),
        anchor=anchor(row),
    )


def ended(row: Objective, names: Names) -> Entry:
    """A goal that was achieved or dropped."""
    return Entry(
        title=f"{row.state_label}: {row.headline or row.will}",
        mark="us",
        by="us",
        paragraphs=(row.because,) if row.because else (),
        anchor=anchor(row),
    )


def panel(row: Panel, names: Names) -> Entry:
    """A planning panel, or why there was none."""
    if row.state == "not_held":
        return Entry(
            title=_("Planning panel not held"),
            mark="us",
            by="us",
            paragraphs=((_("Because:"), row.not_held_because),),
            anchor=anchor(row),
        )
    return Entry(
        title=_("Planning panel"),
        mark="us",
        by="us",
        meta=names.named([row.chair]) if row.chair else "",
        paragraphs=(row.purpose,) if row.purpose else (),
        anchor=anchor(row),
    )
