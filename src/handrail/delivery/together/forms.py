"""The session, and a row for each person whose case one works."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.agencies import directory
from handrail.agencies.models import Venue
from handrail.casefile import codes
from handrail.delivery import kinds
from handrail.delivery.choosing import REST
from handrail.delivery.fields import WIDE, minutes_field, text_field
from handrail.delivery.forms import check_outcome, outcome_choices
from handrail.delivery.models import Contact
from handrail.design.fields import set_choices
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.kernel.references import new_reference
from handrail.records import clock

KINDS = ("programme_session", "intervention", "supervision", "activity", "practical_help", "restorative")
"""Kinds of contact that are held with several people."""
LIKE = ("kind", "mode", "at", "minutes", "venue", "place")


class SessionForm(forms.Form):
    """What is the same for everybody."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    looked_at = forms.CharField(required=False, widget=forms.HiddenInput)
    group = forms.CharField(
        label=_("What the group or session is called"),
        help_text=_("Stands in the record of each: name nobody."),
        max_length=200,
    )
    kind = forms.ChoiceField(label=_("What kind of contact"))
    mode = forms.ChoiceField(label=_("How or where"))
    valid_from = TypedDateField(
        label=_("Day"),
        help_text=_("Like today, Friday or 18 March"),
        widget=TypedDateField.widget(attrs={"class": "govuk-input--width-10"}),
    )
    at = TypedTimeField(label=_("Time"), help_text=_("Like 2.30 or 14:30"), working_hours=True)
    minutes = minutes_field()
    venue = forms.ChoiceField(label=_("Venue"), required=False, widget=forms.Select(WIDE))
    place = forms.CharField(label=_("Place, in words"), required=False, max_length=300)
    other_worker = forms.ChoiceField(label=_("Held with"), required=False, widget=forms.Select(WIDE))
    text = text_field(
        _("What it was, or will be, about"), 3, _("The same words go to each record: name nobody.")
    )

    def __init__(self, data: Any = None, *, tenant: int, like: Contact | None = None) -> None:
        self.today, self.now = clock.today(), clock.local_time()
        initial: dict[str, Any] = {"key": new_reference(), "valid_from": self.today}
        if like is not None and like.valid_from is not None:
            initial |= {name: getattr(like, name) for name in (*LIKE, "group")}
            initial["valid_from"] = like.valid_from + timedelta(days=7)
        super().__init__(data, initial=initial)
        choose = [("", _("Choose"))]
        set_choices(self, "kind", [*choose, *((one, codes.label("contact_kinds", one)) for one in KINDS)])
        set_choices(self, "mode", [*choose, *codes.choices("contact_modes", on=self.today)])
        venues = Venue.objects.order_by("name").values_list("reference", "name")[:REST]
        set_choices(self, "venue", [("", _("None of these")), *venues])
        workers = directory.offered(tenant).order_by("-agency__ours", "agency__name", "name")[:REST]
        named = [(one.reference, f"{one.name}, {one.agency.name}") for one in workers]
        set_choices(self, "other_worker", [("", _("Nobody else")), *named])
        day = self.fields["valid_from"]
        assert isinstance(day, TypedDateField)
        day.today = self.today

    def facts(self, own: str) -> dict[str, Any]:
        """What each entry says alike."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("key", "looked_at")}
        other = data.pop("other_worker")
        return {
            **data,
            "venue": data["venue"] or None,
            "title": data["group"],
            "purpose": kinds.usual_purpose(data["kind"]),
            "workers": list(dict.fromkeys(one for one in (own, other) if one)),
        }


class MemberForm(forms.Form):
    """One person: whether they are in it, how it went for them, and a line of their own."""

    takes_part = forms.BooleanField(
        required=False, widget=forms.CheckboxInput({"class": "govuk-checkboxes--small"})
    )
    outcome = forms.ChoiceField(label=_("How it went"), required=False)
    text = forms.CharField(label=_("A line for this record alone"), required=False, max_length=2000)

    def __init__(self, data: Any = None, *, case: Any, name: str, takes_part: bool = False) -> None:
        self.case, self.name = case, name
        super().__init__(data, prefix=case.reference, initial={"takes_part": takes_part})
        self.today, self.now = clock.today(), clock.local_time()
        self.fields["takes_part"].label = name
        for field in ("outcome", "text"):
            vars(self.fields[field])["said_above"] = True
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        outcome.choices = outcome_choices(
            codes.choices("contact_outcomes", cohort=case.cohort, on=self.today)
        )

    @property
    def is_in(self) -> bool:
        """Whether this person is ticked."""
        return bool(self["takes_part"].value())

    def check(self, session: SessionForm) -> bool:
        """Whether what is said fits the day and time of the session."""
        if self.is_valid() and session.is_valid():
            data = session.cleaned_data
            check_outcome(self, self.cleaned_data["outcome"], data["valid_from"], data["at"])
        return not self.errors
