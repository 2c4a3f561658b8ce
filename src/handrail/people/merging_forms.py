"""Forms that say that two records are of one person, or of two after all."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design.typed import TypedDateField
from handrail.people.forms import NamedForm, box, short


class OtherRecordForm(forms.Form):
    """Which other record is meant."""

    other = forms.CharField(
        label=_l("Reference or number of the other record"),
        max_length=40,
        widget=short(),
        help_text=_l("You must be the manager of both."),
    )

    def clean_other(self) -> str:
        """Without the blanks that came along."""
        return str(self.cleaned_data["other"]).strip()


class OnePersonForm(NamedForm):
    """Which of two records leads, since when it is known that they are of one person, and how."""

    not_ahead = ("valid_from",)
    leads = forms.ChoiceField(
        label=_l("Which record leads?"),
        widget=forms.RadioSelect,
        help_text=_l("It shows both histories. The other says so at its top and leads there."),
    )
    reason = forms.CharField(
        label=_l("How is it known?"),
        widget=box(),
        help_text=_l("What both records have in common, and who confirmed it. It stands in both."),
    )
    valid_from = TypedDateField(label=_l("Found out on"), looks_back=True)
    field_order = ("key", "version_seen", "leads", "reason", "valid_from")

    def __init__(self, *args: Any, records: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        leads = self.fields["leads"]
        assert isinstance(leads, forms.ChoiceField)
        leads.choices = records
        self.initial["valid_from"] = self.today


class TwoPeopleForm(NamedForm):
    """Since when it is known that two records are of two people after all, and how."""

    not_ahead = ("valid_from",)
    reason = forms.CharField(
        label=_l("How is it known?"), widget=box(), help_text=_l("It stands in both records.")
    )
    valid_from = TypedDateField(label=_l("Found out on"), looks_back=True)
    field_order = ("key", "version_seen", "reason", "valid_from")

    def __init__(self, *args: Any, said_on: date | None, **options: Any) -> None:
        self.said_on = said_on
        super().__init__(*args, **options)
        self.initial["valid_from"] = self.today

    def clean_valid_from(self) -> date:
        """Not before it was said that they are of one person."""
        day: date = self.cleaned_data["valid_from"]
        if self.said_on is not None and day < self.said_on:
            raise forms.ValidationError(_("They were said to be of one person after that day"))
        return day
