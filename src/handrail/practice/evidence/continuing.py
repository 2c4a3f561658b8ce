"""What goes on once the sentence is over: links with local places, services, who does what afterwards."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from handrail.casefile.services import Referral
from handrail.casefile.steps import BEGUN
from handrail.practice.evidence import naming
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

TAKEN_UP = ("introduced", "taster", "going", "goes_alone")
LAST_WEEKS = timedelta(weeks=8)
"""The time before the end in which somebody says who goes on and how."""


@once
def going_on(case: Case) -> tuple[Any, ...]:
    """Links, services and steps that are under way and do not end with the sentence."""
    links = [row for row in case.on("delivery.community_links") if row.goes_on and row.state in TAKEN_UP]
    services = [
        row
        for row in case.on("delivery.referrals")
        if row.goes_on_after and row.state in ("accepted", "started")
    ]
    steps = [row for row in case.steps if row.goes_on_after and row.state in BEGUN]
    return (*links, *services, *steps)


@once
def planned(case: Case) -> tuple[Any, ...]:
    """What is meant to go on and has not been taken up."""
    links = [row for row in case.on("delivery.community_links") if row.goes_on and row.state == "idea"]
    open_steps = ("not_started", "cannot_be_done_yet")
    return (*links, *(row for row in case.steps if row.goes_on_after and row.state in open_steps))


@once
def agreed(case: Case) -> tuple[Any, ...]:
    """What was said about the time after: who to turn to, what goes on, a last meeting, an ending."""
    items = [row for row in case.on("delivery.exit_items") if row.state != "declined"]
    links = [
        row for row in case.on("delivery.community_links") if row.goes_on and written(row.how_it_goes_on)
    ]
    endings = [
        row for row in case.past("reviews.endings") if written(row.goes_on) or written(row.next_contact)
    ]
    return (*items, *links, *endings)


def called(rows: Iterable[Any]) -> str:
    """What goes on, by name: a link, the service of a referral, what a step does."""
    return naming.listing(
        naming.agency(row.service or row.agency or row.worker or "a service")
        if isinstance(row, Referral)
        else naming.called(row)
        for row in rows
    )


def half_way(case: Case) -> date:
    """The day by which something should have been taken up: half the time, or the first review."""
    if case.ends is None:
        return case.review_due
    return case.began + (case.ends - case.began) / 2


def ends_soon(case: Case) -> bool:
    """Whether supervision ends within eight weeks, or has ended."""
    return case.ends is not None and case.ends - LAST_WEEKS <= case.as_of
