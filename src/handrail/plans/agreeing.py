"""Agreeing a plan: an edition freezes what the record holds, with what was said to it.

What is agreed in the room is agreed for now. It is asked again in private, and that answer stands
beside the first.
"""

from datetime import date
from typing import Any

from django.db.models import Max

from handrail.plans.models import Edition, Objective, PlanAnswer
from handrail.plans.planning import OPEN
from handrail.records import writing
from handrail.records.writing import Act

WEEKS_TO_REVIEW = 12
"""How long a plan runs before it is looked at together, unless another day is said."""


class NothingToAgree(Exception):
    """There is no objective in the plan."""


def agree(doing: Act, *, on: date, answer: str, entry: str | None = None, **facts: Any) -> Edition:
    """Freeze the plan as it stands, with the person's answer to it. Raises ``NothingToAgree``."""
    if not Objective.objects.now().filter(case_id=doing.case_id, state__in=OPEN).exists():
        raise NothingToAgree
    last = Edition.objects.now().filter(case_id=doing.case_id).aggregate(last=Max("number"))["last"] or 0
    return writing.add(Edition, doing, entry=entry, number=last + 1, answer=answer, valid_from=on, **facts)


def ask_again(
    doing: Act, edition: str, *, on: date, answer: str, words: str = "", voice: str = "person"
) -> PlanAnswer:
    """What somebody said to an edition when asked in private; asked once more, both answers stay."""
    return writing.add(
        PlanAnswer, doing, edition=edition, answer=answer, words=words, voice=voice, valid_from=on
    )
