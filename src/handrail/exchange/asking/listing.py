"""Every expectation there is or was, for other systems and for reading."""

from datetime import date

import msgspec

from handrail.practice import library
from handrail.practice.answers import Answer
from handrail.practice.expecting import Expectation
from handrail.practice.wording import on


class Listed(msgspec.Struct, frozen=True):
    """One expectation. The field names are those of the JSON."""

    id: str
    question: str
    cohort: str
    strand: str
    part: str
    stage: str
    also: tuple[str, ...]
    applies: str
    evidence: str
    judgement: str
    escape: str
    answers: tuple[Answer, ...]
    would_show: str
    would_undo: str
    source: str
    version: str
    in_force_from: date
    in_force_to: date | None


def as_json() -> bytes:
    """All of them as one JSON array, in the order of the handbook."""
    return msgspec.json.format(msgspec.json.encode([_listed(one) for one in library.known()]), indent=1)


def as_text() -> str:
    """All of them for reading."""
    return "\n".join(_told(one) for one in library.known())


def _listed(one: Expectation) -> Listed:
    starts, ends = one.dates
    return Listed(
        id=one.id,
        question=one.question,
        cohort=one.cohort,
        strand=one.strand,
        part=one.part,
        stage=one.stage,
        also=one.also,
        applies=one.applies,
        evidence=one.evidence,
        judgement=one.judgement,
        escape=one.escape,
        answers=one.answers,
        would_show=one.would_show,
        would_undo=one.would_undo,
        source=one.source.words,
        version=one.version,
        in_force_from=starts,
        in_force_to=ends,
    )


def _told(one: Expectation) -> str:
    starts, ends = one.dates
    force = f"from {on(starts)}" + (f" to {on(ends)}" if ends else "")
    return "\n".join(
        [
            f"{one.id}  {one.question}",
            f"  {one.cohort}, {one.strand}, {one.stage}; applies: {one.applies}",
            f"  Looks at: {one.evidence}",
            f"  Left to people: {one.judgement}",
            *([f"  A reasoned “not here” satisfies it: “{one.escape}”"] if one.escape else []),
            f"  {one.source.words}; version {one.version}, {force}",
            "",
        ]
    )
