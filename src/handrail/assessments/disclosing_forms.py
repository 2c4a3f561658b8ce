"""The one page for something frightening that was said, and the calls about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.forms import AssessedForm, own_words, text
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField, LinesField, WorkerField
from handrail.people.forms import short
from handrail.records import clock

NOT_THEIRS = "not_concerned"
"""An adult's parents are not told."""


class DisclosureForm(AssessedForm):
    """The words, to whom, what happens now, who is called today, and what parents hear."""

    words = forms.CharField(
        label=_l("The words"), widget=own_words(4), help_text=_l("As {name} said them, not tidied.")
    )
    about = CodedField("disclosure_kinds", label=_l("What is it about?"))
    valid_from = TypedDateField(label=_l("Said on"), looks_back=True)
    at = TypedTimeField(label=_l("At about"), working_hours=True, required=False)
    told_to = WorkerField(label=_l("Said to"), max_length=200, widget=short())
    plan_now = text(
        _l("What happens now, to keep everybody safe"),
        4,
        _l("Tonight and tomorrow: where {name} is, who is with {name}, what is out of reach, whom to ring."),
        required=True,
    )
    calls = LinesField(
        label=_l("Who is called today"),
        rows=4,
        help_text=_l("One a line: the name, then a comma and what they are."),
    )
    parents = CodedField("parents_told", label=_l("Do the parents know?"))
    parents_hear = text(_l("What they hear, in which words"), 2)
    parents_because = text(_l("Why they are not told"), 2)

    def __init__(self, *args: Any, manager: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        worker = self.case.reach.user.worker
        if self.row is not None:
            calls = self.fields["calls"]
            calls.label, calls.required = _("Who else is called"), False
        else:
            self.initial.setdefault("told_to", worker.reference if worker else "")
            self.initial.setdefault("at", clock.local_time())
            self.initial.setdefault("calls", self._suggested(manager))
        if self.case.case.cohort == "adult":
            for name in ("parents", "parents_hear", "parents_because"):
                del self.fields[name]

    def _suggested(self, manager: str) -> str:
        children = _("Children’s services, out of hours too") if self.case.case.cohort == "youth" else ""
        return "\n".join(one for one in (manager, children) if one)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("parents") in ("told", "to_tell"):
            self.need("parents_hear", _("Say what they hear"))
        if given.get("parents") == "not_told":
            self.need("parents_because", _("Say why they are not told"))
        return given

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts.pop("calls", None)
        return facts if "parents" in self.fields else {**facts, "parents": NOT_THEIRS}


class CallForm(AssessedForm):
    """A call that was made, by whom, when, and what they said."""

    by_whom = WorkerField(label=_l("Who called"), max_length=200, widget=short())
    called_at = TypedTimeField(label=_l("At"), working_hours=True)
    outcome = text(_l("What they said or will do"), 3, required=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        worker = self.case.reach.user.worker
        if not self.initial.get("by_whom"):
            self.initial["by_whom"] = worker.reference if worker else ""
        if self.initial.get("called_at") is None:
            self.initial["called_at"] = clock.local_time()
