"""The balance of a plan: how much of it is constructive, offence-focused, for wellbeing, restrictive.

Counts of steps and measures and nothing more. No share is right for everybody, so nothing is judged.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.casefile import codes
from handrail.design import wording
from handrail.people.frame import holds
from handrail.plans.holding import Held
from handrail.plans.models import Objective, RiskMeasure, Step


@dataclass(frozen=True)
class Share:
    """One kind of work: how many steps and measures are of it, in words and as a length in percent."""

    kind: str
    label: str
    steps: int
    measures: int
    words: str
    length: float


def balance(held: Held, today: object) -> list[Share]:
    """Every kind of work, in the order of its code list, also those of which there is none."""
    out = {row.entry for row in held.rows(Objective) if row.state == "dropped"}
    steps = [
        row.kind for row in held.rows(Step) if row.state != "no_longer_needed" and row.objective not in out
    ]
    measures = [row.kind for row in held.rows(RiskMeasure) if holds(row, today)]
    counted = [
        (kind, label, steps.count(kind), measures.count(kind)) for kind, label in codes.choices("work_kinds")
    ]
    most = max((s + m for _kind, _label, s, m in counted), default=0) or 1
    return [
        Share(kind, label, s, m, _in_words(s, m), round(100 * (s + m) / most, 2))
        for kind, label, s, m in counted
    ]


def _in_words(steps: int, measures: int) -> str:
    parts = []
    if steps:
        parts.append(ngettext("%(n)s step", "%(n)s steps", steps) % {"n": steps})
    if measures:
        parts.append(ngettext("%(n)s measure", "%(n)s measures", measures) % {"n": measures})
    return wording.listed(parts) or _("none")
