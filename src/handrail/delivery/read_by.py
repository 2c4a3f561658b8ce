"""Who else has read a contact: a room above registers what stands on its page beside its facts.

::

    read_by.register(tables, make)    make(case, contact, facts) gives facts in words and things to do
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from handrail.delivery.models import Contact
from handrail.design.frame import Action
from handrail.people.opening import OpenCase


class Beside(NamedTuple):
    """Facts of the list in words, and what can be done."""

    facts: Sequence[tuple[str, str]] = ()
    actions: Sequence[Action] = ()


Maker = Callable[[OpenCase, Contact, dict[Any, list[Any]]], Beside]
_makers: list[tuple[tuple[Any, ...], Maker]] = []


def register(tables: tuple[Any, ...], maker: Maker) -> None:
    """Say what stands beside a contact; the page gathers the tables with its own."""
    _makers[:] = [(tables, maker)]


def tables() -> tuple[Any, ...]:
    """What the page gathers for it."""
    return tuple(table for wanted, _maker in _makers for table in wanted)


def beside(case: OpenCase, row: Contact, facts: dict[Any, list[Any]]) -> Beside:
    """What stands beside a contact; nothing where no room has something to say."""
    found = [maker(case, row, facts) for _wanted, maker in _makers]
    return Beside(
        [one for made in found for one in made.facts], [one for made in found for one in made.actions]
    )
