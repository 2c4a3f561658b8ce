"""What stands beside a step: things to know of the service it is with, and where one can go from it.

The rooms that have something to say register; the plan asks them once a page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.design.frame import Action
from handrail.people.opening import OpenCase


@dataclass(frozen=True)
class Beside:
    """Notes in words, and ways on."""

    notes: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


Teller = Callable[[OpenCase, Sequence[Any]], Mapping[str, Beside]]
"""Given a case and its steps: what stands beside each, by the step’s entry."""

_tellers: list[Teller] = []


def register(tell: Teller) -> None:
    """Have something to say beside steps. Rooms do it as the apps start."""
    _tellers.append(tell)


def of(case: OpenCase, steps: Sequence[Any]) -> dict[str, Beside]:
    """What stands beside each of these steps."""
    found: dict[str, Beside] = {}
    for tell in _tellers:
        for entry, said in tell(case, steps).items():
            before = found.get(entry, Beside())
            found[entry] = Beside((*before.notes, *said.notes), (*before.actions, *said.actions))
    return found
