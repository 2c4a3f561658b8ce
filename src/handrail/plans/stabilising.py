"""When to suggest that something is settled first, and why. Pure Python; a suggestion, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

UNSETTLING = frozenset(
    {"accommodation", "home", "drug_use", "alcohol_use", "substances", "health_and_wellbeing", "feelings"}
)
"""Areas of life that undo other work while they are unsettled: a home, drugs and alcohol, wellbeing."""


@dataclass(frozen=True)
class Suggestion:
    """Steps that would start without waiting, and the factors because of which they might."""

    steps: tuple[Any, ...]
    factors: tuple[Any, ...]


def stabilise_first(steps: Iterable[Any], waits: Iterable[Any], factors: Iterable[Any]) -> Suggestion | None:
    """Offence-focused work not yet started that waits for nothing, while something critical is unsettled."""
    unsettled = tuple(one for one in factors if one.critical and one.area in UNSETTLING)
    waiting = {wait.step for wait in waits}
    early = tuple(
        step
        for step in steps
        if step.kind == "offence_focused"
        and step.state in ("not_started", "cannot_be_done_yet")
        and step.entry not in waiting
    )
    return Suggestion(early, unsettled) if early and unsettled else None
