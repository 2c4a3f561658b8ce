"""Two sights of a plan side by side: what was added, changed, moved and dropped, and why."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.plans import mine, saying
from handrail.plans.holding import Held
from handrail.plans.models import (
    Commitment,
    ContactPhase,
    Contingency,
    Help,
    InPlace,
    LifeState,
    Objective,
    OtherPlan,
    RiskMeasure,
    Step,
    Wait,
)
from handrail.records.comparing import Difference, compare
from handrail.records.models import VersionRow
from handrail.records.side_by_side import Wording

ENDS = (("state", "dropped"), ("state", "no_longer_needed"))
SIGNS = {"added": "+", "changed": "≠", "moved": "↕", "dropped": "−"}
WORDS = {
    "added": _l("Added"),
    "changed": _l("Changed"),
    "moved": _l("Moved"),
    "dropped": _l("Dropped"),
}
REASONS = ("because", "reason", "judgement", "chosen_because")
TITLED = frozenset({"rank", "what", "name", "headline", *REASONS})
"""Of something new or gone, not told again beside its title."""


@dataclass(frozen=True)
class Kind:
    """A part of a plan that is compared."""

    model: type[VersionRow]
    heading: Promise
    order: str = ""


KINDS = (
    Kind(Objective, _l("Objectives"), "rank"),
    Kind(Step, _l("Steps"), "rank"),
    Kind(Help, _l("Help beside the steps")),
    Kind(Wait, _l("What waits for what")),
    Kind(LifeState, _l("States of life that steps wait for")),
    Kind(InPlace, _l("Already in place")),
    Kind(ContactPhase, _l("Contact level"), "rank"),
    Kind(Commitment, _l("Fixed times in the week")),
    Kind(RiskMeasure, _l("What keeps people safe")),
    Kind(Contingency, _l("When something happens")),
    Kind(OtherPlan, _l("Other agencies’ plans")),
)


@dataclass(frozen=True)
class Told:
    """What became of one entry, in words: by sign, by word, by whom, and why."""

    kind: str
    sign: str
    word: str
    title: str
    beside: tuple[Wording, ...]
    why: str
    who: str


@dataclass(frozen=True)
class Part:
    """A part of the plan in which something differs."""

    id: str
    heading: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Comparison:
    """All that differs between two sights, the sum of it, and the objectives of each in their order."""

    before: Held
    after: Held
    sums: tuple[str, ...]
    parts: tuple[Part, ...]
    objectives: tuple[Difference, ...]
    why: str


def compared(case: OpenCase, before: Held, after: Held) -> Comparison:
    """What differs between two sights of a plan."""
    found = {
        kind: compare(before.rows(kind.model), after.rows(kind.model), order=kind.order, ends=ENDS)
        for kind in KINDS
    }
    differing = [one for rows in found.values() for one in rows if one.kind != "same"]
    known = saying.known(case, before, after)
    users = _users(differing)
    parts = tuple(
        Part(kind.model.__name__.lower(), str(kind.heading), told)
        for kind, rows in found.items()
        if (told := tuple(_told(one, known, users) for one in rows if one.kind != "same"))
    )
    objectives = tuple(found[KINDS[0]])
    said = after.edition.why if after.edition else ""
    return Comparison(before, after, tuple(_sums(differing)), parts, objectives, said)


def _sums(differing: list[Difference]) -> list[str]:
    """ "3 added, 2 changed, 1 dropped", each said only where there is one."""
    counts = {kind: sum(one.kind == kind for one in differing) for kind in SIGNS}
    return [f"{number} {str(WORDS[kind]).lower()}" for kind, number in counts.items() if number]


def _users(differing: list[Difference]) -> dict[int, str]:
    wanted = {one.row.by_id for one in differing}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def _told(one: Difference, known: saying.Known, users: dict[int, str]) -> Told:
    row = one.row
    recorded = _("%(day)s, %(name)s") % {
        "day": wording.full_date(row.recorded_at),
        "name": users.get(row.by_id, ""),
    }
    return Told(
        one.kind,
        SIGNS[one.kind],
        str(WORDS[one.kind]),
        title(row, known),
        beside(one, known),
        why(row),
        "" if one.kind == "dropped" and one.after is None else recorded.rstrip(", "),
    )


def why(row: Any) -> str:
    """The reason that stands on an entry itself."""
    return next((words for name in REASONS if (words := getattr(row, name, ""))), "")


def title(row: Any, known: saying.Known) -> str:
    """What an entry of a plan is called."""
    if isinstance(row, Objective):
        return mine.title_words(row)
    if isinstance(row, Wait):
        return saying.said(row, "step", row.step, known)
    return str(
        getattr(row, "when" if isinstance(row, Contingency) else "what", "") or getattr(row, "name", "")
    )


def beside(one: Difference, known: saying.Known) -> tuple[Wording, ...]:
    """The fields that differ; of something new or gone, what it said at all."""
    if one.before is not None and one.after is not None and one.kind != "dropped":
        pairs = [(change.field, change.before, change.after) for change in one.changes]
    else:
        row = one.after if one.kind == "added" else one.before
        told = [name for name in saying.LABELS if hasattr(row, name) and name not in TITLED]
        values = [(name, getattr(row, name)) for name in told]
        pairs = [
            (name, None, value) if one.kind == "added" else (name, value, None) for name, value in values
        ]
    found = []
    for name, was, now in pairs:
        if name in saying.LABELS and name not in REASONS:
            before, after = (saying.said(one.row, name, value, known) for value in (was, now))
            if before != after:
                found.append(Wording(str(saying.LABELS[name]), before, after))
    return tuple(found)
