"""The forms of a missed appointment, of a decision to enforce or not, and of a manager's agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.casefile import codes
from handrail.delivery.absence.missed import WAITING
from handrail.delivery.absence.rules import MANAGER
from handrail.delivery.fields import RadioField, text_field
from handrail.delivery.models import Absence, Contact
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.records import clock

DECISIONS = ("acceptable_absence", "unacceptable_absence", "ours", WAITING)
FOR_CHILDREN_FIRST = "word_with_the_carer"


class AbsenceForm(NamedForm):
    """Why, what got in the way, what help is offered; then what is decided about it."""

    not_ahead = ("help_offered_on", "told_on")

    why = text_field(_l("Why did {name} not come?"), 2, _l("What is known, and from whom."))
    words = text_field(_l("In {name}’s own words"), 2, _l("As said; shown in purple."))
    in_the_way = forms.MultipleChoiceField(
        label=_l("What got in the way?"),
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
        error_messages={"required": _l("Say what got in the way, or that it is not known")},
    )
    helps = forms.MultipleChoiceField(
        label=_l("Which help is offered?"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
    )
    help = text_field(_l("What exactly, and who does it?"), 2)
    help_offered_on = TypedDateField(label=_l("When was it offered?"), required=False, looks_back=True)
    decision = RadioField(
        label=_l("What is decided?"),
        hints={
            "unacceptable_absence": _l(
                "Not before help was offered. It is no warning: that is a decision of its own."
            ),
            "ours": _l("A mistake or change on our side."),
            WAITING: _l("Say for what, and until when. It stays on the case page and the caseload."),
        },
    )
    evidence = forms.CharField(label=_l("What are we waiting for?"), required=False, max_length=500)
    evidence_by = TypedDateField(label=_l("Until which day?"), required=False)
    because = text_field(_l("Why is it decided so?"), 2)
    told_on = TypedDateField(label=_l("When was {name} told?"), required=False, looks_back=True)

    def __init__(self, *args: Any, contact: Contact, row: Absence | None = None, **options: Any) -> None:
        outcome = contact.outcome if contact.outcome in DECISIONS else WAITING
        super().__init__(*args, row=row, initial={"decision": outcome}, **options)
        cohort = self.case.case.cohort
        self._offer("in_the_way", codes.choices("absence_reasons", cohort=cohort, on=self.today))
        helps = codes.choices("absence_helps", cohort=cohort, on=self.today)
        if cohort == "youth":
            helps.sort(key=lambda pair: pair[0] != FOR_CHILDREN_FIRST)
        else:
            helps = [pair for pair in helps if pair[0] != FOR_CHILDREN_FIRST]
        self._offer("helps", helps)
        self._offer("decision", [(one, codes.label("contact_outcomes", one)) for one in DECISIONS])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        kept = [one for one in getattr(self.row, name, ()) or () if one not in dict(choices)]
        list_name = {"in_the_way": "absence_reasons", "helps": "absence_helps"}.get(name, "")
        field.choices = [*choices, *((one, codes.label(list_name, one)) for one in kept)]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        decision = given.get("decision")
        if decision == WAITING:
            self.need("evidence", _("Say what is waited for"))
            self.need("evidence_by", _("Say until which day"))
            last = given.get("evidence_by")
            if last and last < self.today:
                self.add_error("evidence_by", _("This day is past: choose one ahead, or decide now"))
        elif decision:
            self.need("because", _("Say why it is decided so"))
        if decision == "unacceptable_absence":
            self.need(
                "helps", _("Offer help first, or say that none was wanted: help comes before enforcement")
            )
        if given.get("helps") and not given.get("help_offered_on"):
            given["help_offered_on"] = self.today
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        decided = found.pop("decision") != WAITING
        worker = self.case.reach.user.worker
        return {
            **found,
            "decided_on": self.today if decided else None,
            "decided_by": worker.reference if decided and worker else None,
        }


class EnforcementForm(NamedForm):
    """A decision to enforce, or not, or that somebody is back: reasoned, with what help was tried."""

    not_ahead = ("valid_from", "told_on")

    kind = CodedField("enforcement_kinds", label=_l("What is decided?"))
    valid_from = TypedDateField(label=_l("On which day?"), looks_back=True)
    contacts = forms.MultipleChoiceField(
        label=_l("About which missed appointments?"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
    )
    because = forms.CharField(
        label=_l("Why?"),
        widget=box(3),
        error_messages={"required": _l("Say why: what happened, what it means, what else was weighed")},
    )
    help_tried = text_field(_l("What help was tried?"), 2)
    persons_words = text_field(_l("What {name} says about it"), 2, _l("As said; shown in purple."))
    told_on = TypedDateField(label=_l("When was {name} told?"), required=False, looks_back=True)
    told_how = forms.CharField(label=_l("How?"), required=False, max_length=300)
    next_step = text_field(_l("What comes next? Coming back: what is different now?"), 2)

    def __init__(self, *args: Any, missed: Sequence[Contact] = (), tried: str = "", **options: Any) -> None:
        initial = {"valid_from": clock.today(), "help_tried": tried}
        super().__init__(*args, initial=initial, **options)
        choices = [(one.entry, f"{wording.full_date(one.valid_from)}: {one.heading}") for one in missed]
        field = self.fields["contacts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
        if not choices:
            del self.fields["contacts"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") in {"warning", "final_warning", "breach", "recall"}:
            self.need("help_tried", _("Say what help was tried, or why none could be: help comes first"))
        if given.get("kind") == "back":
            self.need("next_step", _("Say what is different now, and how it starts again"))
        return given


def needs_agreement(kind: str) -> bool:
    """Whether a manager is to agree to a decision of this kind."""
    return kind in MANAGER
