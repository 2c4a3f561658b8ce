"""The entries of this room that can be added and updated, and the links to their forms."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.people.entries import Entry
from handrail.people.opening import OpenCase
from handrail.sentences import forms, models


def _kind(
    model: type[Any],
    form: type[forms.SentencedForm],
    verb: str,
    words: Promise,
    data_class: str = "risk_management",
    also: tuple[str, ...] = (),
) -> Entry:
    titles = (_l("Add to the sentence"), _l("Update the sentence"))
    headings = (words, words)
    return Entry(
        model,
        form,
        verb,
        data_class,
        titles,
        headings,
        page="sentences:sentence",
        current="sentence",
        also=also,
    )


LEARNED = ("assessment",)
"""What was learned before stands above the forms of restrictions."""
KINDS = (
    _kind(models.Sentence, forms.SentenceForm, "sentence", _l("Sentence")),
    _kind(models.Requirement, forms.RequirementForm, "requirement", _l("Requirement of an order")),
    _kind(models.Condition, forms.ConditionForm, "condition", _l("Condition of a licence"), also=LEARNED),
    _kind(models.CurfewWindow, forms.CurfewForm, "curfew", _l("Curfew hours"), also=LEARNED),
    _kind(models.ExclusionArea, forms.AreaForm, "area", _l("Area to stay out of"), also=LEARNED),
    _kind(models.Release, forms.ReleaseForm, "release", _l("Release")),
    _kind(models.Recall, forms.RecallForm, "recall", _l("Recall")),
    _kind(models.Variation, forms.VariationForm, "variation", _l("Variation")),
    _kind(models.ContactSuspension, forms.SuspensionForm, "suspension", _l("Suspension of contact")),
    _kind(models.Offence, forms.OffenceForm, "offence", _l("Offence"), "assessment"),
)


def links(case: OpenCase, facts: dict[type[Model], list[Any]]) -> list[dict[str, Any]]:
    """Each kind with the address to add one, and each of its entries with the address to update it."""
    found = []
    for kind in KINDS:
        if not case.can_write(kind.data_class):
            continue
        entries = [
            (forms.in_words(row), reverse(f"sentences:{kind.verb}_update", args=[case.reference, row.entry]))
            for row in facts.get(kind.model, [])
        ]
        add = reverse(f"sentences:{kind.verb}_add", args=[case.reference])
        found.append({"words": kind.headings[0], "add": add, "entries": entries})
    return found
