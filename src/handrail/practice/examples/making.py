"""Invented cases in a few lines: rows with the day they are of, the rest taken as usual.

Days are counted from the first day of supervision, Monday 5 January 2026, which is day 0. Unless a
row says otherwise an adult (Ann) serves a community order of twelve months with Ruth in charge,
a child (Sam, 15) a youth rehabilitation order of twelve months with Joel in charge. Each row is
recorded at five in the afternoon of its day.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Final, TypeVar

import msgspec

from handrail.casefile import (
    assessments,
    compartments,
    contacts,
    findings,
    people,
    plans,
    progress,
    reviews,
    sentences,
    services,
)
from handrail.casefile.casefile import case_file
from handrail.casefile.document import CaseDocument
from handrail.casefile.registry import part_types
from handrail.casefile.versions import Version
from handrail.practice.entries import PATHS
from handrail.practice.reading import Case

V = TypeVar("V", bound=Version)

FIRST: Final = date(2026, 1, 5)
USUAL: dict[type[Version], dict[str, Any]] = {
    people.KeyPerson: {"relationship": "mother"},
    people.Circumstance: {"kind": "health"},
    people.SchemeMembership: {"kind": "mappa"},
    people.MustNotMeet: {"kind": "no_contact", "who": "a person named on the order"},
    people.Address: {"kind": "renting_privately"},
    sentences.Sentence: {"kind": "community_order", "months": 12},
    sentences.Requirement: {"sentence": "order", "kind": "rehabilitation_activity"},
    sentences.Condition: {"sentence": "custody", "kind": "keep_in_touch"},
    sentences.Release: {"sentence": "custody"},
    sentences.Recall: {"sentence": "custody"},
    sentences.ContactSuspension: {"basis": "policy", "reason": "a national notice"},
    sentences.Breach: {"sentence": "order"},
    assessments.Assessment: {"stage": "initial"},
    assessments.Source: {"kind": "police"},
    assessments.Area: {"area": "accommodation", "found": "factor"},
    assessments.Factor: {"area": "alcohol_use", "offending": "linked"},
    assessments.Strength: {"kind": "skill"},
    assessments.Barrier: {"owner": "ruth"},
    assessments.Readiness: {"answer": "want_to_make_changes"},
    assessments.DesistanceCondition: {"condition": "ties", "voice": "person"},
    assessments.SelfAssessment: {"given": "talked_through"},
    assessments.RiskOfHarm: {"to": "public", "level": "medium"},
    assessments.OwnSafety: {"kind": "exploitation"},
    assessments.Enquiry: {"agency": "police"},
    assessments.Responsivity: {"kind": "style"},
    assessments.Disclosure: {"about": "harm_to_others", "plan_now": "stay with him", "parents": "told"},
    assessments.SafetyCall: {},
    assessments.Likelihood: {},
    plans.Edition: {"number": 1, "answer": "agrees"},
    plans.Objective: {"rank": 1},
    plans.Step: {"rank": 1},
    plans.ContactPhase: {"rank": 1, "times": 1},
    plans.RiskMeasure: {"kind": "constructive", "owner": "ruth"},
    plans.Contingency: {"worker": "ruth", "then": "Ruth rings, then visits"},
    plans.OtherPlan: {"agency": "police"},
    plans.Help: {"kind": "lift"},
    plans.Copy: {"edition": "edition-1", "what": "my_plan", "how": "by_hand", "to_the_person": True},
    contacts.Contact: {"kind": "supervision", "mode": "office", "workers": ["ruth"], "outcome": "attended"},
    contacts.Enforcement: {"kind": "warning", "decided_by": "ruth"},
    contacts.LevelDecision: {"kind": "keep", "decided_by": "ruth"},
    services.Referral: {},
    services.Concern: {"worker": "dina", "safety": "ring_today"},
    progress.Progress: {"level": "begun"},
    progress.TurningPoint: {"kind": "turning_point"},
    reviews.Review: {"trigger": "date", "state": "complete"},
    reviews.Change: {"kind": "address", "weight": "significant"},
    reviews.Amendment: {"kind": "plan", "part": "plans.steps", "state": "made"},
    reviews.Discussion: {"kind": "rhythm"},
    reviews.Meeting: {"kind": "multi_agency", "state": "held"},
    compartments.VictimCondition: {},
    findings.FindingAnswer: {"kind": "not_here"},
}
"""What a row of a type has when an example does not say: nothing that an expectation turns on."""

NAMED: Final = ("name", "what", "title", "words", "about", "concern", "wording", "text", "will", "when")
"""Texts that a row must have and may take from its entry: "thinking-skills" reads "thinking skills"."""


def day(number: int) -> date:
    """The day with that number: 0 is the first of supervision."""
    return FIRST + timedelta(days=number)


def row(table: type[V], entry: str, /, on: int | None = 0, **facts: Any) -> V:
    """A row of an example, of a day given by its number. Whole numbers given for dates are day numbers."""
    given = USUAL.get(table, {}) | {
        name: day(value) if name in _dates(table) and isinstance(value, int) else value
        for name, value in facts.items()
    }
    for name in _must_have(table):
        if name in NAMED:
            given.setdefault(name, entry.replace("-", " "))
    written = day(on or 0)
    return table(
        entry=entry,
        valid_from=None if on is None else written,
        recorded_at=datetime.combine(written, time(17), UTC),
        by="ruth",
        **given,
    )


def adult(*rows: Version, on: int = 70) -> Case:
    """An adult's case with these rows, on the day of that number."""
    return _case("adult", rows, on, _grown(), _order("community_order"), _held_by("ruth"))


def child(*rows: Version, on: int = 70) -> Case:
    """A child's case with these rows, on the day of that number."""
    return _case("youth", rows, on, _young(), _order("youth_rehabilitation_order"), _held_by("joel"))


def document(cohort: str, *rows: Version) -> CaseDocument:
    """A case document of these rows alone."""
    parts: dict[str, dict[str, list[Version]]] = defaultdict(lambda: defaultdict(list))
    for one in rows:
        part, table = PATHS[type(one)].split(".")
        parts[part][table].append(one)
    types = part_types()
    made: dict[str, Any] = {name: types[name](**parts[name]) for name in parts}
    return CaseDocument(
        reference="X000001", cohort="youth" if cohort == "youth" else "adult", team="eastgate", **made
    )


def _case(cohort: str, rows: tuple[Version, ...], on: int, *usual: Version) -> Case:
    given = {type(one) for one in rows}
    kept = [one for one in usual if type(one) not in given]
    return Case(case_file(document(cohort, *kept, *rows), as_of=day(on)))


def _grown() -> people.Person:
    return row(people.Person, "person", given_name="Ann", family_name="Lowe", date_of_birth=date(1994, 5, 1))


def _young() -> people.Person:
    return row(people.Person, "person", given_name="Sam", family_name="Lowe", date_of_birth=date(2010, 6, 1))


def _order(kind: str) -> sentences.Sentence:
    return row(sentences.Sentence, "order", kind=kind)


def _held_by(worker: str) -> people.Allocation:
    return row(people.Allocation, "in-charge", role="in_charge", worker=worker)


@cache
def _dates(kind: type[Version]) -> frozenset[str]:
    return frozenset(
        name for name in kind.__struct_fields__ if name.endswith(("_on", "_by", "since", "valid_to"))
    )


@cache
def _must_have(kind: type[Version]) -> tuple[str, ...]:
    """Fields without a default."""
    return tuple(one.name for one in msgspec.structs.fields(kind) if one.required)
