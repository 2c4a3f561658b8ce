"""What was done to make taking part possible: another time or place, a lift, company, a call instead."""

from collections import Counter
from typing import Final

from handrail.casefile import codes
from handrail.casefile.contacts import Absence
from handrail.casefile.versions import Version
from handrail.practice.reading import Case, once

PRACTICAL: Final = (
    *("travel", "money", "work_or_learning", "caring", "unwell", "clash"),
    *("did_not_know", "afraid_of_the_place", "forgot"),
)
"""Reasons for an absence that help of some kind answers."""


@once
def eased(case: Case) -> dict[str, tuple[Version, ...]]:
    """What was done, in words, with the entries that show it; only what has a day up to now."""
    kinds = codes.alike("contact_outcomes", ("rearranged",))
    found: dict[str, tuple[Version, ...]] = {
        "practical help": tuple([row for row in case.past("plans.help") if _holds(case, row)]),
        "help beside an appointment": tuple(
            [
                row
                for row in case.contacts
                if row.help.strip() or row.kind in ("practical_help", "accompanied")
            ]
        ),
        "appointments rearranged": tuple(
            [row for row in case.contacts if row.outcome in kinds or row.instead_of]
        ),
        "help after an absence": tuple([row for row in absences(case) if helped(row)]),
    }
    return {words: rows for words, rows in found.items() if rows}


@once
def absences(case: Case) -> tuple[Absence, ...]:
    """What was found out about missed appointments, since supervision began."""
    return tuple([row for row in case.past("delivery.absences") if row.valid_from >= case.began])


def helped(row: Absence) -> bool:
    """Whether help was offered after an absence, taken or not."""
    return bool(row.helps or row.help.strip())


def left_alone(case: Case) -> tuple[str, tuple[Absence, ...]]:
    """Something practical that got in the way twice or more with no help offered: in words, and when."""
    mine = [row for row in absences(case) if not helped(row)]
    reasons = Counter(reason for row in mine for reason in set(row.in_the_way) if reason in PRACTICAL)
    reason, times = max(reasons.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if times < 2 or any(helped(row) and reason in row.in_the_way for row in absences(case)):
        return "", ()
    words = codes.label("absence_reasons", reason).lower()
    return words, tuple([row for row in mine if reason in row.in_the_way])


def _holds(case: Case, row: Version) -> bool:
    return row.valid_to is None or row.valid_to >= case.began
