"""Schemes of several agencies and other agencies' plans: lead, last meeting, what was agreed there."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from handrail.casefile import codes
from handrail.casefile.people import SchemeMembership
from handrail.casefile.plans import OtherPlan
from handrail.casefile.reviews import Meeting, MeetingAction
from handrail.practice.reading import ANSWERED_WITHIN, Case, once
from handrail.practice.wording import listed, on

NOT_ABOUT_SAFETY: Final = ("looked_after_child", "ehcp")
MEETING_OF: Final = {
    "mappa": ("mappa",),
    "iom": ("iom",),
    "child_protection": ("core_group",),
    "child_in_need": ("core_group",),
    "youth_panel": ("youth_panel",),
}
WORDS: Final = {
    "mappa": "MAPPA",
    "iom": "IOM",
    "marac": "MARAC",
    "child_protection": "child protection",
    "child_in_need": "child in need",
    "channel": "Channel",
    "youth_panel": "youth panel",
}
SEVERAL: Final = ("multi_agency", "mappa", "iom", "core_group", "youth_panel")
"""Meetings of several agencies."""
NEW_FOR: Final = timedelta(days=28)
"""How long a scheme may have no meeting and no plan yet."""


def schemes(case: Case) -> tuple[SchemeMembership, ...]:
    """Schemes about safety that the person is in, on the day."""
    return tuple([row for row in case.on("people.schemes") if row.kind not in NOT_ABOUT_SAFETY])


def called(rows: Iterable[SchemeMembership]) -> str:
    """Schemes as a sentence lists them: "MAPPA and IOM"."""
    return listed([WORDS.get(row.kind) or codes.label("scheme_kinds", row.kind) for row in rows])


def other_plans(case: Case) -> tuple[OtherPlan, ...]:
    """Plans that other agencies hold for the same person, on the day."""
    return case.on("plans.other_plans")


@once
def held(case: Case) -> tuple[Meeting, ...]:
    """Meetings of several agencies that took place in this supervision, in order."""
    return tuple(
        [
            row
            for row in case.past("reviews.meetings")
            if row.state == "held" and (row.kind in SEVERAL or row.scheme) and row.valid_from >= case.began
        ]
    )


def met(case: Case, scheme: SchemeMembership) -> tuple[Meeting, ...]:
    """The meetings held of one scheme."""
    kinds = MEETING_OF.get(scheme.kind, ())
    return tuple(
        [row for row in held(case) if row.scheme == scheme.entry or (not row.scheme and row.kind in kinds)]
    )


def leaderless(case: Case) -> tuple[SchemeMembership, ...]:
    """Schemes of which nobody is named as lead."""
    return tuple([row for row in schemes(case) if not row.lead])


def untied(case: Case) -> tuple[SchemeMembership, ...]:
    """Schemes with neither a meeting on record nor a plan by their lead, and not new."""
    planners = {row.worker for row in other_plans(case)}
    return tuple(
        [
            row
            for row in schemes(case)
            if row.lead not in planners
            and not met(case, row)
            and (row.valid_from or case.began) + NEW_FOR < case.as_of
        ]
    )


def gone_by(case: Case) -> tuple[OtherPlan, ...]:
    """Other agencies' plans whose day to be looked at passed more than a fortnight ago."""
    return tuple(
        [row for row in other_plans(case) if row.review_on and row.review_on + ANSWERED_WITHIN < case.as_of]
    )


@once
def actions(case: Case) -> tuple[MeetingAction, ...]:
    """What meetings held in this supervision, of whatever kind, asked somebody to do."""
    entries = {
        row.entry
        for row in case.past("reviews.meetings")
        if row.state == "held" and row.valid_from >= case.began
    }
    return tuple([row for row in case.past("reviews.meeting_actions") if row.meeting in entries])


def overdue(case: Case) -> tuple[MeetingAction, ...]:
    """Actions still open after their day."""
    return tuple(
        [row for row in actions(case) if row.state == "open" and row.due_on and row.due_on < case.as_of]
    )


def last_met(rows: Iterable[Meeting]) -> str:
    """The day of the last of these meetings: ", last met on 6 March 2026"; a marked one keeps its day."""
    days = [row.valid_from for row in rows if row.marking == "none" and row.valid_from]
    return f", last met on {on(days[-1])}" if days else ""
