"""Rows that examples about the safety of others share: a risk of harm, a factor with its goal, measures."""

from typing import Any

from handrail.casefile.assessments import Factor, RiskOfHarm
from handrail.casefile.plans import Objective, RiskMeasure, Step
from handrail.casefile.versions import Version
from handrail.practice.examples.making import row


def medium(to: str = "public", **facts: Any) -> RiskOfHarm:
    """A risk above low with everything said, unless the example says otherwise."""
    given = {
        "level": "medium",
        "nature": "Fights outside, once with a bottle",
        "who": "People half known",
        "when": "In drink, at night",
        "how_soon": "when_something_happens",
        "raises": "Drinking, pay day",
        "lowers": "Somebody to go home with",
    }
    return row(RiskOfHarm, f"harm-{to}".replace("_", "-"), to=to, **(given | facts))


def low(to: str = "public") -> RiskOfHarm:
    """A low risk with its reason."""
    return row(RiskOfHarm, f"harm-{to}".replace("_", "-"), to=to, level="low", nature="Nothing on record")


def drinking(critical: bool = True) -> Factor:
    """A factor linked to harm."""
    return row(Factor, "drinking", harm="linked", critical=critical)


def goal(of: str, rank: int = 1, **facts: Any) -> tuple[Version, ...]:
    """A goal that answers a factor, with one step."""
    step = {"state": "not_started", "workers": ["ruth"], "when": "First of all"} | facts
    return (
        row(Objective, f"goal-{of}", rank=rank, factors=[of], will=f"work on {of}"),
        row(Step, f"step-{of}", objective=f"goal-{of}", **step),
    )


def rings_first(**facts: Any) -> RiskMeasure:
    """Help: somebody rings before the weekend."""
    given = {"what": "Somebody rings on Fridays", "monitoring": "Asked on Mondays"} | facts
    return row(RiskMeasure, "rings", kind="constructive", **given)


def keeps_away(**facts: Any) -> RiskMeasure:
    """Control: keeps out of two streets."""
    given = {"what": "Keeps out of the two streets agreed", "monitoring": "Routes gone over"} | facts
    return row(RiskMeasure, "streets", kind="restrictive", **given)
