"""What the overview of a case says of its assessment: the most pressing, calls to make, a name to put."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.assessments import assessing
from handrail.assessments.models import Assessment, Disclosure, Factor, SafetyCall
from handrail.assessments.page import Told, told
from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.people.frame import holds
from handrail.people.opening import OpenCase

TABLES = (Assessment, Factor, Disclosure, SafetyCall)


def pressing(case: OpenCase, facts: dict[Any, list[Any]]) -> list[Factor]:
    """The factors that come first."""
    return [row for row in facts[Factor] if row.critical and holds(row, case.today)]


def waiting(case: OpenCase, facts: dict[Any, list[Any]], names: Names) -> list[Told]:
    """What was said and still has calls to make, for those who have the page of it."""
    if not (case.can_read("assessment") and case.can_read("risk_management")):
        return []
    return [one for one in told(facts, names) if one.waits]


def prompts(case: OpenCase, facts: dict[Any, list[Any]]) -> list[Prompt]:
    """A finished assessment that needs the reader's name."""
    if not case.can_sign("assessment"):
        return []
    return [
        Prompt(
            _("The assessment finished on %(day)s waits for a second name.")
            % {"day": wording.day_month(row.finished_on)},
            (
                (_("Read it"), reverse("assessments:assessment", args=[case.reference])),
                (_("Countersign it"), reverse("assessments:countersign", args=[case.reference, row.entry])),
            ),
        )
        for row in facts[Assessment]
        if assessing.awaits_signature(row)
    ]
