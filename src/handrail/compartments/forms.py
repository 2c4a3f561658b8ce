"""The forms of the two sealed rooms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.agencies.models import Worker
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.people.editing import EntryForm
from handrail.people.opening import OpenCase
from handrail.records import clock
from handrail.records.models import VersionRow

LIAISONS = 200
"""How many workers the list of liaison workers holds at most: the writer's own agency."""


def text_field(label: Any, rows: int, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """Free words."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


class VictimForm(EntryForm):
    """Who was harmed, what they wish, and how to reach them safely."""

    name = forms.CharField(label=_("Name, or how they wish to be called"), max_length=200)
    wishes = text_field(
        _("What they wish"), 4, _("What they want to be told or asked, or left in peace about.")
    )
    safe_contact = text_field(
        _("How to reach them safely"), 3, _("Who may ring, when, and what a message may say.")
    )
    liaison = forms.ChoiceField(label=_("Liaison worker"), required=False)

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        own = case.reach.user.worker
        initial = {"liaison": own.reference} if own and row is None else {}
        super().__init__(*args, case=case, row=row, initial=initial, **options)
        liaison = self.fields["liaison"]
        assert isinstance(liaison, forms.ChoiceField)
        liaison.choices = [("", _("Nobody yet")), *_colleagues(own, getattr(row, "liaison", None))]

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {**facts, "liaison": facts["liaison"] or None}


class ConditionForm(EntryForm):
    """What those who supervise must know, in the victim worker's words; never who or why."""

    wording = text_field(
        _("What those who supervise must know"),
        3,
        _("Say what to do or not to do. Leave out who asked, why, and where they are."),
        required=True,
    )
    valid_from = TypedDateField(label=_("From"), help_text=_("Like today or 18 March"))
    valid_to = TypedDateField(
        label=_("Until"), help_text=_("The last day it holds, when that is known"), required=False
    )

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        initial = {} if row is not None else {"valid_from": clock.today()}
        super().__init__(*args, case=case, row=row, initial=initial, **options)
        for name in ("valid_from", "valid_to"):
            field = self.fields[name]
            assert isinstance(field, TypedDateField)
            field.today = clock.today()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day is before the first: mend one of the two"))
        return data


class IntelligenceForm(EntryForm):
    """What the police pass on, graded by them."""

    text = text_field(_("What is known"), 5, required=True)
    source_grade = forms.ChoiceField(
        label=_("Source"), choices=lambda: codes.choices("source_grades"), widget=forms.RadioSelect
    )
    information_grade = forms.ChoiceField(
        label=_("Information"), choices=lambda: codes.choices("information_grades"), widget=forms.RadioSelect
    )
    handling_code = forms.ChoiceField(
        label=_("Handling"), choices=lambda: codes.choices("handling_codes"), widget=forms.RadioSelect
    )
    handling_conditions = text_field(_("Conditions"), 2, _("Needed with handling code C: who may know what."))
    originator = forms.CharField(
        label=_("Originator"), help_text=_("Whom to ask before anything is done with it"), max_length=200
    )
    valid_from = TypedDateField(
        label=_("Day it came in"), help_text=_("Like today or 18 March"), looks_back=True
    )

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        own = case.reach.user.worker
        initial = {"valid_from": clock.today(), "originator": own.agency.name if own else ""}
        super().__init__(*args, case=case, row=row, initial=initial if row is None else {}, **options)
        day = self.fields["valid_from"]
        assert isinstance(day, TypedDateField)
        day.today = clock.today()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("handling_code") == "C" and not data.get("handling_conditions"):
            self.add_error("handling_conditions", _("Say the conditions: handling code C has some"))
        day = data.get("valid_from")
        if day and day > clock.today():
            self.add_error("valid_from", _("This day is still ahead: write the day it came in"))
        return data


def _colleagues(own: Worker | None, keep: str | None) -> list[tuple[str, str]]:
    found = Worker.objects.filter(agency=own.agency_id) if own else Worker.objects.none()
    pairs = list(found.order_by("name").values_list("reference", "name")[:LIAISONS])
    if keep and keep not in dict(pairs):
        pairs += Worker.objects.filter(reference=keep).values_list("reference", "name") or [(keep, keep)]
    return pairs
