"""The form of each thing that can be amended: that of its own room, with what an amendment adds."""

from collections.abc import Callable
from functools import cache, partial
from types import new_class
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.forms import FactorForm, StrengthForm
from handrail.assessments.models import Factor, Strength
from handrail.delivery.models import Contact
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, short
from handrail.people.opening import OpenCase
from handrail.plans import desk as desks
from handrail.plans.entry_forms import StepForm
from handrail.plans.level_views import PhaseForm
from handrail.plans.models import (
    Commitment,
    ContactPhase,
    Contingency,
    Objective,
    RiskMeasure,
    Step,
    Wait,
)
from handrail.plans.order_forms import WaitForm
from handrail.plans.risk_forms import ContingencyForm, MeasureForm
from handrail.plans.week_views import CommitmentForm
from handrail.records.models import VersionRow
from handrail.reviews.amending.forms import Amending
from handrail.reviews.amending.kept import Kept
from handrail.sentences.forms import ConditionForm, CurfewForm
from handrail.sentences.models import Condition, CurfewWindow


class ObjectiveForm(NamedForm):
    """What the person will do, what for, and how far it is."""

    will = forms.CharField(label=_l("{name} will"), max_length=500)
    so_that = forms.CharField(label=_l("so that"), max_length=500, required=False)
    headline = forms.CharField(label=_l("In a few words"), max_length=200, required=False)
    state = CodedField("objective_states", label=_l("Where it stands"), initial="current")
    because = forms.CharField(label=_l("Why, in words"), required=False)

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        if self.row is None:
            found["rank"] = len(self.case.fetch(Objective)) + 1
        return found


class AnyStepForm(StepForm):
    """A step in full; a new one says which objective it is for."""

    objective = forms.ChoiceField(label=_l("For which objective?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.row is not None:
            del self.fields["objective"]
            return
        goals = [(one.row.entry, one.row.headline or one.row.will) for one in self.desk.plan.objectives]
        self.choose("objective", goals, _("Choose"))
        self.order_fields(["objective"])
        self.initial.setdefault("state", "not_started")

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        if self.row is None:
            same = [row for row in self.desk.facts[Step] if row.objective == found["objective"]]
            found["rank"] = len(same) + 1
        return found


class AnyWaitForm(WaitForm):
    """What a step waits for."""

    def facts(self) -> dict[str, Any]:
        return {"for_step": None, "for_state": None, **super().facts()}


class AppointmentForm(NamedForm):
    """When and how an appointment is held."""

    valid_from = TypedDateField(label=_l("On which day?"))
    at = TypedTimeField(label=_l("At"), required=False, working_hours=True)
    mode = CodedField("contact_modes", label=_l("How is it held?"), widget=forms.Select)
    minutes = forms.IntegerField(
        label=_l("Minutes"), required=False, min_value=0, max_value=1440, widget=short(4)
    )
    place = forms.CharField(label=_l("Where, in words"), max_length=200, required=False)


FORMS: dict[type[VersionRow], type[NamedForm]] = {
    Factor: FactorForm,
    Strength: StrengthForm,
    Objective: ObjectiveForm,
    Step: AnyStepForm,
    Wait: AnyWaitForm,
    ContactPhase: PhaseForm,
    Commitment: CommitmentForm,
    Contact: AppointmentForm,
    CurfewWindow: CurfewForm,
    Condition: ConditionForm,
    RiskMeasure: MeasureForm,
    Contingency: ContingencyForm,
}


def form_for(case: OpenCase, kept: Kept, called: str) -> Callable[..., Any]:
    """The form of one list, ready for a case; the plan's needs what else the plan holds."""
    made = _mixed(kept.model)
    if issubclass(made, StepForm):
        return partial(made, kept=kept, desk=desks.lay_out(case))
    return partial(made, kept=kept, called=called)


@cache
def _mixed(model: type[VersionRow]) -> Any:
    """The form of a room with the fields of an amendment after its own."""
    bases: tuple[Any, ...] = (Amending, FORMS[model])
    return new_class(f"Amended{model.__name__}Form", bases)
