"""A handover as the timeline tells it."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.delivery.models import Handover
from handrail.design import wording
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each


def register() -> None:
    """Tell the timeline how these entries read."""
    describing.register(Handover, each(Handover, handed_over))


def handed_over(row: Handover, names: Names) -> Entry:
    """From whom to whom, and that it was read. What must be known stays on its page."""
    read = _("read on %(day)s") % {"day": wording.full_date(row.read_on)} if row.read_on else ""
    return Entry(
        title=_("Handed over from %(giver)s to %(taker)s")
        % {"giver": names[row.from_worker].name, "taker": names[row.to_worker].name},
        mark="us",
        by="us",
        meta=" · ".join(part for part in (str(row.kind_label), read) if part),
        anchor=anchor(row),
    )
