"""Forms about closing a case, taking it up again, and putting right why that was done."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.people.allocating import Part
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box

ANOTHER = ("other", "other_reopened")
"""Reasons that say nothing without words."""


class ClosureForm(NamedForm):
    """Why a case was closed or reopened; which of the two, and when, never changes."""

    of = ""
    reason = CodedField("closure_reasons", label=_l("Why"))
    note = forms.CharField(
        label=_l("In your words"),
        required=False,
        widget=box(),
        help_text=_l("What whoever opens this record later needs to know. Needed with “Another reason”."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.row.kind if self.row is not None else self.of
        reason = self.fields["reason"]
        assert isinstance(reason, CodedField)
        every = (key for key, _words in codes.choices("closure_reasons"))
        others = frozenset(key for key in every if codes.group("closure_reasons", key) != kind)
        kept = getattr(self.row, "reason", None)
        reason.offer(self.case.case.cohort, self.on, kept, without=others)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("reason") in ANOTHER:
            self.need("note", _("Say in a few words what the reason is"))
        return given


class CloseForm(ClosureForm):
    """When and why a case is closed."""

    of = "closed"
    not_ahead = ("valid_from",)
    valid_from = TypedDateField(label=_l("Closed on"), looks_back=True)
    field_order = ("key", "version_seen", "valid_from", "reason", "note")

    def __init__(self, *args: Any, begun: date | None = None, **options: Any) -> None:
        self.begun = begun
        super().__init__(*args, **options)
        self.initial["valid_from"] = self.today

    def clean_valid_from(self) -> date:
        """Not before the present parts began: nobody would have held them."""
        day: date = self.cleaned_data["valid_from"]
        if self.begun is not None and day < self.begun:
            raise forms.ValidationError(_("Choose a day after the present parts began"))
        return day


class ReopenForm(ClosureForm):
    """From when and why a case is open again, and who supervises it."""

    of = "reopened"
    not_ahead = ("valid_from",)
    valid_from = TypedDateField(label=_l("Open again from"), looks_back=True)
    in_charge = forms.ChoiceField(label=_l("In charge"))
    co_workers = forms.MultipleChoiceField(
        label=_l("Working beside them"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("key", "version_seen", "valid_from", "reason", "note", "in_charge", "co_workers")

    def __init__(
        self, *args: Any, staff: list[User], before: set[Part], closed_on: date | None, **options: Any
    ) -> None:
        self.closed_on = closed_on
        super().__init__(*args, **options)
        offered = [(user.worker.reference, user.name) for user in staff if user.worker]
        known = dict(offered)
        in_charge, co_workers = self.fields["in_charge"], self.fields["co_workers"]
        assert isinstance(in_charge, forms.ChoiceField)
        assert isinstance(co_workers, forms.ChoiceField)
        in_charge.choices = [("", _("Choose")), *offered]
        co_workers.choices = offered
        if self.case.case.cohort == "youth":
            in_charge.label = _("Case manager")
        were = {
            role: [one.worker for one in sorted(before) if one.role == role]
            for role in ("in_charge", "co_worker")
        }
        self.initial["valid_from"] = self.today
        self.initial["in_charge"] = next((one for one in were["in_charge"] if one in known), "")
        self.initial["co_workers"] = [one for one in were["co_worker"] if one in known]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("in_charge") and given["in_charge"] in given.get("co_workers", ()):
            self.add_error("co_workers", _("Whoever is in charge cannot also work beside themselves"))
        day = given.get("valid_from")
        if day and self.closed_on and day < self.closed_on:
            self.add_error("valid_from", _("Choose a day after the case was closed"))
        return given

    def parts(self) -> set[Part]:
        """Who shall supervise, beside the manager."""
        given = self.cleaned_data
        return {
            Part("in_charge", given["in_charge"]),
            *(Part("co_worker", one) for one in given["co_workers"]),
        }
