"""Forms of risk management: measures, contingencies, other agencies' plans."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design.typed import TypedDateField
from handrail.people.entries import Entry
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import NamedForm, box, short
from handrail.plans.models import Contingency, OtherPlan, RiskMeasure
from handrail.sentences.forms import in_words
from handrail.sentences.models import Condition, ExclusionArea, Requirement

MARKING = _l("A marked entry stays on this page: it is in no copy, and not in what {name} is shown.")


class _Kept(NamedForm):
    """A form about something with a marking, unmarked unless somebody says so."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.row is None and "marking" in self.fields:
            self.initial["marking"] = "none"


class MeasureForm(_Kept):
    """Something done to keep people safe, constructive or restrictive, and whose it is."""

    what = forms.CharField(label=_l("What is done?"), widget=box(2))
    kind = CodedField("measure_kinds", label=_l("Which kind is it?"))
    owner = WorkerField(label=_l("Whose is it?"), error_messages={"required": _l("Say whose it is")})
    monitoring = forms.CharField(label=_l("How is it watched?"), required=False, widget=box(2))
    useful_to_the_person = forms.CharField(
        label=_l("What is {name} using it for?"),
        required=False,
        widget=box(2),
        help_text=_l("A restriction can help: a curfew may be a reason to stay in."),
    )
    restriction = forms.ChoiceField(
        label=_l("Does the order or licence ask it?"), required=False, widget=forms.Select
    )
    valid_from = TypedDateField(label=_l("Since"), looks_back=True, required=False)
    valid_to = TypedDateField(label=_l("Until"), required=False)
    marking = CodedField("markings", label=_l("Marking"), help_text=MARKING)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        facts = self.case.gather(Requirement, Condition, ExclusionArea)
        asked = [(row.entry, in_words(row)) for rows in facts.values() for row in rows]
        offered = self.fields["restriction"]
        assert isinstance(offered, forms.ChoiceField)
        offered.choices = [("", _("No")), *asked]

    def clean_restriction(self) -> str | None:
        """What is not asked by the order has no restriction."""
        return self.cleaned_data["restriction"] or None

    def clean_owner(self) -> str:
        """Every measure is somebody's."""
        if not self.cleaned_data["owner"]:
            raise forms.ValidationError(_("Say whose it is"))
        return str(self.cleaned_data["owner"])


class ContingencyForm(_Kept):
    """When this happens, then who does what by when."""

    when = forms.CharField(label=_l("When this happens"), max_length=300, widget=short(20))
    then = forms.CharField(label=_l("Then"), widget=box(2))
    worker = WorkerField(label=_l("Who does it?"))
    by_when = forms.CharField(label=_l("By when?"), required=False, widget=short(20))
    marking = CodedField("markings", label=_l("Marking"), help_text=MARKING)

    def clean_worker(self) -> str:
        """A contingency that is nobody's does not happen."""
        if not self.cleaned_data["worker"]:
            raise forms.ValidationError(_("Say who does it"))
        return str(self.cleaned_data["worker"])


class OtherPlanForm(_Kept):
    """Another agency's plan for the same person."""

    agency = forms.CharField(label=_l("Whose plan is it?"), max_length=300, widget=short(20))
    what = forms.CharField(label=_l("What does it hold that matters here?"), widget=box(2))
    worker = WorkerField(label=_l("Who holds it?"), required=False)
    review_on = TypedDateField(label=_l("Looked at again on"), required=False)
    valid_to = TypedDateField(label=_l("Until"), required=False)
    marking = CodedField("markings", label=_l("Marking"), help_text=MARKING)


TITLES = (_l("Add to the plan"), _l("Update the plan"))
ALSO = ("plan",)
MEASURE = Entry(
    RiskMeasure,
    MeasureForm,
    "measure",
    "risk_management",
    TITLES,
    (_l("Something that keeps people safe"), _l("Update what keeps people safe")),
    page="plans:risk",
    anchor="measures",
    current="plan",
    also=ALSO,
)
CONTINGENCY = Entry(
    Contingency,
    ContingencyForm,
    "contingency",
    "risk_management",
    TITLES,
    (_l("When something happens"), _l("Update what is done when something happens")),
    page="plans:risk",
    anchor="contingencies",
    current="plan",
    also=ALSO,
)
OTHER_PLAN = Entry(
    OtherPlan,
    OtherPlanForm,
    "other_plan",
    "risk_management",
    TITLES,
    (_l("Another agency’s plan for {name}"), _l("Update another agency’s plan for {name}")),
    page="plans:risk",
    anchor="other-plans",
    current="plan",
    also=ALSO,
)
