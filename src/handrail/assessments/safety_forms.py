"""Forms about harm, safety, what agencies were asked, and what brings an assessment together."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.fields import EntriesField
from handrail.assessments.forms import AssessedForm, line, sources, text, until
from handrail.assessments.models import Assessment, Source
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import short

TEXTS = ("past_behaviour", "likely_future", "would_help", "speaks_for_change", "speaks_against_change")
"""The texts of an assessment, which the next one starts from."""


def day(label: Any) -> TypedDateField:
    """A day that has been."""
    return TypedDateField(label=label, looks_back=True, required=False)


def directory_worker(label: Any, help_text: Any = "") -> WorkerField:
    """Somebody of the directory, if it has them."""
    return WorkerField(label=label, max_length=200, required=False, widget=short(), help_text=help_text)


class SourceForm(AssessedForm):
    """Somebody or something that should be heard, what was asked, and what came back."""

    kind = CodedField("source_kinds", label=_l("What kind of source is it?"), widget=forms.Select)
    name = line(_l("Who or what"), _l("For example: Crown Court transcript; PC Lunn."), True)
    worker = directory_worker(_l("Their name in the directory"), _l("If they are a worker."))
    because = line(_l("Why they should be heard"))
    state = CodedField("source_states", label=_l("How does it stand?"))
    asked_on = day(_l("Asked on"))
    asked_for = text(_l("What was asked"), 2)
    answered_on = day(_l("Answered on"))
    answer = text(_l("What came back"), 4)
    not_had_because = text(_l("Why it was not had, or is not needed"), 2)
    conflicts_with = EntriesField(Source, lambda row: row.name, label=_l("Says otherwise than"))
    conflict = text(_l("How they differ, and what we make of it"), 2)

    not_ahead = ("asked_on", "answered_on")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        state = given.get("state")
        if state in ("asked", "answered"):
            self.need("asked_on", _("Enter the day they were asked"))
        if state == "answered":
            self.need("answered_on", _("Enter the day they answered"))
            self.need("answer", _("Write down what came back"))
        if state in ("not_available", "not_needed"):
            self.need("not_had_because", _("Say why: an empty chair needs a reason"))
        asked, answered = given.get("asked_on"), given.get("answered_on")
        if asked and answered and answered < asked:
            self.add_error("answered_on", _("This is before the day they were asked"))
        if given.get("conflicts_with"):
            self.need("conflict", _("Say how they differ"))
        return given


class HarmForm(AssessedForm):
    """How seriously whom could be harmed, in the practitioner's judgement, and how."""

    to = CodedField("harm_to", label=_l("Harm to whom?"))
    level = CodedField("harm_levels", label=_l("How serious?"))
    who = line(_l("Who in particular"), _l("Never the name or address of a victim."))
    nature = text(_l("What could happen"), required=True)
    when = text(_l("In which circumstances"), 2)
    how_soon = CodedField("imminences", label=_l("How soon could it be?"), required=False)
    raises = text(_l("What makes it more likely"), 2)
    lowers = text(_l("What makes it less likely"), 2)
    valid_from = TypedDateField(label=_l("Judged on"), looks_back=True)
    valid_to = until()

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {**facts, "how_soon": facts["how_soon"] or None}


class SafetyForm(AssessedForm):
    """A concern for the safety of the person themselves."""

    kind = CodedField("safety_kinds", label=_l("What kind of concern is it?"))
    concern = text(_l("The concern"), required=True, help_text=_l("What was said or seen, and by whom."))
    we_do = text(_l("What we do about it"), 2)
    valid_from = TypedDateField(label=_l("Since"), looks_back=True)
    valid_to = until()


class EnquiryForm(AssessedForm):
    """A question about safety sent to an agency, the answer, and what it means."""

    agency = line(_l("Which agency"), required=True)
    worker = directory_worker(_l("To whom there"), _l("Their name in the directory, if it has them."))
    about = text(_l("What is asked"), 2, required=True)
    sent_on = day(_l("Sent on"))
    chased_on = day(_l("Chased on"))
    answered_on = day(_l("Answered on"))
    answer = text(_l("The answer"), 4)
    means = text(_l("What it means"), 3, _l("For the safety of others and of {name}, and for the plan."))

    not_ahead = ("sent_on", "chased_on", "answered_on")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for name, message in (
            ("chased_on", _("This is before the day it was sent")),
            ("answered_on", _("This is before the day it was sent")),
        ):
            if given.get(name):
                self.need("sent_on", _("Enter the day it was sent"))
                if given.get("sent_on") and given[name] < given["sent_on"]:
                    self.add_error(name, message)
        if given.get("answer") or given.get("answered_on"):
            self.need("answered_on", _("Enter the day of the answer"))
            self.need("answer", _("Write down the answer; “nothing known” is one"))
        if given.get("means"):
            self.need("answer", _("There is no answer yet that could mean this"))
        return given


class ExplanationForm(AssessedForm):
    """What brings the case together, with prompts: never a blank page."""

    past_behaviour = text(
        _l("How it came to this"),
        5,
        _l("What led up to the offences, what they did for {name}, who was there, what has changed since."),
    )
    likely_future = text(
        _l("What is likely to happen"),
        4,
        _l("If nothing changes, and if things go well: what, when, and what one would see first."),
    )
    would_help = text(_l("What would help"), 4, _l("What to build on first, with whom, and in which order."))
    speaks_for_change = text(
        _l("What speaks for change"), 3, _l("Strengths, hopes, people, and what has gone well already.")
    )
    speaks_against_change = text(
        _l("What speaks against it"), 3, _l("What still pulls the other way, and what stands in the way.")
    )
    rests_on = sources()

    def __init__(self, *args: Any, before: Assessment | None = None, **options: Any) -> None:
        """``before`` is the assessment finished last: a text that is not written yet starts from its own."""
        super().__init__(*args, **options)
        for name in TEXTS:
            said = getattr(before, name, "")
            if before is not None and said and not getattr(self.row, name):
                self.initial[name] = said
                since = _("As it stood on %(day)s: say what is different now.")
                words = since % {"day": wording.full_date(before.finished_on)}
                self.fields[name].help_text = f"{self.fields[name].help_text} {words}"
