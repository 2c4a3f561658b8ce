"""The page of a thread, made from what was read."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.reviews.threads import agreed, changed, done, heard, why
from handrail.reviews.threads.facts import Facts
from handrail.reviews.threads.parts import Stage, Thread, sentences
from handrail.reviews.threads.strip import strip

STAGES = (why, agreed, done, heard, changed)


def thread(facts: Facts) -> Thread:
    """One factor or strength, from why to what changed. A stage of which nothing is on record is left out."""
    row = facts.row
    if facts.strength:
        lead = sentences(row.from_before, row.work)
    else:
        lead = sentences(row.critical_because if row.critical else row.seen_before)
    return Thread(
        _("One strength, followed") if facts.strength else _("One factor, followed"),
        row.name,
        lead,
        strip(facts),
        tuple(_told(one) for one in (part.stage(facts) for part in STAGES) if one.items or one.quotes),
    )


def _told(stage: Stage) -> Stage:
    """With its lines by day, what comes next last, and the days it spans."""
    items = tuple(sorted(stage.items, key=lambda one: one.day or date.max))
    days = [one.day for one in items if one.day]
    when = ""
    if days:
        first, last = wording.full_date(days[0]), wording.full_date(days[-1])
        when = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return replace(stage, items=items, when=when)
