"""Assessments finished and what was disclosed, as the timeline tells them."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.assessments.models import Assessment, Disclosure
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each


def register() -> None:
    """Tell the timeline how this room's entries read."""
    describing.register(Assessment, each(Assessment, assessment))
    describing.register(Disclosure, each(Disclosure, disclosure))


def assessment(row: Assessment, names: Names) -> Entry:
    """An assessment finished, by whom, and what would help."""
    by = names[row.finished_by].with_agency if row.finished_by else ""
    signed = (
        _("countersigned by %(name)s") % {"name": names[row.countersigned_by].with_agency}
        if row.countersigned_by
        else ""
    )
    helps = ((_("What would help:"), row.would_help),) if row.would_help else ()
    return Entry(
        title=_("Assessment finished: %(stage)s") % {"stage": str(row.stage_label).lower()},
        mark="us",
        by="us",
        meta=" · ".join(part for part in (by, signed) if part),
        paragraphs=helps,
        plain=False,
        anchor=anchor(row),
    )


def disclosure(row: Disclosure, names: Names) -> Entry:
    """That something was said that called for a plan the same day. The words stand with the assessment."""
    told = _("told to %(name)s") % {"name": names[row.told_to].with_agency} if row.told_to else ""
    return Entry(
        title=_("Something was said that needed a plan the same day"),
        mark="turn",
        meta=told,
        paragraphs=((_("Done at once:"), row.plan_now),),
        anchor=anchor(row),
    )
