"""What invented reviews amend: for each list of the record, in which way, and what an entry becomes.

The words beside it are how an entry of that list is said, before and after.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any

from handrail.casefile import plans as p
from handrail.exchange.synthetic.maker import Maker

Facts = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """A list of the record as a review amends it: the facts that change, and how an entry is said."""

    part: str
    kind: str
    way: str
    facts: Callable[[Any], Facts]
    said: Callable[[Any], str]
    becomes: str
    share: float = 0.3


def _hours(row: Any) -> str:
    return f"{row.starts:%H:%M} to {row.ends:%H:%M}"


def _times(row: Any) -> str:
    often = {1: "Once", 2: "Twice"}.get(row.times, f"{row.times} times")
    return f"{often} a {row.every}"


SHAPES = (
    Shape("sentences.curfew_windows", "curfew", "from_the_day",
          lambda row: {"ends": time(5, 30)}, _hours, "In until half past five", 0.9),
    Shape("sentences.conditions", "condition", "in_place",
          lambda row: {"detail": "By phone in the weeks of the course"},
          lambda row: row.detail or row.wording, "By phone in the weeks of the course"),
    Shape("plans.contact_phases", "contact_level", "from_the_day",
          lambda row: {"times": 1, "every": "fortnight", "modes": ["phone"],
                       "reason": "Their days are taken"},
          _times, "Once a fortnight, by phone", 0.4),
    Shape("plans.commitments", "week", "from_the_day",
          lambda row: {"weekdays": [2, 4], "starts": time(18), "ends": time(20)},
          _hours, "Tuesday and Thursday evening", 0.5),
    Shape("plans.steps", "plan", "in_place",
          lambda row: {"when": "In the evening, until the course ends", "minutes": 30},
          lambda row: row.when or row.what, "Half an hour, in the evening", 0.5),
    Shape("plans.objectives", "plan", "in_place",
          lambda row: {"headline": "First of all"}, lambda row: row.headline or row.will,
          "First of all", 0.2),
    Shape("plans.waits", "order", "ends", lambda row: {}, lambda row: row.because or "In this order",
          "Need not wait any more", 0.4),
    Shape("assessments.factors", "assessment", "in_place",
          lambda row: {"does": "Only after a bad night now"}, lambda row: row.does or row.name,
          "Only after a bad night now"),
    Shape("assessments.strengths", "assessment", "in_place",
          lambda row: {"work": "Carries the first week of work"}, lambda row: row.work or row.name,
          "Carries the first week of work"),
    Shape("plans.risk_measures", "risk", "from_the_day",
          lambda row: {"what": "Somebody rings on Friday and on Sunday"}, lambda row: row.what,
          "Somebody rings on Friday and on Sunday", 0.2),
    Shape("plans.contingencies", "risk", "ends", lambda row: {}, lambda row: row.then,
          "No longer needed", 0.15),
)  # fmt: skip
BY_PART = {one.part: one for one in SHAPES}


def new_commitment(make: Maker) -> tuple[str, str, type[p.Commitment], Facts, str]:
    """A fixed time that was not there before: list, kind, type, facts, and how it is said."""
    facts: Facts = {
        "kind": "work",
        "what": make.pick(("Early shift", "Half days at the workshop")),
        "weekdays": [1, 3, 5],
        "starts": time(7),
        "ends": time(12),
        "travel_minutes": 25,
    }
    return "plans.commitments", "week", p.Commitment, facts, "Monday, Wednesday and Friday mornings"
