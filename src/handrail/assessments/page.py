"""The page of an assessment, made from one gathering: what helps first, then what is hard, then why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.agencies import directory
from handrail.assessments import areas as by_area
from handrail.assessments import assessing, likelihoods, offering, voices
from handrail.assessments.hearing import SourceView, enquiry_stands, source_view
from handrail.assessments.models import (
    Advice,
    Area,
    Assessment,
    Barrier,
    DesistanceCondition,
    Disclosure,
    EarlierSupervision,
    Enquiry,
    Factor,
    Likelihood,
    OwnSafety,
    Readiness,
    Responsivity,
    RiskOfHarm,
    SafetyCall,
    SelfAnswer,
    SelfAssessment,
    Source,
    Strength,
)
from handrail.assessments.voices import latest_first
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.models import Circumstance, KeyPerson, MustNotMeet, Person
from handrail.people.opening import OpenCase

TABLES = (
    *FRAME_TABLES,
    *(Assessment, Source, Area, Factor, Strength, Advice, EarlierSupervision, Responsivity, Barrier),
    *(Readiness, DesistanceCondition, SelfAssessment, SelfAnswer, RiskOfHarm, OwnSafety, Enquiry),
    *(Disclosure, SafetyCall, Likelihood, Circumstance, KeyPerson, MustNotMeet, *offering.TABLES),
)
LEVELS = ("very_high", "high", "medium", "low")


@dataclass(frozen=True)
class Told:
    """A disclosure with its calls; ``waits`` counts those not made yet."""

    row: Disclosure
    to: str
    calls: tuple[tuple[SafetyCall, str, str], ...]
    waits: int


@dataclass(frozen=True)
class Worked:
    """A likelihood with what went in and what always stands beside it, in words."""

    row: Likelihood
    answers: tuple[tuple[str, str], ...]
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What the page shows; what is out of this reader's reach is empty."""

    called: str
    youth: bool
    grown: bool
    standing: Assessment | None
    finished: tuple[Assessment, ...]
    areas: by_area.Areas
    strengths: tuple[by_area.StrengthView, ...]
    advice: tuple[Advice, ...]
    influences: tuple[voices.Influence, ...]
    readiness: tuple[tuple[str, tuple[Readiness, ...]], ...]
    conditions: tuple[voices.InTwoVoices, ...]
    self_assessments: tuple[SelfAssessment, ...]
    answered: dict[str, list[SelfAnswer]]
    sources: tuple[SourceView, ...]
    to_ask: int
    offers: tuple[offering.Offer, ...]
    circumstances: tuple[Circumstance, ...]
    responsivity: tuple[Responsivity, ...]
    barriers: tuple[tuple[Barrier, str], ...]
    earlier: tuple[EarlierSupervision, ...]
    harm: tuple[RiskOfHarm, ...]
    own_safety: tuple[OwnSafety, ...]
    enquiries: tuple[tuple[Enquiry, str], ...]
    told: tuple[Told, ...]
    likelihoods: tuple[Worked, ...]
    rests_on: str

    @property
    def to_remind(self) -> tuple[Source, ...]:
        """Sources that were asked long ago and have not answered."""
        return tuple(one.row for one in self.sources if one.chase)

    @property
    def asked_next(self) -> tuple[tuple[str, str, str], ...]:
        """Whom the one press asks: key, name and why."""
        listed = [
            (one.row.entry, one.row.name, one.row.because)
            for one in self.sources
            if one.row.state == "to_ask"
        ]
        return (*listed, *((one.key, one.name, one.because) for one in self.offers))


def workers(facts: dict[Any, list[Any]]) -> list[str | None]:
    """Everybody of the directory whom the page names."""
    names = ("worker", "lead", "owner", "finished_by", "countersigned_by", "told_to", "by_whom", "covers")
    return [getattr(row, name, None) for rows in facts.values() for row in rows for name in names]


def page(case: OpenCase, facts: dict[Any, list[Any]], names: directory.Names) -> Page:
    """Make the page from the rows gathered."""
    today = case.today
    person = facts[Person][0] if facts[Person] else None
    called = person.first_name if person else case.reference
    grown = not likelihoods.too_young(person.date_of_birth if person else None, today)
    now = {model: [row for row in rows if holds(row, today)] for model, rows in facts.items()}
    standing = assessing.standing(facts[Assessment])
    shown = standing or assessing.last_finished(facts[Assessment])
    sources = [source_view(row, facts, today) for row in facts[Source]]
    return Page(
        called=called,
        youth=case.case.cohort == "youth",
        grown=grown,
        standing=standing,
        finished=_done(facts[Assessment]),
        areas=by_area.areas(facts, case.case.cohort, today, called),
        strengths=tuple(by_area.strength(row) for row in _in_use_first(now[Strength])),
        advice=latest_first(now[Advice]),
        influences=voices.influences(now, facts, today),
        readiness=voices.readiness(facts[Readiness]),
        conditions=voices.conditions(facts[DesistanceCondition]),
        self_assessments=latest_first(facts[SelfAssessment]),
        answered=_answered(facts[SelfAnswer]),
        sources=tuple(sources),
        to_ask=len([one for one in sources if one.row.state == "to_ask"]),
        offers=tuple(offering.offers(facts, names, case.case.cohort, today)),
        circumstances=tuple(now[Circumstance]),
        responsivity=tuple(now[Responsivity]),
        barriers=tuple((row, names[row.owner].with_agency) for row in now[Barrier]),
        earlier=tuple(facts[EarlierSupervision]),
        harm=tuple(sorted(now[RiskOfHarm], key=_level)),
        own_safety=tuple(now[OwnSafety]),
        enquiries=tuple((row, enquiry_stands(row)) for row in latest_first(facts[Enquiry])),
        told=told(facts, names),
        likelihoods=tuple(_worked(row, case) for row in latest_first(facts[Likelihood]) if grown),
        rests_on=by_area.named(
            {row.entry: row.name for row in facts[Source]}, shown.rests_on if shown else ()
        ),
    )


def told(facts: dict[Any, list[Any]], names: directory.Names) -> tuple[Told, ...]:
    """What was disclosed, the latest first, with whom to call about it."""
    calls: dict[str, list[SafetyCall]] = defaultdict(list)
    for call in facts[SafetyCall]:
        calls[call.disclosure].append(call)
    return tuple(
        Told(
            row,
            names[row.told_to].with_agency if row.told_to else "",
            tuple(
                (call, names[call.by_whom].name if call.by_whom else "", wording.clock(call.called_at))
                for call in calls[row.entry]
            ),
            len([call for call in calls[row.entry] if call.called_at is None]),
        )
        for row in latest_first(facts[Disclosure])
    )


def _answered(rows: Iterable[SelfAnswer]) -> dict[str, list[SelfAnswer]]:
    """The answers of each self-assessment."""
    found: dict[str, list[SelfAnswer]] = defaultdict(list)
    for row in rows:
        found[row.self_assessment].append(row)
    return found


def _worked(row: Likelihood, case: OpenCase) -> Worked:
    works_it = case.reach.can_write(case.id, "assessment")
    answers = likelihoods.answers(row, sensitive=works_it)
    return Worked(row, tuple(answers), likelihoods.beside(row))


def _in_use_first(rows: Iterable[Strength]) -> list[Strength]:
    return sorted(rows, key=lambda row: (row.state != "current", row.pk))


def _done(rows: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The finished ones, the latest first."""
    done = [row for row in rows if row.finished_on is not None]
    return tuple(sorted(done, key=lambda row: (row.finished_on or date.min, row.pk), reverse=True))


def _level(row: RiskOfHarm) -> int:
    return LEVELS.index(row.level) if row.level in LEVELS else len(LEVELS)
