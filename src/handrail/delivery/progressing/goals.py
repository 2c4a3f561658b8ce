"""Progress goal by goal and step by step: what we say of it, and what the person says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.delivery.models import Contact, DrugTest, ProgrammeSession, Progress, Referral
from handrail.delivery.timeline import heading
from handrail.design import wording
from handrail.design.parts import Quote
from handrail.people.opening import OpenCase
from handrail.plans.desk import Desk
from handrail.plans.models import Objective

EVIDENCE = (Contact, DrugTest, ProgrammeSession, Referral)


@dataclass(frozen=True)
class Said:
    """One statement: ours on one side, the person's own on the other."""

    entry: str
    level: str
    meta: str
    text: str
    evidence: tuple[str, ...]
    strengths: str
    own: str
    quote: Quote | None
    url: str = ""


@dataclass(frozen=True)
class StepProgress:
    """A step of a goal and the latest said of it."""

    what: str
    state: str
    involvement: str
    said: Said | None
    earlier: tuple[Said, ...]
    url: str


@dataclass(frozen=True)
class GoalProgress:
    """A goal, the latest said of it, what was said before, and its steps."""

    entry: str
    n: int
    will: str
    so_that: str
    said: Said | None
    earlier: tuple[Said, ...]
    steps: tuple[StepProgress, ...]
    add_url: str


def evidence_names(case: OpenCase, entries: Iterable[str]) -> dict[str, str]:
    """What the evidence is, by entry, in one query; what this reader may not read is left out."""
    wanted = sorted(set(entries))
    if not wanted:
        return {}
    facts = case.gather(*EVIDENCE, entries=wanted)
    return {row.entry: evidence_words(row) for model in EVIDENCE for row in facts[model]}


def evidence_words(row: Any) -> str:
    """Home visit, 16 March 2026"""
    if isinstance(row, Contact):
        what = heading(row)
    elif isinstance(row, DrugTest):
        what = _("Test: %(result)s") % {"result": row.result_label.lower()}
    elif isinstance(row, ProgrammeSession):
        what = row.topic or _("A session")
    else:
        what = _("Referral: %(what)s") % {"what": row.what_for}
    return f"{what}, {wording.full_date(row.valid_from)}" if row.valid_from else what


def by_goal(case: OpenCase, desk: Desk, rows: list[Progress], names: Names) -> list[GoalProgress]:
    """Every open goal in its order; of those that ended, the ones of which something was said."""
    said = _Said(case, desk, rows, names)
    open_ones = [_goal(case, said, one.row, one.n, one.steps) for one in desk.plan.objectives]
    ended = [_goal(case, said, row, 0, ()) for row in desk.plan.ended if said.of(row.entry, None)]
    return [*open_ones, *ended]


def _goal(case: OpenCase, said: "_Said", row: Objective, n: int, steps: Any) -> GoalProgress:
    own = said.of(row.entry, None)
    add = reverse("delivery:progress_add", args=[case.reference])
    return GoalProgress(
        row.entry,
        n,
        row.will,
        row.so_that,
        own[0] if own else None,
        tuple(own[1:]),
        tuple(_step(said, row.entry, step.row, add) for step in steps),
        f"{add}?about={row.entry}",
    )


def _step(said: "_Said", goal: str, row: Any, add: str) -> StepProgress:
    own = said.of(goal, row.entry)
    involvement = row.involvement_label if row.involvement else ""
    state = row.state_label if row.state != "not_started" else ""
    return StepProgress(
        row.what,
        state,
        involvement,
        own[0] if own else None,
        tuple(own[1:]),
        f"{add}?about={goal}.{row.entry}",
    )


class _Said:
    """Puts statements into words, the latest first; what they rest on is looked up once."""

    def __init__(self, case: OpenCase, desk: Desk, rows: list[Progress], names: Names) -> None:
        self.case, self.names = case, names
        self.may = case.can_write("plan")
        self.strengths = {one.entry: one.name for one in desk.strengths}
        self.evidence = evidence_names(case, (one for row in rows for one in row.evidence))
        self.rows: dict[tuple[str, str | None], list[Progress]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True):
            self.rows[row.objective, row.step].append(row)

    def of(self, goal: str, step: str | None) -> list[Said]:
        """What was said of a goal, or of one of its steps."""
        return [self._said(row) for row in self.rows[goal, step]]

    def _said(self, row: Progress) -> Said:
        by = self.names[row.worker].with_agency if row.worker else ""
        used = wording.listed(self.strengths[one] for one in row.strengths if one in self.strengths)
        update = reverse("delivery:progress_update", args=[self.case.reference, row.entry])
        return Said(
            row.entry,
            row.level_label,
            ", ".join(part for part in (by, wording.full_date(row.valid_from)) if part),
            row.text,
            tuple(self.evidence[one] for one in row.evidence if one in self.evidence),
            ": ".join(part for part in (used, row.strengths_words) if part),
            row.own_rating_label if row.own_rating else "",
            Quote(row.words) if row.words else None,
            update if self.may else "",
        )
