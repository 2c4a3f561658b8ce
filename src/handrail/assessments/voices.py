"""Voices over time: whose advice counts, where somebody stands with change, the five conditions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.assessments.models import Advice, DesistanceCondition, Readiness
from handrail.casefile import codes
from handrail.people.models import KeyPerson, MustNotMeet
from handrail.people.network import SIGNS, in_sight


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


def influences(now: dict[Any, list[Any]], facts: dict[Any, list[Any]], today: date) -> tuple[Influence, ...]:
    """Whom the person named when asked last, then others they listen to or whom we see pull."""
    asked = latest_first(now[Advice])
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


def readiness(rows: Iterable[Readiness]) -> tuple[tuple[str, tuple[Readiness, ...]], ...]:
    """By what the change is in; within it the latest first."""
    found: dict[str, list[Readiness]] = defaultdict(list)
    for row in latest_first(rows):
        found[row.about.strip().casefold()].append(row)
    return tuple((rows[0].about, tuple(rows)) for rows in found.values())


def conditions(rows: Iterable[DesistanceCondition]) -> tuple[InTwoVoices, ...]:
    latest = latest_first(rows)

    def said(key: str, voice: str) -> tuple[DesistanceCondition, ...]:
        return tuple(row for row in latest if (row.condition, row.voice) == (key, voice))

    return tuple(
        InTwoVoices(key, code.label, said(key, "person"), said(key, "practitioner"))
        for key, code in codes.code_list("desistance_conditions").items()
    )


def latest_first(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True))
