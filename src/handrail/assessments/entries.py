"""The entries of this room that are added and updated one by one, from which their pages are made."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.assessments import forms, models, safety_forms, voice_forms
from handrail.people.entries import Entry

TITLES = (_l("Add to the assessment"), _l("Update the assessment"))
"""Neutral, whatever the entry is about."""


def _kind(
    model: type[Any],
    form: type[forms.AssessedForm],
    verb: str,
    headings: tuple[Promise, Promise],
    anchor: str,
    data_class: str = "assessment",
    **more: Any,
) -> Entry:
    return Entry(
        model,
        form,
        verb,
        data_class,
        TITLES,
        headings,
        page="assessments:assessment",
        anchor=anchor,
        current="assessment",
        **more,
    )


FACTOR = _kind(
    models.Factor,
    forms.FactorForm,
    "factor",
    (_l("Add a factor"), _l("Update a factor: {entry}")),
    "areas",
    about="name",
    template="assessments/factor_form.html",
)
STRENGTH = _kind(
    models.Strength,
    forms.StrengthForm,
    "strength",
    (_l("Add a strength of {name}’s"), _l("Update a strength: {entry}")),
    "strengths",
    about="name",
    template="assessments/strength_form.html",
)
SOURCE = _kind(
    models.Source,
    safety_forms.SourceForm,
    "source",
    (_l("Add somebody or something to hear"), _l("Update what came from {entry}")),
    "sources",
    about="name",
    template="assessments/source_form.html",
)
CONDITION = _kind(
    models.DesistanceCondition,
    voice_forms.ConditionForm,
    "condition",
    (_l("What helps people leave crime behind"), _l("Update what was said")),
    "conditions",
)
PLAIN = (
    _kind(
        models.Advice,
        voice_forms.AdviceForm,
        "advice",
        (_l("Ask whose advice {name} listens to"), _l("Update whose advice {name} listens to")),
        "advice",
    ),
    _kind(
        models.EarlierSupervision,
        voice_forms.EarlierForm,
        "earlier",
        (_l("Add an earlier supervision"), _l("Update an earlier supervision")),
        "earlier",
    ),
    _kind(
        models.Responsivity,
        voice_forms.ResponsivityForm,
        "responsivity",
        (_l("Add what suits {name}"), _l("Update what suits {name}")),
        "responsivity",
    ),
    _kind(
        models.Barrier,
        voice_forms.BarrierForm,
        "barrier",
        (_l("Add something that stands in the way"), _l("Update what stands in the way")),
        "barriers",
    ),
    _kind(
        models.Readiness,
        voice_forms.ReadinessForm,
        "readiness",
        (_l("Where {name} stands with a change"), _l("Update where {name} stood")),
        "readiness",
    ),
    _kind(
        models.RiskOfHarm,
        safety_forms.HarmForm,
        "harm",
        (_l("Add a judgement of harm to others"), _l("Update a judgement of harm to others")),
        "harm",
        "risk_management",
    ),
    _kind(
        models.OwnSafety,
        safety_forms.SafetyForm,
        "safety",
        (_l("Add a concern for {name}’s own safety"), _l("Update a concern for {name}’s own safety")),
        "own-safety",
        "risk_management",
    ),
    _kind(
        models.Enquiry,
        safety_forms.EnquiryForm,
        "enquiry",
        (_l("Add an enquiry"), _l("Update an enquiry")),
        "enquiries",
        "risk_management",
    ),
)
AREA = _kind(
    models.Area,
    forms.AreaForm,
    "area",
    (_l("Look at an area with {name}"), _l("Update an area with {name}")),
    "areas",
    template="assessments/area_form.html",
)
EXPLANATION = _kind(
    models.Assessment,
    safety_forms.ExplanationForm,
    "explanation",
    (_l("What brings it together"), _l("What brings it together")),
    "explanation",
)
