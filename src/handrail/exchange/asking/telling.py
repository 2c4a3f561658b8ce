"""Findings as a line of JSON for programs, or as text for people."""

from typing import Literal

import msgspec

from handrail.exchange.asking.answering import Answered
from handrail.practice import library
from handrail.practice.answers import Answer, Finding
from handrail.practice.wording import on

Form = Literal["json", "text"]

STAGES = ("assess", "plan", "deliver", "review")
WORDS: dict[Answer, str] = {one: one.value.replace("_", " ") for one in Answer}
_encoder = msgspec.json.Encoder()


def told(answered: Answered, form: Form) -> bytes:
    """One case's findings in that form, its last line break included."""
    if form == "json":
        return _encoder.encode(answered) + b"\n"
    return _as_text(answered).encode()


def _as_text(answered: Answered) -> str:
    lines = [f"{answered.case} on {on(answered.as_of)}"]
    if not answered.findings:
        lines += ["", "  Nothing was on record by that day."]
    for finding in sorted(answered.findings, key=_stage):
        lines += ["", *_finding(finding)]
    return "\n".join(lines) + "\n\n"


def _stage(finding: Finding) -> int:
    """People read the stages of supervision in their order, and within one as the handbook has it."""
    return STAGES.index(library.by_id(finding.expectation).stage)


def _finding(finding: Finding) -> list[str]:
    asked = library.by_id(finding.expectation)
    lines = [
        f"  {asked.question} ({asked.id})",
        f"    {WORDS[finding.answer].capitalize()}: {finding.because}",
    ]
    if finding.until:
        lines.append(f"    Due by {on(finding.until)}")
    ahead = finding.answer in (Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE)
    lines.append(f"    What would {'show' if ahead else 'change'} it: {finding.would_change}")
    if finding.entries:
        lines.append(f"    Rests on {', '.join(finding.entries)}")
    return lines
