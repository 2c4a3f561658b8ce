"""The form of what an agency offers: what it says of itself, and what we found out."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.feeds.entries import FED
from handrail.agencies.models import Venue
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.home.administration.forms import ItemForm, agencies_of, chosen, listed
from handrail.people.fields import LinesField
from handrail.people.forms import box, short

ANSWERS = ((None, _l("Not known yet: ask")), (True, _l("Yes")), (False, _l("No")))


def _whole(label: Any, most: int, **options: Any) -> forms.IntegerField:
    """A whole number that may be left out."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, widget=short(5), **options
    )


class ServiceForm(ItemForm):
    """What an agency offers. What a feed says of a service is updated in the feed, and not asked here."""

    hours_field = "hours"

    name = forms.CharField(label=_l("Name"), max_length=200)
    agency = chosen(_l("Agency"))
    what_for = forms.CharField(label=_l("What for"), required=False, widget=box())
    needs = LinesField(
        label=_l("Needs it helps with"), required=False, longest=60, help_text=_l("One a line.")
    )
    eligibility = forms.CharField(label=_l("For whom"), required=False, widget=box(2))
    least_age = _whole(_l("From what age"), 150)
    most_age = _whole(_l("Up to what age"), 150)
    takes_supervised = forms.TypedChoiceField(
        label=_l("Accepts people on supervision"),
        required=False,
        choices=[("" if value is None else str(value), words) for value, words in ANSWERS],
        coerce=lambda given: given == "True",
        empty_value=None,
    )
    exclusions = LinesField(
        label=_l("Whom it does not take"),
        required=False,
        longest=200,
        help_text=_l("Kinds of offence or need, as the service says it. One a line."),
    )
    women_only = forms.BooleanField(label=_l("Women only"), required=False)
    women_only_times = forms.CharField(
        label=_l("Women-only times"), max_length=200, required=False, help_text=_l("Such as Friday mornings.")
    )
    faith = forms.CharField(label=_l("Faith"), max_length=100, required=False, widget=short())
    facets = LinesField(
        label=_l("Culture and community"), required=False, longest=100, help_text=_l("One a line.")
    )
    capacity = forms.CharField(
        label=_l("How many it takes"), max_length=200, required=False, help_text=_l("Such as ten a group.")
    )
    wait = forms.CharField(label=_l("Wait"), max_length=200, required=False)
    wait_weeks = _whole(_l("Wait in weeks"), 520)
    takes_minutes = forms.IntegerField(
        label=_l("How long an appointment takes, in minutes"),
        required=False,
        min_value=1,
        max_value=10_000,
        widget=short(5),
    )
    what_happens = forms.CharField(label=_l("What happens there"), required=False, widget=box())
    goes_along = forms.CharField(label=_l("Who can go along"), required=False, widget=box(2))
    continues = chosen(_l("After the sentence"))
    venue = chosen(_l("Where"), required=False)
    telephone = forms.CharField(label=_l("Telephone"), max_length=40, required=False, widget=short())
    web = forms.URLField(
        label=_l("Web page"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    last_checked = TypedDateField(label=_l("Last checked"), required=False, looks_back=True)
    last_checked_by = forms.CharField(label=_l("Checked by"), max_length=200, required=False, widget=short())
    not_offered_from = TypedDateField(
        label=_l("Not offered any more since"),
        required=False,
        looks_back=True,
        help_text=_l("It stays on record and is no longer suggested."),
    )

    def fill(self) -> None:
        self.offer("agency", agencies_of(self.keeper))
        self.offer("venue", listed(Venue), _("No one place"))
        self.offer("continues", codes.choices("service_reaches"))
        if self.row is None:
            self.initial["continues"] = "specialist"
        if getattr(self.row, "feed", ""):
            for name in FED:
                self.fields.pop(name, None)
            self.hours_field, self.hours = "", []
            self.told = _(
                "This service comes from a feed. Its name, what it is for, ages, place and hours follow"
                " the feed, and are changed there. What you add here stays when the feed is read again."
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        least, most = given.get("least_age"), given.get("most_age")
        if least is not None and most is not None and most < least:
            self.add_error("most_age", _("This is below the age from which it takes people"))
        return given
