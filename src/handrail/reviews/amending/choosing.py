"""What can be amended: every entry that stands, by kind, with the way to amend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _l

from handrail.delivery.models import Contact
from handrail.people.frame import holds
from handrail.people.opening import OpenCase
from handrail.plans.models import Step
from handrail.records.gathering import Some
from handrail.reviews.amending.kept import KEPT, OVER, names
from handrail.reviews.models import Amendment, Review

MOST = 8
"""Appointments ahead that are offered."""


@dataclass(frozen=True)
class Group:
    """One list of the record: its words, its entries, and a new one."""

    heading: str
    entries: tuple[tuple[str, str, str], ...]
    """What each is called, what it says, and the choice of it."""
    new: tuple[str, str] | None


HEADINGS = {
    "assessments.factors": _l("Assessment: factors"),
    "assessments.strengths": _l("Assessment: strengths"),
    "plans.objectives": _l("Plan: objectives"),
    "plans.steps": _l("Plan: steps"),
    "plans.waits": _l("Order of work: what steps wait for"),
    "plans.contact_phases": _l("Contact level"),
    "plans.commitments": _l("The week: fixed times"),
    "delivery.contacts": _l("The week: appointments"),
    "sentences.curfew_windows": _l("Curfew"),
    "sentences.conditions": _l("Conditions of the licence"),
    "plans.risk_measures": _l("Risk plan: what is done"),
    "plans.contingencies": _l("Risk plan: if this happens"),
}
NEW_WORDS = {
    "assessments.factors": _l("A new factor"),
    "assessments.strengths": _l("A new strength"),
    "plans.objectives": _l("A new objective"),
    "plans.steps": _l("A new step"),
    "plans.waits": _l("A step waits for something"),
    "plans.contact_phases": _l("A new phase of contact"),
    "plans.commitments": _l("A new fixed time"),
    "sentences.curfew_windows": _l("New curfew hours"),
    "sentences.conditions": _l("A new condition"),
    "plans.risk_measures": _l("Something new is done"),
    "plans.contingencies": _l("Something new that could happen"),
}


def ahead(case: OpenCase, review: Review) -> tuple[Some, ...]:
    """What an open review needs beside its tables, for whoever may change something in it."""
    return (booked(case),) if review.state == "open" and case.can_write("plan") else ()


def booked(case: OpenCase) -> Some:
    """The next appointments."""
    return Some(
        Contact,
        "outcome is null and valid_from >= %(today)s",
        {"today": case.today},
        order="valid_from, at, id",
        limit=MOST,
    )


def groups(case: OpenCase, review: Review, facts: Mapping[Any, list[Any]]) -> list[Group]:
    """Everything that may be amended by whoever asks; what this review amends already is left out."""
    taken = {row.of for row in facts[Amendment] if row.review == review.entry and row.state == "proposed"}
    called = names(facts)
    steps = {row.entry: row.what for row in facts[Step]}
    found = []
    for kept in KEPT:
        if not case.can_write(kept.model.data_class, kept.model):
            continue
        rows = [row for row in facts[kept.model] if _is_open(row, case) and row.entry not in taken]
        rows = rows[:MOST] if kept.model is Contact else rows
        entries = tuple(
            (
                kept.what(row) or steps.get(getattr(row, "step", ""), ""),
                kept.said(row, called),
                f"{kept.part}:{row.entry}",
            )
            for row in rows
        )
        new = (str(NEW_WORDS[kept.part]), kept.part) if kept.can_be_new else None
        if entries or new:
            found.append(Group(str(HEADINGS[kept.part]), entries, new))
    return found


def _is_open(row: Any, case: OpenCase) -> bool:
    """Whether an entry stands today or begins later, and is not over by what it says itself."""
    ahead = row.valid_from is not None and row.valid_from > case.today
    if isinstance(row, Contact):
        return row.outcome is None and (ahead or row.valid_from == case.today)
    return (holds(row, case.today) or ahead) and getattr(row, "state", "") not in OVER
