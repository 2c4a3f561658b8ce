"""Forms about the person, their life and the people around them.

``{name}`` in a label or hint becomes what the person is called.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design import wording
from handrail.design.typed import DatePartsField, TypedDateField
from handrail.people import moving
from handrail.people.editing import EntryForm
from handrail.people.fields import CodedField, LinesField, WorkerField, typed_day
from handrail.people.frame import holds
from handrail.people.models import Address, Circumstance, MustNotMeet
from handrail.records import clock


def box(rows: int = 3) -> forms.Textarea:
    """A box for a few sentences."""
    return forms.Textarea({"rows": rows})


def short(width: int = 20) -> forms.TextInput:
    """A box for a few words."""
    return forms.TextInput({"class": f"govuk-input--width-{width}"})


def in_a_row() -> forms.RadioSelect:
    """A few short choices side by side."""
    return forms.RadioSelect({"class": "govuk-radios--inline"})


class NamedForm(EntryForm):
    """An entry form that calls the person by name and offers the codes of the day it is about."""

    not_ahead: tuple[str, ...] = ()
    """Days that cannot lie in the future."""

    def __init__(self, *args: Any, called: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.first_name, self.today = called, clock.today()
        for name, field in self.fields.items():
            field.label = str(field.label).format(name=called) if field.label else field.label
            field.help_text = str(field.help_text).format(name=called)
            if isinstance(field, TypedDateField):
                field.today = self.today
            if isinstance(field, WorkerField):
                field.offer(self.case.case.team.agency_id, getattr(self.row, name, None))
        self.on = typed_day(self, "valid_from") or getattr(self.row, "valid_from", None) or self.today
        self.until = self._last_day()
        for name, field in self.fields.items():
            if isinstance(field, CodedField):
                kept = getattr(self.row, name, None)
                field.offer(self.case.case.cohort, self.on, kept, until=self.until)

    def _last_day(self) -> date | None:
        """Of what lasts: the last day of it so far. What happens on a day has none."""
        if "valid_to" not in self.fields:
            return None
        return typed_day(self, "valid_to") or getattr(self.row, "valid_to", None) or self.today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts = given.get("valid_from", getattr(self.row, "valid_from", None))
        ends = given.get("valid_to")
        if starts and ends and ends < starts:
            self.add_error("valid_to", _("The last day is before the first"))
        for name in self.not_ahead:
            if given.get(name) and given[name] > self.today:
                self.add_error(name, _("This day has not come yet"))
        return given

    def need(self, name: str, message: str) -> None:
        """Ask for a field that another answer makes compulsory."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)


class PersonForm(NamedForm):
    """Names, how to reach the person and safely, and what suits them."""

    given_name = forms.CharField(label=_l("Given name"), max_length=100, widget=short())
    family_name = forms.CharField(label=_l("Family name"), max_length=100, widget=short())
    called = forms.CharField(
        label=_l("Likes to be called"),
        max_length=100,
        required=False,
        widget=short(),
        help_text=_l("Used in headings. Leave empty to use the given name."),
    )
    former_names = LinesField(label=_l("Other and former names"), required=False, help_text=_l("One a line."))
    pronouns = CodedField("pronouns", label=_l("Pronoun"), widget=in_a_row())
    date_of_birth = DatePartsField(label=_l("Date of birth"))
    languages = LinesField(
        label=_l("Languages"), required=False, help_text=_l("One a line, the strongest first.")
    )
    interpreter = forms.CharField(
        label=_l("Interpreter"),
        max_length=100,
        required=False,
        widget=short(),
        help_text=_l("Which language, and for what."),
    )
    reach_by = forms.CharField(
        label=_l("Best way to reach {name}"),
        required=False,
        widget=box(2),
        help_text=_l("For example: by text; she rings back."),
    )
    safe_ways = forms.CharField(
        label=_l("What keeps it safe"),
        required=False,
        widget=box(2),
        help_text=_l("Who else sees the phone or the post, and what never to leave in a message."),
    )
    phone = forms.CharField(label=_l("Telephone"), max_length=40, required=False, widget=short())
    email = forms.EmailField(label=_l("Email"), required=False)
    suits = forms.CharField(
        label=_l("What suits {name}"),
        required=False,
        widget=box(),
        help_text=_l("Times of day, places, how to explain things, what to avoid."),
    )


class OwnWordsForm(NamedForm):
    """What the person or a parent said."""

    not_ahead = ("valid_from",)

    words = forms.CharField(
        label=_l("The words"), widget=box(4), help_text=_l("As they were said, not tidied.")
    )
    voice = CodedField("voices", label=_l("Who said this?"), initial="person", widget=in_a_row())
    topic = CodedField("own_words_topics", label=_l("What is it about?"))
    valid_from = TypedDateField(label=_l("When was it said?"), looks_back=True)
    occasion = forms.CharField(
        label=_l("Where, or on what occasion"),
        max_length=200,
        required=False,
        help_text=_l("For example: planning panel."),
    )
    said_to = WorkerField(
        label=_l("Said to"),
        max_length=200,
        required=False,
        widget=short(),
        help_text=_l("The worker’s name."),
    )
    foremost = forms.BooleanField(label=_l("Show these words first on the overview"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.row is None:
            self.initial["valid_from"] = self.today
        voice = self.fields["voice"]
        assert isinstance(voice, CodedField)
        voice.say("person", self.first_name)


class CircumstanceForm(NamedForm):
    """Something in this life, what it means for taking part, and what we do about it."""

    kind = CodedField("circumstance_kinds", label=_l("What kind of thing is it?"))
    what = forms.CharField(
        label=_l("What it is"),
        widget=box(),
        help_text=_l("Your summary. A clinical note stays with the health service."),
    )
    means = forms.CharField(
        label=_l("What it means for taking part"),
        required=False,
        widget=box(),
        help_text=_l("For appointments, programmes, travel, reading, telling the truth about a bad day."),
    )
    we_do = forms.CharField(label=_l("What we do about it"), required=False, widget=box())
    valid_from = TypedDateField(label=_l("Since"), looks_back=True, required=False)
    valid_to = TypedDateField(
        label=_l("Until"),
        looks_back=True,
        required=False,
        help_text=_l("Only when it no longer holds. It stays on the record."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        classes = Circumstance.data_class_by[1]
        closed = frozenset(kind for kind, name in classes.items() if not self.case.can_write(name))
        kind = self.fields["kind"]
        assert isinstance(kind, CodedField)
        kept = getattr(self.row, "kind", None)
        kind.offer(self.case.case.cohort, self.on, kept, until=self.until, without=closed)


class AddressForm(NamedForm):
    """Where the person lives or lived."""

    kind = CodedField("accommodation_kinds", label=_l("What kind of place is it?"), widget=forms.Select)
    lines = forms.CharField(
        label=_l("Address"),
        required=False,
        widget=box(),
        help_text=_l("Leave empty if there is none, or if it must not be written down."),
    )
    area = forms.CharField(
        label=_l("Town or part of town"),
        max_length=200,
        required=False,
        widget=short(),
        help_text=_l("Also when there is no address: where {name} mostly is."),
    )
    postcode = forms.CharField(label=_l("Postcode"), max_length=10, required=False, widget=short(10))
    with_whom = forms.CharField(label=_l("Who else lives there"), max_length=200, required=False)
    valid_from = TypedDateField(label=_l("Since"), looks_back=True)
    valid_to = TypedDateField(
        label=_l("Until"),
        looks_back=True,
        required=False,
        help_text=_l("The last night there, if it has ended."),
    )
    note = forms.CharField(
        label=_l("How settled it is"),
        required=False,
        widget=box(2),
        help_text=_l("For example: a room for 12 weeks, council to decide in May."),
    )


class NewAddressForm(AddressForm):
    """A move: the present address ends the day before, unless both are meant to stand."""

    keeps_present = forms.BooleanField(
        label=_l("Keep the present address as well"),
        required=False,
        help_text=_l("For somebody who stays in two places, or keeps a tenancy while away."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        starts = given.get("valid_from")
        if starts and not given.get("keeps_present"):
            in_the_way = moving.in_the_way(self.case.rows(Address), starts, given.get("valid_to"))
            if in_the_way is not None:
                self.add_error("valid_from", self._already(in_the_way))
        return given

    def _already(self, row: Address) -> str:
        if row.valid_from is None:
            return _("An address without a first day stands already: give it one first, or keep both")
        return _("Another address begins on %(day)s: give this one a last day before that, or keep both") % {
            "day": wording.full_date(row.valid_from)
        }


class KeyPersonForm(NamedForm):
    """Somebody around the person: which way they pull, and what was decided about them."""

    not_ahead = ("seen_on", "consent_on", "valid_to")

    name = forms.CharField(
        label=_l("Name"), max_length=200, help_text=_l("A person, a group or a place, as {name} says it.")
    )
    relationship = forms.CharField(
        label=_l("Who they are to {name}"), max_length=200, help_text=_l("For example: nan; boxing coach.")
    )
    group = CodedField("key_person_groups", label=_l("Where they stand in the picture"), widget=forms.Select)
    worker = WorkerField(
        label=_l("If they are a worker: their name in the directory"),
        max_length=200,
        required=False,
        widget=short(),
    )
    influence = CodedField("influences", label=_l("Which way do they pull, as we read it?"))
    shown_by = forms.CharField(
        label=_l("What shows it"),
        required=False,
        widget=box(),
        help_text=_l("What was seen or said, and by whom."),
    )
    seen_on = TypedDateField(label=_l("When that was"), looks_back=True, required=False)
    watch = forms.CharField(
        label=_l("What to watch"),
        required=False,
        widget=box(2),
        help_text=_l("Good company can need watching too."),
    )
    listens = CodedField(
        "listens",
        label=_l("Does {name} listen to them?"),
        help_text=_l("{name}’s own answer."),
        widget=in_a_row(),
    )
    involvement = CodedField("involvements", label=_l("Do we involve them?"))
    decide_again_on = TypedDateField(label=_l("Decide again on"), required=False)
    reason = forms.CharField(label=_l("Why"), widget=box())
    consent = CodedField("consents", label=_l("Has {name} agreed to our talking with them?"))
    consent_on = TypedDateField(label=_l("When {name} answered"), looks_back=True, required=False)
    may_be_told = forms.CharField(
        label=_l("What they may be told"),
        required=False,
        widget=box(2),
        help_text=_l("Leave empty if nothing has been agreed."),
    )
    reach_by = forms.CharField(label=_l("How to reach them"), required=False, widget=box(2))
    valid_to = TypedDateField(
        label=_l("No longer around since"),
        looks_back=True,
        required=False,
        help_text=_l("Takes them off the picture; the record keeps them."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        involvement = self.fields["involvement"]
        assert isinstance(involvement, CodedField)
        involvement.say("persons_choice", _("%(name)s’s choice") % {"name": self.first_name})
        consent = self.fields["consent"]
        assert isinstance(consent, CodedField)
        for key, words in (("given", _("Yes")), ("refused", _("No")), ("not_asked", _("Not asked yet"))):
            consent.say(key, words)
        if self.row is None:
            del self.fields["valid_to"]

    def clean_name(self) -> str:
        """Nobody who must not meet the person comes into the picture."""
        name = str(self.cleaned_data["name"])
        apart = self.case.rows(MustNotMeet).filter(who__iexact=name.strip())
        if any(holds(row, self.today) for row in apart):
            raise ValidationError(
                _("%(who)s must not meet %(name)s. That stands under Details and never in the picture.")
                % {"who": name, "name": self.first_name}
            )
        return name

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("involvement") == "decide_again":
            self.need("decide_again_on", _("Enter the day to decide again"))
        return given


class SchemeForm(NamedForm):
    """A multi-agency scheme the person is in."""

    kind = CodedField("scheme_kinds", label=_l("Which scheme?"))
    category = forms.CharField(label=_l("Category"), max_length=100, required=False, widget=short())
    level = forms.CharField(label=_l("Level"), max_length=100, required=False, widget=short())
    lead = WorkerField(
        label=_l("Led by"), max_length=200, required=False, widget=short(), help_text=_l("The worker’s name.")
    )
    why = forms.CharField(label=_l("What it is for"), required=False, widget=box())
    valid_from = TypedDateField(label=_l("Since"), looks_back=True)
    valid_to = TypedDateField(
        label=_l("Until"), required=False, help_text=_l("The last day, once it has ended or an end is set.")
    )


class MustNotMeetForm(NamedForm):
    """Somebody to be kept apart from the person."""

    who = forms.CharField(label=_l("Who must {name} not meet?"), max_length=200)
    kind = CodedField("must_not_meet_kinds", label=_l("Why are they kept apart?"))
    reason = forms.CharField(
        label=_l("What to know"),
        required=False,
        widget=box(),
        help_text=_l("Where they might meet, and what we do about it. Never anything about a victim."),
    )
    case_ = forms.CharField(
        label=_l("Their own reference, if they are supervised too"),
        max_length=20,
        required=False,
        widget=short(10),
    )
    valid_from = TypedDateField(label=_l("Since"), looks_back=True, required=False)
    valid_to = TypedDateField(label=_l("Until"), required=False, help_text=_l("The last day, if one is set."))

    def initial_from(self, row: Any) -> dict[str, Any]:
        """``case`` is also what the form calls the open case, so the field has another name."""
        return {**super().initial_from(row), "case_": row.case}

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {"case": facts.pop("case_") or None, **facts}
