"""The forms of an appointment: booked once or as a series, or moved to another time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from handrail.agencies import directory
from handrail.delivery.booking import repeating
from handrail.delivery.booking.checking import Looked
from handrail.delivery.booking.looking import LookingForm
from handrail.delivery.fields import RadioField, text_field
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.kernel.references import new_reference
from handrail.kernel.times import weekdays_words
from handrail.people.frame import holds
from handrail.plans.models import Commitment
from handrail.records import clock

LIKE = (
    *("kind", "title", "purpose", "mode", "minutes", "at", "venue", "place", "workers", "people"),
    *("steps", "help", "women_only", "marking"),
)
"""What a next appointment takes over from the last, until somebody says otherwise."""
ONCE = "once"


class CheckedForm(LookingForm):
    """An appointment ahead."""

    text = text_field(_("What it is about"), 2, _("What to bring, what is to be talked about."))

    def more_open(self) -> bool:
        """The folded part is open for something to mend: the rest is as it was the last time."""
        return any(self[name].errors for name in (*self.folded, "steps") if name in self.fields)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        day, at = data.get("valid_from"), data.get("at")
        if day and (day < self.today or (day == self.today and at is not None and at <= self.now)):
            when = wording.week_date(day) + (f", {wording.clock(at)}" if at else "")
            message = _("%(when)s is past. What has happened is written down with “Add a contact”")
            self.add_error("valid_from", message % {"when": when})
        return data

    @property
    def women_hours(self) -> list[str]:
        """The women-only hours on this person's record: "Canal House: Friday, 10am to 3pm"."""
        rows = self.case.gather(Commitment)[Commitment] if self.case.can_read("plan") else []
        live = [row for row in rows if row.kind == "women_only" and holds(row, self.today)]
        names = directory.venues(row.venue for row in live)
        return [
            _("%(place)s: %(days)s, %(from)s to %(to)s")
            % {
                "place": names.get(row.venue or "", row.what),
                "days": weekdays_words(row.weekdays),
                "from": wording.clock(row.starts),
                "to": wording.clock(row.ends),
            }
            for row in live
        ]


class BookForm(CheckedForm):
    """An appointment, once or again and again."""

    who = _("Who it is with")

    field_order = (
        *("kind", "mode", "valid_from", "at", "minutes", "repeats", "times", "until", "text"),
        *("help", "help_settled", "workers", "other_worker", "another_worker", "people", "venue", "place"),
        *("steps", "title", "purpose", "women_only", "marking"),
    )
    repeats = RadioField(
        label=_("How often"),
        required=False,
        initial=ONCE,
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
        choices=[
            (ONCE, _("Once")),
            ("weekly", _("Every week")),
            ("fortnightly", _("Every two weeks")),
            ("four_weekly", _("Every four weeks")),
        ],
    )
    times = forms.IntegerField(
        label=_("How many times"),
        required=False,
        min_value=2,
        max_value=repeating.MOST,
        help_text=_("This one included"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write how many times as a number, like 8"),
            "min_value": _("Write at least 2 times, or choose Once"),
            "max_value": _("Book 52 at most at a time"),
        },
    )
    until = TypedDateField(label=_("Or until"), required=False, help_text=_("The last day, like 5 June"))
    leave_out = forms.MultipleChoiceField(
        label=_("Leave these days out"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, like: Contact | None = None, **options: Any) -> None:
        initial = as_last_time(like) if like is not None else {}
        super().__init__(*args, initial={**initial, **options.pop("initial", {})}, **options)
        until = self.fields["until"]
        assert isinstance(until, TypedDateField)
        until.today = self.today
        self._leave_out([])

    def _leave_out(self, days: Sequence[date]) -> None:
        """Days of the series that may be left out: those already chosen, and those found now."""
        chosen = self.data.getlist("leave_out") if isinstance(self.data, QueryDict) else []
        every = sorted({*(day.isoformat() for day in days), *chosen})
        self.choose_from(
            "leave_out", [(day, wording.long_date(date.fromisoformat(day))) for day in every if _is_day(day)]
        )

    def look(self, proposed: Sequence[Contact]) -> Looked:
        looked = super().look(proposed)
        if self.is_series:
            self._leave_out(looked.days)
        return looked

    @property
    def is_series(self) -> bool:  # type: ignore[override]
        """Whether it is to be booked again and again."""
        return self.cleaned_data.get("repeats") in repeating.WEEKS

    @property
    def repeats_open(self) -> bool:
        """Whether the folded part about repeating is to be seen."""
        return self["repeats"].value() not in (None, "", ONCE) or any(
            self[name].errors or self[name].value() for name in ("times", "until")
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, until = data.get("valid_from"), data.get("until")
        if data.get("repeats") in repeating.WEEKS and "times" in data and "until" in data:
            if not data["times"] and not until:
                self.add_error("times", _("Say how many times, or until which day"))
            elif first and until and until <= first:
                self.add_error("until", _("The last day is not after the first: mend one of the two"))
            elif first and not self.days():
                self.add_error("leave_out", _("Every day is left out: leave one, or cancel"))
        return data

    def days(self) -> list[date]:
        """The days to book."""
        data = self.cleaned_data
        every = repeating.days(
            data["valid_from"], data.get("repeats", ""), data.get("times"), data.get("until")
        )
        left_out = set(data.get("leave_out", ())) if self.is_series else set()
        return [day for day in every if day.isoformat() not in left_out]

    def ahead(self) -> list[dict[str, Any]]:
        facts, days = self.facts(), self.days()
        series = new_reference() if len(days) > 1 else ""
        return [{**facts, "valid_from": day, "series": series} for day in days]

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        for name in ("repeats", "times", "until", "leave_out"):
            del facts[name]
        return facts


class RearrangeForm(CheckedForm):
    """Another time for an appointment: it is marked as rearranged, and the new one stands instead of it."""

    row: Contact
    field_order = (
        *("valid_from", "at", "minutes", "why", "kind", "mode", "text", "help", "help_settled", "workers"),
        *("other_worker", "another_worker", "people", "venue", "place", "steps", "title", "purpose"),
        *("women_only", "marking"),
    )
    why = text_field(_("Why it moves"), 2, _("Stays with the old time. Who asked, and what for."))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        same = (data.get("valid_from"), data.get("at")) == (self.row.valid_from, self.row.at)
        if same and not self.errors:
            self.add_error("valid_from", _("This is when it is now: write the new day or time"))
        return data

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        del facts["why"]
        kept = {name: getattr(self.row, name) for name in ("series", "strengths", "techniques")}
        return {**kept, **facts, "instead_of": self.row.entry}


class CallOffForm(forms.Form):
    """From which day on a series is called off, and why."""

    from_day = TypedDateField(label=_("From which day on"), help_text=_("Like today, Friday or 18 March"))
    why = forms.CharField(
        label=_("Why"),
        help_text=_("Stands with the first one called off. The person is told by you, not by this page."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def as_last_time(last: Contact) -> dict[str, Any]:
    """What the next appointment is likely to be: as the last one, the same weekday and time, ahead."""
    today = clock.today()
    assert last.valid_from is not None
    ahead = max(1, -(-((today - last.valid_from).days + 1) // 7))
    day = last.valid_from + timedelta(weeks=ahead)
    return {**{name: getattr(last, name) for name in LIKE}, "valid_from": day, "help_settled": not last.help}


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
