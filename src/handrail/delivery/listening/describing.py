"""Concerns as the timeline tells them."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.delivery.models import Concern
from handrail.design import wording
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each


def register() -> None:
    """Tell the timeline how a concern reads."""
    describing.register(Concern, each(Concern, concern))


def concern(row: Concern, names: Names) -> Entry:
    """Who was worried about what, and what was done."""
    answered = _("answered %(day)s") % {"day": wording.day_month(row.answered_on)} if row.answered_on else ""
    meta = (names[row.worker].with_agency, answered or str(row.state_label).lower())
    answer = ((_("Answer:"), row.answer),) if row.answer else ()
    return Entry(
        title=_("A concern"),
        mark="partner",
        by="partner",
        meta=" · ".join(part for part in meta if part),
        paragraphs=(row.what or str(row.safety_label), *answer),
        anchor=anchor(row),
    )
