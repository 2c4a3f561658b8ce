"""What came of a contact, asked in the same words wherever it is said: on its own page or as an outcome."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.casefile import codes
from handrail.delivery import leads_on, noting
from handrail.delivery.choosing import Offer
from handrail.delivery.fields import SMALL, RadioField, SettledChoices, offer_work, text_field, work_field
from handrail.delivery.models import Contact
from handrail.delivery.sealing import SealingForm
from handrail.people.frame import holds
from handrail.people.models import SchemeMembership
from handrail.people.opening import OpenCase

INDUCTION = ("explained", "understood", "understood_how")
WORK = ("strengths", "techniques")
INLINE = {"class": "govuk-radios--inline govuk-radios--small"}


class TellingForm(SealingForm):
    """The note and the person's words, what was explained, what was used, and whether it was of use."""

    row: Contact | None
    text = text_field(_("What happened"), 5, _("What was done, and what comes of it."))
    words = text_field(_("In their own words"), 3, _("As said; shown in purple."))
    explained = SettledChoices(
        label=_("What was explained"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
        choices=lambda: codes.choices("induction_topics"),
    )
    understood = RadioField(
        label=_("Was it understood?"), required=False, choices=lambda: codes.choices("understandings")
    )
    understood_how = text_field(
        _("How we know"), 2, _("What they said or did that shows it: “I come on Fridays, and Sam drives me.”")
    )
    strengths = work_field(_("Strengths that did some work"))
    techniques = forms.MultipleChoiceField(
        label=_("How it was done"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    useful = RadioField(
        label=_("Was it of use to them?"),
        required=False,
        help_text=_("Their answer, when they were asked."),
        widget=forms.RadioSelect(INLINE),
        choices=lambda: codes.choices("useful_answers"),
    )
    useful_words = text_field(_("What they said of it"), 2)
    changes_something = forms.BooleanField(
        label=_("This changes something"),
        help_text=_("You go on to write down what changed, and what is done about it."),
        required=False,
    )

    def __init__(self, *args: Any, case: OpenCase, row: Contact | None = None, **options: Any) -> None:
        super().__init__(*args, case=case, row=row, **options)
        if not leads_on.offered(case):
            del self.fields["changes_something"]
        self.choose_codes("techniques", getattr(row, "techniques", None) or ())
        offer_work(self, "strengths", "assessment", self.work)

    def work(self) -> Offer:
        """Where steps and strengths are offered from."""
        raise NotImplementedError

    def choose_codes(self, name: str, keep: Iterable[str]) -> None:
        """Offer what a list holds on the day, and what is said already."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        found = codes.choices(name, cohort=self.case.case.cohort, on=self.case.today)
        more = [(one, codes.label(name, one)) for one in keep if one not in dict(found)]
        field.choices = [*found, *more]

    @property
    def kind_said(self) -> str:
        """The kind of contact, as far as somebody has said it."""
        said = self["kind"].value() if "kind" in self.fields else getattr(self.row, "kind", "")
        return str(said or "")

    @property
    def prompts(self) -> list[tuple[str, tuple[Any, ...]]]:
        """The template beside the note: of its kind, or of several while it is not known."""
        if self.kind_said:
            return [("", noting.prompts(self.kind_said))]
        return list(noting.every())

    @property
    def induction_open(self) -> bool:
        """Whether the part about an induction is to be seen at once."""
        return self.kind_said == "induction" or any(self[name].value() for name in INDUCTION)

    @property
    def work_open(self) -> bool:
        """Whether what was used is to be seen at once: only for something to mend, the list is long."""
        return any(self[name].errors for name in (*WORK, "steps") if name in self.fields)

    @property
    def schemes(self) -> list[tuple[str, Any]]:
        """The schemes this person is in, and words in which to say what they are for."""
        rows = self.case.gather(SchemeMembership)[SchemeMembership]
        return [
            (noting.short_scheme(row.kind_label), noting.SCHEMES[row.kind])
            for row in rows
            if holds(row, self.case.today) and row.kind in noting.SCHEMES
        ]

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts.pop("changes_something", None)
        for name in ("understood", "useful"):
            facts[name] = facts[name] or None
        return facts
