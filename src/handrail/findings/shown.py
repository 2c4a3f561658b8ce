"""Findings as pages show them, whether they were kept or have just been worked out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.findings import words
from handrail.findings.models import Finding, FindingAnswer
from handrail.practice import library
from handrail.practice.answers import Answer
from handrail.practice.expecting import Expectation

OPEN = (Answer.AGAINST, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT)
"""Answers that somebody may want to do or say something about, in the order in which they are told."""


@dataclass(frozen=True)
class Shown:
    """One finding: what was asked, what the record shows, and what practitioners answered to it."""

    asked: Expectation
    answer: Answer
    because: str
    rests_on: tuple[str, ...]
    would_change: str
    until: date | None
    since: date | None
    replies: tuple[Any, ...] = ()

    @property
    def id(self) -> str:
        """The expectation."""
        return self.asked.id

    @property
    def label(self) -> str:
        """The answer in words."""
        return str(words.LABELS[self.answer])

    @property
    def is_open(self) -> bool:
        """Whether somebody may want to answer it."""
        return self.answer in OPEN

    @property
    def is_ahead(self) -> bool:
        """Whether it does not arise, or is not due, so that what would change it has not failed to happen."""
        return self.answer in (Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE)

    @property
    def replied(self) -> str:
        """What was last answered, in the middle of a sentence."""
        return str(words.REPLIES[self.replies[-1].kind]) if self.replies else ""


def kept(rows: Iterable[Finding], answers: Iterable[FindingAnswer]) -> list[Shown]:
    """Findings as they were last kept, in the order of the library. Those it no longer has are left out."""
    replies = by_expectation(answers)
    found = {row.entry: row for row in rows}
    return [
        Shown(
            one,
            Answer(row.answer),
            row.because,
            tuple(row.rests_on),
            row.would_change,
            row.until,
            row.valid_from,
            tuple(replies.get(one.id, ())),
        )
        for one in library.known()
        if (row := found.get(one.id))
    ]


def by_expectation(answers: Iterable[FindingAnswer]) -> Mapping[str, list[FindingAnswer]]:
    """What practitioners answered, by expectation, oldest first."""
    found: dict[str, list[FindingAnswer]] = defaultdict(list)
    for row in sorted(answers, key=lambda row: (row.recorded_at, row.pk)):
        found[row.expectation].append(row)
    return found
