"""The forms of who is heard: asking several, an answer, no answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design.typed import TypedDateField
from handrail.kernel.working_days import working_days_after
from handrail.people.editing import EntryForm
from handrail.people.fields import WorkerField
from handrail.people.forms import NamedForm, box
from handrail.reviews.hearing.asking import FIELDS, Known

SMALL = {"class": "govuk-checkboxes--small"}
DAYS = 5
Choices = Sequence[tuple[str, str]]


class AskForm(NamedForm):
    """Whom to ask, what, and by when."""

    workers = forms.MultipleChoiceField(
        label=_l("Who works on the plan"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    people = forms.MultipleChoiceField(
        label=_l("Key people who are involved"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
        help_text=_l("You ask them yourself and write down what they say."),
    )
    somebody = WorkerField(
        label=_l("Somebody else"),
        required=False,
        max_length=200,
        help_text=_l("Their name as Agencies shows it."),
    )
    asks = forms.CharField(
        label=_l("What do you want to know?"),
        required=False,
        widget=box(2),
        help_text=_l(
            "Everybody is asked what they saw, what worries them, what is better, what should change."
        ),
    )
    answer_by = TypedDateField(label=_l("Answer by"), help_text=_l("Like Friday week or 18 March"))

    def __init__(self, *args: Any, offered: tuple[Choices, Choices] = ((), ()), **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in zip(("workers", "people"), offered, strict=True):
            field: Any = self.fields[name]
            field.choices = list(choices)
            if not choices:
                del self.fields[name]
        self.initial.setdefault("answer_by", working_days_after(self.today, DAYS))
        self.initial.setdefault("workers", [key for key, _label in offered[0]])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not (given.get("workers") or given.get("people") or given.get("somebody")):
            first = next(name for name in ("workers", "people", "somebody") if name in self.fields)
            if "somebody" not in self.errors:
                self.add_error(first, _("Choose at least one to ask"))
        if given.get("answer_by") and given["answer_by"] < self.today:
            self.add_error("answer_by", _("This day has passed: choose today or a later one"))
        return given

    def chosen(self) -> tuple[list[str], list[str]]:
        """The workers and the key people to be asked."""
        data = self.cleaned_data
        somebody = [data["somebody"]] if data.get("somebody") else []
        return [*data.get("workers", ()), *somebody], list(data.get("people", ()))


class InputForm(EntryForm):
    """What somebody says for a review, in four short boxes; one of them is enough."""

    saw = forms.CharField(label=_l("What they saw"), required=False, widget=box(3))
    worries = forms.CharField(label=_l("What worries them"), required=False, widget=box(2))
    better = forms.CharField(label=_l("What is better"), required=False, widget=box(2))
    should_change = forms.CharField(label=_l("What should change"), required=False, widget=box(2))
    day = TypedDateField(label=_l("When did they say so?"), looks_back=True)

    def __init__(self, *args: Any, known: Known | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        day: Any = self.fields["day"]
        day.today = self.case.today
        self.initial.setdefault("day", getattr(self.row, "answered_on", None) or self.case.today)
        if known is not None and getattr(self.row, "state", "") != "answered":
            self.initial.update(known.facts)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not any(given.get(name) for name in FIELDS):
            self.add_error(
                "saw", _("Write down one thing they said at least; or say that there is no answer")
            )
        if given.get("day") and given["day"] > self.case.today:
            self.add_error("day", _("This day has not come yet: write the day it was said"))
        return given


class NoAnswerForm(EntryForm):
    """Why there is no answer."""

    not_had_because = forms.CharField(
        label=_l("No answer, because"),
        widget=box(2),
        help_text=_l("What was tried, and what it means for the review."),
        error_messages={"required": _l("Say in a few words why there is no answer")},
    )
