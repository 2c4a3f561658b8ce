"""The person's week before and after what a review amends: what collides in each, numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.delivery.models import Contact
from handrail.design.pictures.week import WeekPicture
from handrail.kernel.dates import monday_of
from handrail.people.models import MustNotMeet
from handrail.people.opening import OpenCase
from handrail.plans import week_page
from handrail.plans.clashing import ClashedWeek
from handrail.plans.models import Commitment, ContactPhase, Help, Objective, Step
from handrail.reviews.amending.applying import applied
from handrail.reviews.amending.kept import NEW
from handrail.reviews.amending.upright import Upright, draw, hours_of
from handrail.reviews.models import Amendment
from handrail.sentences import this_week
from handrail.sentences.models import CurfewWindow, ExclusionArea
from handrail.sentences.week import Planned, planned_from

TABLES = (Objective, Step, Commitment, Help, ContactPhase, CurfewWindow, ExclusionArea, MustNotMeet)
IN_A_WEEK = frozenset({"week", "curfew", "plan", "contact_level"})
"""Kinds that can move something in a week."""
Held = tuple[dict[Any, list[Any]], Sequence[Planned]]
"""The rows by which a week is drawn, and what is booked in it."""
KINDS = ("curfew", "work", "travel", "programme", "meeting", "own")


@dataclass(frozen=True)
class OneWeek:
    """A week as it is drawn, and what collides in it."""

    id: str
    heading: str
    picture: WeekPicture | None
    upright: Upright
    clashes: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class Weeks:
    """Both weeks, and the signs that their pictures use."""

    before: OneWeek
    after: OneWeek
    kinds: tuple[str, ...]
    clash: bool


def weeks(
    case: OpenCase, facts: Mapping[Any, list[Any]], amendments: Sequence[Amendment], day: date
) -> Weeks | None:
    """The week of a day as it would be with what comes anyway, and with everything that is proposed.

    What comes (a job that somebody was offered) stands in both: the first shows what it collides with.
    ``None`` where nothing that is proposed moves anything in a week.
    """
    moving = [row for row in amendments if row.kind in IN_A_WEEK]
    if not moving:
        return None
    monday = monday_of(day)
    booked = this_week.planned(case, monday, monday + timedelta(days=6))
    rows: dict[Any, list[Any]] = {table: facts[table] for table in TABLES}
    rows[Contact] = [one.row for one in booked if one.row]
    comes = [row for row in moving if row.kind == "week" and row.way == NEW]
    before, _refused = applied(rows, comes, monday)
    # From its Monday on: a week in which some days are of the old kind would show neither.
    after, _refused = applied(rows, moving, monday)
    if not comes and alike(before, after, monday, booked):
        return None
    now = _("The week now, with what comes: %(clashes)s") if comes else _("The week now: %(clashes)s")
    headings = (now, _("The week after: %(clashes)s"))
    return beside((before, booked), (after, booked), monday, headings)


def alike(
    before: dict[Any, list[Any]], after: dict[Any, list[Any]], on: date, booked: Sequence[Planned]
) -> bool:
    """Whether a week is the same by both: a goal, or a step without a day, moves nothing in one."""
    first, second = (_week(rows, on, booked).week.days for rows in (before, after))
    return first == second


def beside(before: Held, after: Held, monday: date, headings: tuple[str, str]) -> Weeks:
    """One week by two sets of rows, drawn over the same hours; each heading takes ``clashes``."""
    first, second = (_week(rows, monday, booked) for rows, booked in (before, after))
    used = {block.kind for one in (first, second) for on in one.week.days for block in on.blocks}
    hours = hours_of((first.week, second.week))
    return Weeks(
        _one("before", headings[0] % {"clashes": counted(len(first.clashes))}, first, hours),
        _one("after", headings[1] % {"clashes": counted(len(second.clashes))}, second, hours),
        tuple(kind for kind in KINDS if kind in used),
        bool(first.clashes or second.clashes),
    )


def counted(number: int) -> str:
    """No clashes, 1 clash, 3 clashes"""
    if not number:
        return _("no clashes")
    return ngettext("%(n)s clash", "%(n)s clashes", number) % {"n": number}


def _week(rows: dict[Any, list[Any]], monday: date, booked: Sequence[Planned]) -> ClashedWeek:
    """What is planned in a week by these rows; contacts among them take the place of what was booked."""
    moved = {row.entry: row for row in rows[Contact]}
    contacts = []
    for one in booked:
        row = moved.get(one.entry) if one.row else None
        contacts.append(one if row is None or row is one.row else planned_from(row, one.label) or one)
    planned = week_page.planned_in(rows, monday, contacts)
    return week_page.collided(rows, monday, planned, week_page.positions(planned))


def _one(id_: str, heading: str, found: ClashedWeek, hours: tuple[int, int]) -> OneWeek:
    said = tuple((one.number, one.what, one.when) for one in found.clashes)
    upright = draw(found.week, hours, heading)
    return OneWeek(f"week-{id_}", heading, this_week.drawn(found.week), upright, said)
