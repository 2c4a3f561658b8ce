"""A self-assessment with its answers, in one act; what stands and did not change is left alone."""

from collections.abc import Mapping
from typing import Any

from handrail.assessments.models import SelfAnswer, SelfAssessment
from handrail.records import writing

Answers = Mapping[str, tuple[str, str]]


def give(doing: writing.Act, *, entry: str, answers: Answers, **facts: Any) -> SelfAssessment:
    """Record a self-assessment and what it says of each area."""
    row = writing.add(SelfAssessment, doing, entry=entry, **facts)
    for area, (answer, words) in answers.items():
        _add(doing, row, area, answer, words)
    return row


def update(
    doing: writing.Act,
    *,
    entry: str,
    version_seen: int,
    answers: Answers,
    standing: Mapping[str, SelfAnswer],
    **facts: Any,
) -> SelfAssessment:
    """Add a version to a self-assessment, and to those answers that became others."""
    row = writing.amend(SelfAssessment, doing, entry=entry, version_seen=version_seen, **facts)
    for area, (answer, words) in answers.items():
        kept = standing.get(area)
        if kept is None:
            _add(doing, row, area, answer, words)
        elif (kept.answer, kept.words) != (answer, words):
            writing.amend(
                SelfAnswer, doing, entry=kept.entry, version_seen=kept.version, answer=answer, words=words
            )
    return row


def _add(doing: writing.Act, row: SelfAssessment, area: str, answer: str, words: str) -> None:
    facts = {"area": area, "answer": answer, "words": words, "valid_from": row.valid_from}
    writing.add(SelfAnswer, doing, self_assessment=row.entry, **facts)
