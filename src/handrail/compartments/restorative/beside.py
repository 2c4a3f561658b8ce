"""The row of links above the person's half: a room above registers it."""

from collections.abc import Callable

from handrail.design.parts import Chip
from handrail.people.opening import OpenCase

_rows: list[Callable[[OpenCase, str], tuple[Chip, ...]]] = []


def register(row: Callable[[OpenCase, str], tuple[Chip, ...]]) -> None:
    """Say which pages stand beside this one."""
    _rows[:] = [row]


def links(case: OpenCase) -> tuple[Chip, ...]:
    """The row for this reader; empty where no room has one."""
    return _rows[0](case, "restorative") if _rows else ()
