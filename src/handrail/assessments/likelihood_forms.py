"""A form for each instrument, made from its questions; and one for values produced elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.areas import sentences
from handrail.assessments.forms import AssessedForm, line, text
from handrail.design.typed import TypedDateField
from handrail.instruments import (
    Input,
    Instrument,
    Kind,
    Need,
    Problem,
    Refused,
    UnderEighteen,
    Worded,
    worded,
)
from handrail.people.fields import CodedField, LinesField

YES_NO = [("yes", _l("Yes")), ("no", _l("No"))]
ASKED = "asked_"
"""Before the name of each question, so that none is mistaken for a field of the form."""


def field_of(item: Input, suggested: Any) -> forms.Field:
    """The form field that puts a question. Whether an answer is needed, the instrument says."""
    hint = item.hint
    if suggested is not None:
        hint = sentences(hint, _("Taken from the record: check it."))
    options: dict[str, Any] = {"label": item.question, "help_text": hint, "required": False}
    match item.kind:
        case Kind.YES_NO:
            given = {True: "yes", False: "no"}.get(suggested)
            radios = forms.RadioSelect({"class": "govuk-radios--inline"})
            return forms.ChoiceField(choices=YES_NO, widget=radios, initial=given, **options)
        case Kind.CHOICE:
            choices = [("", _("Choose")), *((str(one.value), one.label) for one in item.options)]
            return forms.ChoiceField(choices=choices, widget=forms.Select, initial=suggested, **options)
        case Kind.WHOLE:
            return forms.IntegerField(initial=suggested, widget=_number(), **options)
        case Kind.NUMBER | Kind.PERCENT:
            return forms.FloatField(initial=suggested, widget=_number(), **options)
        case Kind.DATE:
            return TypedDateField(initial=suggested, looks_back=True, **options)
    return forms.CharField(max_length=40, initial=suggested, widget=_number(), **options)


def _number() -> forms.TextInput:
    return forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal", "autocomplete": "off"})


class InstrumentForm(AssessedForm):
    """The questions of one instrument, and our view beside whatever comes out."""

    our_view = text(
        _l("Our view of {name}, beside it"),
        3,
        _l("What the answers cannot know: strengths, progress, what has changed."),
    )

    def __init__(
        self, *args: Any, about: Instrument, suggested: dict[str, Any], born: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.about, self.born = about, born
        self.worded: Worded | None = None
        self.asked = [item for item in about.inputs if not item.from_record]
        for item in self.asked:
            field = field_of(item, suggested.get(item.name))
            if isinstance(field, TypedDateField):
                field.today = self.today
            field.required = item.need is Need.ALWAYS
            self.fields[ASKED + item.name] = field
        self.order_fields([*(ASKED + item.name for item in self.asked), "our_view"])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.errors:
            return given
        answers = {item.name: _read(item, given.get(ASKED + item.name)) for item in self.asked}
        answered = {name: value for name, value in answers.items() if value is not None}
        try:
            self.worded = worded(self.about.key, answered, born=self.born, on=self.today)
        except UnderEighteen:
            self.add_error(None, _("No instrument is worked out for anybody under 18."))
        except Refused as refused:
            for problem in refused.problems:
                self._say(problem)
        return given

    def _say(self, problem: Problem) -> None:
        """A refusal at each question it is about; what is allowed stands in it."""
        asked = {item.name: item for item in self.asked}
        for name in problem.fields:
            if name in asked:
                words = _("%(question)s %(wrong)s. Allowed: %(allowed)s")
                about = {
                    "question": asked[name].question,
                    "wrong": problem.wrong,
                    "allowed": asked[name].allowed,
                }
                self.add_error(ASKED + name, words % about)
            else:
                self.add_error(None, str(problem))


def _read(item: Input, value: Any) -> Any:
    """An answer as the instrument takes it; ``None`` where there is none."""
    if value in ("", None):
        return None
    if item.kind is Kind.YES_NO:
        return value == "yes"
    if item.kind is Kind.CHOICE:
        return next((one.value for one in item.options if str(one.value) == value), None)
    return value


class ElsewhereForm(AssessedForm):
    """A value that was produced elsewhere: which instrument, which version, where from and when."""

    instrument = CodedField("instruments", label=_l("Which instrument?"), widget=forms.Select)
    instrument_version = line(_l("Its name and version"), _l("As the paper names it."), True)
    source = line(_l("Who produced it"), _l("Service, and the person if known."), True)
    valid_from = TypedDateField(label=_l("On"), looks_back=True)
    said = LinesField(
        longest=1000,
        rows=4,
        label=_l("What it says"),
        help_text=_l("In people of a hundred where it gives a figure. One sentence a line."),
    )
    our_view = text(_l("Our view of {name}, beside it"), 3)

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "origin": "from_elsewhere"}


class ViewForm(AssessedForm):
    """Our view beside a result; the result itself never changes."""

    our_view = text(_l("Our view of {name}, beside it"), 4)
