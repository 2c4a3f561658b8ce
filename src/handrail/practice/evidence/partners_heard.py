"""Which other agencies were heard when a plan was looked at again, and which stayed silent."""

from collections.abc import Collection

from handrail.casefile.plans import Invitee
from handrail.casefile.reviews import Attendee, Input
from handrail.practice.evidence.looking_again import Look
from handrail.practice.evidence.sources import chased
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case

Heard = Input | Invitee | Attendee


def at(case: Case, looks: Collection[Look]) -> tuple[Heard, ...]:
    """One row for each worker of another agency who answered, came, or sent word."""
    entries = {row.entry for row in looks}
    inputs = [row for row in _inputs(case, entries) if row.state == "answered"]
    guests = [row for row in case.rows("plans.invitees") if row.panel in entries]
    met = {
        row.entry for row in case.past("reviews.meetings") if row.state == "held" and row.review in entries
    }
    there = [row for row in case.rows("reviews.attendees") if row.meeting in met]
    rows = [*inputs, *(row for row in (*guests, *there) if row.attendance == "came" or _sent_word(row))]
    return tuple(
        {row.worker: row for row in rows if row.worker and row.worker not in case.allocated}.values()
    )


def silent(case: Case, looks: Collection[Look]) -> tuple[Input, ...]:
    """Asked for these reviews, and neither answered nor chased nor explained."""
    entries, reminded = {row.entry for row in looks}, chased(case)
    return tuple(
        [
            row
            for row in _inputs(case, entries)
            if row.worker
            and row.worker not in case.allocated
            and row.state in ("to_ask", "asked")
            and row.entry not in reminded
            and not written(row.not_had_because)
        ]
    )


def _inputs(case: Case, reviews: Collection[str]) -> list[Input]:
    return [row for row in case.rows("reviews.inputs") if row.review in reviews]


def _sent_word(row: Invitee | Attendee) -> bool:
    return isinstance(row, Invitee) and written(row.said)
