"""Form fields for dates and times as people write them.

- ``TypedDateField``: one box; reads "18 March", "18/3/26", "Wed 18 Mar 2026",
  "today", "tomorrow", "friday". For days near now: appointments, contacts.
- ``TypedTimeField``: one box; reads "2pm", "10.30am", "14:00", "1430", "midday". A bare
  "9:30" is only taken where ``working_hours=True`` (appointments): for a curfew nobody
  may guess between morning and evening.
- ``DatePartsField``: three boxes, for memorable dates such as a date of birth.

A typed year may be left out; the field then takes the nearest such day to
``today``, which the form passes in (``Form.__init__`` sets
``self.fields["on"].today``); without it a year is needed. A day of the week is the
next one, or the last one where the field ``looks_back`` (what has happened).
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.design import wording

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMERIC = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"^(?:([a-z]+),? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)(?:,? (\d{4}|\d{2}))?$")
_TIME = re.compile(r"^(\d{1,2})(?:[:.]?(\d{2}))?(?: ?([ap])\.?m\.?)?$")


class Unreadable(ValueError):
    """Words that are no date or time, or could be two."""


def read_date(typed: str, today: date | None = None, *, looks_back: bool = False) -> date:
    """The day meant by the words, or ``Unreadable``."""
    words = " ".join(typed.lower().split())
    if today is not None and (near := _near(words, today, looks_back)):
        return near
    if found := _ISO.match(words):
        year, month, day = found.groups()
        return _dated(int(day), int(month), year, today)
    if found := _NUMERIC.match(words):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := _WORDS.match(words):
        weekday, day, name, year = found.groups()
        on = _dated(int(day), _place(name, _MONTHS) + 1, year, today)
        if weekday and _place(weekday, _WEEKDAYS) != on.weekday():
            # "Friday 18 March" where the 18th is a Wednesday: one of them is a slip.
            raise Unreadable(typed)
        return on
    raise Unreadable(typed)


def _place(word: str, names: tuple[str, ...]) -> int:
    """Where a name stands, written whole or shortened to three letters or more."""
    for place, name in enumerate(names):
        if len(word) >= 3 and (name.startswith(word)):
            return place
    raise Unreadable(word)


def _near(words: str, today: date, looks_back: bool) -> date | None:
    days = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if words in days:
        return today + timedelta(days=days[words])
    name = words.removeprefix("last " if looks_back else "next ").removeprefix("on ")
    try:
        weekday = _place(name, _WEEKDAYS)
    except Unreadable:
        return None
    if looks_back:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _dated(day: int, month: int, year: str | None, today: date | None) -> date:
    """The day of that year, or the one nearest to today where no year is given."""
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if today is None:
        raise Unreadable("a year is needed")
    near = []
    for candidate in (today.year - 1, today.year, today.year + 1):
        # 29 February is in at most one of them.
        with suppress(Unreadable):
            near.append(_real(candidate, month, day))
    if not near:
        raise Unreadable("no such day")
    return min(near, key=lambda one: abs(one - today))


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise Unreadable(str(problem)) from None


def read_time(typed: str, *, working_hours: bool = False) -> time:
    """The time meant by the words, or ``Unreadable``.

    With ``working_hours`` a bare 7 to 12 is the morning and a bare 1 to 6 the afternoon.
    """
    words = typed.lower().strip()
    if words in {"midday", "noon", "12 noon"}:
        return time(12)
    if words == "midnight":
        return time(0)
    found = _TIME.match(words)
    if not found:
        raise Unreadable(typed)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            raise Unreadable(typed)
        hour = hour % 12 + (12 if half == "p" else 0)
    elif 1 <= hour <= 12 and not found[1].startswith("0"):
        if not working_hours:
            raise Unreadable(typed)
        hour += 12 if hour <= 6 else 0
    if hour > 23 or minute > 59:
        raise Unreadable(typed)
    return time(hour, minute)


class TypedDateInput(forms.TextInput):
    """One box for a date; shows a value as "18 March 2026"."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"class": "govuk-input--width-20", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return format_date(value, "j F Y") if isinstance(value, date) else value


class TypedDateField(forms.Field):
    """A date typed freely."""

    widget = TypedDateInput
    default_error_messages = {
        "invalid": _("Enter a date like 18 March 2026, or 18/3/2026"),
    }
    today: date | None = None

    def __init__(self, *, looks_back: bool = False, **options: Any) -> None:
        self.looks_back = looks_back
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return read_date(str(value), self.today, looks_back=self.looks_back)
        except Unreadable:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class TypedTimeInput(forms.TextInput):
    """One box for a time; shows a value as "2pm"."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"class": "govuk-input--width-5", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return wording.clock(value) if isinstance(value, time) else value


class TypedTimeField(forms.Field):
    """A time typed freely."""

    widget = TypedTimeInput
    default_error_messages = {
        "invalid": _("Enter a time like 2pm, 10:30am or 14:00"),
    }

    def __init__(self, *, working_hours: bool = False, **options: Any) -> None:
        self.working_hours = working_hours
        super().__init__(**options)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        try:
            return read_time(str(value), working_hours=self.working_hours)
        except Unreadable:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


@dataclass(frozen=True)
class DatePart:
    """One of the three boxes."""

    name: str
    label: str
    value: str
    width: int
    autocomplete: str = ""


class DatePartsInput(forms.Widget):
    """Three boxes, named ``<field>-day``, ``-month`` and ``-year``."""

    names = ("day", "month", "year")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[str, ...] | None:
        typed = tuple(str(data.get(f"{name}-{part}", "")).strip() for part in self.names)
        return typed if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in self.names)

    def parts(self, value: Any) -> list[DatePart]:
        """The boxes with what stands in them: a date, or whatever was typed."""
        if isinstance(value, date):
            value = (str(value.day), str(value.month), str(value.year))
        day, month, year = value or ("", "", "")
        birthday = self.attrs.get("autocomplete") == "bday"
        return [
            DatePart("day", gettext("Day"), day, 2, "bday-day" if birthday else ""),
            DatePart("month", gettext("Month"), month, 2, "bday-month" if birthday else ""),
            DatePart("year", gettext("Year"), year, 4, "bday-year" if birthday else ""),
        ]


class DatePartsField(forms.Field):
    """A date in three boxes."""

    widget = DatePartsInput
    default_error_messages = {
        "invalid": _("Enter a real date, like 9 6 1999"),
        "incomplete": _("Enter the day, the month and the year"),
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        if not all(value):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        day, month, year = value
        try:
            number = int(month) if month.isdigit() else _place(month.lower(), _MONTHS) + 1
            if len(year) != 4 or not (day + year).isdigit():
                raise Unreadable(year)
            return _real(int(year), number, int(day))
        except Unreadable:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
