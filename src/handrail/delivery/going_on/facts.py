"""What goes on and what ends: counted and dated from the rows of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.assessments.models import Strength
from handrail.delivery.models import CommunityLink, ExitItem
from handrail.kernel.dates import add_months
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.models import KeyPerson, Person
from handrail.people.opening import OpenCase
from handrail.sentences import standing
from handrail.sentences.models import Condition, Requirement

TABLES = (
    *FRAME_TABLES,
    *standing.CALENDAR,
    *(Requirement, Condition, CommunityLink, ExitItem, Strength, KeyPerson),
)
GOING = ("introduced", "taster", "going", "goes_alone")
HALF_PAST_SEVENTEEN = 17 * 12 + 6
"""The age in months at which a move to adult services is thought about, at the latest."""

Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Ending:
    """A requirement or condition that ends, and what takes its place."""

    row: Any
    ends: date | None
    links: tuple[CommunityLink, ...]
    items: tuple[ExitItem, ...]

    @property
    def replaced(self) -> bool:
        """Whether anything takes its place."""
        return bool(self.links or self.items)


@dataclass(frozen=True)
class Share:
    """How many of the links that are there go on without us."""

    going_on: tuple[CommunityLink, ...]
    of: int


def current(facts: Facts, today: date) -> list[CommunityLink]:
    """The links that are there, or thought of."""
    return [row for row in facts[CommunityLink] if holds(row, today) and row.state != "stopped"]


def share(links: Iterable[CommunityLink]) -> Share:
    """Of what the person goes to already; an idea is none yet."""
    there = [row for row in links if row.state in GOING]
    return Share(tuple(row for row in there if row.goes_on), len(there))


def order_ends(facts: Facts, today: date) -> date | None:
    """The last day of all there is of supervision now."""
    stands = standing.stands(dict(facts), today)
    if stands is None:
        return None
    ends = [phase.period.ends for phase in stands.term.phases if phase.period.ends]
    return max(ends, default=None)


def endings(facts: Facts, today: date) -> list[Ending]:
    """What ends by itself or was of use, the soonest first, with what takes its place."""
    found = []
    for row in (*facts[Requirement], *facts[Condition]):
        if not holds(row, today):
            continue
        ending = Ending(
            row,
            row.valid_to or order_ends(facts, today),
            tuple(link for link in current(facts, today) if link.replaces == row.entry),
            tuple(
                item
                for item in facts[ExitItem]
                if item.restriction == row.entry and holds(item, today) and item.state != "declined"
            ),
        )
        if row.valid_to or getattr(row, "useful_because", "") or ending.replaced:
            found.append(ending)
    return sorted(found, key=lambda one: (one.ends or date.max, one.row.pk))


def half_past_seventeen(case: OpenCase, facts: Facts) -> date | None:
    """The day on which a child is seventeen and a half; ``None`` for an adult's case."""
    person: Person | None = facts[Person][0] if facts[Person] else None
    if case.case.cohort != "youth" or person is None or person.date_of_birth is None:
        return None
    return add_months(person.date_of_birth, HALF_PAST_SEVENTEEN)
