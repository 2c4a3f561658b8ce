"""Weekday and hours at a place, as rows of a form."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Venue
from handrail.design.typed import TypedTimeField

WEEKDAYS = (
    (1, _l("Monday")),
    (2, _l("Tuesday")),
    (3, _l("Wednesday")),
    (4, _l("Thursday")),
    (5, _l("Friday")),
    (6, _l("Saturday")),
    (7, _l("Sunday")),
)
SPARE_ROWS = 3
MOST_ROWS = 40


class HoursForm(forms.Form):
    """One row: a weekday, from, to, and where. Empty rows say nothing."""

    weekday = forms.ChoiceField(label=_l("Weekday"), required=False, widget=forms.Select)
    starts = TypedTimeField(label=_l("From"), required=False)
    ends = TypedTimeField(label=_l("To"), required=False)
    venue = forms.ChoiceField(label=_l("Where"), required=False, widget=forms.Select)
    women_only = forms.BooleanField(label=_l("Women only"), required=False)

    def __init__(self, *args: Any, venues: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        weekday, venue = self.fields["weekday"], self.fields["venue"]
        assert isinstance(weekday, forms.ChoiceField)
        assert isinstance(venue, forms.ChoiceField)
        weekday.choices = [("", _("No day")), *((str(n), words) for n, words in WEEKDAYS)]
        venue.choices = [("", _("No place")), *venues]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and any(given.values()) and not (given["weekday"] and given["starts"]):
            self.add_error("weekday", _("Give the weekday, and the time from and to"))
        elif given.get("weekday") and not given.get("ends") and "ends" not in self.errors:
            self.add_error("ends", _("Enter the time it ends"))
        elif given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", _("This is before it starts"))
        return given

    def hours(self) -> dict[str, Any] | None:
        """The row as the directory keeps it."""
        given = self.cleaned_data
        if not given.get("weekday"):
            return None
        kept = {
            "weekday": int(given["weekday"]),
            "starts": _kept(given["starts"]),
            "ends": _kept(given["ends"]),
        }
        if given["venue"]:
            kept["venue"] = given["venue"]
        if given["women_only"]:
            kept["women_only"] = True
        return kept


def rows(data: Any, kept: list[dict[str, Any]]) -> list[HoursForm]:
    """The rows that stand and some to add to."""
    venues = list(Venue.objects.order_by("name").values_list("reference", "name"))
    shown = [*kept[:MOST_ROWS], *({} for _spare in range(SPARE_ROWS))]
    return [
        HoursForm(data, prefix=f"hours-{place}", initial=_shown(one), venues=venues)
        for place, one in enumerate(shown)
    ]


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    if not one:
        return {}
    return {**one, "starts": time.fromisoformat(one["starts"]), "ends": time.fromisoformat(one["ends"])}


def _kept(value: time) -> str:
    return value.isoformat()
