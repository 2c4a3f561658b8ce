"""People who were or could be harmed: that something is known for them, never who they are.

The record of the people harmed is sealed. Here is read only that a condition for their safety, or
an answer from a victim worker, is there.
"""

from typing import Final

from handrail.casefile.assessments import Source
from handrail.casefile.versions import Version
from handrail.practice.reading import Case

NO_CONTACT: Final = ("no_contact_with_named_person", "no_contact_with_a_kind_of_person")


def has_condition(case: Case) -> bool:
    """Whether a victim worker has put a condition on record; what it says is not read."""
    return bool(case.on("compartments.victim_conditions"))


def heard(case: Case) -> tuple[Source, ...]:
    """Victim workers who answered for the assessment."""
    return tuple([row for row in case.sources if row.kind == "victim_service" and row.state == "answered"])


def links(case: Case) -> str:
    """How the wishes of people harmed reach the record, in words; empty if they do not."""
    if has_condition(case):
        return "a victim condition is on record"
    return "a victim worker has answered" if heard(case) else ""


def rules(case: Case) -> tuple[Version, ...]:
    """What forbids contact with somebody, on the day."""
    return (
        *(row for row in case.on("sentences.conditions") if row.kind in NO_CONTACT),
        *(row for row in case.on("people.must_not_meet") if row.kind == "no_contact"),
    )
