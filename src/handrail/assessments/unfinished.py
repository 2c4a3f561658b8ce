"""What an assessment leaves open when it is finished: said, never locked; and who reads it too."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.assessments import areas
from handrail.assessments.assessing import last_finished
from handrail.assessments.models import (
    Advice,
    Area,
    Assessment,
    DesistanceCondition,
    Enquiry,
    Factor,
    RiskOfHarm,
    SelfAnswer,
    SelfAssessment,
    Source,
    Strength,
)
from handrail.people.frame import holds
from handrail.people.opening import OpenCase

TABLES = (
    *(Assessment, Area, Factor, Strength, Source, Advice, DesistanceCondition, SelfAssessment, SelfAnswer),
    *(RiskOfHarm, Enquiry),
)
SERIOUS = ("high", "very_high")


def to_be_countersigned(facts: dict[Any, list[Any]], today: date) -> bool:
    """Where harm to others is judged high or very high a manager always reads the assessment too."""
    return any(row.level in SERIOUS and holds(row, today) for row in facts[RiskOfHarm])


def open_ends(case: OpenCase, facts: dict[Any, list[Any]]) -> list[str]:
    """What was not done, in the order of an assessment."""
    today = case.today
    before = last_finished(facts[Assessment])
    since = before.finished_on if before is not None else None
    found = []
    if not any(holds(row, today) for row in facts[Strength]):
        found.append(_("No strength is on record."))
    if not _since(facts[Advice], since):
        found.append(_("Nobody asked this time whose advice counts."))
    not_looked = areas.areas(facts, case.case.cohort, today, "").not_looked_at
    if not_looked:
        words = ngettext("%(n)s area was not looked at.", "%(n)s areas were not looked at.", len(not_looked))
        found.append(words % {"n": len(not_looked)})
    if not any(row.voice == "person" for row in _since(facts[SelfAssessment], since)):
        found.append(_("There is no self-assessment this time."))
    waiting = [row for row in facts[Source] if row.state in ("to_ask", "asked")]
    if waiting:
        words = ngettext("%(n)s source has not answered.", "%(n)s sources have not answered.", len(waiting))
        found.append(words % {"n": len(waiting)})
    sent = [row for row in facts[Enquiry] if not (row.answered_on and row.means)]
    if sent:
        words = ngettext("%(n)s enquiry is open.", "%(n)s enquiries are open.", len(sent))
        found.append(words % {"n": len(sent)})
    return found


def _since(rows: list[Any], day: date | None) -> list[Any]:
    return [row for row in rows if day is None or (row.valid_from is not None and row.valid_from > day)]
