"""Forms of inspections."""

from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.agencies.models import Agency, Team
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.people.forms import box, in_a_row, short
from handrail.quality.inspections import inspecting
from handrail.quality.inspections.models import Inspection
from handrail.quality.inspections.questions import KeyQuestion

YES, NO = "yes", "no"
ANSWERS = [(YES, _l("Sufficient")), (NO, _l("Not sufficient"))]


class _Dated(forms.Form):
    """A form whose typed days are read as of a day."""

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        for field in self.fields.values():
            if isinstance(field, TypedDateField):
                field.today = today


def _name(one: Agency | User) -> str:
    return one.name


class OpenForm(_Dated):
    """A unit opened to inspectors: which cases, as known when, until when, why."""

    name = forms.CharField(label=_l("Name of the inspection"), widget=short(30), max_length=200)
    unit = forms.ModelChoiceField(Agency.objects.none(), label=_l("Which unit?"))
    cohort = forms.ChoiceField(
        label=_l("Whose cases?"),
        choices=[("adult", _l("Adults")), ("youth", _l("Children"))],
        widget=in_a_row(),
    )
    readers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_l("Who inspects?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _l("Choose at least one inspector")},
    )
    lead = forms.ModelChoiceField(User.objects.none(), label=_l("Who leads?"))
    known_on = TypedDateField(
        label=_l("Cases are read as they were known at the end of"),
        looks_back=True,
        error_messages={"required": _l("Give the day at whose end cases are read as known")},
    )
    ends_on = TypedDateField(
        label=_l("Inspectors read until"),
        error_messages={"required": _l("Give the last day on which inspectors read")},
    )
    why = forms.CharField(
        label=_l("What it is for, and on what authority"),
        widget=box(),
        max_length=2000,
        error_messages={"required": _l("Say what it is for, and on what authority")},
    )

    def __init__(self, *args: Any, units: Any, inspectors: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field, offered in (("unit", units), ("readers", inspectors), ("lead", inspectors)):
            chooser = self.fields[field]
            assert isinstance(chooser, forms.ModelChoiceField)
            chooser.queryset = offered
            if chooser.empty_label:
                chooser.empty_label = _("Choose")
            chooser.label_from_instance = _name  # type: ignore[method-assign, assignment]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("known_on") and given["known_on"] > self.today:
            self.add_error("known_on", _("Give a day that is over: what will be known later nobody can read"))
        if given.get("ends_on") and given["ends_on"] < self.today:
            self.add_error("ends_on", _("Give a day that is still to come"))
        if given.get("lead") and given.get("readers") is not None and given["lead"] not in given["readers"]:
            self.add_error("lead", _("Whoever leads is one of those who inspect: tick their name above"))
        return given

    def clean_name(self) -> str:
        """A name that no other inspection has."""
        name: str = self.cleaned_data["name"]
        if Inspection.objects.filter(reference=inspecting.reference_of(name)).exists():
            raise forms.ValidationError(_("Another inspection has this name: give it another"))
        return name

    @property
    def in_order(self) -> list[User]:
        """The readers, whoever leads first."""
        lead = self.cleaned_data["lead"]
        return [lead, *(one for one in self.cleaned_data["readers"] if one != lead)]


class SampleForm(_Dated):
    """Which cases may be drawn, over what they are shared out, and how many are read."""

    teams = forms.MultipleChoiceField(
        label=_l("Only these teams"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sentence_kinds = forms.MultipleChoiceField(
        label=_l("Only these kinds of sentence"), required=False, widget=forms.CheckboxSelectMultiple
    )
    begun_from = TypedDateField(label=_l("Sentenced from"), required=False, looks_back=True)
    begun_to = TypedDateField(label=_l("Sentenced until"), required=False, looks_back=True)
    strata = forms.ChoiceField(
        label=_l("Share out in proportion over"),
        choices=[
            (Inspection.Strata.NONE, _l("Nothing: all cases alike")),
            (Inspection.Strata.TEAM, _l("Teams")),
            (Inspection.Strata.SENTENCE, _l("Kinds of sentence")),
        ],
        widget=forms.RadioSelect,
    )
    size = forms.IntegerField(
        label=_l("How many cases?"),
        min_value=1,
        max_value=2000,
        widget=short(4),
        error_messages={"required": _l("Say how many cases")},
    )
    second_every = forms.IntegerField(
        label=_l("A second reader for every …"),
        help_text=_l("4 means every fourth case, 1 means every case."),
        min_value=1,
        max_value=100,
        widget=short(3),
    )
    seed = forms.CharField(
        label=_l("Word to draw the lots with"),
        help_text=_l("Any word. The same word over the same cases draws the same sample again."),
        max_length=40,
        widget=short(20),
        error_messages={"required": _l("Give any word to draw the lots with")},
    )

    def __init__(self, *args: Any, inspection: Inspection, **options: Any) -> None:
        super().__init__(*args, **options)
        teams = Team.objects.filter(agency=inspection.unit).order_by("name")
        self._offer("teams", [(one.reference, one.name) for one in teams])
        self._offer("sentence_kinds", codes.choices("sentence_kinds", cohort=inspection.cohort))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("begun_from"), given.get("begun_to")
        if first and last and last < first:
            self.add_error("begun_to", _("Give a day that is not before the first"))
        return given


def _why(one: KeyQuestion) -> str:
    """The same word beside each question; who does not see them together hears which."""
    return format_html('{}<span class="govuk-visually-hidden">: {}</span>', _("Why"), one.words)


class JudgingForm(forms.Form):
    """Every key question of a case: sufficient or not, and why. What is left empty waits."""

    def __init__(self, *args: Any, questions: tuple[KeyQuestion, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = questions
        for one in questions:
            self.fields[answer_of(one.key)] = forms.ChoiceField(
                label=one.words, choices=ANSWERS, required=False, widget=in_a_row()
            )
            self.fields[reasons_of(one.key)] = forms.CharField(
                label=_why(one), required=False, widget=box(3), max_length=4000
            )
        for field in self.fields.values():
            field.said_above = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for one in self.questions:
            answer, reasons = given.get(answer_of(one.key)), given.get(reasons_of(one.key))
            if answer and not reasons:
                words = _("Say why: %(question)s") % {"question": one.words}
                self.add_error(reasons_of(one.key), words)
            if reasons and not answer:
                words = _("Choose sufficient or not: %(question)s") % {"question": one.words}
                self.add_error(answer_of(one.key), words)
        return given

    @property
    def answers(self) -> dict[str, tuple[bool, str]]:
        """What was answered, by key question."""
        given = self.cleaned_data
        return {
            one.key: (given[answer_of(one.key)] == YES, given[reasons_of(one.key)])
            for one in self.questions
            if given.get(answer_of(one.key))
        }


def answer_of(key: str) -> str:
    """The name of the field that holds the answer to a key question."""
    return f"answer_{key.replace('.', '_')}"


def reasons_of(key: str) -> str:
    """The name of the field that holds its reasons."""
    return f"reasons_{key.replace('.', '_')}"


class SettleForm(forms.Form):
    """What holds where two readers differ."""

    answer = forms.ChoiceField(
        label=_l("What holds?"),
        choices=ANSWERS,
        widget=in_a_row(),
        error_messages={"required": _l("Choose what holds")},
    )
    reasons = forms.CharField(
        label=_l("Why"),
        widget=box(),
        max_length=4000,
        error_messages={"required": _l("Say why, so that both readers can follow it")},
    )


class InterviewForm(_Dated):
    """What the practitioner told a reader."""

    held_on = TypedDateField(label=_l("On which day did you speak?"), looks_back=True)
    words = forms.CharField(
        label=_l("What did they tell you?"),
        help_text=_l("What is not on the record counts beside it. Nothing about the worker goes here."),
        widget=box(6),
        max_length=8000,
        error_messages={"required": _l("Write what they told you")},
    )

    def clean_held_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come"))
        return day
