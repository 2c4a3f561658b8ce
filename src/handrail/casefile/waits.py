"""What waits for what among the steps of a plan, as a graph: an order that respects it, or a circle.

The graph is small and asked only two things, so the standard library's sorter serves.
"""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Protocol


class Waiting(Protocol):
    """The fields of a wait, of the document type or of a database row."""

    @property
    def step(self) -> str: ...
    @property
    def for_step(self) -> str | None: ...


class Circular(ValueError):
    """Steps wait for each other in a circle. ``steps`` are those in it: each waits for the next."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        super().__init__(" waits for ".join((*steps, steps[0])))
        self.steps = steps


def in_order(steps: Iterable[str], waits: Iterable[Waiting]) -> tuple[str, ...]:
    """The steps, each after those it waits for. Raises ``Circular``."""
    wanted = list(dict.fromkeys(steps))
    known = set(wanted)
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(wanted, ()))
    for wait in waits:
        if wait.for_step in known and wait.step in known:
            sorter.add(wait.step, wait.for_step)
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        # The sorter names the circle from what is waited for to what waits, its first step twice.
        raise Circular(tuple(error.args[1][:0:-1])) from None


def circle(waits: Iterable[Waiting]) -> tuple[str, ...]:
    """The steps of a circle, each waiting for the next; empty where there is none."""
    waits = [wait for wait in waits if wait.for_step]
    steps = [step for wait in waits for step in (wait.step, wait.for_step) if step]
    try:
        in_order(steps, waits)
    except Circular as error:
        return error.steps
    return ()
