"""What changed between two instants: the same tables read twice, entry by entry."""

from collections.abc import Callable, Iterable
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
from handrail.people.frame import holds
from handrail.records.models import VersionRow


@dataclass(frozen=True)
class Told:
    """How a table is told when it changed: what its entries are called, and which words are compared."""

    heading: Any
    title: Callable[[Any], str]
    words: tuple[tuple[Any, Callable[[Any], Any]], ...]


@dataclass(frozen=True)
class Changed:
    """One entry that changed: ``how`` is new, ended or changed; ``words`` are (what, was, is)."""

    title: str
    how: str
    words: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Group:
    """The entries of one table that changed."""

    heading: str
    rows: tuple[Changed, ...]


def of(name: str) -> Callable[[Any], Any]:
    """A field as it is read."""
    return lambda row: getattr(row, name)


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
        rows = tuple(_rows(told, _standing(before[model], then), _standing(after[model], now)))
        if rows:
            found.append(Group(str(told.heading), rows))
    return found


def _standing(rows: Iterable[Any], day: date) -> dict[str, Any]:
    return {row.entry: row for row in rows if holds(row, day)}


def _rows(told: Told, before: dict[str, Any], after: dict[str, Any]) -> Iterable[Changed]:
    for entry, row in after.items():
        was = before.get(entry)
        if was is None:
            is_now = [(str(label), "", str(read(row) or "")) for label, read in told.words]
            yield Changed(told.title(row), "new", tuple(words for words in is_now if words[2]))
        elif differing := tuple(_differing(told, was, row)):
            yield Changed(told.title(row), "changed", differing)
    for entry, row in before.items():
        if entry not in after:
            yield Changed(told.title(row), "ended")


def _differing(told: Told, was: Any, row: Any) -> Iterable[tuple[str, str, str]]:
    if told.title(was) != told.title(row):
        yield _("In a few words"), told.title(was), told.title(row)
    for label, read in told.words:
        then, now = str(read(was) or ""), str(read(row) or "")
        if then != now:
            yield str(label), then, now
