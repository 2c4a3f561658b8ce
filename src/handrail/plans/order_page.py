"""What the page of the order of work shows: states with their signs, misfits, help that ends, the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.assessments.models import Factor
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.people.opening import OpenCase
from handrail.plans import beside, order_picture
from handrail.plans import order_words as words
from handrail.plans.models import LifeState, StateSign, Wait
from handrail.plans.order_facts import Known, steps_of
from handrail.plans.order_groups import Group, groups
from handrail.plans.ordering import Order, Placed, PlacedState
from handrail.plans.stabilising import stabilise_first
from handrail.plans.ways_out import WayKind, ways_out


@dataclass(frozen=True)
class Sign:
    """One sign of a state: what, whether it is seen, and how far it is."""

    what: str
    seen: bool
    said: str


@dataclass(frozen=True)
class Gate:
    """A state of life as its card tells it."""

    name: str
    means: str
    expected: str
    signs: tuple[Sign, ...]
    latest: str
    judgement: str
    judge_url: str = ""
    update_url: str = ""


@dataclass(frozen=True)
class Misfit:
    """Work that cannot fit: why, what was said to it, and the ways out."""

    name: str
    why: str
    because: str
    ways: tuple[tuple[str, str, bool], ...]


def page(case: OpenCase, known: Known, called: str) -> dict[str, Any]:
    """Everything ``plans/order.html`` reads besides the frame."""
    today, may = case.today, case.can_write("plan")
    order = known.order
    found = {
        "may": may,
        "circle": [known.step(entry) for entry in known.circle],
        "waits": _waits(case, known, may),
    }
    if order is None:
        return found
    sections = groups(order)
    return {
        **found,
        "lead": _lead(sections, called),
        "picture": order_picture.picture(known, sections, called, today),
        "gates": [_gate(case, one, known, called, may) for one in order.states if not one.holds],
        "held": [_gate(case, one, known, called, may) for one in order.states if one.holds],
        "news": list(_news(order, known, today)),
        "misfits": [_misfit(one, order, known, called, today) for one in order.misfits],
        "suggestion": _suggestion(known, called, today),
        "help_ends": [_help_ends(row, order, known, today) for row in order_picture.ending(known, today)],
        "rooms": [_room(room, known, today) for room in order.rooms],
        "rows": [_row(one, known, called, today) for one in _told(order, sections)],
        "services": _services(case, [one.step for one in _told(order, sections) if one.dated]),
    }


def _lead(sections: list[Group], called: str) -> str:
    """What comes first and what opens then, in a sentence or two."""
    first = next((group for group in sections if group.state is None and group.fits), None)
    said = []
    gated = [group for group in sections if group.state is not None]
    if first and gated:
        said.append(_("First: %(what)s.") % {"what": words.names(first.placed)})
    for group in gated:
        assert group.state is not None
        said.append(
            _("Once “%(state)s” holds: %(what)s.")
            % {"state": group.state.state.name, "what": words.names(group.placed)}
        )
    return " ".join(said)


def _gate(case: OpenCase, one: PlacedState, known: Known, called: str, may: bool) -> Gate:
    today, row = case.today, one.state
    judges = [known.names[worker].name for worker in row.judged_by]
    by = wording.listed([*judges, *([called] if row.with_the_person else [])])
    if one.holds:
        when = _("Holds since %(day)s.") % {"day": words.day(one.on, today)}
    elif row.lapsed_on and row.lapsed_on <= today:
        when = _("Lapsed on %(day)s.") % {"day": words.day(row.lapsed_on, today)}
        if one.on:
            when += " " + _("Expected again on %(day)s.") % {"day": words.day(one.on, today)}
    elif row.expected_on and row.expected_on < today:
        when = _("Was expected on %(day)s: judge it, or look again later.") % {
            "day": words.day(row.expected_on, today)
        }
    elif one.on:
        when = _("Expected %(day)s.") % {"day": wording.week_date(one.on)}
    else:
        when = _("Nobody has said when it is expected.")
    latest = ""
    if one.latest and not one.holds:
        latest = _(
            "Latest day that still leaves time for everything behind it: %(day)s, set by “%(step)s”."
        ) % {
            "day": words.day(one.latest, today),
            "step": known.step(one.set_by),
        }
    signs = [sign for sign in known.facts[StateSign] if sign.state == row.entry]
    return Gate(
        name=row.name,
        means=row.means,
        expected=f"{when} " + (_("Judged by %(who)s.") % {"who": by} if by else ""),
        signs=tuple(_sign(sign, today) for sign in signs),
        latest=latest,
        judgement=row.judgement,
        judge_url=reverse("plans:state_judge", args=[case.reference, row.entry]) if may else "",
        update_url=reverse("plans:state_update", args=[case.reference, row.entry]) if may else "",
    )


def _sign(row: StateSign, today: date) -> Sign:
    """A sign counted to today where it counts weeks; what was reached as it was told."""
    reached = row.reached
    if reached is None and row.unit == "weeks" and row.since and not row.met_on:
        reached = max((today - row.since).days // 7, 0)
    seen = row.met_on is not None or (row.needed is not None and (reached or 0) >= row.needed)
    what = row.what
    if row.needed:
        counted = {
            "weeks": ngettext("%(n)s week", "%(n)s weeks", row.needed),
            "times": ngettext("%(n)s time", "%(n)s times", row.needed),
        }.get(row.unit or "", "%(n)s") % {"n": row.needed}
        what = f"{row.what}: {counted}"
    parts = []
    if reached is not None:
        parts.append(str(reached))
    if row.met_on:
        parts.append(_("seen on %(day)s") % {"day": words.day(row.met_on, today)})
    elif row.since:
        parts.append(_("since %(day)s") % {"day": words.day(row.since, today)})
    return Sign(what, seen, ", ".join(parts) or (_("seen") if seen else _("not yet")))


def _news(order: Order, known: Known, today: date) -> Iterator[tuple[str, str]]:
    """What a practitioner is told: states that came true or lapsed, and steps begun before their time."""
    by_entry = {one.step.entry: one for one in order.steps}
    for one in order.states:
        ready = [known.step(entry) for entry in one.waiting if _can_begin(by_entry[entry])]
        if one.holds and ready:
            yield (
                _("“%(state)s” holds since %(day)s")
                % {"state": one.state.name, "day": words.day(one.on, today)},
                _("These can begin now: %(steps)s.") % {"steps": wording.listed(ready)},
            )
        elif not one.holds and one.state.lapsed_on and one.under_way:
            going = [known.step(entry) for entry in one.under_way]
            yield (
                _("“%(state)s” has lapsed") % {"state": one.state.name},
                _("These are under way and go on unless you agree otherwise: %(steps)s.")
                % {"steps": wording.listed(going)},
            )
    for step in order.steps:
        if step.early:
            yield (
                _("“%(step)s” has begun before what it waits for") % {"step": step.step.what},
                _("It waited for: %(what)s. A wait is advice: say why, or let it wait no longer.")
                % {"what": words.waits(step, known)},
            )


def _can_begin(one: Placed) -> bool:
    """Whether nothing is waited for any more, and it fits."""
    return not one.over and all(awaited.come for awaited in one.awaited)


def _misfit(one: Placed, order: Order, known: Known, called: str, today: date) -> Misfit:
    ways = []
    for way in ways_out(one, order):
        lead, then = words.way(way, one, known, called, today)
        ways.append((lead, then, way.kind is WayKind.OTHER_WORK and _in_use(way.step, order)))
    return Misfit(one.step.what, words.why_not(one, known, today), one.step.because, tuple(ways))


def _in_use(entry: str, order: Order) -> bool:
    """Whether other work has been chosen: it has a reason, or is under way."""
    return any(
        one.step.entry == entry and (one.under_way or bool(one.step.chosen_because)) for one in order.steps
    )


def _suggestion(known: Known, called: str, today: date) -> dict[str, str] | None:
    found = stabilise_first(steps_of(known.facts), known.live(Wait, today), known.live(Factor, today))
    if found is None:
        return None
    return {
        "text": _("%(factors)s is critical for %(name)s, and “%(step)s” waits for nothing. Settle first?")
        % {
            "factors": wording.listed(f"“{one.name}”" for one in found.factors[:3]),
            "name": called,
            "step": found.steps[0].what,
        },
        "step": found.steps[0].entry,
    }


def _help_ends(row: Any, order: Order, known: Known, today: date) -> dict[str, str]:
    """Help that ends, what it stands beside then, and what comes after it."""
    beside = [
        one.step.what
        for one in order.fitting
        if one.dated and (one.step.entry in row.steps) and one.dated.ends > row.valid_to
    ]
    text = ""
    if beside:
        text = _("It stands beside %(steps)s, which goes on longer.") % {
            "steps": wording.listed(f"“{what}”" for what in beside)
        }
    after = (
        _("Afterwards: %(what)s.") % {"what": row.afterwards.rstrip(".")}
        if row.afterwards
        else _("Nobody has said what comes afterwards.")
    )
    heading = _("%(what)s ends on %(day)s") % {
        "what": row.what.rstrip("."),
        "day": words.day(row.valid_to, today),
    }
    return {"heading": heading, "text": " ".join(part for part in (text, after) if part)}


def _room(room: Any, known: Known, today: date) -> list[Any]:
    window = room.window
    said = words.spare(room.days) if room.days >= 0 else words.over(-room.days)
    return [
        Cell(window.asked_by or wording.sentence_case(window.name)),
        words.day(window.ends, today),
        Cell(words.day(room.ends, today), known.step(room.last_step)),
        said,
    ]


def _told(order: Order, sections: list[Group]) -> list[Placed]:
    """Every step in the order of the picture, then what is done."""
    shown = [one for group in sections for one in group.placed]
    done = [one for one in order.steps if one.dated is None and one.step.state == "completed"]
    return [*shown, *done]


def _row(one: Placed, known: Known, called: str, today: date) -> list[Any]:
    step: Any = one.step
    dated = one.dated
    who = wording.listed(known.who(step, called)) or known.services.get(step.service or "", "")
    if dated is None:
        return [Cell(step.what), "", who, "", step.state_label, "", ""]
    planned = [words.day(step.starts_on, today), words.day(step.due_on, today)]
    worded = _("%(first)s to %(last)s") % {"first": planned[0], "last": planned[1]}
    asked = ""
    if all(planned):
        asked = worded
    elif planned[0]:
        asked = _("From %(day)s") % {"day": planned[0]}
    elif planned[1]:
        asked = _("By %(day)s") % {"day": planned[1]}
    return [
        Cell(step.what, words.length(one)),
        words.waits(one, known) or _("Nothing"),
        who,
        _("Under way") if one.under_way else _earliest(one, known, today),
        Cell(asked or step.when, step.when if asked else ""),
        _latest(one, today),
        _to_spare(one),
    ]


def _services(case: OpenCase, steps: Sequence[Any]) -> list[list[Any]]:
    """Each open step that a service can help with: what to expect there, and the way to refer."""
    said = beside.of(case, steps)
    return [
        [Cell(step.what, " ".join(about.notes)), Cell(way.label, url=way.url)]
        for step in steps
        if (about := said.get(step.entry)) is not None
        for way in about.actions[:1]
    ]


def _earliest(one: Placed, known: Known, today: date) -> str:
    assert one.dated is not None
    starts = words.day(one.dated.starts, today)
    if one.not_expected:
        return _("No day yet; not before %(day)s") % {"day": starts}
    return _("%(first)s, to %(last)s") % {"first": starts, "last": words.day(one.dated.ends, today)}


def _latest(one: Placed, today: date) -> str:
    assert one.dated is not None
    if one.over and one.window:
        return _("Cannot end by %(day)s") % {"day": words.day(one.window.ends, today)}
    if one.step.goes_on_after and one.under_way:
        return ""
    if one.dated.latest_start and not one.under_way:
        return _("Start by %(day)s") % {"day": words.day(one.dated.latest_start, today)}
    return (
        _("End by %(day)s") % {"day": words.day(one.dated.latest_end, today)} if one.dated.latest_end else ""
    )


def _to_spare(one: Placed) -> str:
    assert one.dated is not None
    if one.over:
        return words.over(one.over)
    if one.step.goes_on_after:
        return _("Carries on afterwards")
    if one.late:
        return _("%(time)s after its day") % {"time": words.weeks(one.late)}
    return words.spare(one.dated.room)


def _waits(case: OpenCase, known: Known, may: bool) -> list[list[Any]]:
    """Each wait: what waits, for what, why, and the way to remove it."""
    states = {row.entry: row.name for row in known.facts[LifeState]}
    rows = []
    for row in known.live(Wait, case.today):
        target = known.step(row.for_step) if row.for_step else states.get(row.for_state or "", "")
        if not target or not known.step(row.step):
            continue
        cells: list[Any] = [Cell(known.step(row.step)), target, row.because]
        if may:
            cells.append(Cell(_("Remove"), url=reverse("plans:wait_end", args=[case.reference, row.entry])))
        rows.append(cells)
    return rows
