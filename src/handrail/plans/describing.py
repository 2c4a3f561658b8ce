"""How entries of a plan read: on the timeline, and in copies that are shared."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Entry
from handrail.plans.models import Help, Objective, Step
from handrail.records import describing
from handrail.records.describing import anchor


def register() -> None:
    """Say how this room's entries read."""
    describing.register_copy(Objective, objective)
    describing.register_copy(Step, step)
    describing.register_copy(Help, practical_help)


def objective(row: Objective, names: Names) -> Entry:
    """What the person will do, and what for."""
    will = _("I will %(will)s, so that %(so_that)s") if row.so_that else _("I will %(will)s")
    return Entry(
        title=row.headline or will % {"will": row.will, "so_that": row.so_that},
        mark="mile",
        meta=row.state_label,
        paragraphs=(will % {"will": row.will, "so_that": row.so_that},) if row.headline else (),
        anchor=anchor(row),
    )


def step(row: Step, names: Names) -> Entry:
    """What is to be done, by whom and by when."""
    by_when = _("by %(day)s") % {"day": wording.full_date(row.due_on)} if row.due_on else ""
    who = (names.named(row.workers), row.someone_else)
    return Entry(
        title=row.what,
        mark="us",
        meta=" · ".join(part for part in (*who, row.when, by_when, row.state_label) if part),
        anchor=anchor(row),
    )


def practical_help(row: Help, names: Names) -> Entry:
    """The help, by whom, and until when."""
    until = _("until %(day)s") % {"day": wording.full_date(row.valid_to)} if row.valid_to else ""
    return Entry(
        title=row.what,
        mark="fact",
        meta=" · ".join(part for part in (row.kind_label, names.named(row.workers), until) if part),
        paragraphs=(row.afterwards,) if row.afterwards else (),
        anchor=anchor(row),
    )
