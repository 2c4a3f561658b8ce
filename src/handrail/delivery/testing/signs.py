"""Signs of a state of life that tests are counted towards."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from handrail.people.frame import holds
from handrail.people.opening import OpenCase
from handrail.plans.models import LifeState, StateSign


def countable(case: OpenCase, kept: Collection[str] = ()) -> list[tuple[StateSign, str]]:
    """Signs counted in times, with the name of their state: first of states that do not hold yet."""
    facts = case.gather(LifeState, StateSign)
    states = {row.entry: row for row in facts[LifeState] if holds(row, case.today)}
    found = [
        (sign, states[sign.state])
        for sign in facts[StateSign]
        if sign.state in states and (sign.entry in kept or (sign.unit == "times" and sign.needed))
    ]
    found.sort(key=lambda pair: (pair[1].true_since is not None, pair[0].pk))
    return [(sign, state.name) for sign, state in found]


def progress(sign: StateSign) -> str:
    """4 of 6"""
    if not sign.needed:
        return str(sign.reached or 0)
    return _("%(n)s of %(needed)s") % {"n": sign.reached or 0, "needed": sign.needed}


def said(sign: StateSign, state: str) -> str:
    """Clear tests in a row, 4 of 6 so far (Stable)"""
    return _("%(what)s, %(progress)s so far (%(state)s)") % {
        "what": sign.what,
        "progress": progress(sign),
        "state": state,
    }
