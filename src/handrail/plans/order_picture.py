"""The order of work as a picture: its sections, bars, room to move, and help that ends."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.design.pictures import order as picture_of
from handrail.kernel.periods import Period
from handrail.people.frame import holds
from handrail.plans import order_words as words
from handrail.plans.models import Help
from handrail.plans.order_facts import Known
from handrail.plans.order_groups import Group
from handrail.plans.ordering import Placed, PlacedState
from handrail.sentences import standing

ONE_DAY = timedelta(days=1)


def picture(known: Known, groups: list[Group], called: str, today: date) -> picture_of.OrderPicture | None:
    """The picture; ``None`` where there is nothing to draw."""
    if not groups:
        return None
    spans = tuple(_spans(known, today))
    current = spans[0] if spans else None
    sections = [
        picture_of.Section(
            group.heading,
            (
                *(_work(one, known, called, today, spans) for one in group.placed),
                *(_help(known, spans, today) if n == 0 else ()),
            ),
            _gate(group.state, spans, today) if group.state else None,
        )
        for n, group in enumerate(groups)
    ]
    return picture_of.draw(
        picture_of.Order(
            _("%(name)s’s order of work") % {"name": called},
            spans,
            tuple(sections),
            today,
            current.end if current else None,
            _("end of the %(what)s") % {"what": current.short.lower()} if current else "",
        )
    )


def _spans(known: Known, today: date) -> Iterator[picture_of.Span]:
    """The phase supervision is in and what follows it, as far as they end."""
    calendar = standing.calendar(known.facts)
    term = calendar.term_on(today)
    for phase in term.phases if term else ():
        if phase.period.ends is None or phase.period.ends < today:
            continue
        days = Period(phase.period.starts, phase.period.ends).days or 0
        label = [
            phase.label_on(today).replace(" now", ""),
            words.weeks(days),
            _("to %(day)s") % {"day": wording.day_month(phase.period.ends)},
        ]
        short = wording.sentence_case(phase.short)
        yield picture_of.Span(", ".join(label), phase.period.starts, phase.period.ends, short)


def _week(day: date, spans: tuple[picture_of.Span, ...], today: date) -> str:
    if not spans or day < spans[0].start:
        return words.day(day, today)
    return _("week %(n)s") % {"n": (day - spans[0].start).days // 7 + 1}


def _gate(state: PlacedState, spans: tuple[picture_of.Span, ...], today: date) -> picture_of.Gate:
    when = _week(state.on, spans, today) if state.on else _("no day expected yet")
    return picture_of.Gate(f"{state.state.name}: {when}", state.on)


def _work(
    one: Placed, known: Known, called: str, today: date, spans: tuple[picture_of.Span, ...]
) -> picture_of.Work:
    assert one.dated is not None
    who = wording.listed(known.who(one.step, called))
    detail = ", ".join(part for part in (who, words.length(one)) if part)
    first = spans[0].start if spans else one.dated.starts
    return picture_of.Work(
        name=one.step.what,
        detail=detail,
        stretches=tuple(_stretches(one, today, first, spans[-1].end if spans else None)),
        note=_note(one),
        room_until=one.dated.latest_end if _moves(one) else None,
        goes_on=one.step.goes_on_after,
        said=_said(one, today),
    )


def _moves(one: Placed) -> bool:
    """Whether room to move is worth drawing: not for what goes on, nor for what does not fit."""
    return bool(one.dated and one.dated.room and not one.step.goes_on_after and not one.over)


def _note(one: Placed) -> str:
    assert one.dated is not None
    if one.over:
        return words.over(one.over)
    if one.late:
        return _("%(time)s after its day") % {"time": words.weeks(one.late)}
    if one.step.goes_on_after or (one.under_way and not one.length.known):
        return ""
    return words.spare(one.dated.room)


def _said(one: Placed, today: date) -> str:
    assert one.dated is not None
    dates = _("%(first)s to %(last)s") % {
        "first": words.day(one.dated.starts, today),
        "last": words.day(one.dated.ends, today),
    }
    goes_on = _("carries on afterwards") if one.step.goes_on_after else ""
    return ", ".join(part for part in (dates, _note(one), goes_on) if part)


def _stretches(one: Placed, today: date, first: date, last: date | None) -> Iterator[picture_of.Stretch]:
    assert one.dated is not None
    starts, ends = max(one.dated.starts, first), one.dated.ends
    if one.under_way:
        yield picture_of.Stretch("done", starts, max(today - ONE_DAY, starts))
        starts = max(today, starts)
    elif one.listed_from:
        yield picture_of.Stretch("waiting", one.listed_from, starts - ONE_DAY, _("waiting for a place"))
    if one.step.goes_on_after:
        ends = max(ends, last or ends)
    window = one.window.ends if one.window else None
    if one.over and window:
        if starts <= window:
            yield picture_of.Stretch("required", starts, window)
        yield picture_of.Stretch("beyond", max(starts, window + ONE_DAY), ends)
    elif starts <= ends:
        yield picture_of.Stretch("planned", starts, ends)


def _help(known: Known, spans: tuple[picture_of.Span, ...], today: date) -> Iterator[picture_of.Work]:
    """Help with a last day that has not passed."""
    for row in ending(known, today):
        begins = max(row.valid_from or today, spans[0].start if spans else date.min)
        stretches = []
        if begins < today:
            stretches.append(picture_of.Stretch("done", begins, today - ONE_DAY))
        stretches.append(picture_of.Stretch("planned", max(begins, today), row.valid_to))
        yield picture_of.Work(
            row.what,
            wording.listed(known.who(row)),
            tuple(stretches),
            _("Help ends in %(week)s") % {"week": _week(row.valid_to, spans, today)},
            flag=row.valid_to,
            said=_("help, to %(day)s") % {"day": words.day(row.valid_to, today)},
        )


def ending(known: Known, today: date) -> list[Any]:
    """Help that holds and has a last day, the soonest first."""
    rows = [row for row in known.facts[Help] if row.valid_to and holds(row, today)]
    return sorted(rows, key=lambda row: row.valid_to)
