"""Variations of a case that must leave every finding where it is, and what moved all the same."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final

import msgspec

from handrail.casefile.compartments import Compartments
from handrail.casefile.document import PARTS, CaseDocument
from handrail.casefile.parts import tables
from handrail.casefile.people import Identifier
from handrail.exchange.synthetic import DAY, documents
from handrail.practice import checking, library
from handrail.practice.answers import Finding

NOW: Final = datetime(2026, 3, 19, tzinfo=UTC)
"""When every entry of the invented cases has been recorded."""
Rows = list[Any]


@dataclass(frozen=True)
class Variation:
    """How a case is changed, looked at on a day; ``known`` is the instant up to which both are known."""

    change: Callable[[CaseDocument, date, Random], CaseDocument]
    known: datetime | None = None
    words: bool = True
    """Whether the reason must stay word for word, too."""


@dataclass
class Sample:
    """What a number of cases showed: for each variation, the expectations that moved, with one example."""

    moved: dict[str, dict[str, str]]
    changed: Counter[str] = field(default_factory=Counter)
    """How many cases each variation changed at all."""
    asked: int = 0


def sample(cases: int, seed: int = 7) -> Sample:
    """Invent that many cases, look at each on a day of its own, and vary it."""
    found = Sample({name: {} for name in VARIATIONS})
    rng = Random(seed)
    for document in documents(cases, seed, DAY):
        if isinstance(document, CaseDocument):
            day = a_day_of(document, rng)
            found.asked += 1
            for name, variation in VARIATIONS.items():
                varied = variation.change(document, day, rng)
                found.changed[name] += varied != document
                for id, how in _moves(document, varied, variation, day):
                    found.moved[name].setdefault(id, f"{document.reference} on {day}: {how}")
    return found


def a_day_of(document: CaseDocument, rng: Random) -> date:
    """A day on which the case is held by somebody, more often a late one."""
    first = min(row.valid_from for row in document.people.allocations if row.valid_from)
    return max(first, DAY - timedelta(days=int(rng.triangular(0, 250, 0))))


def _moves(
    document: CaseDocument, varied: CaseDocument, variation: Variation, day: date
) -> Iterator[tuple[str, str]]:
    before, after = shown(document, day, variation), shown(varied, day, variation)
    for id in before:
        if before[id] != after.get(id):
            yield id, f"{before[id]} -> {after.get(id)}"


def shown(document: CaseDocument, day: date, variation: Variation) -> dict[str, tuple[Any, ...]]:
    """For each expectation its answer, and reason and entries where they count."""
    found = checking.findings(document, as_of=day, known=variation.known)
    return {one.expectation: _told(one, variation.words) for one in found}


def _told(one: Finding, words: bool) -> tuple[Any, ...]:
    return str(one.answer), one.until, *((one.because, sorted(one.entries)) if words else ())


def each_declares_its_answers(document: CaseDocument, day: date) -> list[str]:
    """What goes wrong when each expectation is asked by itself."""
    from handrail.casefile.casefile import case_file
    from handrail.practice.reading import Case

    file = case_file(document, as_of=day, known=checking.end_of(day))
    if not file.people.person:
        return []
    faults = []
    for one in library.in_force(file.cohort, day):
        try:
            one.ask(Case(file))
        except Exception as fault:
            faults.append(f"{one.id} on {document.reference} on {day}: {type(fault).__name__}: {fault}")
    return faults


# -- Who somebody is ------------------------------------------------------------------


def _older(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    """An adult by seven years; a child is younger by half a year, and stays a child."""
    by = timedelta(days=-7 * 365 if document.cohort == "adult" else 180)
    return _each(document, "people.person", lambda row: {"date_of_birth": row.date_of_birth + by})


def _sex(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    other = {"he": "she", "she": "they", "they": "he"}
    document = _each(document, "people.person", lambda row: {"pronouns": other[row.pronouns]})
    return _each(
        document, "people.characteristics", lambda row: {"sex": "Female", "gender_identity": "Woman"}
    )


def _said_of_themselves(**facts: str) -> Callable[[CaseDocument, date, Random], CaseDocument]:
    return lambda document, day, rng: _each(document, "people.characteristics", lambda row: facts)


def _offence(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    return _each(document, "sentences.offences", lambda row: {"what": "Theft", "place": "A shop"})


def _health(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    document = _each(document, "people.characteristics", lambda row: {"disability": "Asthma"})
    return _each(
        document, "people.circumstances", lambda row: {"what": "Asthma"} if row.kind == "health" else {}
    )


# -- What the record is -----------------------------------------------------------------


def _unrelated(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    number = Identifier(
        entry="library-card",
        recorded_at=datetime(2025, 1, 2, 9, tzinfo=UTC),
        by="system",
        kind="pnc",
        value="12/3456A",
    )
    return _with(document, "people.identifiers", [*document.people.identifiers, number])


def _shuffled(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    return _all(document, lambda rows: rng.sample(rows, len(rows)))


def _unsealed(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    """What practitioners may read stays: what they must know, and the person's side of restorative work."""
    sealed = document.compartments
    theirs = Compartments(
        victim_conditions=sealed.victim_conditions, restorative_person=sealed.restorative_person
    )
    return msgspec.structs.replace(document, compartments=theirs)


def _as_it_stood(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    """Without every version that was recorded after the day, and without saying that one came."""
    end = checking.end_of(day)

    def stood(rows: Rows) -> Rows:
        return [
            msgspec.structs.replace(row, superseded_at=None)
            if row.superseded_at and row.superseded_at > end
            else row
            for row in rows
            if row.recorded_at <= end
        ]

    return _all(document, stood)


def _before_it_happened(document: CaseDocument, day: date, rng: Random) -> CaseDocument:
    """Without what happened after the day and was recorded after it; what was planned by then stays.

    Sentences stay: a release that is known of by now tells when supervision began.
    """
    end = checking.end_of(day)
    later = {
        (type(row), row.entry)
        for rows in _tables(document, but="sentences")
        for row in rows
        if row.version == 1 and row.recorded_at > end and row.valid_from and row.valid_from > day
    }
    return _all(document, lambda rows: [row for row in rows if (type(row), row.entry) not in later])


VARIATIONS: Final[dict[str, Variation]] = {
    "age": Variation(_older),
    "sex": Variation(_sex),
    "ethnicity": Variation(_said_of_themselves(ethnicity="Any other")),
    "faith": Variation(_said_of_themselves(faith="Quaker")),
    "offence": Variation(_offence),
    "health": Variation(_health),
    "an unrelated entry": Variation(_unrelated),
    "the order of rows": Variation(_shuffled, words=False),  # a list in a sentence follows the record's
    "sealed rooms": Variation(_unsealed),
    "what was recorded later": Variation(_as_it_stood),
    "what happened later": Variation(_before_it_happened, known=NOW, words=False),
}


# -- Changing documents -------------------------------------------------------------------


def _each(document: CaseDocument, path: str, facts: Callable[[Any], dict[str, Any]]) -> CaseDocument:
    part, table = path.split(".")
    rows = [msgspec.structs.replace(row, **facts(row)) for row in getattr(getattr(document, part), table)]
    return _with(document, path, rows)


def _with(document: CaseDocument, path: str, rows: Rows) -> CaseDocument:
    part, table = path.split(".")
    held = msgspec.structs.replace(getattr(document, part), **{table: rows})
    return msgspec.structs.replace(document, **{part: held})


def _all(document: CaseDocument, change: Callable[[Rows], Rows]) -> CaseDocument:
    parts = {
        name: msgspec.structs.replace(
            part, **{table: change(getattr(part, table)) for table in tables(type(part))}
        )
        for name in PARTS
        if (part := getattr(document, name))
    }
    return msgspec.structs.replace(document, **parts)


def _tables(document: CaseDocument, but: str) -> Iterator[Rows]:
    for name in PARTS:
        if name != but:
            part = getattr(document, name)
            yield from (getattr(part, table) for table in tables(type(part)))
