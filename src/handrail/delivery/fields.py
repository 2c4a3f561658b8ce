"""What the forms of this room share: fields, and the workers of the case to choose from."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from handrail.casefile import codes
from handrail.compartments.models import VictimCondition
from handrail.delivery.choosing import Choices, Offer, offer
from handrail.design import wording
from handrail.design.fields import set_choices
from handrail.design.frame import Action
from handrail.design.typed import TypedDateField
from handrail.people.editing import EntryForm
from handrail.people.opening import OpenCase
from handrail.records import clock
from handrail.records.models import VersionRow

MARKING_HINTS = {
    "none": _("May be read by the person when they ask for their record."),
    "not_for_person": _("Stays out of what the person is given."),
    "not_disclosable": _("Stays with the supervising service."),
    "third_party": _("Stays out of what the person is given, so that nobody is exposed."),
}
SMALL, WIDE = {"class": "govuk-checkboxes--small"}, {"class": "govuk-!-width-full"}
YEARS_BACK, YEARS_AHEAD = 30, 2


class SettledChoice(forms.ChoiceField):
    """One of a list that is asked for; the form as a whole decides when an empty answer will do."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class SettledChoices(forms.MultipleChoiceField):
    """Some of a list, asked for in the same way."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class RadioField(forms.ChoiceField):
    """One of a few, each with a hint where it needs one."""

    widget = forms.RadioSelect

    def __init__(self, *, hints: Mapping[str, Any] | None = None, **options: Any) -> None:
        self.choice_hints = dict(hints or {})
        super().__init__(**options)


def minutes_field() -> forms.IntegerField:
    """How long it took."""
    return forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=1,
        max_value=1440,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write the minutes as a number, like 45"),
            "min_value": _("Write at least 1 minute, or leave it empty"),
            "max_value": _("A contact lasts 1440 minutes (a day) at most"),
        },
    )


def text_field(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    """Free words."""
    return forms.CharField(
        label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows})
    )


def work_field(label: Any) -> forms.MultipleChoiceField:
    """Steps of the plan or strengths, filled by ``offer_work``."""
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple(SMALL))


def offer_work(form: EntryForm, name: str, data_class: str, source: Callable[[], Offer]) -> None:
    """Offer steps or strengths; for who may not read them the field is left out, and stays as it is."""
    if not form.case.can_read(data_class):
        del form.fields[name]
        return
    field, kept = form.fields[name], getattr(form.row, name, None) or ()
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = lambda: getattr(source(), name)(kept)


class PeopleOfTheCase(EntryForm):
    """A form that names workers: those on the case to tick, two more from the directory."""

    who = _("Who did it, or will do it")
    folded: tuple[str, ...] = ("marking",)
    workers = SettledChoices(widget=forms.CheckboxSelectMultiple(SMALL))
    other_worker = forms.ChoiceField(label=_("Somebody else"), required=False, widget=forms.Select(WIDE))
    another_worker = forms.ChoiceField(
        label=_("And somebody else"), required=False, widget=forms.Select(WIDE)
    )
    marking = RadioField(label=_("Marking"), choices=lambda: codes.choices("markings"), hints=MARKING_HINTS)

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        self.today, self.now = clock.today(), clock.local_time()
        self.offer = self._offer(case, row)
        own = [self.offer.own] if self.offer.own else []
        fresh = {} if row is not None else {"workers": own, "marking": "none"}
        super().__init__(
            *args, case=case, row=row, initial={**fresh, **options.pop("initial", {})}, **options
        )
        for name in ("other_worker", "another_worker"):
            self.choose_from(name, lambda: [("", _("Nobody else")), *self.offer.others])
        self.choose_from("workers", self.offer.near)
        self.fields["workers"].label = self.who

    def _offer(self, case: OpenCase, row: VersionRow | None) -> Offer:
        return offer(
            case,
            keep_workers=getattr(row, "workers", ()) or (),
            keep_people=getattr(row, "people", ()) or (),
        )

    def more_open(self) -> bool:
        """Whether the folded part holds something to see: an error, or a choice that is not the usual one."""
        return any(
            self[name].errors or self[name].value() not in (None, "", False, "none")
            for name in self.folded
            if name in self.fields
        )

    @property
    def rooms(self) -> list[Action]:
        """Where to put what does not belong in a note.

        The agreed wording is open to all who supervise, whether or not there is any. The police
        room is named only to the officer who writes in it: this page is often open with the
        person beside it, and must not hint at anything.
        """
        doors = []
        if self.case.can_read("victim", VictimCondition):
            doors.append((_("agreed wording"), "compartments:victim"))
        if self.case.can_write("intelligence"):
            doors.append((_("for named readers"), "compartments:intelligence"))
        return [Action(str(label), reverse(name, args=[self.case.reference])) for label, name in doors]

    def choose_from(self, name: str, choices: Choices | Callable[[], Choices]) -> None:
        """What a field offers, or how to find that out when somebody looks."""
        set_choices(self, name, choices)

    def day_field(self) -> TypedDateField:
        """The day, which reads "Friday" by today's date."""
        field = self.fields["valid_from"]
        assert isinstance(field, TypedDateField)
        field.today = self.today
        return field

    def all_workers(self) -> list[str]:
        """Everybody ticked and everybody chosen, once each."""
        data = self.cleaned_data
        chosen = [*data.get("workers", []), data.get("other_worker"), data.get("another_worker")]
        return list(dict.fromkeys(one for one in chosen if one))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "workers" in data and not self.all_workers():
            self.add_error("workers", _("Say who: tick a name, or choose somebody else below"))
        return data

    def clean_valid_from(self) -> date:
        """A day that was likely meant: a slip in the year is caught here."""
        day: date = self.cleaned_data["valid_from"]
        if not self.today.year - YEARS_BACK <= day.year <= self.today.year + YEARS_AHEAD:
            raise forms.ValidationError(
                _("Check the year: you wrote %(day)s") % {"day": wording.full_date(day)}
            )
        return day

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        del facts["other_worker"], facts["another_worker"]
        return {**facts, "workers": self.all_workers()}
