"""What a sentence asks somebody to do, and the line in the plan that shows how it will be done."""

from datetime import date, timedelta
from typing import Final

from handrail.casefile import codes
from handrail.casefile.plans import Step
from handrail.casefile.sentences import Condition, Requirement
from handrail.casefile.services import Programme
from handrail.casefile.steps import BEGUN
from handrail.casefile.versions import Version
from handrail.kernel.values import Value
from handrail.practice.reading import Case, once

TO_KEEP_TO: Final = (
    *("prohibited_activity", "curfew", "exclusion", "residence", "foreign_travel_prohibition"),
    *("alcohol_abstinence_and_monitoring", "electronic_compliance_monitoring"),
    *("electronic_whereabouts_monitoring", "supervision", "local_authority_residence", "fostering"),
)
"""Requirements that are kept to, or are supervision itself: nothing in them is booked and finished."""
TO_BE_DONE: Final = (
    *("specified_contact_with_a_named_agency", "programme_or_offending_behaviour_work"),
    "treatment_or_drug_testing",
)
"""Conditions of a licence that ask for appointments."""

CAME: Final = ("came", "part", "catch_up")
UNDER_WAY: Final = ("sent", "waiting", "accepted")

Asked = Requirement | Condition


class Line(Value, frozen=True):
    """One thing the sentence asks to be done, with the steps and programmes of the plan that do it."""

    asked: Asked
    steps: tuple[Step, ...]
    programmes: tuple[Programme, ...]

    @property
    def name(self) -> str:
        """What it is called: "unpaid work"."""
        kinds = "requirement_kinds" if isinstance(self.asked, Requirement) else "condition_kinds"
        return codes.label(kinds, self.asked.kind).lower()

    @property
    def rows(self) -> tuple[Version, ...]:
        """What it asks and what is planned for it."""
        return (self.asked, *self.steps, *self.programmes)

    @property
    def finished(self) -> bool:
        """Whether all of it has been done."""
        mine = isinstance(self.asked, Requirement) and self.asked.amount
        done = bool(mine) and self.asked.done >= (self.asked.amount or 0)  # type: ignore[union-attr]
        return done or any(row.state == "completed" for row in self.programmes)

    @property
    def timed(self) -> bool:
        """Whether something says when it is done: a day, words for one, weeks, or a programme's plan."""
        steps = any(row.starts_on or row.due_on or row.when.strip() or row.weeks for row in self.steps)
        return steps or any(row.valid_from for row in self.programmes)

    @property
    def last_day(self) -> date | None:
        """The last day that is planned for it, where days say so."""
        days = [row.due_on for row in self.steps if row.due_on]
        days += [
            row.starts_on + timedelta(weeks=row.weeks) for row in self.steps if row.starts_on and row.weeks
        ]
        return max(days, default=None)


@once
def lines(case: Case) -> tuple[Line, ...]:
    """One line for each thing to be done that the sentences in force on the day ask."""
    sentences = _in_force(case)
    asked: list[Asked] = [
        *(row for row in case.on("sentences.requirements") if row.kind not in TO_KEEP_TO),
        *(row for row in case.on("sentences.conditions") if row.kind in TO_BE_DONE),
    ]
    return tuple(
        [
            Line(
                row,
                tuple([step for step in case.steps if step.requirement == row.entry]),
                tuple([one for one in case.on("delivery.programmes") if one.requirement == row.entry]),
            )
            for row in asked
            if row.sentence in sentences
        ]
    )


def _in_force(case: Case) -> frozenset[str]:
    """The sentences of the term that leads on the day."""
    term = case.calendar.term_on(case.as_of) if case.calendar else None
    return frozenset(term.entries if term else ())


def left_with_reason(case: Case, line: Line) -> bool:
    """Whether somebody said why there is no line."""
    return any(
        row.gap == "requirement" and row.about == line.asked.entry and (row.because.strip() or row.mend_by)
        for row in case.on("plans.mends")
    )


def begun(case: Case, line: Line) -> bool:
    """Whether something of it has happened: a session, a contact for it, a service that started."""
    steps = {row.entry for row in line.steps}
    programmes = {row.entry for row in line.programmes if row.state != "planned"}
    came = {row.programme for row in case.past("delivery.sessions") if row.attendance in CAME}
    return (
        (isinstance(line.asked, Requirement) and line.asked.done > 0)
        or any(row.state in BEGUN for row in line.steps)
        or any(row.entry in came for row in line.programmes)
        or bool(programmes)
        or any(row.step in steps and row.started_on for row in case.past("delivery.referrals"))
        or any(steps.intersection(row.steps) for row in case.happened)
    )


def held_back(case: Case, line: Line) -> bool:
    """Whether the record says why it begins later: it waits, is planned for a day, or somebody said why."""
    steps = {row.entry for row in line.steps}
    asked = {row.step for row in case.past("delivery.referrals") if row.state in UNDER_WAY}
    waits = {row.step for row in case.on("plans.waits")}
    later = (row.starts_on and row.starts_on > case.as_of for row in line.steps)
    reasons = [row.because for row in line.steps] + [row.because for row in line.programmes]
    return (
        bool(steps & (asked | waits))
        or any(later)
        or any(one.strip() for one in reasons)
        or left_with_reason(case, line)
    )
