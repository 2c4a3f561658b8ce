"""The form of a decision to step contact up or down, or to keep it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies import directory
from handrail.delivery.fields import text_field
from handrail.delivery.level import deciding, words
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row, short
from handrail.people.frame import holds
from handrail.people.models import Allocation
from handrail.plans.models import ContactPhase
from handrail.records import clock


class DecisionForm(NamedForm):
    """Why, what was said, who decided, and the level from that day."""

    kind = CodedField("level_changes", label=_l("What is decided?"))
    valid_from = TypedDateField(label=_l("From which day?"))
    times = forms.IntegerField(
        label=_l("How many contacts?"), min_value=1, max_value=99, required=False, widget=short(3)
    )
    every = CodedField("contact_rhythms", label=_l("In how long?"), required=False, widget=in_a_row())
    last_day = TypedDateField(
        label=_l("Until"),
        required=False,
        help_text=_l(
            "Leave empty to go on to the end of the present phase. After this day that phase goes on."
        ),
    )
    why = forms.CharField(
        label=_l("Why?"),
        widget=box(3),
        error_messages={"required": _l("Say why: what the record shows, and what you make of it")},
    )
    words = text_field(_l("What {name} said about it"), 2, _l("As said; shown in purple."))
    parents_words = text_field(_l("What the parents or carers said"), 2)
    decided_by = forms.ChoiceField(
        label=_l("Who decided?"),
        widget=forms.Select,
        help_text=_l("A manager agrees from their own account."),
    )
    again_if = text_field(_l("Change it back if"), 2, _l("What would make it more again, or less again."))
    decide_again_on = TypedDateField(label=_l("Decide again on"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("valid_from", clock.today())
        facts = self.case.gather(Allocation, ContactPhase)
        self.phases = facts[ContactPhase]
        self._people([row for row in facts[Allocation] if holds(row, self.today)])
        if self.case.case.cohort != "youth":
            del self.fields["parents_words"]

    def _people(self, allocations: list[Allocation]) -> None:
        worker = self.case.reach.user.worker
        own = worker.reference if worker else ""
        near = dict.fromkeys([own, *(row.worker for row in allocations)])
        names = directory.workers(near)
        field = self.fields["decided_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, names[one].name) for one in near if one]
        self.initial.setdefault("decided_by", own)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") and given["kind"] != "keep":
            self.need("times", _("Say how many contacts"))
            self.need("every", _("Say in how long"))
        starts, last = given.get("valid_from"), given.get("last_day")
        if starts and last and last < starts:
            self.add_error("last_day", _("The last day is before the first"))
        return given

    @property
    def now(self) -> str:
        """What is planned today, for the head of the form."""
        phase = deciding.phase_on(self.phases, self.today)
        if phase is None:
            return ""
        return _("Now: %(often)s, %(name)s, until %(day)s.") % {
            "often": words.how_often(phase.times, phase.every).lower(),
            "name": phase.name,
            "day": wording.full_date(phase.valid_to) or _("further notice"),
        }

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        for name in ("times", "every", "last_day"):
            del found[name]
        return found

    def level(self) -> dict[str, Any] | None:
        """The level from that day on; none where it is kept."""
        given = self.cleaned_data
        if given["kind"] == "keep":
            return None
        often = words.how_often(given["times"], given["every"])
        back = {"step_up": "step_down", "step_down": "step_up"}[given["kind"]]
        return {
            "name": often,
            "times": given["times"],
            "every": given["every"],
            "reason": given["why"],
            back: given["again_if"],
        }
