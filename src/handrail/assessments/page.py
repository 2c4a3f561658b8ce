"""The page of an assessment, made from one gathering: what helps first, then what is hard, then why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.assessments import areas as by_area
from handrail.assessments import assessing, likelihoods, offering
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
from handrail.casefile import codes
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.models import Circumstance, KeyPerson, MustNotMeet, Person
from handrail.people.network import SIGNS, in_sight
from handrail.people.opening import OpenCase

TABLES = (
    *FRAME_TABLES,
    *(Assessment, Source, Area, Factor, Strength, Advice, EarlierSupervision, Responsivity, Barrier),
    *(Readiness, DesistanceCondition, SelfAssessment, SelfAnswer, RiskOfHarm, OwnSafety, Enquiry),
    *(Disclosure, SafetyCall, Likelihood, Circumstance, KeyPerson, MustNotMeet, *offering.TABLES),
)
LEVELS = ("very_high", "high", "medium", "low")
OVERDUE = timedelta(days=14)
"""After two weeks without an answer a source is worth another call."""


@dataclass(frozen=True)
class Influence:
    """Somebody around the person: what the person says of their advice, beside our view."""

    who: str
    named: bool
    listens: str
    ours: str


@dataclass(frozen=True)
class InTwoVoices:
    """A condition of leaving crime behind: what each voice said of it, the latest first."""

    key: str
    label: str
    person: tuple[DesistanceCondition, ...]
    practitioner: tuple[DesistanceCondition, ...]


@dataclass(frozen=True)
class SourceView:
    """A source: how it stands, in words, and what it says otherwise than others."""

    row: Source
    stands: str
    conflict: str
    chase: bool


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
    influences: tuple[Influence, ...]
    readiness: tuple[tuple[str, tuple[Readiness, ...]], ...]
    conditions: tuple[InTwoVoices, ...]
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
    sources = [_source(row, facts, today) for row in facts[Source]]
    return Page(
        called=called,
        youth=case.case.cohort == "youth",
        grown=grown,
        standing=standing,
        finished=_done(facts[Assessment]),
        areas=by_area.areas(facts, case.case.cohort, today, called),
        strengths=tuple(by_area.strength(row) for row in _in_use_first(now[Strength])),
        advice=_latest(now[Advice]),
        influences=_influences(now, facts, today),
        readiness=_readiness(facts[Readiness]),
        conditions=_conditions(facts[DesistanceCondition]),
        self_assessments=_latest(facts[SelfAssessment]),
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
        enquiries=tuple((row, enquiry_stands(row)) for row in _latest(facts[Enquiry])),
        told=told(facts, names),
        likelihoods=tuple(_worked(row, case) for row in _latest(facts[Likelihood]) if grown),
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
        for row in _latest(facts[Disclosure])
    )


def enquiry_stands(row: Enquiry) -> str:
    """How an enquiry stands: sent, chased, answered, analysed."""
    if row.answered_on:
        day = wording.full_date(row.answered_on)
        said = _("Answered %(day)s") if row.means else _("Answered %(day)s, not analysed yet")
        return said % {"day": day}
    if row.chased_on:
        days = {"sent": wording.full_date(row.sent_on), "chased": wording.full_date(row.chased_on)}
        return _("Sent %(sent)s, chased %(chased)s, no answer yet") % days
    if row.sent_on:
        return _("Sent %(day)s, no answer yet") % {"day": wording.full_date(row.sent_on)}
    return _("Not sent yet")


def _source(row: Source, facts: dict[Any, list[Any]], today: date) -> SourceView:
    others = {one.entry: one.name for one in facts[Source]}
    otherwise = by_area.named(others, row.conflicts_with)
    conflict = _("Says otherwise than %(whom)s. %(how)s") % {"whom": otherwise, "how": row.conflict}
    return SourceView(
        row,
        source_stands(row),
        conflict if otherwise else row.conflict,
        row.state == "asked" and row.asked_on is not None and today - row.asked_on > OVERDUE,
    )


def source_stands(row: Source) -> str:
    """How a source stands, in words."""
    if row.state == "answered":
        return _("Answered %(day)s") % {"day": wording.full_date(row.answered_on)}
    if row.state == "asked":
        return _("Asked %(day)s, no answer yet") % {"day": wording.full_date(row.asked_on)}
    if row.state in ("not_available", "not_needed"):
        return f"{row.state_label}: {row.not_had_because}"
    return _("To ask")


def _influences(now: dict[Any, list[Any]], facts: dict[Any, list[Any]], today: date) -> tuple[Influence, ...]:
    """Whom the person named when asked last, then others they listen to or whom we see pull."""
    asked = _latest(now[Advice])
    said = set(asked[0].people) if asked else set()
    people = in_sight(now[KeyPerson], facts[MustNotMeet], today)
    people.sort(key=lambda row: (row.entry not in said, row.listens != "yes", row.pk))
    return tuple(
        Influence(
            f"{row.name}, {row.relationship}",
            row.entry in said,
            str(row.listens_label),
            f"{SIGNS.get(row.influence, '?')} {row.influence_label}",
        )
        for row in people
        if row.entry in said or row.listens != "not_said" or row.influence != "not_known"
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


def _readiness(rows: Iterable[Readiness]) -> tuple[tuple[str, tuple[Readiness, ...]], ...]:
    """By what the change is in; within it the latest first."""
    found: dict[str, list[Readiness]] = defaultdict(list)
    for row in _latest(rows):
        found[row.about.strip().casefold()].append(row)
    return tuple((rows[0].about, tuple(rows)) for rows in found.values())


def _conditions(rows: Iterable[DesistanceCondition]) -> tuple[InTwoVoices, ...]:
    latest = _latest(rows)

    def said(key: str, voice: str) -> tuple[DesistanceCondition, ...]:
        return tuple(row for row in latest if (row.condition, row.voice) == (key, voice))

    return tuple(
        InTwoVoices(key, code.label, said(key, "person"), said(key, "practitioner"))
        for key, code in codes.code_list("desistance_conditions").items()
    )


def _latest(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True))


def _in_use_first(rows: Iterable[Strength]) -> list[Strength]:
    return sorted(rows, key=lambda row: (row.state != "current", row.pk))


def _done(rows: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The finished ones, the latest first."""
    done = [row for row in rows if row.finished_on is not None]
    return tuple(sorted(done, key=lambda row: (row.finished_on or date.min, row.pk), reverse=True))


def _level(row: RiskOfHarm) -> int:
    return LEVELS.index(row.level) if row.level in LEVELS else len(LEVELS)
