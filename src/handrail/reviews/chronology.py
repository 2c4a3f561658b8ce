"""Changes as the timeline tells them."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each
from handrail.reviews.models import Change


def register() -> None:
    """Tell the timeline how a change reads."""
    describing.register(Change, each(Change, change))


def change(row: Change, names: Names) -> Entry:
    """What changed, how it is known, and what was decided of it."""
    decided = row.weight != "not_decided"
    by = names[row.decided_by].name if row.decided_by else ""
    return Entry(
        title=_("Changed: %(what)s") % {"what": row.kind_label},
        mark="fact",
        by="us",
        meta=" · ".join(part for part in (str(row.weight_label), by) if part),
        paragraphs=(
            row.what,
            *(((_("How we know:"), row.how_known),) if row.how_known else ()),
            *(((_("Why:"), row.because),) if decided and row.because else ()),
        ),
        tags=(str(row.marking_label),) if row.marking != "none" else (),
        anchor=anchor(row),
    )
