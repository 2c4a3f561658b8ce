"""The order of work in words: how long, how much to spare, why something does not fit, what could be done."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.design import wording
from handrail.plans.lengths import WEEK
from handrail.plans.order_facts import Known
from handrail.plans.ordering import Awaited, Placed, Window
from handrail.plans.ways_out import Way, WayKind


def weeks(days: int) -> str:
    """ "11 weeks", or days where there are fewer than fourteen."""
    if days < 2 * WEEK:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    return ngettext("%(n)s week", "%(n)s weeks", days // WEEK) % {"n": days // WEEK}


def spare(days: int | None) -> str:
    """How much a step can move."""
    if days is None:
        return ""
    return _("%(time)s spare") % {"time": weeks(days)} if days else _("no room to move")


def over(days: int) -> str:
    """By how much it does not fit."""
    return _("%(time)s over") % {"time": weeks(days)}


def length(placed: Placed) -> str:
    """ "10 sessions, one a week", "6 weeks"."""
    step = placed.step
    if step.sessions:
        said = ngettext("%(n)s session", "%(n)s sessions", step.sessions) % {"n": step.sessions}
        return f"{said}, {a_week(step.per_week)}" if step.per_week else said
    if step.weeks:
        said = ngettext("%(n)s week", "%(n)s weeks", step.weeks) % {"n": step.weeks}
        return f"{said}, {a_week(step.per_week)}" if step.per_week else said
    return "" if placed.length.known or step.goes_on_after else _("how long is not said")


def a_week(times: int) -> str:
    """ "one a week"."""
    return _("one a week") if times == 1 else _("%(n)s a week") % {"n": times}


def day(on: date | None, today: date) -> str:
    """A day, with its year where it is another."""
    if on is None:
        return ""
    return wording.day_month(on) if on.year == today.year else wording.full_date(on)


def awaited(one: Awaited, known: Known) -> str:
    """What is waited for, by its name."""
    if not one.is_state:
        return known.step(one.entry)
    states = known.order.states if known.order else ()
    return next((state.state.name for state in states if state.state.entry == one.entry), "")


def waits(placed: Placed, known: Known) -> str:
    """Everything a step waits for that has not come."""
    return wording.listed(awaited(one, known) for one in placed.awaited if not one.come)


def why_not(placed: Placed, known: Known, today: date) -> str:
    """Why a step cannot fit, as one would reckon it aloud."""
    assert placed.dated is not None
    parts = [_awaited_on(one, known, today) for one in placed.awaited if not one.come]
    if placed.job and placed.job.wait and not placed.under_way:
        parts.append(_("a wait of %(time)s for a place") % {"time": weeks(placed.job.wait)})
    if said := length(placed):
        parts.append(said)
    reckoned = wording.sentence_case("; ".join(parts))
    return " ".join(
        part
        for part in (
            f"{reckoned}:" if reckoned else "",
            _("it would end on %(day)s.") % {"day": day(placed.dated.ends, today)},
            _window_ends(placed.window, today),
        )
        if part
    )


def _awaited_on(one: Awaited, known: Known, today: date) -> str:
    said = awaited(one, known)
    if one.is_state and one.on:
        return _("%(state)s, expected %(day)s") % {"state": said, "day": day(one.on, today)}
    return _("after “%(step)s”") % {"step": said} if not one.is_state else said


def _window_ends(window: Window | None, today: date) -> str:
    if window is None or window.ends is None:
        return ""
    ends = _("The %(what)s ends on %(day)s") % {"what": window.name, "day": day(window.ends, today)}
    if window.asked_by:
        return ends + _(", and “%(requirement)s” can be asked for only until then.") % {
            "requirement": window.asked_by
        }
    return f"{ends}."


def way(one: Way, placed: Placed, known: Known, called: str, today: date) -> tuple[str, str]:
    """A way out: what it is, and what would come of it."""
    ends = _("Ends %(day)s") % {"day": day(one.ends, today)} if one.ends else ""
    room = _("%(room)s to spare") % {"room": weeks(one.room)} if one.room is not None else ""
    comes = ", ".join(part for part in (ends, room) if part)
    then = f"{comes}." if comes else ""
    window = placed.window.name if placed.window else ""
    if one.kind is WayKind.OTHER_WORK:
        return known.step(one.step), _("This fits. %(then)s") % {"then": then}
    if one.kind is WayKind.MORE_A_WEEK:
        return _("%(n)s sessions a week") % {"n": one.number}, then
    if one.kind is WayKind.SHORTER:
        fits = ngettext("%(n)s week fits", "%(n)s weeks fit", one.number) % {"n": one.number}
        return _("Something shorter"), _("%(weeks)s, to %(day)s.") % {
            "weeks": fits,
            "day": day(one.ends, today),
        }
    if one.kind is WayKind.NO_LIST:
        return _("A place without the wait"), then
    if one.kind is WayKind.NO_WAIT:
        return _("Not waiting for what it waits for"), then
    return (
        _("%(name)s goes on by choice") % {"name": called},
        _("After the %(what)s, until %(day)s.") % {"what": window, "day": day(one.ends, today)},
    )


def names(placed: Iterable[Placed], most: int = 3) -> str:
    """The first few of some steps in a line."""
    found = [one.step.what for one in placed]
    if len(found) <= most:
        return wording.listed(found)
    more = len(found) - most
    rest = ngettext("%(n)s more", "%(n)s more", more) % {"n": more}
    return wording.listed([*found[:most], rest])
