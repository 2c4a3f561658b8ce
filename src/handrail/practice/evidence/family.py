"""The family around a child: who is in it, what part they have, when we were in touch with them."""

from datetime import date

from handrail.casefile.contacts import Contact
from handrail.casefile.people import KeyPerson
from handrail.casefile.versions import Version
from handrail.practice.evidence.written import open_to_all, written
from handrail.practice.reading import Case, once


def members(case: Case) -> tuple[KeyPerson, ...]:
    """Family among those who matter in this life."""
    return tuple([row for row in case.key_people if row.group == "family"])


def left_out(case: Case) -> tuple[KeyPerson, ...]:
    """The whole family, where of each it was decided with a reason that they are not involved; else none."""
    found = members(case)
    decided = all(row.involvement == "not_involved" and written(row.reason) for row in found)
    return found if decided else ()


def with_a_part(case: Case) -> tuple[KeyPerson, ...]:
    """Family who do something: a planned part, a step, or help beside the steps."""
    acting = {row.person for row in case.on("delivery.planned_parts")}
    acting |= {one for row in (*open_to_all(case.steps), *case.on("plans.help")) for one in row.people}
    return tuple([row for row in members(case) if row.entry in acting])


@once
def contacts(case: Case) -> tuple[Contact, ...]:
    """Contacts with the family in this supervision, in order."""
    family = {row.entry for row in members(case)}
    return tuple(
        open_to_all(
            row
            for row in case.happened
            if row.kind == "family_contact" or row.purpose == "family" or family.intersection(row.people)
        )
    )


def last_contact(case: Case) -> date | None:
    """The day of the last of them."""
    found = contacts(case)
    return found[-1].valid_from if found else None


def setting(case: Case) -> dict[str, Version]:
    """The parts of life around the child that were looked at and say what goes on."""
    return {row.area: row for row in case.on("assessments.areas") if written(row.going_on)}
