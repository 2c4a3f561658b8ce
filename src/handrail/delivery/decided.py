"""Decisions about contact as the timeline tells them: its level, and enforcement or none."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.delivery.models import Enforcement, LevelDecision
from handrail.design import wording
from handrail.design.parts import Entry, Quote
from handrail.records import describing
from handrail.records.describing import anchor, each, mid_sentence


def register() -> None:
    """Tell the timeline how these decisions read."""
    describing.register(LevelDecision, each(LevelDecision, level_decided))
    describing.register(Enforcement, each(Enforcement, enforced))


def level_decided(row: LevelDecision, names: Names) -> Entry:
    """Contact level: stepped down. Why, what was said, what would change it back."""
    leads = ((_("Parents or carers:"), row.parents_words), (_("Change it back if:"), row.again_if))
    return Entry(
        title=_("Contact level: %(what)s") % {"what": mid_sentence(row.kind_label)},
        mark="fact",
        by="us",
        meta=_who(row.decided_by, row.agreed_by, names),
        paragraphs=(row.why, *(lead for lead in leads if lead[1])),
        quotes=(Quote(row.words),) if row.words else (),
        anchor=anchor(row),
    )


def enforced(row: Enforcement, names: Names) -> Entry:
    """A warning, or none, because of what; what help was tried; when the person was told."""
    leads = ((_("Help tried:"), row.help_tried), (_("What comes next:"), row.next_step))
    told = _("told %(day)s") % {"day": wording.full_date(row.told_on)} if row.told_on else ""
    return Entry(
        title=row.kind_label.removesuffix(", because"),
        mark="fact",
        by="us",
        meta=" · ".join(part for part in (_who(row.decided_by, row.agreed_by, names), told) if part),
        paragraphs=(row.because, *(lead for lead in leads if lead[1])),
        quotes=(Quote(row.persons_words),) if row.persons_words else (),
        anchor=anchor(row),
    )


def _who(decided_by: str, agreed_by: str | None, names: Names) -> str:
    decided = _("decided by %(name)s") % {"name": names[decided_by].name}
    return decided + (", " + _("agreed by %(name)s") % {"name": names[agreed_by].name} if agreed_by else "")
