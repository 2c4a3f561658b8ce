"""The contact level on one page, and the form of its phases."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.assessments.models import Likelihood
from handrail.casefile import codes
from handrail.design.fields import set_choices
from handrail.design.typed import TypedDateField
from handrail.people.entries import Entry, add_view, update_view
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, short
from handrail.people.frame import case_frame
from handrail.people.models import Allocation, KeyPerson
from handrail.people.opening import OpenCase, case_page
from handrail.plans import level_page, navigation
from handrail.plans.models import ContactPhase
from handrail.sentences import standing

CLASSES = ("plan", "assessment", "risk_management", policy.FRAME)


@case_page(classes=CLASSES, needs="plan")
def contact_level(request: Request, case: OpenCase) -> HttpResponse:
    """How much contact is proposed, phase by phase, and what stands beside it."""
    facts = case.gather(*standing.TABLES, ContactPhase, Likelihood)
    frame = case_frame(case, "plan", facts)
    stands = standing.stands(facts, case.today)
    context = {
        "frame": frame,
        "within": navigation.within(case, "contact_level"),
        **level_page.page(case, facts, stands.starts if stands else None, frame.called),
    }
    return render(request, "plans/contact_level.html", context)


class PhaseForm(NamedForm):
    """One phase of contact."""

    name = forms.CharField(
        label=_l("What is this phase called?"),
        max_length=300,
        help_text=_l("For example: first twelve weeks."),
    )
    valid_from = TypedDateField(label=_l("From"))
    valid_to = TypedDateField(label=_l("To"))
    times = forms.IntegerField(label=_l("How many contacts?"), min_value=1, max_value=99, widget=short(3))
    every = CodedField("contact_rhythms", label=_l("In how long?"))
    modes = forms.MultipleChoiceField(label=_l("How?"), required=False, widget=forms.CheckboxSelectMultiple)
    workers = forms.MultipleChoiceField(
        label=_l("With whom?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    who_counts = forms.CharField(
        label=_l("Whose contact counts?"), required=False, help_text=_l("In words, where it needs them.")
    )
    reason = forms.CharField(
        label=_l("Why this much?"),
        widget=box(2),
        error_messages={"required": _l("Say why this much contact is proposed")},
    )
    step_up = forms.CharField(label=_l("More when"), required=False, widget=box(2))
    step_down = forms.CharField(label=_l("Less when"), required=False, widget=box(2))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        facts = self.case.gather(Allocation, KeyPerson)
        near = [row.worker for rows in facts.values() for row in rows if row.worker]
        references = dict.fromkeys([*getattr(self.row, "workers", []), *near])
        names = directory.workers(references)
        set_choices(self, "workers", [(one, names[one].with_agency) for one in references])
        set_choices(self, "modes", codes.choices("contact_modes", cohort=self.case.case.cohort, on=self.on))

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        if self.row is None:
            found["rank"] = len(self.case.fetch(ContactPhase)) + 1
        return found


PHASE = Entry(
    ContactPhase,
    PhaseForm,
    "phase",
    "plan",
    (_l("Add a phase of contact"), _l("Update a phase of contact")),
    (_l("Propose a phase of contact"), _l("Update “{entry}”")),
    about="name",
    page="plans:contact_level",
    current="plan",
    needs="plan",
)
phase_add = add_view(PHASE)
phase_update = update_view(PHASE)
