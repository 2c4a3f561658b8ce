"""The forms of a change: what changed and what it touches; and whether it asks for a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.fields import EntriesField
from handrail.assessments.models import Factor, Strength
from handrail.design.typed import TypedDateField
from handrail.people.editing import EntryForm
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.records.models import VersionRow
from handrail.reviews import origins

SMALL = {"class": "govuk-checkboxes--small"}
MARKING = _l("Who must not be given it, beyond those who supervise.")


class ChangeForm(NamedForm):
    """What changed in a life, how it is known, what it touches."""

    not_ahead = ("valid_from",)

    what = forms.CharField(label=_l("What has changed for {name}?"), widget=box(3))
    kind = CodedField("change_kinds", label=_l("What is it about?"), widget=forms.Select)
    valid_from = TypedDateField(
        label=_l("When did it happen?"), help_text=_l("Like today or last Tuesday"), looks_back=True
    )
    how_known = forms.CharField(label=_l("How do we know?"), required=False, widget=box(2))
    factors = EntriesField(
        Factor,
        lambda row: row.name,
        label=_l("Which factors does it touch?"),
        widget=forms.CheckboxSelectMultiple(SMALL),
    )
    strengths = EntriesField(
        Strength,
        lambda row: row.name,
        label=_l("Which strengths does it touch?"),
        widget=forms.CheckboxSelectMultiple(SMALL),
    )
    weight = CodedField(
        "change_weights",
        label=_l("Does it ask for a review?"),
        help_text=_l("This is for you to decide, now or later. Nothing follows by itself."),
        initial="not_decided",
    )
    because = forms.CharField(
        label=_l("Why?"), required=False, widget=box(2), help_text=_l("Needed when no review follows.")
    )
    marking = CodedField("markings", label=_l("Marking"), help_text=MARKING, initial="none")
    came_from = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, given: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update(given or {})
        if self.row is None:
            self.initial.setdefault("valid_from", self.today)
        for name in ("factors", "strengths"):
            field = self.fields[name]
            assert isinstance(field, EntriesField)
            field.offer(self.case)
            if not field.choices:
                del self.fields[name]

    def clean_came_from(self) -> str | None:
        """An entry of this case within reach, or none."""
        entry = self.cleaned_data["came_from"]
        if entry and entry != getattr(self.row, "came_from", None) and not origins.told(self.case, [entry]):
            raise forms.ValidationError(_("What it came from is no longer there"))
        return entry or None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("weight") == "noted":
            self.need("because", _("Say in a few words why no review follows"))
        return given

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        before = getattr(self.row, "weight", "not_decided")
        return {**facts, **decided(self.case, facts["weight"], before)}


class DecideForm(EntryForm):
    """Whether a change asks for a review, and why."""

    weight = forms.ChoiceField(
        label=_l("Does it ask for a review?"),
        choices=(
            ("significant", _l("Significant: the plan is looked at")),
            ("noted", _l("Noted, no review")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Choose one of the two")},
    )
    because = forms.CharField(
        label=_l("Why, in a few words"),
        required=False,
        widget=box(2),
        help_text=_l("Needed when no review follows."),
    )

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        shown = super().initial_from(row)
        return {**shown, "weight": shown["weight"] if shown["weight"] != "not_decided" else ""}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("weight") == "noted" and not given.get("because"):
            self.add_error("because", _("Say in a few words why no review follows"))
        return given

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {**facts, **decided(self.case, facts["weight"], getattr(self.row, "weight", ""))}


def decided(case: Any, weight: str, before: str) -> dict[str, Any]:
    """Who decided: whoever says it first; saying it otherwise is another decision."""
    if weight == before:
        return {}
    worker = case.reach.user.worker
    return {"decided_by": worker.reference if worker and weight != "not_decided" else None}
