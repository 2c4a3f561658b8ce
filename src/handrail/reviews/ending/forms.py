"""The forms of the last looking back, and of what the person says of how we work."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.choosing import offer
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.reviews.models import Ending, Feedback

SMALL = {"class": "govuk-checkboxes--small"}


class EndingForm(NamedForm):
    """What worked, what stood in the way, who goes on, what is offered after the end."""

    row: Ending | None
    persons_words = forms.CharField(
        label=_l("How {name} puts it"),
        required=False,
        widget=forms.Textarea({"rows": 4, "class": "hr-own-words"}),
        help_text=_l("As it was said, not tidied."),
    )
    worked = forms.CharField(label=_l("What worked"), required=False, widget=box(3))
    hindered = forms.CharField(label=_l("What stood in the way"), required=False, widget=box(3))
    goes_on = forms.CharField(label=_l("Who and what goes on"), required=False, widget=box(2))
    people = forms.MultipleChoiceField(
        label=_l("People who go on with {name}"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    next_contact = forms.CharField(
        label=_l("What is offered after the end"),
        required=False,
        widget=box(2),
        help_text=_l("A call, a visit, whom to ring: what {name} may take up or leave."),
    )
    next_contact_on = TypedDateField(label=_l("On which day"), required=False)
    parents_words = forms.CharField(label=_l("How the parents put it"), required=False, widget=box(3))

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        super().__init__(*args, case=case, row=row, **options)
        people = self.fields["people"]
        assert isinstance(people, forms.MultipleChoiceField)
        people.choices = offer(case, keep_people=getattr(row, "people", ()) or ()).people
        if not people.choices:
            del self.fields["people"]
        if case.case.cohort != "youth" and not getattr(row, "parents_words", ""):
            del self.fields["parents_words"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        said = [name for name, value in given.items() if value and name not in ("key", "version_seen")]
        if not said and not self.errors:
            self.add_error("worked", _("Say at least one of these: nothing is filled in"))
        return given

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), **({} if self.row else {"valid_from": self.today})}


class FeedbackForm(NamedForm):
    """What the person says of how we work, what was done about it, and when they were told."""

    row: Feedback | None
    not_ahead = ("valid_from", "done_on", "told_on")
    words = forms.CharField(
        label=_l("What was said of how we work?"),
        widget=forms.Textarea({"rows": 3, "class": "hr-own-words"}),
        help_text=_l("As it was said, not tidied."),
    )
    voice = CodedField("voices", label=_l("Who said it?"), initial="person", widget=in_a_row())
    topic = CodedField("feedback_topics", label=_l("What is it about?"), widget=forms.Select)
    valid_from = TypedDateField(
        label=_l("When was it said?"), looks_back=True, help_text=_l("Like today or last Tuesday")
    )
    done = forms.CharField(label=_l("What was done about it?"), required=False, widget=box(2))
    done_on = TypedDateField(label=_l("When was it done?"), required=False, looks_back=True)
    not_done_because = forms.CharField(label=_l("Or why nothing was"), required=False, widget=box(2))
    told_on = TypedDateField(
        label=_l("When was {name} told?"),
        required=False,
        looks_back=True,
        help_text=_l("Leave empty until then."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        voice = self.fields["voice"]
        assert isinstance(voice, CodedField)
        voice.say("person", self.first_name)
        if self.row is None:
            self.initial.setdefault("valid_from", self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("done") and given.get("not_done_because"):
            self.add_error("not_done_because", _("Something was done: take this out, or what was done"))
        if given.get("told_on") and not (given.get("done") or given.get("not_done_because")):
            self.add_error("done", _("Say what was done, or why nothing was: that is what they were told"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        if found["done"] and not found["done_on"]:
            found["done_on"] = self.today
        worker = self.case.reach.user.worker
        answered = found["done"] or found["not_done_because"]
        before = getattr(self.row, "worker", None)
        return {**found, "worker": before or (worker.reference if worker and answered else None)}
