"""What has been delivered to a child, as a whole: which factors it is for, of which kinds, how it tapers."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from handrail.casefile.assessments import Factor
from handrail.casefile.contacts import Contact
from handrail.casefile.plans import ContactPhase, Step
from handrail.casefile.versions import Version
from handrail.practice.evidence import order
from handrail.practice.evidence.contact import every
from handrail.practice.reading import Case, once
from handrail.practice.wording import listed

KINDS: Final[Mapping[str, str]] = {
    "constructive": "constructive",
    "wellbeing": "for wellbeing",
    "offence_focused": "on the offence",
    "restrictive": "limits",
}
HARD: Final = frozenset(("offence_focused", "restrictive"))
ASKED_WITHIN: Final = timedelta(days=7)
"""Time to ask what got in the way of an appointment."""


def kinds(steps: Iterable[Step]) -> str:
    """Of which kinds these steps are: "constructive, for wellbeing and on the offence"."""
    found = {row.kind for row in steps}
    return listed([words for kind, words in KINDS.items() if kind in found])


def one_sided(steps: Iterable[Step]) -> bool:
    """Whether they are nothing but work on the offence, or limits."""
    return {row.kind for row in steps} <= HARD


@once
def for_later(case: Case) -> tuple[Factor, ...]:
    """Linked factors whose goals are for later, or whose steps wait for their turn."""
    waiting = {one.step.objective for one in order.waiting(case)}
    goals = [row for row in case.objectives if row.state == "later" or row.entry in waiting]
    later = {factor for row in goals for factor in row.factors} - _worked_on(case)
    return tuple([row for row in case.linked if row.entry in later])


def untouched(case: Case) -> tuple[Factor, ...]:
    """Linked factors for which no step has begun, and which do not wait for their turn."""
    worked_on, later = _worked_on(case), {row.entry for row in for_later(case)}
    return tuple([row for row in case.linked if row.entry not in worked_on and row.entry not in later])


def tapered(case: Case) -> tuple[ContactPhase, ...]:
    """The phases of contact that have begun, where each asks for less than the one before; else none."""
    begun = [row for row in case.phases if row.valid_from and row.valid_from <= case.as_of]
    days = [every(row) for row in begun]
    steps_down = len(begun) > 1 and all(one < two for one, two in pairwise(days))
    return tuple(begun) if steps_down else ()


def reminders(case: Case) -> dict[str, tuple[Version, ...]]:
    """Reminders that were sent, in words; none where none were."""
    sent = tuple(
        [
            row
            for row in case.past("delivery.messages")
            if row.kind == "reminder" and row.state in ("sent", "delivered")
        ]
    )
    return {"reminders": sent} if sent else {}


def recent(case: Case, missed: Contact) -> bool:
    """Whether there is still time to ask about a missed appointment."""
    return missed.valid_from is None or missed.valid_from + ASKED_WITHIN >= case.as_of


def until(case: Case) -> date:
    """The last day on which work is looked for: today, or the day of the end or of closing the case."""
    closed = [row.valid_from for row in case.past("people.closures")[-1:] if row.kind == "closed"]
    return min(case.as_of, case.ends or case.as_of, *closed)


def _worked_on(case: Case) -> set[str]:
    goals = {row.objective for row in order.begun(case)}
    return {factor for row in case.objectives if row.entry in goals for factor in row.factors}
