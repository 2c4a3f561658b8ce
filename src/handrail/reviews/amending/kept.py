"""What a review can amend: which lists of the record, in which ways, and how an entry of each is said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments.models import Factor, Strength
from handrail.delivery.level.words import how_often
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.kernel.times import weekdays_words
from handrail.plans.models import (
    Commitment,
    ContactPhase,
    Contingency,
    LifeState,
    Objective,
    RiskMeasure,
    Step,
    Wait,
)
from handrail.records.models import VersionRow
from handrail.sentences.models import Condition, CurfewWindow

FROM_THE_DAY, IN_PLACE, NEW, ENDS = "from_the_day", "in_place", "new", "ends"
OVER = ("completed", "no_longer_needed", "achieved", "dropped")
VARIED = frozenset({"curfew", "condition"})
"""Kinds that somebody with the authority decides, and that a variation tells of."""
Named = Mapping[str, str]
"""What entries are called that others point at."""


@dataclass(frozen=True)
class Kept:
    """One list of the record that reviews amend.

    ``ways`` are those of an entry that stands, the usual one first. Entries that others point at are
    added to in place: another from the day on would leave what points at them behind.
    """

    part: str
    kind: str
    model: type[VersionRow]
    ways: tuple[str, ...]
    what: Callable[[Any], str]
    said: Callable[[Any, Named], str]
    can_be_new: bool = True


def _curfew(row: CurfewWindow, _named: Named) -> str:
    hours = _hours(row.starts, row.ends)
    return hours if len(row.weekdays) == 7 else f"{weekdays_words(row.weekdays)}, {hours}"


def _hours(starts: time, ends: time) -> str:
    return _("%(from)s to %(to)s") % {"from": wording.clock(starts), "to": wording.clock(ends)}


def _commitment(row: Commitment, _named: Named) -> str:
    return f"{weekdays_words(row.weekdays)}, {_hours(row.starts, row.ends)}"


def _phase(row: ContactPhase, _named: Named) -> str:
    return f"{row.name}: {how_often(row.times, row.every)}"


def _step(row: Step, _named: Named) -> str:
    when = wording.day_date(row.starts_on) if row.starts_on else row.when
    parts = [when, wording.clock(row.at) if row.at else "", str(row.state_label)]
    return ", ".join(part for part in parts if part)


def _wait(row: Wait, named: Named) -> str:
    return _("after %(what)s") % {"what": named.get(row.for_state or row.for_step or "", "")}


def _contact(row: Contact, _named: Named) -> str:
    parts = [wording.day_date(row.valid_from) if row.valid_from else ""]
    parts += [wording.clock(row.at) if row.at else "", str(row.mode_label)]
    return ", ".join(part for part in parts if part)


KEPT = (
    Kept(
        "assessments.factors",
        "assessment",
        Factor,
        (IN_PLACE, ENDS),
        lambda row: row.name,
        lambda row, _named: row.does or row.name,
    ),
    Kept(
        "assessments.strengths",
        "assessment",
        Strength,
        (IN_PLACE, ENDS),
        lambda row: row.name,
        lambda row, _named: f"{row.state_label}: {row.work}" if row.work else str(row.state_label),
    ),
    Kept(
        "plans.objectives",
        "plan",
        Objective,
        (IN_PLACE,),
        lambda row: row.headline or row.will,
        lambda row, _named: f"{row.will}, {row.so_that}" if row.so_that else row.will,
    ),
    Kept("plans.steps", "plan", Step, (IN_PLACE,), lambda row: row.what, _step),
    Kept("plans.waits", "order", Wait, (ENDS,), lambda _row: "", _wait),
    Kept(
        "plans.contact_phases",
        "contact_level",
        ContactPhase,
        (FROM_THE_DAY, ENDS),
        lambda _row: _("Contact level"),
        _phase,
    ),
    Kept("plans.commitments", "week", Commitment, (FROM_THE_DAY, ENDS), lambda row: row.what, _commitment),
    Kept("delivery.contacts", "week", Contact, (IN_PLACE,), lambda row: row.heading, _contact, False),
    Kept(
        "sentences.curfew_windows",
        "curfew",
        CurfewWindow,
        (FROM_THE_DAY, ENDS),
        lambda _row: _("Curfew"),
        _curfew,
    ),
    Kept(
        "sentences.conditions",
        "condition",
        Condition,
        (IN_PLACE, ENDS),
        lambda row: str(row.kind_label),
        lambda row, _named: row.agreed_words or row.wording,
    ),
    Kept(
        "plans.risk_measures",
        "risk",
        RiskMeasure,
        (FROM_THE_DAY, ENDS),
        lambda row: str(row.kind_label),
        lambda row, _named: row.what,
    ),
    Kept(
        "plans.contingencies",
        "risk",
        Contingency,
        (FROM_THE_DAY, ENDS),
        lambda row: row.when,
        lambda row, _named: row.then,
    ),
)
BY_PART = {one.part: one for one in KEPT}
MODELS = tuple(one.model for one in KEPT if one.model is not Contact)
"""Tables to gather whole; of contacts only those that are named."""


def names(facts: Mapping[Any, Iterable[Any]]) -> dict[str, str]:
    """What steps and states of life are called, by their entry."""
    steps = {row.entry: row.what for row in facts.get(Step, ())}
    return steps | {row.entry: row.name for row in facts.get(LifeState, ())}
