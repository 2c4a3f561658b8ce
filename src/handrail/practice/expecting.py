"""One expectation, one declaration: what is asked of the record, of whom, from where, and how it is answered.

::

    @expectation(
        id="A-DES-PLN-1", cohort="adult", strand="desistance", stage="plan",
        question="Do the most pressing things come first?",
        source=DESISTANCE_GUIDE.at("planning"),
        evidence="Each linked factor has an objective or a reason; critical ones stand first.",
        judgement="Whether the order is right for this person.",
        answers=(SHOWN, NO_EVIDENCE, AGAINST, NOT_YET_DUE),
        would_show="an objective for each linked factor, or why one is left",
        would_undo="a critical factor left behind, or moved down",
    )
    def most_pressing_first(case: Case) -> Said: ...

Importing a module of declarations registers them. An expectation that gave way to another stays,
with ``to_on``: asked on a day, those in force on that day answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from handrail.practice.answers import NO_EVIDENCE, SHOWN, Answer, Finding, Said
from handrail.practice.entries import named
from handrail.practice.guidance import Source
from handrail.practice.reading import Case
from handrail.practice.wording import quoted

Cohort = Literal["adult", "youth"]
Strand = Literal["engagement", "desistance", "safety"]
Stage = Literal["assess", "plan", "deliver", "review"]
Part = Literal["", "child", "others"]


class Unexpected(ValueError):
    """An expectation gave an answer that it does not declare."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing good practice is expected to show on the record.

    ``escape`` holds the words by which a reasoned "not here" satisfies it ("where appropriate");
    without them it does not. ``judgement`` is what only a person can tell. ``also`` are strands it
    bears on besides its own.
    """

    id: str
    cohort: Cohort
    strand: Strand
    stage: Stage
    question: str
    source: Source
    evidence: str
    judgement: str
    answers: tuple[Answer, ...]
    would_show: str
    would_undo: str
    ask_of: Callable[[Case], Said] = field(repr=False)
    part: Part = ""
    applies: str = "always"
    escape: str = ""
    also: tuple[Strand, ...] = ()
    from_on: date | None = None
    to_on: date | None = None

    @property
    def version(self) -> str:
        """The version of the guidance it comes from."""
        return self.source.guidance.version

    @property
    def dates(self) -> tuple[date, date | None]:
        """From when until when it is asked: its own days, else those of its guidance."""
        guidance = self.source.guidance
        return self.from_on or guidance.from_on, self.to_on or guidance.to_on

    def in_force(self, day: date) -> bool:
        """Whether it is asked on a day."""
        starts, ends = self.dates
        return starts <= day and (ends is None or day <= ends)

    def ask(self, case: Case) -> Finding:
        """What this case's record shows. Raises ``Unexpected`` for an answer that is not declared."""
        said = self.ask_of(case)
        answer, rows = said.answer, said.rows
        if answer is NO_EVIDENCE and self.escape and (reply := case.not_here(self.id)):
            said = Said(SHOWN, f"A reason is given why not here: {quoted(reply.words)}")
            answer, rows = SHOWN, (reply, *rows)
        if answer not in self.answers:
            raise Unexpected(f"{self.id} answered {answer}, which it does not declare")
        changes = said.would_change or (self.would_undo if answer is SHOWN else self.would_show)
        entries = named(rows) if rows else ()
        return Finding(self.id, answer, said.because, entries, changes, said.until)


_known: dict[str, Expectation] = {}


def expectation(
    *,
    id: str,
    cohort: Cohort,
    strand: Strand,
    stage: Stage,
    question: str,
    source: Source,
    evidence: str,
    judgement: str,
    answers: Iterable[Answer],
    would_show: str,
    would_undo: str,
    part: Part = "",
    applies: str = "always",
    escape: str = "",
    also: tuple[Strand, ...] = (),
    from_on: date | None = None,
    to_on: date | None = None,
) -> Callable[[Callable[[Case], Said]], Expectation]:
    """Declare an expectation; the function below it answers it of one case. An id is used once only."""

    def declared(ask_of: Callable[[Case], Said]) -> Expectation:
        if id in _known:
            raise ValueError(f"two expectations are called {id}")
        _known[id] = Expectation(
            id=id,
            cohort=cohort,
            strand=strand,
            stage=stage,
            question=question,
            source=source,
            evidence=evidence,
            judgement=judgement,
            answers=tuple(answers),
            would_show=would_show,
            would_undo=would_undo,
            ask_of=ask_of,
            part=part,
            applies=applies,
            escape=escape,
            also=also,
            from_on=from_on,
            to_on=to_on,
        )
        in_force.cache_clear()
        return _known[id]

    return declared


def known() -> tuple[Expectation, ...]:
    """Every expectation there is or was, in the order of declaration."""
    return tuple(_known.values())


@lru_cache(maxsize=256)
def in_force(cohort: str, day: date) -> tuple[Expectation, ...]:
    """Those asked of an adult's or a child's case on a day."""
    return tuple([one for one in _known.values() if one.cohort == cohort and one.in_force(day)])
