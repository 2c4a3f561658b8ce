"""What an edition of a plan holds, or the working plan: the same tables, read at two instants.

Agreeing freezes nothing by copying. An edition held what the record held at the instant at which
it was added, so reading it is reading the tables as known then; who may read is decided now.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.http import Http404
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.design import wording
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase
from handrail.plans.models import (
    Commitment,
    ContactPhase,
    Contingency,
    Edition,
    Help,
    InPlace,
    LifeState,
    Objective,
    OtherPlan,
    PlanAnswer,
    RiskMeasure,
    StateSign,
    Step,
    StepAnswer,
    Wait,
)
from handrail.records.models import VersionRow

Row = TypeVar("Row", bound=VersionRow)

WORKING = "working"
"""In an address: the plan as it stands, agreed or not."""

TABLES: tuple[type[VersionRow], ...] = (
    *(Objective, Step, StepAnswer, Help, Wait, LifeState, StateSign, InPlace),
    *(ContactPhase, Commitment, RiskMeasure, Contingency, OtherPlan, KeyPerson),
)


@dataclass(frozen=True)
class Held:
    """The rows of a plan as one edition held them, or as they stand (``edition`` is ``None``)."""

    edition: Edition | None
    facts: dict[Any, list[Any]]

    def rows(self, model: type[Row]) -> list[Row]:
        """The rows of a table, those with a rank in their order."""
        found = self.facts[model]
        return sorted(found, key=lambda row: getattr(row, "rank", 0) or 0)

    def open(self, model: type[Row]) -> list[Row]:
        """The rows that may be shown to the person and handed to others: nothing marked."""
        return [row for row in self.rows(model) if getattr(row, "marking", "none") == "none"]

    def doing(self, step: Step) -> list[str]:
        """The workers of a step, without whoever said that they cannot."""
        cannot = {
            row.worker
            for row in self.facts[StepAnswer]
            if row.step == step.entry and row.answer == "declines"
        }
        return [one for one in step.workers if one not in cannot]

    @property
    def name(self) -> str:
        """ "Edition 2, agreed on 18 September 2026", or that it is not agreed."""
        return called(self.edition)

    @property
    def key(self) -> str:
        """How an address names it."""
        return self.edition.entry if self.edition else WORKING


def called(edition: Edition | None) -> str:
    """The name of an edition, or of the working plan."""
    if edition is None:
        return _("The working plan")
    return _("Edition %(number)s, %(day)s") % {
        "number": edition.number,
        "day": wording.full_date(edition.valid_from),
    }


def editions(case: OpenCase) -> list[Edition]:
    """The editions of a plan, the latest first."""
    return sorted(case.fetch(Edition), key=lambda row: (row.number, row.pk), reverse=True)


def answers(case: OpenCase, edition: Edition) -> list[PlanAnswer]:
    """What was said to an edition when asked again, in private; the latest last."""
    return list(case.fetch(case.rows(PlanAnswer).filter(edition=edition.entry).order_by("pk")))


def asked(request: Request, known: list[Edition], name: str = "edition") -> Edition | None:
    """The edition an address asks for; the latest when it asks for none, ``None`` for the working plan."""
    wanted = request.GET.get(name, "")
    if not wanted:
        return known[0] if known else None
    if wanted == WORKING:
        return None
    for one in known:
        if one.entry == wanted:
            return one
    raise Http404


def held(case: OpenCase, edition: Edition | None) -> Held:
    """What an edition holds, or the working plan, in one query (two for an edition that was corrected)."""
    reach = case.reach if edition is None else case.reach.at(_frozen_at(case, edition))
    return Held(edition, reach.gather(*TABLES))


def _frozen_at(case: OpenCase, edition: Edition) -> datetime:
    """The instant at which it was added: a later correction of what was said to it freezes nothing anew."""
    if edition.version == 1:
        return edition.recorded_at
    first = Edition.objects.filter(
        case.reach.readable(Edition), case_id=case.id, entry=edition.entry
    ).order_by("version")
    return first.values_list("recorded_at", flat=True)[0]
