"""A child's own safety: worries on record, what was said and done at once, what the plan has for it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from handrail.casefile import codes
from handrail.casefile.assessments import Area, Disclosure, Factor, OwnSafety, SafetyCall
from handrail.casefile.plans import Contingency, RiskMeasure, Step
from handrail.casefile.reviews import Change
from handrail.casefile.steps import BEGUN
from handrail.casefile.versions import Version
from handrail.practice.evidence import reviewing
from handrail.practice.evidence.written import open_to_all, written
from handrail.practice.reading import ANSWERED_WITHIN, Case, once
from handrail.practice.wording import listed, quoted

Row = OwnSafety | RiskMeasure | Contingency | Step

TURNS: Final = ("disclosure", "health")
"""Kinds of change that bear on the child's own safety."""

AREAS: Final[Mapping[str, tuple[str, ...]]] = {
    "exploitation": ("exploitation",),
    "self_harm": ("feelings",),
    "family": ("home", "parents_carers", "care"),
    "partner": ("friends", "home", "exploitation"),
    "living_conditions": ("home", "care"),
}
"""The parts of life in which what shows a worry is written down, by kind of worry."""

ALWAYS: Final = ("exploitation", "feelings", "home")
"""The parts of life that are looked at before anybody says there is no worry."""

WORDS: Final[Mapping[str, str]] = {
    "exploitation": "exploitation",
    "self_harm": "self-harm",
    "family": "harm from family",
    "partner": "harm from a partner",
    "living_conditions": "living conditions",
    "other": "another worry",
}


def worries(case: Case) -> tuple[OwnSafety, ...]:
    """What is on record as a concern for the child's own safety, on the day."""
    return case.on("assessments.own_safety")


def named(rows: Iterable[OwnSafety]) -> str:
    """Worries by their kind: "exploitation and self-harm"."""
    return listed([WORDS.get(row.kind) or codes.label("safety_kinds", row.kind) for row in rows])


@once
def areas(case: Case) -> dict[str, Area]:
    """The parts of life that were looked at and say what goes on, by name."""
    return {row.area: row for row in case.on("assessments.areas") if written(row.going_on)}


def shown_by(case: Case, worry: OwnSafety) -> tuple[Area | Factor, ...]:
    """The parts of life, and the factors in them, that say what shows a worry."""
    looked_at = areas(case)
    places = AREAS.get(worry.kind, tuple(looked_at))
    explained = [
        row for row in case.factors if row.area in places and (written(row.does) or written(row.evidence))
    ]
    return (*(looked_at[name] for name in places if name in looked_at), *explained)


@once
def disclosures(case: Case) -> tuple[Disclosure, ...]:
    """Frightening things the child said, in order."""
    return case.past("assessments.disclosures")


@once
def calls(case: Case) -> dict[str, list[SafetyCall]]:
    """Who was called, by disclosure, in order."""
    made: dict[str, list[SafetyCall]] = {}
    for row in case.past("assessments.safety_calls"):
        made.setdefault(row.disclosure, []).append(row)
    return made


def no_worry(case: Case) -> bool:
    """Whether nothing on record speaks of a danger to the child."""
    return not worries(case) and not disclosures(case)


@once
def steps(case: Case) -> tuple[Step, ...]:
    """Steps of the plan for wellbeing, or for goals that answer a factor of these parts of life."""
    places = {name for names in AREAS.values() for name in names} - {"friends", "parents_carers", "care"}
    factors = {row.entry for row in case.factors if row.area in places}
    goals = {row.entry for row in case.objectives if factors.intersection(row.factors)}
    return tuple(open_to_all(row for row in case.steps if row.kind == "wellbeing" or row.objective in goals))


@once
def under_way(case: Case) -> tuple[Step, ...]:
    """Those of them that have begun: by their state, or by a contact for them."""
    met = {step for row in case.happened for step in row.steps}
    return tuple([row for row in steps(case) if row.state in BEGUN or row.entry in met])


@once
def measures(case: Case) -> tuple[RiskMeasure, ...]:
    """What is done to keep people safe, on the day."""
    return tuple(open_to_all(case.on("plans.risk_measures")))


@once
def contingencies(case: Case) -> tuple[Contingency, ...]:
    """What is arranged for when something happens, on the day."""
    return tuple(open_to_all(case.on("plans.contingencies")))


def day(row: Disclosure | SafetyCall | Change) -> date:
    """The day something was said, somebody called, or something changed."""
    return row.valid_from or written_on(row)


def written_on(row: Version) -> date:
    """The day a row was last written."""
    return row.recorded_at.date()


def turns(case: Case) -> tuple[Disclosure | Change, ...]:
    """Disclosures of this supervision, and significant changes that bear on the child's safety."""
    said = [row for row in disclosures(case) if day(row) >= case.began]
    changed = [row for row in case.changes if row.kind in TURNS and row.marking == "none"]
    return tuple(sorted((*said, *changed), key=day))


def answer_to(case: Case, turn: Disclosure | Change) -> date | None:
    """The first day on which something was done after it, if that was within the time to answer."""
    first, last = day(turn), answer_by(turn)
    called = [day(row) for row in calls(case).get(turn.entry, [])]
    opened = [
        row.valid_from for row in (*case.rows("reviews.reviews"), *case.rows("delivery.level_decisions"))
    ]
    agreed = [row.valid_from for row in case.editions]
    changed = [written_on(row) for row in (*worries(case), *measures(case), *contingencies(case))]
    days = [one for one in (*called, *opened, *agreed, *changed) if one and first <= one <= last]
    return min((one for one in days if one <= case.as_of), default=None)


def answer_by(turn: Disclosure | Change) -> date:
    """The last day to do something about it."""
    return reviewing.answer_by([turn]) if isinstance(turn, Change) else day(turn) + ANSWERED_WITHIN


def changed_with(case: Case, review: date) -> tuple[Row, ...]:
    """Worries, measures, arrangements and steps for safety written within two weeks of a review."""
    rows: tuple[Row, ...] = (*worries(case), *measures(case), *contingencies(case), *steps(case))
    return tuple([row for row in rows if abs(written_on(row) - review) <= ANSWERED_WITHIN])


def name(row: Row) -> str:
    """A row of those in a sentence."""
    if isinstance(row, OwnSafety):
        return named([row])
    return quoted(row.when if isinstance(row, Contingency) else row.what)
