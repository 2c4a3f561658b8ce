"""A person's week: what fills it, what collides and the ways out, and what is asked of them in it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.models import Venue
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.kernel.dates import weekday_name
from handrail.kernel.times import clock_words, weekdays_words
from handrail.people.frame import FRAME_TABLES
from handrail.people.models import MustNotMeet
from handrail.people.opening import OpenCase
from handrail.plans.asking import Rows, asked_in_week, booked_for
from handrail.plans.clashing import (
    Clash,
    ClashedWeek,
    Position,
    clashes,
    from_commitments,
    from_steps,
    without_twice,
)
from handrail.plans.keeping_apart import Apart
from handrail.plans.models import Commitment, ContactPhase, Help, Objective, Step
from handrail.plans.order_facts import steps_of
from handrail.sentences import this_week
from handrail.sentences.models import CurfewWindow, ExclusionArea
from handrail.sentences.week import Planned

TABLES = (
    *FRAME_TABLES,
    *(Objective, Step, Commitment, Help, ContactPhase, CurfewWindow, ExclusionArea, MustNotMeet),
)


def overlaps_week(row: Any, monday: date) -> bool:
    """Whether a row is true on a day of the week from a Monday."""
    last = monday + timedelta(days=6)
    return (row.valid_from is None or row.valid_from <= last) and (
        row.valid_to is None or monday <= row.valid_to
    )


def week_of_case(
    case: OpenCase, facts: dict[Any, list[Any]], monday: date, keep_clear: Apart
) -> tuple[ClashedWeek, list[Planned]]:
    """The week of a case with what collides in it, and the contacts booked in it."""
    contacts = this_week.planned(case, monday, monday + timedelta(days=6))
    planned = planned_in(facts, monday, contacts)
    found = collided(facts, monday, planned, positions(planned), keep_clear.times)
    return found, contacts


def planned_in(facts: dict[Any, list[Any]], monday: date, contacts: Iterable[Planned]) -> list[Planned]:
    """Everything planned in a week: these contacts, sessions that have none, fixed times and travel."""
    contacts = list(contacts)
    steps = steps_of(facts)
    booked = booked_for(steps, [one.row for one in contacts if one.row is not None], monday)
    live = [row for row in facts[Commitment] if overlaps_week(row, monday)]
    fixed = from_commitments(live, monday, _("Travel"))
    # A session that has its appointment, perhaps at another time that week, stands there; and so does one
    # of a programme that has its fixed time.
    sessions = from_steps([step for step in steps if step.entry not in booked], monday)
    groups = [one for one in fixed if one.kind == "programme"]
    others = [one for one in fixed if one.kind != "programme"]
    return without_twice([*contacts, *groups], sessions) + others


def positions(planned: Iterable[Any]) -> dict[str, Position]:
    """The venues of what is planned, and where they are."""
    named = {one.venue for one in planned if one.venue}
    rows = Venue.objects.filter(reference__in=named) if named else ()
    return {row.reference: Position(row.name, row.longitude, row.latitude) for row in rows}


def collided(
    facts: dict[Any, list[Any]],
    monday: date,
    planned: Iterable[Planned],
    venues: Mapping[str, Position],
    apart: Iterable[Planned] = (),
) -> ClashedWeek:
    """What collides among things planned in a week, by the facts of the case."""
    return clashes(
        monday,
        planned,
        facts[CurfewWindow],
        areas=[row.geometry for row in facts[ExclusionArea] if row.geometry and overlaps_week(row, monday)],
        venues=venues,
        women_hours=[
            row for row in facts[Commitment] if row.kind == "women_only" and overlaps_week(row, monday)
        ],
        apart=apart,
    )


def page(
    case: OpenCase, facts: dict[Any, list[Any]], monday: date, called: str, keep_clear: Apart
) -> dict[str, Any]:
    """Everything ``plans/week.html`` reads besides the frame."""
    found, contacts = week_of_case(case, facts, monday, keep_clear)
    may = case.can_write("plan")
    rows = Rows(
        steps=steps_of(facts),
        contacts=[one.row for one in contacts if one.row is not None],
        phases=facts[ContactPhase],
        help=facts[Help],
    )
    address = reverse("plans:week", args=[case.reference])
    week = timedelta(days=7)
    return {
        "may": may,
        "picture": this_week.drawn(found.week),
        "kinds": _kinds(found),
        "title": _("The week of %(day)s") % {"day": wording.full_date(monday)},
        "clashes": [[_told(one), ways(one, called)] for one in found.clashes],
        "unchecked": found.unchecked,
        "not_known_apart": keep_clear.unknown,
        "asked": asked_in_week(rows, monday),
        "earlier": (_("The week before"), f"{address}?week={monday - week}"),
        "later": (_("The week after"), f"{address}?week={monday + week}"),
        "commitments": [
            _commitment(case, row, may) for row in facts[Commitment] if overlaps_week(row, monday)
        ],
        "untimed": [step.what for step in steps_of(facts) if _is_untimed(step)],
    }


def _is_untimed(step: Any) -> bool:
    """A step that asks the person to come again and again, of which nobody said the day or the time."""
    comes = step.by_person and step.per_week and step.state in ("in_progress", "not_started")
    return bool(comes and (step.at is None or step.starts_on is None))


def _kinds(found: ClashedWeek) -> tuple[str, ...]:
    used = {block.kind for day in found.week.days for block in day.blocks}
    return tuple(kind for kind in ("curfew", "work", "travel", "programme", "meeting", "own") if kind in used)


def _told(one: Clash) -> Cell:
    return Cell(one.what, one.when, number=one.number)


def ways(one: Clash, called: str) -> str:
    """The ways out of a clash, a sentence each."""
    said = []
    if one.free.same_day is not None:
        said.append(_("The same day at %(time)s is free.") % {"time": clock_words(one.free.same_day)})
    if one.free.other_days:
        days = wording.listed(weekday_name(day) for day in one.free.other_days)
        said.append(_("The same time is free on %(days)s.") % {"days": days})
    if one.with_work:
        said.append(_("Another shift, if %(name)s agrees that the employer is asked.") % {"name": called})
    if one.kind == "curfew":
        said.append(_("Other curfew hours, by who has the authority to change them."))
    if one.kind == "place":
        said.append(_("Another place, outside the area. Or a change of the area, by who has the authority."))
    if one.kind == "women_only":
        said.append(_("A time within the women-only hours, or another place that has them."))
    if one.kind == "apart":
        said.append(_("Another time, an hour apart at least, or another place."))
    return " ".join(said) or _("One of the two moves to another day.")


def _commitment(case: OpenCase, row: Any, may: bool) -> list[Any]:
    hours = _("%(from)s to %(to)s") % {"from": wording.clock(row.starts), "to": wording.clock(row.ends)}
    travel = _("%(n)s minutes’ travel each way") % {"n": row.travel_minutes} if row.travel_minutes else ""
    cells: list[Any] = [Cell(row.what, row.kind_label), weekdays_words(row.weekdays), Cell(hours, travel)]
    if may:
        address = reverse("plans:commitment_update", args=[case.reference, row.entry])
        cells.append(Cell(_("Update"), url=address))
    return cells
