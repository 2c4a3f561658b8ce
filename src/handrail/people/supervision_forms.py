"""Forms about who supervises: parts, transfer decisions, and a reason to open a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.kernel.references import new_reference
from handrail.people.allocating import Part, signature
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.people.models import Allocation, Case
from handrail.records import clock


class AllocationForm(forms.Form):
    """Who is in charge, who works beside them, who manages, from when and why."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    in_charge = forms.ChoiceField(label=_l("In charge"), widget=forms.Select)
    co_workers = forms.MultipleChoiceField(
        label=_l("Working beside them"), required=False, widget=forms.CheckboxSelectMultiple
    )
    manager = forms.ChoiceField(label=_l("Manager"), required=False, widget=forms.Select)
    on = TypedDateField(label=_l("From"))
    reason = forms.CharField(label=_l("Why"), widget=box())

    def __init__(
        self,
        *args: Any,
        case: Case,
        standing: dict[Part, Allocation],
        staff: list[User],
        names: Names,
        **options: Any,
    ) -> None:
        self.standing, self.today = standing, clock.today()
        now = {
            role: [part.worker for part in standing if part.role == role]
            for role in ("in_charge", "co_worker", "manager")
        }
        initial = {
            "key": new_reference(),
            "seen": signature(standing),
            "in_charge": now["in_charge"][-1] if now["in_charge"] else "",
            "co_workers": now["co_worker"],
            "manager": now["manager"][-1] if now["manager"] else "",
            "on": self.today,
        }
        options["initial"] = initial
        super().__init__(*args, **options)
        self.stands = [
            (role_label(part.role, case.cohort), names[part.worker].name) for part in sorted(standing)
        ]
        staffed = [(user.worker.reference, user.name, user.role) for user in staff if user.worker]
        practitioners = [(reference, name) for reference, name, role in staffed if role == "practitioner"]
        managers = [(reference, name) for reference, name, role in staffed if role == "manager"]
        self._offer("in_charge", [*practitioners, *managers], now["in_charge"], names)
        self._offer("co_workers", practitioners, now["co_worker"], names)
        self._offer("manager", managers, now["manager"], names)
        on = self.fields["on"]
        assert isinstance(on, TypedDateField)
        on.today = self.today
        if case.cohort == "youth":
            self.fields["in_charge"].label = _("Case manager")

    def _offer(self, name: str, offered: list[tuple[str, str]], standing: list[str], names: Names) -> None:
        """Offer these and whoever stands now; a select also offers nobody."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        kept = [(one, names[one].name) for one in standing if one not in dict(offered)]
        nobody = [("", _("Choose"))] if name != "co_workers" else []
        field.choices = [*nobody, *offered, *kept]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("in_charge") in given.get("co_workers", ()):
            self.add_error("co_workers", _("Whoever is in charge cannot also work beside themselves"))
        begun = [row.valid_from for row in self.standing.values() if row.valid_from]
        if given.get("on") and any(given["on"] < first for first in begun if first <= self.today):
            self.add_error("on", _("Choose a day after the present parts began"))
        return given

    def parts(self) -> set[Part]:
        """What shall stand."""
        given = self.cleaned_data
        wanted = {Part("in_charge", given["in_charge"])}
        wanted |= {Part("co_worker", worker) for worker in given["co_workers"]}
        if given["manager"]:
            wanted.add(Part("manager", given["manager"]))
        return wanted


class TransferDecisionForm(NamedForm):
    """A decision to transfer the case, or not, or not yet."""

    not_ahead = ("valid_from",)

    decision = CodedField("transfer_decisions", label=_l("What was decided?"))
    to = forms.CharField(
        label=_l("To which team or area"),
        max_length=200,
        required=False,
        help_text=_l("Or where it was asked for."),
    )
    valid_from = TypedDateField(label=_l("When was it decided?"), looks_back=True)
    reason = forms.CharField(
        label=_l("Why"), widget=box(), help_text=_l("Who {name} would lose, and who would be nearer.")
    )
    decided_by = forms.MultipleChoiceField(label=_l("Who decided?"), widget=forms.CheckboxSelectMultiple)
    decide_again_on = TypedDateField(
        label=_l("Decide again on"), required=False, help_text=_l("Needed when the answer is “for now”.")
    )

    def __init__(self, *args: Any, deciders: tuple[tuple[str, str], ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        decided_by = self.fields["decided_by"]
        assert isinstance(decided_by, forms.MultipleChoiceField)
        decided_by.choices = list(deciders)
        if self.row is None:
            self.initial["valid_from"] = self.today

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("decision") == "not_yet":
            self.need("decide_again_on", _("Enter the day to decide again"))
        if given.get("decision") == "transfer":
            self.need("to", _("Enter where the case goes"))
        return given


class ReasonForm(forms.Form):
    """Why a case must be opened by somebody who has no part in it."""

    reason = forms.CharField(
        label=_l("Why do you need to open this case now?"),
        min_length=10,
        max_length=1000,
        widget=box(),
        help_text=_l("Without names or details: the reason is kept in the log of who opened what."),
        error_messages={"min_length": _l("Say in a sentence why (at least 10 characters)")},
    )


def role_label(role: str, cohort: str) -> str:
    """The part in words; in youth justice the one in charge is the case manager."""
    if role == "in_charge" and cohort == "youth":
        return _("Case manager")
    return codes.label("allocation_roles", role)
