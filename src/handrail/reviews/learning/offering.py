"""What was learned, offered where restrictions, goals and steps are written: the nearest three.

Left out is what somebody gave a reason not to use.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from handrail.people import learned
from handrail.people.learned import Learned
from handrail.people.opening import OpenCase
from handrail.plans.models import Objective, Step
from handrail.records.models import VersionRow
from handrail.reviews.models import Lesson
from handrail.sentences.models import Condition, CurfewWindow, ExclusionArea

MOST = 3
RESTRICTS, WORKS = ("restriction",), ("strength", "people")
FITS: dict[type[VersionRow], tuple[str, ...]] = {
    Condition: RESTRICTS,
    ExclusionArea: RESTRICTS,
    CurfewWindow: RESTRICTS,
    Objective: WORKS,
    Step: WORKS,
}
"""The tables above whose forms something is offered, and the kinds of lesson that fit each."""
Facts = dict[Any, list[Any]]


def register() -> None:
    """Offer what was learned above forms of every room."""
    learned.register(before)


def before(case: OpenCase, model: type[VersionRow], row: VersionRow | None) -> Sequence[Learned]:
    """First what was used in the same entry, or in one like it; then what is of a kind that fits."""
    if model not in FITS:
        return ()
    facts = case.gather(Lesson, Condition, Step)
    near = set(_near(row, facts))
    rows = [one for one in facts[Lesson] if not one.not_used_because]
    rows.sort(key=lambda one: (one.valid_from or date.min, one.pk), reverse=True)
    rows.sort(key=lambda one: (near.isdisjoint(one.used_in), one.kind not in FITS[model]))
    return [Learned(one.what, one.valid_from) for one in rows[:MOST]]


def first_of(
    case: OpenCase, several: Iterable[tuple[type[VersionRow], VersionRow | None]]
) -> Sequence[Learned]:
    """Above a form of several entries: what bears on the first that anything bears on."""
    return next((before(case, model, row) for model, row in several if model in FITS), ())


def _near(row: VersionRow | None, facts: Facts) -> Iterable[str]:
    """The entry; conditions of its kind, the goal of a step, the strengths and steps of a goal."""
    if row is None:
        return
    yield row.entry
    if isinstance(row, Condition):
        yield from (one.entry for one in facts[Condition] if one.kind == row.kind)
    if isinstance(row, Step):
        yield row.objective
    if isinstance(row, Objective):
        yield from (*row.strengths, *(one.entry for one in facts[Step] if one.objective == row.entry))
