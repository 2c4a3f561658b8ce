"""The order of work in sections: what is settled first, what comes once a state holds, what does not fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handrail.plans.ordering import Order, Placed, PlacedState


@dataclass(frozen=True)
class Group:
    """Steps under one heading, and the state they wait for."""

    heading: str
    placed: tuple[Placed, ...]
    state: PlacedState | None = None
    fits: bool = True


def groups(order: Order) -> list[Group]:
    """The sections in order. What is done or no longer needed is in none."""
    by_entry = {one.step.entry: one for one in order.steps}
    states = {one.state.entry: one for one in order.states}
    sorted_by: dict[str, list[Placed]] = {}
    for one in order.fitting:
        sorted_by.setdefault(_waits_for(one, by_entry, states), []).append(one)
    gated = sorted(
        (states[key] for key in sorted_by if key in states), key=lambda state: state.on or date.max
    )
    first = _("Settle first") if gated else _("Now and next")
    return [
        *_group(first, sorted_by.get("", [])),
        *(Group(_("Then, once this holds"), tuple(sorted_by[one.state.entry]), one) for one in gated),
        *_group(_("Does not fit"), list(order.misfits), fits=False),
    ]


def _group(heading: str, placed: list[Placed], *, fits: bool = True) -> Iterator[Group]:
    if placed:
        yield Group(heading, tuple(placed), fits=fits)


def _waits_for(one: Placed, by_entry: Mapping[str, Placed], states: Mapping[str, PlacedState]) -> str:
    """The state a step waits for, itself or through the steps before it: the one that comes last."""
    if one.under_way:
        return ""
    found = []
    for awaited in one.awaited:
        if awaited.come:
            continue
        if awaited.is_state:
            found.append(awaited.entry)
        elif before := by_entry.get(awaited.entry):
            found.append(_waits_for(before, by_entry, states))
    return max(
        (entry for entry in found if entry), key=lambda entry: states[entry].on or date.max, default=""
    )
