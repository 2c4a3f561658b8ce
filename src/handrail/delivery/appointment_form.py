"""What every form of a contact or an appointment asks: kind, day and time, how and where, with whom, help."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.delivery import kinds
from handrail.delivery.fields import (
    SMALL,
    WIDE,
    PeopleOfTheCase,
    SettledChoice,
    minutes_field,
    offer_work,
    work_field,
)
from handrail.delivery.models import Contact
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import NOT_THEN, offered, typed_day
from handrail.people.opening import OpenCase

CODED = {"purpose": "contact_purposes", "mode": "contact_modes", "outcome": "contact_outcomes"}
"""Fields that take a code, and its list."""


class AppointmentForm(PeopleOfTheCase):
    """When, how, where and with whom."""

    row: Contact | None
    folded = ("title", "purpose", "women_only", "marking")
    kind = forms.ChoiceField(label=_("What kind of contact"))
    title = forms.CharField(
        label=_("Short title"),
        help_text=_("Shown on the timeline. Without one, the kind is shown."),
        max_length=300,
        required=False,
    )
    purpose = forms.ChoiceField(label=_("What for"), required=False)
    valid_from = TypedDateField(
        label=_("Day"),
        help_text=_("Like today, Friday or 18 March"),
        widget=TypedDateField.widget(attrs={"class": "govuk-input--width-10"}),
    )
    at = TypedTimeField(
        label=_("Time"),
        help_text=_("Like 2.30 or 14:30"),
        required=False,
        working_hours=True,
    )
    minutes = minutes_field()
    mode = SettledChoice(label=_("How or where"))
    venue = forms.ChoiceField(label=_("Venue"), required=False, widget=forms.Select(WIDE))
    place = forms.CharField(
        label=_("Place, in words"),
        help_text=_("When it is not a venue, or to say which room"),
        max_length=300,
        required=False,
    )
    people = forms.MultipleChoiceField(
        label=_("Also there"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    steps = work_field(_("Steps of the plan it is for"))
    help = forms.CharField(
        label=_("Help beside it"),
        help_text=_("A lift, company, childcare, a reminder: what makes coming possible"),
        required=False,
    )
    help_settled = forms.BooleanField(label=_("The help is settled"), required=False, initial=True)
    women_only = forms.BooleanField(label=_("Women only"), required=False)

    def __init__(self, *args: Any, case: OpenCase, row: Contact | None = None, **options: Any) -> None:
        fresh = {} if row is not None else {"valid_from": case.today}
        super().__init__(
            *args, case=case, row=row, initial={**fresh, **options.pop("initial", {})}, **options
        )
        # "Friday" is the last one when it is said how it went, else the next one.
        self.day_field().looks_back = bool(self.data.get("outcome"))
        self.on = typed_day(self, "valid_from") or (row.valid_from if row else None) or self.today
        choose = [("", _("Choose"))]
        self.choose_from("kind", [*choose, *kinds.writable_kinds(case, self.on, row.kind if row else "")])
        self.choose_from("purpose", [("", _("Usual for this kind")), *self._codes("purpose")])
        self.choose_from("mode", [*choose, *self._codes("mode")])
        self.choose_from("venue", lambda: [("", _("None of these")), *self._venues(row)])
        for name in ("kind", "purpose", "mode"):
            self.fields[name].error_messages["invalid_choice"] = NOT_THEN
        if self.offer.people:
            self.choose_from("people", self.offer.people)
        else:
            # Kept as it was, not emptied, by somebody who may not read the key people.
            del self.fields["people"]
        offer_work(self, "steps", "plan", lambda: self.offer)

    def _codes(self, field: str) -> list[tuple[str, str]]:
        """What may be chosen on its day, and what it says already."""
        return offered(CODED[field], self.case.case.cohort, self.on, getattr(self.row, field, None))

    def _venues(self, row: Contact | None) -> list[tuple[str, str]]:
        venues = list(self.offer.venues)
        if row and row.venue and row.venue not in dict(venues):
            venues.append((row.venue, row.venue))
        return venues

    def is_ahead(self, day: date, at: time | None) -> bool:
        """Whether that moment is still to come."""
        return kinds.is_ahead(day, at, self.today, self.now)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kind, mode = data.get("kind", ""), data.get("mode", "")
        if kind and not mode:
            if kind in kinds.ONLY_MODE:
                data["mode"] = kinds.ONLY_MODE[kind]
            elif "mode" in data:
                self.add_error("mode", _("Choose how or where: office, home, phone and so on"))
        if kind and not data.get("purpose"):
            data["purpose"] = kinds.usual_purpose(kind)
        return data

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts["venue"] = facts["venue"] or None
        facts["help_settled"] = facts["help_settled"] or not facts["help"]
        return facts
