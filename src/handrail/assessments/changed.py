"""What changed between two instants: the same tables read twice, entry by entry."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.areas import linked
from handrail.assessments.models import (
    Advice,
    Area,
    Barrier,
    DesistanceCondition,
    Factor,
    OwnSafety,
    Readiness,
    Responsivity,
    RiskOfHarm,
    Source,
    Strength,
)
from handrail.records.models import VersionRow
from handrail.records.side_by_side import Became, Told, differences, of


@dataclass(frozen=True)
class Group:
    """The entries of one table that changed."""

    heading: str
    rows: tuple[Became, ...]


def _critical(row: Factor) -> str:
    return row.critical_because if row.critical else _("No")


TOLD: dict[type[VersionRow], Told] = {
    Strength: Told(
        _l("Strengths"),
        of("name"),
        (
            (_l("In use"), of("state_label")),
            (_l("Work"), of("work")),
            (_l("Waits for"), of("waits_for")),
            (_l("Shown by"), of("evidence")),
            (_l("To watch"), of("watch")),
        ),
    ),
    Factor: Told(
        _l("Factors"),
        of("name"),
        (
            (_l("What it does"), of("does")),
            (_l("Pressing"), _critical),
            (_l("Linked"), linked),
            (_l("How sure"), of("certainty_label")),
            (_l("Since"), of("since")),
            (_l("Shown by"), of("evidence")),
        ),
    ),
    Area: Told(
        _l("Areas of life"),
        of("area_label"),
        (
            (_l("Found"), of("found_label")),
            (_l("What is going on"), of("going_on")),
            (_l("In their words"), of("persons_words")),
            (_l("Help wanted"), of("help_wanted")),
        ),
    ),
    RiskOfHarm: Told(
        _l("Harm to others"),
        of("to_label"),
        (
            (_l("How serious"), of("level_label")),
            (_l("What could happen"), of("nature")),
            (_l("More likely with"), of("raises")),
            (_l("Less likely with"), of("lowers")),
        ),
    ),
    OwnSafety: Told(
        _l("Own safety"),
        of("kind_label"),
        ((_l("The concern"), of("concern")), (_l("What we do"), of("we_do"))),
    ),
    Advice: Told(_l("Whose advice counts"), of("words"), ()),
    Readiness: Told(_l("Where they stand with change"), lambda row: f"{row.about}: {row.answer_label}", ()),
    DesistanceCondition: Told(
        _l("What helps people leave crime behind"),
        lambda row: f"{row.condition_label}, {str(row.voice_label).lower()}",
        ((_l("Words"), of("words")),),
    ),
    Responsivity: Told(_l("What suits"), of("what"), ()),
    Barrier: Told(_l("What stands in the way"), of("what"), ((_l("What is done"), of("we_do")),)),
    Source: Told(
        _l("Who was heard"),
        of("name"),
        ((_l("How it stands"), of("state_label")), (_l("What came back"), of("answer"))),
    ),
}
TABLES = tuple(TOLD)


def changed(before: dict[Any, list[Any]], after: dict[Any, list[Any]], then: date, now: date) -> list[Group]:
    """What changed from what was known then to what is known now."""
    found = []
    for model, told in TOLD.items():
        rows = tuple(differences(told, before[model], after[model], (then, now)))
        if rows:
            found.append(Group(str(told.heading), rows))
    return found
