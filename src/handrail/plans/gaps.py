"""Gaps in a plan: what is missing is shown with a way to mend it, and never locks anything.

A function of the rows alone. A gap that was answered - it stays, because; or it is mended by a day -
is told apart and comes back when that day has passed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from handrail.assessments.models import Factor, Strength
from handrail.casefile.steps import OVER
from handrail.design import wording
from handrail.people.frame import holds
from handrail.plans.models import Help, Mend
from handrail.plans.naming import People
from handrail.plans.planning import MINE
from handrail.plans.working import Facts, PlannedStep, Working, pressing_first
from handrail.sentences.models import Requirement

ASKS_NOTHING = frozenset(
    {
        *("curfew", "exclusion", "prohibited_activity", "residence", "foreign_travel_prohibition"),
        *("electronic_compliance_monitoring", "electronic_whereabouts_monitoring"),
        *("alcohol_abstinence_and_monitoring", "local_authority_residence", "fostering", "supervision"),
    }
)
"""Requirements that forbid or watch: there is no work in them that a step could do."""
OFFERED = 6
"""How many ways to mend stand beside one gap, at most."""


@dataclass(frozen=True)
class Way:
    """One press that mends a gap: what the button says, and what it sends."""

    words: str
    do: str


@dataclass(frozen=True)
class Gap:
    """Something missing: of which kind, about which entry, in words, and the ways to mend it.

    ``must_say`` marks the gaps that are left only with a reason.
    """

    kind: str
    about: str
    lead: str
    words: str
    ways: tuple[Way, ...] = ()
    answered: Mend | None = None
    must_say: bool = False

    @property
    def key(self) -> str:
        """What a form sends to name it."""
        return f"{self.kind} {self.about}"


def find(facts: Facts, plan: Working, people: People, today: date) -> list[Gap]:
    """Every gap, the most pressing kind first; those answered come last."""
    found = [
        *_factors(facts, plan, today),
        *_actors(plan, people),
        *_answers(plan),
        *_help(facts, plan, people, today),
        *_strengths(facts, plan, today),
        *_requirements(facts, plan, today),
    ]
    said = {(row.gap, row.about): row for row in facts[Mend] if _holds(row, today)}
    marked = [_with(gap, said.get((gap.kind, gap.about))) for gap in found]
    return sorted(marked, key=lambda gap: gap.answered is not None)


def _factors(facts: Facts, plan: Working, today: date) -> Iterator[Gap]:
    for row in pressing_first([one for one in facts[Factor] if holds(one, today)]):
        if not plan.numbers("factors", row.entry):
            yield Gap(
                "critical_factor" if row.critical else "factor",
                row.entry,
                row.name,
                _("has no goal in the plan."),
                _goals(plan, _("Goal %(n)s answers it")),
                must_say=row.critical,
            )


def _strengths(facts: Facts, plan: Working, today: date) -> Iterator[Gap]:
    because_of = {one for step in plan.steps for one in step.row.because_of}
    for row in facts[Strength]:
        idle = not (row.work or row.waits_for or row.entry in because_of)
        if idle and holds(row, today) and not plan.numbers("strengths", row.entry):
            yield Gap(
                "strength",
                row.entry,
                row.name,
                _("does no work in the plan yet."),
                _goals(plan, _("Goal %(n)s builds on it")),
            )


def _actors(plan: Working, people: People) -> Iterator[Gap]:
    for step in _open_steps(plan):
        takes = [actor for actor in step.actors if actor.answer != "declines"]
        if takes or step.row.someone_else:
            continue
        said_no = {actor.key for actor in step.actors}
        ways = [
            Way(_("%(name)s does it") % {"name": one.short}, f"actor {one.key}")
            for one in people.offered()
            if one.key not in said_no
        ]
        lead = step.row.what
        words = _("has nobody to do it: %(names)s cannot.") if said_no else _("has nobody to do it.")
        yield Gap(
            "actor",
            step.row.entry,
            lead,
            words % {"names": wording.listed(actor.short for actor in step.actors)},
            tuple(ways[:OFFERED]),
        )


def _answers(plan: Working) -> Iterator[Gap]:
    for step in _open_steps(plan):
        for actor in step.actors:
            if actor.key == MINE or actor.answer:
                continue
            yield Gap(
                "answer",
                f"{step.row.entry} {actor.key}",
                actor.short,
                _("has not said yes or no to “%(what)s”.") % {"what": step.row.what},
                (
                    Way(_("%(name)s says yes") % {"name": actor.short}, "accepts"),
                    Way(_("%(name)s cannot") % {"name": actor.short}, "declines"),
                ),
            )


def _requirements(facts: Facts, plan: Working, today: date) -> Iterator[Gap]:
    met = {step.row.requirement for step in plan.steps}
    for row in facts[Requirement]:
        if row.kind not in ASKS_NOTHING and holds(row, today) and row.entry not in met:
            steps = [step for step in _open_steps(plan) if not step.row.requirement]
            ways = [Way(_("“%(what)s” does it") % {"what": s.row.what}, f"step {s.row.entry}") for s in steps]
            yield Gap(
                "requirement",
                row.entry,
                row.kind_label,
                _("is required and has no step in the plan."),
                tuple(ways[:3]),
            )


def _help(facts: Facts, plan: Working, people: People, today: date) -> Iterator[Gap]:
    """Help that ends while a step still needs it, unless it is said what follows."""
    steps = {step.row.entry: step for step in _open_steps(plan)}
    for row in facts[Help]:
        needing = [steps[one] for one in row.steps if one in steps]
        if row.valid_to is None or row.afterwards or not needing:
            continue
        last = max((day for step in needing for day in _days(step)), default=None)
        if last is None or last <= row.valid_to:
            continue
        givers = people.short([*(f"w:{one}" for one in row.workers), *(f"p:{one}" for one in row.people)])
        ways = (
            Way(_("Keep it on to %(day)s") % {"day": wording.day_month(last)}, f"until {last.isoformat()}"),
        )
        yield Gap(
            "help_ends",
            row.entry,
            row.what,
            _("until %(end)s only; “%(what)s” goes on to %(day)s.")
            % {
                "end": wording.day_month(row.valid_to),
                "what": needing[-1].row.what,
                "day": wording.day_month(last),
            }
            + (f" {givers}" if givers else ""),
            ways,
        )


def _goals(plan: Working, words: str) -> tuple[Way, ...]:
    return tuple(Way(words % {"n": one.n}, f"goal {one.row.entry}") for one in plan.objectives[:OFFERED])


def _open_steps(plan: Working) -> list[PlannedStep]:
    return [step for step in plan.steps if step.row.state not in OVER]


def _days(step: PlannedStep) -> list[date]:
    return [day for day in (step.row.starts_on, step.row.due_on) if day]


def _holds(row: Mend, today: date) -> bool:
    return bool(row.because) or (row.mend_by is not None and row.mend_by >= today)


def _with(gap: Gap, mend: Mend | None) -> Gap:
    return replace(gap, answered=mend) if mend else gap
