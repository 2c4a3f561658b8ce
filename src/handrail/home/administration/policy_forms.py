"""The form that sets a local policy from a day on."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.policies import policy
from handrail.agencies.policy_table import BAND_WORDS, MOST_BANDS, MOST_CONTACTS
from handrail.design.typed import TypedDateField
from handrail.home.administration.forms import ItemForm, chosen
from handrail.home.administration.list_forms import EVERY_UNIT, FOR_WHOM, WHOSE
from handrail.people.fields import LinesField
from handrail.people.forms import box, short
from handrail.records import clock

UNITS = {
    "days": _l("Days"),
    "working days": _l("Working days"),
    "weeks": _l("Weeks"),
    "months": _l("Months"),
    "contacts a month": _l("Contacts a month"),
}
LEVEL = re.compile(rf"(?P<band>.{{1,{BAND_WORDS}}}?)\s*[:,]\s*(?P<first>\d+)\s*[,;/]\s*(?P<after>\d+)")


class PolicyForm(ItemForm):
    """What a unit, or the whole service, settles, for whom and from when."""

    number = forms.IntegerField(label=_l("Value"), required=False, widget=short(3))
    levels = LinesField(
        label=_l("Contacts a month, band by band"),
        required=False,
        rows=5,
        help_text=_l(
            "One band a line: its name, contacts in the first twelve weeks, contacts after them."
            " For example: Enhanced, 4, 2"
        ),
    )
    follows = forms.BooleanField(
        label=_l("None of our own"),
        required=False,
        help_text=_l("From that day what the service settled holds again, or else what ships."),
    )
    cohort = forms.ChoiceField(label=_l("For whom"), choices=FOR_WHOM, widget=forms.RadioSelect)
    tenant = chosen(WHOSE, required=False)
    from_on = TypedDateField(
        label=_l("From"), help_text=_l("Today or a later day: what has been in force stays so.")
    )
    why = forms.CharField(label=_l("Why"), required=False, widget=box(2))

    def __init__(self, data: Any = None, *, of: str, by: str, **options: Any) -> None:
        self.policy, self.by = policy(of), by
        self.value_name = "levels" if self.policy.kind == "levels" else "number"
        super().__init__(data, **options)

    def fill(self) -> None:
        self.offer_tenants(EVERY_UNIT)
        self.initial.update(cohort="both", from_on=clock.today())
        number = self.fields["number"]
        number.label = UNITS[self.policy.unit]
        number.help_text = _("From %(least)s to %(most)s.") % {
            "least": self.policy.least,
            "most": self.policy.most,
        }
        del self.fields["levels" if self.value_name == "number" else "number"]
        if self.policy.for_all:
            del self.fields["cohort"]

    def clean_levels(self) -> list[dict[str, Any]]:
        """Each line as a band and two numbers."""
        found: list[dict[str, Any]] = []
        for line in self.cleaned_data["levels"]:
            said = LEVEL.fullmatch(line)
            if said is None:
                message = _("“%(line)s”: write the band and two numbers, like Enhanced, 4, 2")
                raise forms.ValidationError(message % {"line": line})
            found.append(
                {"band": said["band"].strip(), "first": int(said["first"]), "after": int(said["after"])}
            )
        if found and self.policy.allowed(found):
            message = _("Write each band once, %(bands)s at most, with 0 to %(most)s contacts a month")
            raise forms.ValidationError(message % {"bands": MOST_BANDS, "most": MOST_CONTACTS})
        return found

    def clean_number(self) -> int | None:
        """A number within the bounds of the policy."""
        number: int | None = self.cleaned_data["number"]
        if number is not None and self.policy.allowed(number):
            bounds = {"least": self.policy.least, "most": self.policy.most}
            raise forms.ValidationError(_("Write a number from %(least)s to %(most)s") % bounds)
        return number

    def clean_from_on(self) -> Any:
        """Not in the past: what was in force then has been told to people and worked by."""
        day = self.cleaned_data["from_on"]
        if day < clock.today():
            raise forms.ValidationError(_("Choose today or a later day"))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        name = self.value_name
        empty = given.get(name) in (None, [])
        if name not in self.errors and empty and not given.get("follows"):
            self.add_error(name, _("Write a value, or tick “None of our own”"))
        elif name not in self.errors and not empty and given.get("follows"):
            self.add_error("follows", _("Write a value or tick this, not both"))
        return given

    def facts(self) -> dict[str, Any]:
        found = {"cohort": "both", **super().facts()}
        value = found.pop(self.value_name) or None
        follows = found.pop("follows")
        return {
            **found,
            "name": self.policy.name,
            "value": None if follows else value,
            "set_by": self.by,
        }

    def reference(self) -> str:
        """The policy's name, told apart by the form's key."""
        return f"{self.policy.name.replace('_', '-')}-{self.cleaned_data['key'][:8]}"
