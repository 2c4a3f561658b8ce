"""How dates, times, counts and lists are put into words, the same on every page.

Each function is a template filter of the same name (see ``FILTERS``). Dates and
times arrive as ``date`` or ``datetime``; aware datetimes are shown in the current
time zone. Nothing here reads a clock: words such as "2 days ago" take today's
date as an argument.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.utils import dateformat, timezone
from django.utils.translation import get_language, gettext, ngettext, pgettext

from handrail.kernel.dates import completed_years

Moment = date | datetime


def _local(value: Moment) -> Moment:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _day(value: Moment) -> date:
    value = _local(value)
    return value.date() if isinstance(value, datetime) else value


def _written(value: Moment | None, pattern: str) -> str:
    return _in_words(_day(value), pattern, get_language()) if value else ""


@lru_cache(maxsize=8192)
def _in_words(day: date, pattern: str, _language: str | None) -> str:
    """The same few days are said over and over: on a caseload, ninety times a page."""
    return dateformat.format(day, pattern)


def long_date(value: Moment | None) -> str:
    """Wednesday 18 March 2026"""
    return _written(value, "l j F Y")


def full_date(value: Moment | None) -> str:
    """18 March 2026"""
    return _written(value, "j F Y")


def week_date(value: Moment | None) -> str:
    """Wednesday 18 March"""
    return _written(value, "l j F")


def day_date(value: Moment | None) -> str:
    """Wednesday 18"""
    return _written(value, "l j")


def day_month(value: Moment | None) -> str:
    """18 March"""
    return _written(value, "j F")


def short_date(value: Moment | None) -> str:
    """18 Mar 2026"""
    return _written(value, "j b Y").title() if value else ""


def short_day_month(value: Moment | None) -> str:
    """18 Mar"""
    return _written(value, "j b").title() if value else ""


def short_day(value: Moment | None) -> str:
    """Wed 18 Mar"""
    return _written(value, "D j b").title() if value else ""


def month_year(value: Moment | None) -> str:
    """March 2026"""
    return _written(value, "F Y")


def iso(value: Moment | None) -> str:
    """2026-03-18, for ``<time datetime>`` and links."""
    return _day(value).isoformat() if value else ""


def clock(value: time | datetime | None) -> str:
    """2pm, 10:30am, midday, midnight"""
    if value is None:
        return ""
    if isinstance(value, datetime):
        local = _local(value)
        assert isinstance(local, datetime)
        value = local.time()
    if (value.hour, value.minute) == (0, 0):
        return gettext("midnight")
    if (value.hour, value.minute) == (12, 0):
        return gettext("midday")
    return hour_words(value.hour, value.minute)


def hour_words(hour: int, minute: int = 0) -> str:
    """2pm, 10:30am, and 12pm or 12am where a scale of hours needs them."""
    half = pgettext("time of day", "am") if hour % 24 < 12 else pgettext("time of day", "pm")
    shown = f"{hour % 12 or 12}:{minute:02d}" if minute else str(hour % 12 or 12)
    return f"{shown}{half}"


def when(value: datetime | None) -> str:
    """Wednesday 18 March, 2pm"""
    return f"{week_date(value)}, {clock(value)}" if value else ""


def ago(value: Moment | None, today: date) -> str:
    """today, yesterday, 2 days ago, 2 weeks ago, 5 months ago; ahead: tomorrow, in 3 days"""
    if value is None:
        return ""
    days = (today - _day(value)).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days == -1:
        return gettext("tomorrow")
    if days < 0:
        return gettext("in %(time)s") % {"time": span(-days)}
    return gettext("%(time)s ago") % {"time": span(days)}


def span(days: int) -> str:
    """A length of time in the unit a person would use: 9 days, 2 weeks, 5 months, 2 years."""
    if days < 14:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    if days < 84:
        return ngettext("%(n)s week", "%(n)s weeks", days // 7) % {"n": days // 7}
    if days < 730:
        months = round(days / 30.44)
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s year", "%(n)s years", days // 365) % {"n": days // 365}


def age(born: date | None, on: date) -> int | str:
    """Age in whole years on a date; a leap-day birthday falls on 1 March in other years."""
    if born is None:
        return ""
    return completed_years(born, on)


def counted(n: int, one: str, many: str) -> str:
    """``3|counted("contact", "contacts")`` gives "3 contacts"."""
    return f"{n} {ngettext(one, many, n)}"


def listed(items: Iterable[Any]) -> str:
    """Ruth, Tom and Grace"""
    words = [str(item) for item in items if str(item)]
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def quoted(words: str) -> str:
    """The words in “typographic quotation marks”, once only."""
    bare = words.strip().strip('"“”')
    return f"“{bare}”" if bare else ""


def sentence_case(words: str) -> str:
    """First letter large, the rest left alone."""
    return words[:1].upper() + words[1:]


def percent(value: float) -> str:
    """A position for SVG: 5.09%"""
    return f"{value:.2f}%"


FILTERS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        age,
        ago,
        clock,
        counted,
        day_date,
        day_month,
        full_date,
        iso,
        listed,
        long_date,
        month_year,
        percent,
        quoted,
        sentence_case,
        short_date,
        short_day,
        short_day_month,
        span,
        week_date,
        when,
    )
}
