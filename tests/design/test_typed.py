"""Dates and times as people write them."""

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from handrail.design.fields import error_links
from handrail.design.typed import (
    DatePartsField,
    TypedDateField,
    TypedDateInput,
    TypedTimeField,
    TypedTimeInput,
    Unreadable,
    read_date,
    read_time,
)

TODAY = date(2026, 3, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("18 March 2026", date(2026, 3, 18)),
        ("18th mar 26", date(2026, 3, 18)),
        ("Wed 18 Mar 2026", date(2026, 3, 18)),
        ("18/3/2026", date(2026, 3, 18)),
        ("18.3.26", date(2026, 3, 18)),
        ("2026-03-18", date(2026, 3, 18)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 3, 19)),
        ("yesterday", date(2026, 3, 17)),
        ("friday", date(2026, 3, 20)),
        ("next Friday", date(2026, 3, 20)),
        ("wednesday", date(2026, 3, 25)),
        ("4 April", date(2026, 4, 4)),
        ("28 December", date(2025, 12, 28)),  # nearer than the next one
        ("5 Jan", date(2026, 1, 5)),
    ],
)
def test_dates(typed, day):
    assert read_date(typed, TODAY) == day


def test_a_day_of_the_week_may_look_back():
    assert read_date("monday", TODAY, looks_back=True) == date(2026, 3, 16)
    assert read_date("wednesday", TODAY, looks_back=True) == date(2026, 3, 11)


@pytest.mark.parametrize(
    "typed", ["someday", "31 February 2026", "18 Mud 2026", "", "13/13/2026", "Friday 18 March", "29/2"]
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(Unreadable):
        read_date(typed, TODAY)


def test_without_today_a_year_is_needed():
    with pytest.raises(Unreadable):
        read_date("18 March")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_the_box_shows_is_read_back(day):
    assert read_date(TypedDateInput().format_value(day), TODAY) == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2pm", time(14)),
        ("2 p.m.", time(14)),
        ("10:30am", time(10, 30)),
        ("10.30 am", time(10, 30)),
        ("12am", time(0)),
        ("12:15pm", time(12, 15)),
        ("14:00", time(14)),
        ("1430", time(14, 30)),
        ("09:15", time(9, 15)),
        ("midday", time(12)),
        ("midnight", time(0)),
    ],
)
def test_times(typed, at):
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["9:30", "7", "6.15", "25:00", "14pm", "soon", "0:75"])
def test_a_time_that_could_be_two_is_never_guessed(typed):
    """A curfew typed "6.15" must not become the evening's, nor "9" the morning's."""
    with pytest.raises(Unreadable):
        read_time(typed)


@pytest.mark.parametrize(("typed", "at"), [("9:30", time(9, 30)), ("2", time(14)), ("12", time(12))])
def test_in_working_hours_a_bare_time_is_plain(typed, at):
    assert read_time(typed, working_hours=True) == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)))
def test_a_time_shown_is_read_back(at):
    assert read_time(TypedTimeInput().format_value(at)) == at


class Form(forms.Form):
    on = TypedDateField()
    at = TypedTimeField()
    born = DatePartsField(required=False)


def test_a_form_gives_dates_and_times():
    form = Form(
        {"on": "18 March 2026", "at": "2pm", "born-day": "9", "born-month": "June", "born-year": "1999"}
    )
    assert form.is_valid()
    assert form.cleaned_data == {"on": TODAY, "at": time(14), "born": date(1999, 6, 9)}


def test_a_form_says_what_is_wrong():
    form = Form({"on": "someday", "at": "9", "born-day": "9"})
    assert form.errors["on"] == ["Enter a date like 18 March 2026, or 18/3/2026"]
    assert form.errors["at"] == ["Enter a time like 2pm, 10:30am or 14:00"]
    assert form.errors["born"] == ["Enter the day, the month and the year"]


def test_what_is_missing_is_told_by_its_name():
    form = Form({"on": "", "at": ""})
    assert [link["text"] for link in error_links(form)] == ["Fill in: On", "Fill in: At"]


@pytest.mark.parametrize("parts", [("31", "2", "1999"), ("9", "6", "99"), ("x", "6", "1999")])
def test_three_boxes_that_are_no_date(parts):
    with pytest.raises(ValidationError, match="real date"):
        DatePartsField().clean(parts)


def test_three_boxes_left_empty_are_no_date():
    assert Form({"on": "today", "at": "2pm"}).fields["born"].clean(None) is None
