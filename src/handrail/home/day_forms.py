"""Forms that ask for a day that has been: which one, and which of two questions about it."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from handrail.design.fields import hinted
from handrail.design.typed import TypedDateField
from handrail.records import clock

KNOWN, WAS = "known", "was"


class DayForm(forms.Form):
    """A day, typed freely, that is not still to come."""

    on = TypedDateField(
        label=_l("Day"),
        looks_back=True,
        help_text=_l("For example 10 March 2026, 10/3/26 or last Friday."),
        error_messages={"required": _l("Enter a day")},
    )

    def __init__(self, *args: Any, last: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.last = last or clock.today()
        on = self.fields["on"]
        assert isinstance(on, TypedDateField)
        on.today = self.last

    def clean_on(self) -> date:
        """Days ahead are refused: nothing is known on them, and nothing has been."""
        day: date = self.cleaned_data["on"]
        if day > self.last:
            raise forms.ValidationError(_l("Enter a day that has been: this one is still to come"))
        return day


class AnotherDateForm(DayForm):
    """A day, and whether one asks what the record said or how things were."""

    ask = hinted(
        forms.ChoiceField(
            label=_l("What do you want to see?"),
            choices=[
                (KNOWN, _l("The case as it was known on that day")),
                (WAS, _l("How things were on that day")),
            ],
            widget=forms.RadioSelect,
            initial=KNOWN,
        ),
        {
            KNOWN: _l(
                "Every page as the record stood at the end of it, without what was written down later."
            ),
            WAS: _l("Home, supervision, restrictions and people on that day, as far as we know today."),
        },
    )
    to = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    field_order = ("on", "ask", "to")

    def page_of(self, reference: str) -> str:
        """The page to go on to: one of this case, or its first."""
        base, to = reverse("home:case", args=[reference]), self.cleaned_data["to"]
        within = to == base or to.startswith((f"{base}/", f"{base}?"))
        return to if within and to.isprintable() and "\\" not in to and "/../" not in to else base
