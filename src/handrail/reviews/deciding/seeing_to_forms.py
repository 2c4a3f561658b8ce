"""The forms of what outsiders may be told, and of seeing to a condition."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.choosing import offer
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.reviews import disclosing
from handrail.reviews.deciding.forms import words
from handrail.reviews.fields import choose, keep_choices, one_of, staff
from handrail.reviews.models import DecisionCondition, DisclosureConsent

LOOKS_BACK = timedelta(days=60)


class DisclosureForm(NamedForm):
    """What somebody outside may be told, and what not: to whom, by whom, on what ground, in whose words."""

    not_ahead = ("valid_from", "told_on")

    to_whom = forms.CharField(
        label=_l("Who may be told?"), widget=box(1), help_text=_l("One person, by name or by what they are.")
    )
    to_be_told = forms.CharField(
        label=_l("What exactly may they be told?"),
        widget=box(2),
        error_messages={"required": _l("Say exactly what they may be told, and nothing more")},
    )
    not_told = words(_l("What are they not told?"))
    by_worker = one_of(_l("Who tells them?"))
    basis = CodedField("disclosure_bases", label=_l("On what ground?"), initial="consent")
    consent = forms.ChoiceField(
        label=_l("What did {name} say?"), required=False, widget=forms.RadioSelect, initial="not_asked"
    )
    persons_words = words(_l("In {name}’s own words"))
    basis_words = words(
        _l("The lawful basis, in words"), help_text=_l("Needed where it is not {name}’s yes.")
    )
    valid_from = TypedDateField(label=_l("On which day?"), looks_back=True)
    told_on = TypedDateField(label=_l("If they have been told: when?"), required=False, looks_back=True)

    def __init__(self, *args: Any, given: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, value in (given or {}).items():
            self.initial.setdefault(name, value)
        self.initial.setdefault("valid_from", self.today)
        near = offer(self.case, keep_workers=[kept] if (kept := getattr(self.row, "by_worker", None)) else [])
        choose(self, "by_worker", staff(self.case, near))
        consent = self.fields["consent"]
        assert isinstance(consent, forms.ChoiceField)
        consent.choices = [
            ("given", _("Yes")),
            ("refused", _("No, or no longer")),
            ("not_asked", _("Not asked yet")),
        ]
        keep_choices(self, "basis", lambda key: key != "none_needed")
        if self.initial.get("consent") == "not_needed":
            self.initial["consent"] = "not_asked"

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("basis") in disclosing.LAWFUL:
            self.need("basis_words", _("Name the lawful basis in words"))
        elif given.get("consent") == "given":
            self.need("by_worker", _("Say who tells them"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        consent = "not_needed" if found["basis"] in disclosing.LAWFUL else found["consent"] or "not_asked"
        return {**found, "by_worker": found["by_worker"] or None, "consent": consent}


class VerifyForm(NamedForm):
    """How a condition was seen to: met or not, how, with the contact and the ground it was done on."""

    not_ahead = ("valid_from",)

    met = forms.ChoiceField(
        label=_l("Is it met?"),
        choices=(("yes", _l("Yes")), ("no", _l("No"))),
        widget=in_a_row(),
        error_messages={"required": _l("Say whether it is met")},
    )
    what = forms.CharField(
        label=_l("How was it seen to?"),
        widget=box(3),
        help_text=_l("Who was asked what, and what they said."),
        error_messages={"required": _l("Say how it was seen to")},
    )
    disclosure = forms.ChoiceField(
        label=_l("On what ground were they told anything?"),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Choose what was agreed, or name a lawful basis first")},
    )
    contact = one_of(_l("In which contact?"), help_text=_l("If there is an entry of it."))
    valid_from = TypedDateField(label=_l("When?"), looks_back=True)

    def __init__(self, *args: Any, condition: DecisionCondition, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("valid_from", self.today)
        self._contacts()
        if condition.basis != "consent":
            del self.fields["disclosure"]
            return
        self.open = disclosing.open_among(self.case.fetch(DisclosureConsent))
        field = self.fields["disclosure"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(row.entry, f"{row.to_whom}: {row.to_be_told}") for row in self.open]
        if len(self.open) == 1:
            self.initial.setdefault("disclosure", self.open[0].entry)

    def _contacts(self) -> None:
        rows = self.case.rows(Contact).filter(valid_from__gte=self.today - LOOKS_BACK, outcome__isnull=False)
        kept = self.case.fetch(rows.order_by("-valid_from", "-pk").defer("text", "words")[:30])
        choices = [(row.entry, f"{wording.full_date(row.valid_from)}: {row.heading}") for row in kept]
        choose(self, "contact", choices, nothing=_("No entry yet"))

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        worker = self.case.reach.user.worker
        return {
            **found,
            "met": found["met"] == "yes",
            "contact": found["contact"] or None,
            "disclosure": found.get("disclosure") or None,
            "worker": worker.reference if worker else None,
        }
