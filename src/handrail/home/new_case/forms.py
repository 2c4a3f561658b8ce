"""The three forms of a new case, and the rows of what a sentence asks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.casefile import codes
from handrail.casefile.calendar.kinds import KINDS
from handrail.design.typed import DatePartsField, TypedDateField
from handrail.people import creating
from handrail.people.fields import CodedField, LinesField, offered, typed_day
from handrail.people.forms import box, in_a_row, short
from handrail.records import clock

NUMBERS = ("crn", "youth_id", "pnc", "prison_number")
ROWS = 6


class WhoForm(forms.Form):
    """Names, date of birth, and the numbers other systems know the person by."""

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
    pronouns = CodedField("pronouns", label=_l("Pronoun"), widget=in_a_row(), initial="they")
    date_of_birth = DatePartsField(label=_l("Date of birth"))
    crn = forms.CharField(label=_l("CRN"), max_length=40, required=False, widget=short(10))
    youth_id = forms.CharField(label=_l("Youth id"), max_length=40, required=False, widget=short(10))
    pnc = forms.CharField(label=_l("PNC number"), max_length=40, required=False, widget=short(10))
    prison_number = forms.CharField(
        label=_l("Prison number"), max_length=40, required=False, widget=short(10)
    )
    somebody_new = forms.BooleanField(label=_l("None of these: this is somebody new"), required=False)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user, self.alike = user, list[creating.Alike]()
        pronouns = self.fields["pronouns"]
        assert isinstance(pronouns, CodedField)
        pronouns.offer("adult", clock.today())

    def clean_date_of_birth(self) -> date:
        """A day that has been, within a lifetime."""
        born: date = self.cleaned_data["date_of_birth"]
        if born >= clock.today() or born.year < clock.today().year - 120:
            raise forms.ValidationError(_("Check the year of birth"))
        return born

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        numbers = [given[name] for name in NUMBERS]
        self.alike = creating.alike(
            self.user, given["given_name"], given["family_name"], given["date_of_birth"], numbers
        )
        if self.alike and not given["somebody_new"]:
            self.add_error(None, _("There may be a case for this person already: look at the list"))
        return given

    def numbers(self) -> dict[str, str]:
        """The numbers given, by kind."""
        return {name: self.cleaned_data[name] for name in NUMBERS if self.cleaned_data[name]}


class CaseForm(forms.Form):
    """Adult or child, and who supervises."""

    cohort = forms.ChoiceField(
        label=_l("Adult or child"),
        widget=forms.RadioSelect,
        choices=[("adult", _l("Adult, on probation")), ("youth", _l("Child, in youth justice"))],
    )
    in_charge = forms.ChoiceField(label=_l("Who supervises"), widget=forms.Select)
    manager = forms.ChoiceField(label=_l("Manager"), widget=forms.Select)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        team = creating.colleagues(user)
        self.by_id = {str(one.pk): one for one in team}
        managers = [(str(one.pk), one.name) for one in team if one.role == "manager"]
        everybody = [(str(one.pk), one.name) for one in team]
        own = [(str(user.pk), user.name)]
        self._offer("in_charge", everybody if user.role == "manager" else own)
        self._offer("manager", own if user.role == "manager" else managers)
        self.fields["manager"].required = bool(managers)
        if user.role != "manager":
            self.initial["in_charge"] = str(user.pk)
        if len(managers) == 1 or user.role == "manager":
            self.initial["manager"] = str(user.pk) if user.role == "manager" else managers[0][0]
        if user.team is not None and user.team.agency.type == "youth_justice":
            self.initial["cohort"] = "youth"
        elif user.team is not None and user.team.agency.type == "probation":
            self.initial["cohort"] = "adult"

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *choices]

    def chosen(self, name: str) -> User | None:
        """The colleague chosen for a part."""
        return self.by_id.get(self.cleaned_data[name])


class AskForm(forms.Form):
    """One row: a requirement or a condition, its wording, how much."""

    what = forms.ChoiceField(label=_l("Requirement or condition"), required=False, widget=forms.Select)
    wording = forms.CharField(label=_l("Wording"), required=False, max_length=2000)
    amount = forms.IntegerField(
        label=_l("How much"), required=False, min_value=1, max_value=5000, widget=short(4)
    )
    unit = forms.ChoiceField(label=_l("Of what"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, cohort: str, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        what, unit = self.fields["what"], self.fields["unit"]
        assert isinstance(what, forms.ChoiceField)
        assert isinstance(unit, forms.ChoiceField)
        what.choices = [
            ("", _("Nothing")),
            *(
                (
                    str(words),
                    [(f"{sort}:{key}", label) for key, label in offered(f"{sort}_kinds", cohort, on)],
                )
                for sort, words in (
                    ("requirement", _("Requirements of an order")),
                    ("condition", _("Conditions of a licence")),
                )
            ),
        ]
        unit.choices = [("", _("Choose")), *codes.choices("amount_units")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("wording") and not given.get("what"):
            self.add_error("what", _("Choose what this is"))
        if given.get("amount") and not given.get("unit"):
            self.add_error("unit", _("Choose hours, days or another unit"))
        return given


class SentenceForm(forms.Form):
    """What was imposed, when and for how long, for which offence; and what it asks, row by row."""

    kind = CodedField("sentence_kinds", label=_l("What was imposed or agreed?"), widget=forms.Select)
    court = forms.CharField(label=_l("Court"), max_length=200, required=False)
    imposed_on = TypedDateField(label=_l("When was it imposed?"), looks_back=True)
    years = forms.IntegerField(label=_l("Years"), required=False, min_value=0, max_value=99, widget=short(3))
    months = forms.IntegerField(
        label=_l("Months"), required=False, min_value=0, max_value=240, widget=short(3)
    )
    days = forms.IntegerField(label=_l("Days"), required=False, min_value=0, max_value=3650, widget=short(3))
    ends_on = TypedDateField(
        label=_l("Ends on"),
        required=False,
        help_text=_l("Only where the court or the prison named the day; else it follows from the length."),
    )
    released_on = TypedDateField(
        label=_l("Released on"),
        required=False,
        looks_back=True,
        help_text=_l("After custody, if it has been."),
    )
    offence = forms.CharField(label=_l("For which offence?"), max_length=300, required=False, widget=box(2))
    offence_on = TypedDateField(label=_l("When was the offence?"), required=False, looks_back=True)

    def __init__(self, data: Any = None, *, cohort: str) -> None:
        super().__init__(data)
        for field in self.fields.values():
            if isinstance(field, TypedDateField):
                field.today = clock.today()
        kind = self.fields["kind"]
        assert isinstance(kind, CodedField)
        on = typed_day(self, "imposed_on") or clock.today()
        kind.offer(cohort, on)
        self.rows = [AskForm(data, prefix=f"ask-{place}", cohort=cohort, on=on) for place in range(ROWS)]

    def is_valid(self) -> bool:
        rows = [row.is_valid() for row in self.rows]
        return super().is_valid() and all(rows)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        kind = KINDS.get(given.get("kind", ""))
        length = any(given.get(name) for name in ("years", "months", "days")) or given.get("ends_on")
        if kind and kind.by_court and not (length or kind.endless or kind.months):
            self.add_error("months", _("Enter how long it lasts, or the day it ends"))
        imposed = given.get("imposed_on")
        if imposed and imposed > clock.today():
            self.add_error("imposed_on", _("This day has not come yet"))
        for name in ("ends_on", "released_on"):
            if imposed and given.get(name) and given[name] < imposed:
                self.add_error(name, _("This is before it was imposed"))
        return given

    def asks(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Each row as (requirement or condition, kind, the rest)."""
        found = []
        for row in self.rows:
            given = row.cleaned_data
            if given.get("what"):
                sort, _colon, kind = given["what"].partition(":")
                found.append((sort, kind, given))
        return found
