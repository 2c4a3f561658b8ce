"""What the screen of a panel shows. Nothing marked, and nothing that is not for this room, gets here."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.casefile.steps import OVER
from handrail.design import wording
from handrail.design.parts import Strength as StrengthLine
from handrail.kernel.references import new_reference
from handrail.plans import inviting, mending
from handrail.plans.agree_form import invitee_key
from handrail.plans.asking import Rows, asked_in_week
from handrail.plans.desk import Desk
from handrail.plans.goal_form import GoalForm
from handrail.plans.models import ContactPhase, Help, Invitee, Objective, Panel
from handrail.plans.naming import Named
from handrail.plans.planning import MINE
from handrail.plans.views import hopes, work
from handrail.plans.working import PlannedObjective
from handrail.records import clock
from handrail.sentences import this_week


@dataclass(frozen=True)
class Place:
    """Somebody at the table: who, what they are, whether they came, and what they said to their steps."""

    entry: str
    name: str
    role: str
    attendance: str
    attendance_words: str = ""
    because: str = ""
    yes: int = 0
    no: int = 0
    waiting: str = ""


@dataclass(frozen=True)
class Pressing:
    """A factor and the goals that answer it."""

    name: str
    note: str
    answered: bool


def laid_out(desk: Desk, panel: Panel) -> dict[str, Any]:
    """Everything on the screen but its forms."""
    kept = set(panel.kept_off)
    objectives = _shown(desk, kept)
    factors = [row for row in desk.factors if row.entry not in kept]
    hidden_steps = {s.row.entry for s in desk.plan.steps if s.row.marking != "none"}
    return {
        "called": desk.called,
        "now": clock.now(),
        "quotes": hopes(desk),
        "strengths": [
            StrengthLine(row.name, work(desk, row)) for row in desk.strengths if row.entry not in kept
        ],
        "places": _places(desk, panel),
        "critical": [_pressing(desk, row) for row in factors if row.critical],
        "also": [_pressing(desk, row) for row in factors if not row.critical],
        "objectives": objectives,
        "asked": _asked_next_week(desk, objectives),
        "gaps": [
            gap for gap in desk.gaps if gap.about not in kept and gap.about.split()[0] not in hidden_steps
        ],
        "later_words": mending.later_words(desk.today),
        "key": new_reference,
        "waiting_for_everybody": any(
            one.attendance == "invited" for one in inviting.invited(desk, panel.entry)
        ),
    }


def goal_form(
    desk: Desk, panel: Panel, data: QueryDict | None, goal: Objective | None = None, answers: str = ""
) -> GoalForm:
    """The form of a goal that offers those in the room first."""
    asked = inviting.invited(desk, panel.entry)
    here = [invitee_key(row) for row in asked if row.attendance not in ("apologies", "absent")]
    keys = [MINE, *([f"w:{panel.chair}"] if panel.chair else []), *here]
    table: tuple[Named, ...] = tuple(desk.people[key] for key in dict.fromkeys(keys))
    return GoalForm(
        data,
        case=desk.case,
        desk=desk,
        row=goal,
        room=table if asked else (),
        kept_off=tuple(panel.kept_off),
        initial={"factors": [answers]} if answers else {},
    )


def place(desk: Desk, row: Invitee) -> Place:
    """Somebody invited, at the table."""
    key = invitee_key(row)
    named = desk.people[key]
    said = [
        (one.n, actor.answer)
        for one in desk.plan.objectives
        for step in one.steps
        for actor in step.actors
        if actor.key == key and step.row.marking == "none"
    ]
    waiting = wording.listed(dict.fromkeys(n for n, answer in said if not answer))
    return Place(
        row.entry,
        named.short,
        named.role,
        row.attendance,
        row.attendance_label,
        row.reason,
        sum(answer == "accepts" for _n, answer in said),
        sum(answer == "declines" for _n, answer in said),
        waiting,
    )


def _places(desk: Desk, panel: Panel) -> list[Place]:
    asked = inviting.invited(desk, panel.entry)
    own = _("%(name)s’s own plan") % {"name": desk.called}
    first = [Place("", desk.called, own, "came", _("Here"))]
    if panel.chair and panel.chair not in {row.worker for row in asked}:
        named = desk.people[f"w:{panel.chair}"]
        first.append(Place("", named.short, _("%(role)s, chair") % {"role": named.role}, "came", _("Here")))
    return [*first, *(place(desk, row) for row in asked)]


def _asked_next_week(desk: Desk, objectives: list[PlannedObjective]) -> list[str]:
    """Hours and journeys of the coming week, and the help that stands beside them."""
    monday = desk.today + timedelta(days=8 - desk.today.isoweekday())
    booked = this_week.planned(desk.case, monday, monday + timedelta(days=6))
    contacts = [one.row for one in booked if one.row is not None]
    week = asked_in_week(
        Rows(
            steps=[step.row for one in objectives for step in one.steps if step.row.state not in OVER],
            contacts=[row for row in contacts if getattr(row, "marking", "none") == "none"],
            phases=desk.facts[ContactPhase],
            help=desk.facts[Help],
        ),
        monday,
    )
    if not week.rows:
        return []
    hours = _("1 hour") if week.hours == "1" else _("%(n)s hours") % {"n": week.hours}
    journeys = ngettext("%(n)s journey", "%(n)s journeys", week.journeys) % {"n": week.journeys}
    help_beside = dict.fromkeys(one.what for row in week.rows for one in row.help)
    return [f"{hours}, {journeys}.", *help_beside]


def _pressing(desk: Desk, row: Any) -> Pressing:
    numbers = desk.plan.numbers("factors", row.entry)
    listed = wording.listed(numbers)
    if not numbers:
        goals = _("No goal yet")
    elif len(numbers) == 1:
        goals = _("Goal %(n)s") % {"n": listed}
    else:
        goals = _("Goals %(n)s") % {"n": listed}
    since = f"{row.since.rstrip('.')}. " if row.since else ""
    return Pressing(row.name, since + goals, bool(numbers))


def _shown(desk: Desk, kept: set[str]) -> list[PlannedObjective]:
    """The goals without what is marked or kept off this screen."""
    names = {row.entry: row.name for row in (*desk.factors, *desk.strengths)}
    return [
        replace(
            one,
            steps=tuple(step for step in one.steps if step.row.marking == "none"),
            factors=tuple(names[e] for e in one.row.factors if e in names and e not in kept),
            strengths=tuple(names[e] for e in one.row.strengths if e in names and e not in kept),
        )
        for one in desk.plan.objectives
    ]
