"""The way so far on one line: turning points, lapses, recalls, what was reached. Nothing is taken off it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.delivery.models import Progress, TurningPoint
from handrail.delivery.timeline import turning_title
from handrail.design import wording
from handrail.design.parts import Entry, Quote
from handrail.design.pictures import path as picture_of
from handrail.design.pictures.path import Moment
from handrail.people.opening import OpenCase
from handrail.plans.desk import Desk
from handrail.plans.models import LifeState, Objective
from handrail.sentences import standing
from handrail.sentences.models import Recall, Release

TABLES = (*standing.TABLES, TurningPoint, Progress, LifeState, Objective)
MARKS = {"turn": "turn", "lapse": "lapse", "mile": "mile", "reached": "mile"}
LONGEST = timedelta(days=900)


@dataclass(frozen=True)
class Step:
    """Something on the way, with what the list beneath the picture says of it."""

    moment: Moment
    title: str
    paragraphs: tuple[str | tuple[str, str], ...] = ()
    words: str = ""
    url: str = ""


def steps(case: OpenCase, desk: Desk, facts: dict[Any, list[Any]]) -> list[Step]:
    """Everything that marked the way, the first first."""
    found = [
        *(_turning(case, row) for row in facts[TurningPoint] if row.valid_from),
        *(_recall(row) for row in facts[Recall] if row.valid_from),
        *(_release(row) for row in facts[Release] if row.valid_from),
        *_states(facts[LifeState]),
        *_reached(desk, facts[Progress]),
    ]
    return sorted((one for one in found if one.moment.on <= case.today), key=lambda one: one.moment.on)


def picture(case: OpenCase, way: list[Step], facts: dict[Any, list[Any]]) -> picture_of.PathPicture | None:
    """The line; none while nothing has marked it."""
    if not way:
        return None
    earliest = max(way[0].moment.on, case.today - LONGEST)
    start = min(earliest, case.today - timedelta(days=60)).replace(day=1)
    away = tuple((span.start, span.end) for span in standing.custody(facts, case.today))
    title = _("The way so far on one line, false starts included. The same is listed below.")
    moments = tuple(one.moment for one in way)
    return picture_of.draw(picture_of.Path(title, start, case.today, moments, away))


def told(step: Step) -> Entry:
    """A line of the list."""
    kind = step.moment.kind
    return Entry(
        step.title,
        mark=MARKS.get(kind, "fact"),  # type: ignore[arg-type]
        meta=wording.full_date(step.moment.on),
        url=step.url,
        paragraphs=step.paragraphs,
        quotes=(Quote(step.words),) if step.words else (),
    )


def _turning(case: OpenCase, row: TurningPoint) -> Step:
    lapse = row.kind == "lapse"
    used = [(_("What was done:") if lapse else _("What it was used for:"), row.used_for)]
    if row.plan_changes != "not_asked":
        answer = {"yes": _("yes"), "no": _("no")}[row.plan_changes]
        used.append((_("Should the plan change?"), _with(answer, row.because)))
    return Step(
        Moment(row.valid_from or date.min, "lapse" if lapse else "turn", _short(row)),
        turning_title(row),
        (*((row.text,) if row.text else ()), *(pair for pair in used if pair[1])),
        row.words,
        reverse("delivery:turning_point", args=[case.reference, row.entry]),
    )


def _with(answer: str, because: str) -> str:
    return f"{answer}: {because}" if because else answer


def _short(row: TurningPoint) -> str:
    """The title without the kind that the sign says already."""
    lead = f"{row.kind_label}: "
    title = row.title[len(lead) :] if row.title.lower().startswith(lead.lower()) else row.title
    return wording.sentence_case(title)


def _recall(row: Recall) -> Step:
    words = _("Recalled")
    return Step(Moment(row.valid_from or date.min, "recall", words), words, (row.reason,))


def _release(row: Release) -> Step:
    words = _("Released")
    parts = ((_("Different this time:"), row.different_this_time),) if row.different_this_time else ()
    return Step(Moment(row.valid_from or date.min, "release", words), words, parts)


def _states(rows: list[LifeState]) -> list[Step]:
    """States of life that were judged to hold, and that lapsed: both stay on the line."""
    found = []
    for row in rows:
        if row.true_since:
            title = _("%(state)s, as judged") % {"state": row.name}
            parts = (row.judgement,) if row.judgement else ()
            found.append(Step(Moment(row.true_since, "mile", row.name), title, parts))
        if row.lapsed_on:
            title = _("No longer so: %(state)s") % {"state": row.name}
            found.append(Step(Moment(row.lapsed_on, "lapse", ""), title))
    return found


def _reached(desk: Desk, rows: list[Progress]) -> list[Step]:
    """Goals and steps said to be reached, the first time each."""
    goals = {row.entry: row for row in desk.facts[Objective]}
    steps_of = {one.row.entry: one.row.what for one in desk.plan.steps}
    first: dict[tuple[str, str | None], Progress] = {}
    for row in sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk)):
        if row.level == "reached":
            first.setdefault((row.objective, row.step), row)
    found = []
    for (goal, step), row in first.items():
        if goal not in goals:
            continue
        words = steps_of.get(step, "") if step else goals[goal].headline or goals[goal].will
        title = _("Reached: %(what)s") % {"what": words}
        found.append(
            Step(
                Moment(row.valid_from or date.min, "reached", words),
                title,
                (row.text,) if row.text else (),
                row.words,
            )
        )
    return found
