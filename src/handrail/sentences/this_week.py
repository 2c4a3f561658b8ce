"""The picture of the person's week: hours to be in, and what other rooms have planned.

Rooms above register what they plan; ``week`` finds what clashes, ``design`` draws it.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, time, timedelta
from typing import Any, cast

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.design.pictures import week as picture_of
from handrail.kernel.dates import monday_of
from handrail.kernel.times import DAY
from handrail.sentences import week
from handrail.sentences.models import CurfewWindow, Variation

Source = Callable[[Any, date, date], Iterable[week.Planned]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Say what a room has planned between two days."""
    _sources.append(source)


def planned(case: Any, first: date, last: date) -> list[week.Planned]:
    """What other rooms have planned between two days."""
    return [one for source in _sources for one in source(case, first, last)]


def picture(case: Any, facts: dict[Any, list[Any]], today: date) -> picture_of.WeekPicture | None:
    """This week from Monday; ``None`` when nothing is asked in it."""
    monday = monday_of(today)
    there = planned(case, monday, monday + timedelta(days=6))
    return drawn(week.week_of(today, facts[CurfewWindow], there), _changed_days(facts, monday))


def drawn(found: week.Week, changed: Collection[int] = ()) -> picture_of.WeekPicture | None:
    """A week as its picture; ``None`` when nothing is asked in it. ``changed``: days whose curfew is new."""
    if not any(day.blocks for day in found.days):
        return None
    monday = found.monday
    title = _("The week of %(day)s") % {"day": wording.day_month(monday)}
    return picture_of.draw(
        picture_of.Week(
            tuple(_block(number, one) for number, one in _of(found, curfew=False)),
            tuple(
                picture_of.Curfew(
                    number, _time(one.starts), _time(one.ends), number in changed and one.starts == 0
                )
                for number, one in _of(found, curfew=True)
            ),
            tuple(_clashes(found)),
            title,
            monday,
        )
    )


def _of(found: week.Week, *, curfew: bool) -> Iterable[tuple[int, week.Block]]:
    for number, day in enumerate(found.days):
        for one in day.blocks:
            if (one.kind == "curfew") is curfew:
                yield number, one


def _block(number: int, one: week.Block) -> picture_of.Block:
    kind = cast(picture_of.BlockKind, one.kind)
    return picture_of.Block(number, _time(one.starts), _time(one.ends), kind, one.label)


def _time(minutes: int) -> time:
    """Minutes after midnight as a time; the end of the day is midnight."""
    return time(minutes % DAY // 60, minutes % 60)


def _clashes(found: week.Week) -> Iterable[picture_of.Clash]:
    for clash in found.clashes:
        for first, second in clash.pairs:
            starts, ends = max(first.starts, second.starts), min(first.ends, second.ends)
            yield picture_of.Clash(
                clash.number, first.weekday - 1, _time(starts), _time(ends), f"{clash.what}, {clash.when}"
            )


def _changed_days(facts: dict[Any, list[Any]], monday: date) -> set[int]:
    """The days of the week on whose morning a varied window first ends."""
    varied = {(one.of, one.valid_from) for one in facts[Variation]}
    days = set()
    for window in facts[CurfewWindow]:
        if (window.entry, window.valid_from) in varied or (window.source, window.valid_from) in varied:
            days |= {n for n in range(7) if window.valid_from < monday + timedelta(days=n)}
    return days
