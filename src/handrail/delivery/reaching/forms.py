"""What the person wants to be told and how, and what somebody decided of a message that did not arrive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.casefile import codes
from handrail.delivery.fields import RadioField, text_field
from handrail.people.editing import EntryForm
from handrail.people.models import Person
from handrail.records import clock

DAYS = ((1, _("The day before")), (2, _("2 days before")), (3, _("3 days before")), (7, _("A week before")))
YES_NO = (("yes", _("Yes")), ("no", _("No: send nothing")))

ASKED_WITH_YES = {
    "channel": _("Choose how: a text message or an e-mail"),
    "language": _("Choose the language"),
    "days_before": _("Choose when to be reminded"),
}
"""What a yes has to say as well, and what is said where it does not."""


class WishForm(EntryForm):
    """Asked of the person, in their own time; an answer of no stops what is waiting."""

    wants = RadioField(
        label=_("Do they want messages about appointments?"),
        choices=YES_NO,
        help_text=_("With a yes, say how, in which language and when."),
    )
    channel = RadioField(label=_("How"), choices=lambda: codes.choices("message_channels"), required=False)
    language = RadioField(
        label=_("In which language"), choices=lambda: codes.choices("message_languages"), required=False
    )
    days_before = forms.TypedChoiceField(
        label=_("When to be reminded"), choices=DAYS, coerce=int, required=False, empty_value=None
    )
    say_place = forms.BooleanField(
        label=_("A message may say where"),
        required=False,
        help_text=_("Only if it is safe that somebody else reads it. Tell-tale names are left out anyway."),
    )
    safe_note = text_field(
        _("What makes it safe, or unsafe"),
        2,
        _("Who else sees the phone? Is it shared, checked, often lost?"),
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        self.person = person
        usual = {"channel": "text", "language": "en", "days_before": 1} if not options.get("row") else {}
        super().__init__(*args, initial={**usual, **options.pop("initial", {})}, **options)
        for name in ASKED_WITH_YES:
            vars(self.fields[name])["said_above"] = True  # a yes needs them: "optional" would be wrong
        hints = {"text": person.phone, "e_mail": person.email}
        none = _("None in the details yet")
        channel = self.fields["channel"]
        assert isinstance(channel, RadioField)
        channel.choice_hints = {key: given or none for key, given in hints.items()}

    def initial_from(self, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "wants": "yes" if row.wants else "no"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("wants") != "yes":
            return data
        for name, why in ASKED_WITH_YES.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, why)
        if data.get("channel") == "text" and not self.person.phone:
            self.add_error("channel", _("There is no telephone number: add it in the details first"))
        if data.get("channel") == "e_mail" and not self.person.email:
            self.add_error("channel", _("There is no e-mail address: add it in the details first"))
        return data

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        usual = {"channel": "text", "language": "en"}
        kept = {name: facts[name] or getattr(self.row, name, usual[name]) for name in usual}
        return {**facts, **kept, "wants": facts["wants"] == "yes", "valid_from": clock.today()}


class DecideForm(EntryForm):
    """Somebody looked into a message that did not arrive, or of which nobody can say whether it did."""

    decision = RadioField(
        label=_("What is to be done?"),
        choices=(
            ("again", _("Send it again")),
            ("went", _("It went: the person has it")),
            ("leave", _("Leave it: told another way, or no longer needed")),
        ),
        hints={
            "again": _("To the number or address that stands in the details now."),
            "went": _("The person says so, or Notify shows it."),
        },
    )

    def facts(self) -> dict[str, Any]:
        return {}
