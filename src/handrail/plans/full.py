"""The full plan as it is handed on: objectives with their steps, help, contact, what keeps people safe.

One page and one PDF from the same parts. It is for other hands, so nothing that is marked comes in.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies.directory import Names
from handrail.design import paper, wording
from handrail.design.parts import Cell, Chip
from handrail.people.frame import case_frame
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase, case_page
from handrail.plans import holding, mine, navigation
from handrail.plans.holding import Held
from handrail.plans.models import (
    ContactPhase,
    Contingency,
    Edition,
    Help,
    InPlace,
    LifeState,
    Objective,
    OtherPlan,
    RiskMeasure,
    Step,
    StepAnswer,
    Wait,
)
from handrail.plans.people import names_of

Rows = list[tuple[Cell | str, ...]]


@dataclass(frozen=True)
class Aim:
    """An objective and its steps as rows: what, who, when, how it stands."""

    number: int
    will: str
    so_that: str
    state: str
    because: str
    steps: Rows


@dataclass(frozen=True)
class FullPlan:
    """Everything of a plan, in words."""

    held: Held
    hope: str
    said: str
    review_by: str
    aims: tuple[Aim, ...]
    help: Rows
    in_place: Rows
    waits: Rows
    contact: Rows
    measures: Rows
    contingencies: Rows
    other_plans: Rows


@case_page(classes=("plan", "risk_management"), needs="plan")
def full(request: Request, case: OpenCase) -> HttpResponse:
    """The page."""
    return render(request, "plans/full.html", context(request, case, "full"))


@case_page(classes=("plan", "risk_management"), needs="plan")
def full_pdf(request: Request, case: OpenCase) -> HttpResponse:
    """The same as PDF, made when asked for."""
    return paper.answer(request, "plans/full_paper.html", context(request, case, "full"), "plan")


def context(request: Request, case: OpenCase, current: str) -> dict[str, Any]:
    """The full plan of the edition asked for, and the others there are."""
    known = holding.editions(case)
    edition = holding.asked(request, known)
    frame = case_frame(case, "plan")
    held = holding.held(case, edition)
    plan = made(held, frame.called, names_of(held))
    here = reverse("plans:full", args=[case.reference])
    offered: list[Edition | None] = [*known, None]
    return {
        "frame": frame,
        "within": navigation.within(case, current),
        "plan": plan,
        "editions": [
            Chip(
                holding.called(one),
                f"{here}?edition={one.entry if one else holding.WORKING}",
                current=(one.entry if one else holding.WORKING) == plan.held.key,
            )
            for one in offered
        ],
        "pdf_url": reverse("plans:full_pdf", args=[case.reference]) + f"?edition={plan.held.key}",
        "made_on": wording.full_date(case.today),
    }


def made(held: Held, called: str, names: Names) -> FullPlan:
    """The full plan of what an edition holds, for somebody called so."""
    known = {row.entry: row.name for row in held.rows(KeyPerson)}
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in held.open(Step):
        steps[step.objective].append(step)
    edition = held.edition
    return FullPlan(
        held,
        edition.hoped_for if edition else "",
        _said(edition),
        wording.full_date(edition.review_by) if edition else "",
        tuple(
            Aim(
                number,
                mine.title_words(row),
                mine.so_that_words(row),
                row.state_label,
                row.because,
                [_step(held, step, names, known, called) for step in steps[row.entry]],
            )
            for number, row in enumerate(held.rows(Objective), start=1)
        ),
        [_help(row, names, known) for row in held.rows(Help)],
        [_in_place(row, names) for row in held.rows(InPlace)],
        list(_waits(held)),
        [_phase(row, names) for row in held.rows(ContactPhase)],
        [
            (row.kind_label, Cell(row.what, note=row.monitoring), names[row.owner].with_agency)
            for row in held.open(RiskMeasure)
        ],
        [(row.when, row.then, names[row.worker].with_agency, row.by_when) for row in held.open(Contingency)],
        [
            (
                row.agency,
                row.what,
                names[row.worker].name if row.worker else "",
                wording.full_date(row.review_on),
            )
            for row in held.open(OtherPlan)
        ],
    )


def _said(edition: Edition | None) -> str:
    if edition is None:
        return ""
    words = wording.quoted(edition.words)
    return " ".join(
        part for part in (f"{edition.answer_label}, {edition.agreed_at_label.lower()}.", words) if part
    )


def _step(held: Held, row: Step, names: Names, known: dict[str, str], called: str) -> tuple[Cell | str, ...]:
    answers = {
        (one.worker or one.person): one.answer_label for one in held.rows(StepAnswer) if one.step == row.entry
    }
    actors = [
        *((one, names[one].with_agency) for one in row.workers),
        *((one, known[one]) for one in row.people if one in known),
    ]
    who = [f"{name} ({answers[one].lower()})" if one in answers else name for one, name in actors]
    who += [row.someone_else] if row.someone_else else []
    who = [called, *who] if row.by_person else who
    day = wording.full_date(row.due_on)
    begins = wording.full_date(row.starts_on)
    when = ", ".join(
        part
        for part in (
            row.when,
            _("from %(day)s") % {"day": begins} if begins else "",
            wording.clock(row.at) if row.at else "",
            _("by %(day)s") % {"day": day} if day else "",
        )
        if part
    )
    why = " ".join(part for part in (row.method, row.chosen_because, row.because) if part)
    return (Cell(row.what, note=why), "; ".join(who), wording.sentence_case(when), row.state_label)


def _help(row: Help, names: Names, known: dict[str, str]) -> tuple[Cell | str, ...]:
    who = [
        *(names[one].with_agency for one in row.workers),
        *(known[one] for one in row.people if one in known),
    ]
    return (
        Cell(row.what, note=row.afterwards),
        "; ".join(who),
        _("Until %(day)s") % {"day": wording.full_date(row.valid_to)} if row.valid_to else "",
    )


def _in_place(row: InPlace, names: Names) -> tuple[Cell | str, ...]:
    return (
        Cell(row.name, note=row.what),
        names[row.worker].with_agency if row.worker else "",
        wording.full_date(row.review_on),
    )


def _waits(held: Held) -> Any:
    steps = {row.entry: row.what for row in held.open(Step)}
    states = {row.entry: row.name for row in held.rows(LifeState)}
    for row in held.rows(Wait):
        after = steps.get(row.for_step or "") or states.get(row.for_state or "")
        if after and row.step in steps:
            yield (steps[row.step], after, row.because)


def _phase(row: ContactPhase, names: Names) -> tuple[Cell | str, ...]:
    how_often = f"{row.times} {row.every_label.lower()}"
    time = " – ".join(
        part for part in (wording.full_date(row.valid_from), wording.full_date(row.valid_to)) if part
    )
    return (
        Cell(row.name, note=time),
        how_often,
        "; ".join(names[one].name for one in row.workers),
        row.reason,
    )
