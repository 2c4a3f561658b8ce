"""The sections of the page of a review, in their order. Each is a module of a part of this room.

A module has::

    ANCHOR, HEADING     the id of its place on the page, and its heading (lazy)
    TABLES              what it needs of ``case.gather``; the page gathers all of them in one query
    TEMPLATE            a partial that is given ``section``, ``frame`` and ``review``
    section(case, review, facts, names)      its view model; ``None`` leaves it out
    left_to_do(case, review, facts, names)   prompts: what is still to do, by whom, by when, where
    WIDE (optional)     true: it stands under the others, over the whole width
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.design.parts import Prompt
from handrail.people.opening import OpenCase
from handrail.reviews.amending import page as amending
from handrail.reviews.deciding import section as deciding
from handrail.reviews.hearing import section as hearing
from handrail.reviews.meetings import section as meetings
from handrail.reviews.models import Review
from handrail.reviews.moving import section as moving

Facts = Mapping[Any, list[Any]]


class SectionModule(Protocol):
    """What a part of this room hands to the page of a review."""

    ANCHOR: str
    HEADING: Any
    TABLES: Any
    TEMPLATE: str

    def section(self, case: OpenCase, review: Review, facts: Facts, names: Names) -> object | None: ...

    def left_to_do(self, case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Prompt]: ...


SECTIONS: tuple[SectionModule, ...] = (hearing, moving, deciding, meetings, amending)
"""Hearing, moving, deciding, meetings, amending."""

WORKER_FIELDS = (
    *("held_by", "completed_by", "worker", "decided_by", "asked_by", "asked_of", "told_by", "by_worker"),
    *("chair", "taken_by", "owner", "deputy", "answered_by"),
)
"""The columns of this room that name a worker: the page looks up every name at once."""


@dataclass(frozen=True)
class Shown:
    """A section as the page shows it."""

    anchor: str
    heading: str
    template: str
    section: object
    wide: bool


def tables(more: Iterable[Any] = ()) -> list[Any]:
    """Every table that the page and its sections need, each once."""
    found: list[Any] = []
    for table in (*more, *(one for module in SECTIONS for one in module.TABLES)):
        if table not in found:
            found.append(table)
    return found


def gathered(case: OpenCase, *more: Any) -> dict[Any, list[Any]]:
    """Everything the page needs, in one query; of two sections that ask for the same rows, once."""
    facts = case.gather(*tables(more))
    return {model: list({row.pk: row for row in rows}.values()) for model, rows in facts.items()}


def shown(case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Shown]:
    """The sections that have something to show."""
    return [
        Shown(module.ANCHOR, str(module.HEADING), module.TEMPLATE, made, getattr(module, "WIDE", False))
        for module in SECTIONS
        if (made := module.section(case, review, facts, names)) is not None
    ]


def left_to_do(case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Prompt]:
    """What is still to do in an open review, in the order of the page."""
    if review.state != "open":
        return []
    return [one for module in SECTIONS for one in module.left_to_do(case, review, facts, names)]


def named(facts: Facts) -> Names:
    """Everybody whom the rows of a page name, in one query."""
    return directory.workers(_workers(facts))


def _workers(facts: Facts) -> Iterable[str]:
    for rows in facts.values():
        for row in rows:
            for name in WORKER_FIELDS:
                if found := getattr(row, name, None):
                    yield found
            for many in ("workers", "circulation"):
                yield from getattr(row, many, None) or ()
