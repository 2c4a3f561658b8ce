"""Agreed: the goals it stands in, who said yes to their part, and what the person said to the plan."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.design.parts import Quote
from handrail.people.models import KeyPerson
from handrail.plans import mine
from handrail.plans.holding import called
from handrail.plans.models import Edition, StepAnswer
from handrail.reviews.threads.facts import Facts
from handrail.reviews.threads.parts import Item, Stage, sentences, short


def stage(facts: Facts) -> Stage:
    """The stage; its sentence is the first goal that uses it."""
    goals = facts.objectives
    return Stage(
        "agreed",
        _("Agreed"),
        _goal(goals[0]) if goals else "",
        (*_goals(facts), *_steps(facts), *_answers(facts), *_editions(facts)),
        tuple(_quotes(facts)),
    )


def _goal(row: Any) -> str:
    # Where a goal has a headline, what it is for begins with what the person will do.
    parts = ("" if row.headline else mine.will_words(row), mine.so_that_words(row))
    return " ".join(part for part in parts if part)


def _goals(facts: Facts) -> Iterator[Item]:
    address = reverse("plans:plan", args=[facts.case.reference])
    for row in facts.objectives:
        words = _("Goal %(n)s: %(goal)s") % {"n": row.rank, "goal": _goal(row)}
        ended = f"{row.state_label}: {row.because}" if row.state == "dropped" and row.because else ""
        yield Item(row.valid_from, short(sentences(words, ended)), _("Plan"), address)


def _steps(facts: Facts) -> Iterator[Item]:
    """The steps chosen because of it that no answer tells; those that only share its goal are in the plan."""
    answered = {row.step for row in facts.rows[StepAnswer]}
    for row in facts.steps:
        if facts.entry in row.because_of and row.entry not in answered:
            who = wording.listed(facts.named(one) for one in row.workers)
            yield Item(row.valid_from, short(sentences(f"{row.what}: {who}" if who else row.what)))


def _answers(facts: Facts) -> Iterator[Item]:
    steps = {row.entry: row for row in facts.steps}
    people = {row.entry: row.name for row in facts.rows[KeyPerson]}
    for row in facts.rows[StepAnswer]:
        who = facts.named(row.worker) if row.worker else people.get(row.person or "", "")
        if row.step not in steps or not who:
            continue
        words = f"{who}: {str(row.answer_label).lower()}. {steps[row.step].what}"
        yield Item(row.valid_from, short(sentences(words, row.words)))


def _editions(facts: Facts) -> Iterator[Item]:
    for row in _held_in(facts):
        address = reverse("plans:my_plan", args=[facts.case.reference]) + f"?edition={row.entry}"
        words = sentences(str(row.answer_label), row.why)
        yield Item(row.valid_from, short(words), called(row), address)


def _quotes(facts: Facts) -> Iterator[Quote]:
    for row in _held_in(facts)[-1:]:
        if row.words:
            day = wording.full_date(row.valid_from)
            yield Quote(row.words, f"{facts.called}, {day}")


def _held_in(facts: Facts) -> list[Any]:
    """The editions that were agreed with one of its goals in them: the first and the latest."""
    since = min((row.valid_from for row in facts.objectives if row.valid_from), default=None)
    if since is None:
        return []
    rows = [row for row in facts.rows[Edition] if row.valid_from and row.valid_from >= since]
    rows.sort(key=lambda row: (row.valid_from or date.min, row.number))
    return rows if len(rows) < 2 else [rows[0], rows[-1]]
