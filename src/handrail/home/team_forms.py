"""Forms about several cases of a team: handing them over, and covering for whoever works them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.access.models import User
from handrail.agencies import policies
from handrail.design.fields import hinted
from handrail.design.typed import TypedDateField
from handrail.home.team_cases import Described
from handrail.kernel.references import new_reference
from handrail.people.forms import box
from handrail.people.many import Refused
from handrail.records import clock


class Ticked(forms.MultipleChoiceField):
    """Cases to tick. A tick of a case that has changed since is understood, and noticed later."""

    widget = forms.CheckboxSelectMultiple
    references: frozenset[str] = frozenset()

    def valid_value(self, value: Any) -> bool:
        """Whether it names one of the cases, however it stood."""
        return str(value).partition(".")[0] in self.references


class TeamForm(forms.Form):
    """Which cases, and who takes them on."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    cases = hinted(Ticked(label=_l("Which cases?")), {})
    to = forms.ChoiceField(label=_l("To whom?"))

    def __init__(
        self, *args: Any, offered: list[Described], staff: list[User], ticked: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = clock.today()
        self.offered = {one.case.reference: one for one in offered}
        self.staff = {user.worker.reference: user for user in staff if user.worker}
        cases, to = self.fields["cases"], self.fields["to"]
        assert isinstance(cases, Ticked)
        assert isinstance(to, forms.ChoiceField)
        cases.references = frozenset(self.offered)
        cases.choices = [(one.value, one.label) for one in offered]
        hinted(cases, {one.value: hint for one in offered if (hint := _hint(one))})
        to.choices = [("", _("Choose")), *((key, user.name) for key, user in self.staff.items())]
        self.initial["key"] = new_reference()
        if ticked:
            self.initial["cases"] = [one.value for one in offered]
        for field in self.fields.values():
            if isinstance(field, TypedDateField):
                field.today = self.today

    def chosen(self) -> dict[str, str]:
        """The cases ticked, by reference, each with the mark it was seen with."""
        return {key: mark for key, _dot, mark in (one.partition(".") for one in self.cleaned_data["cases"])}

    def refused(self, refused: list[Refused], why: dict[type[Exception], str]) -> None:
        """Say which were refused and why, and leave their ticks out: the others can then be sent."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        out = {one.case.reference for one in refused}
        data.setlist(
            "cases",
            [
                self.offered[key].value
                for key in (one.partition(".")[0] for one in data.getlist("cases"))
                if key in self.offered and key not in out
            ],
        )
        data["key"] = new_reference()
        for one in refused:
            words = why[type(one.why)] % {"name": self.staff[self.cleaned_data["to"]].name}
            self.add_error("cases", f"{self.offered[one.case.reference].label}: {words}")
        self.data = data


class HandOverForm(TeamForm):
    """Cases pass to a colleague, from a day on."""

    on = TypedDateField(label=_l("From"))
    reason = forms.CharField(label=_l("Why"), widget=box(2), help_text=_l("Kept with each case."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["on"] = self.today

    def clean_on(self) -> date:
        """Today or later: who supervised until now is on record."""
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise ValidationError(_("Choose today or a day to come"))
        return day


class CoverForm(TeamForm):
    """A colleague stands in, from day to day."""

    first = TypedDateField(label=_l("First day"))
    last = TypedDateField(label=_l("Last day"), help_text=_l("Ninety days at most. It then ends by itself."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].label = _("Who covers?")
        self.initial["first"] = self.today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if first and first < self.today:
            self.add_error("first", _("Choose today or a day to come"))
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first"))
        most = policies.number("cover_days", first or clock.today())
        if first and last and last >= first + timedelta(days=most):
            message = _("Choose a day within %(days)s days: for longer, hand the cases over")
            self.add_error("last", message % {"days": most})
        return given


def counted(cases: int) -> str:
    """ "1 case", "12 cases"."""
    return ngettext("%(n)s case", "%(n)s cases", cases) % {"n": cases}


def _hint(one: Described) -> str:
    """What tells a case from others, and that what must be known of it is written down."""
    written = _("what must be known is written down") if one.written else ""
    return " · ".join(part for part in (one.hint, written) if part)
