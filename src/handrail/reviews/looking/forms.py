"""The forms of a review: opening one by hand, and what the person and the parents say for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.models import Advice
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import NamedForm, box
from handrail.reviews import opening

BY_HAND = ("request", "date", "transfer", "recall", "release", "ending")


class OpenForm(NamedForm):
    """Why look again now, by when, and who holds it."""

    trigger = CodedField("review_triggers", label=_l("Why now?"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_l("What is it about, in a few words?"),
        max_length=200,
        help_text=_l("Its heading: Twelve weeks on. {name} moves to another area."),
    )
    why = forms.CharField(
        label=_l("What is the question?"),
        required=False,
        widget=box(2),
        help_text=_l("Who asked for it, and what should be clearer afterwards."),
    )
    due_on = TypedDateField(label=_l("To finish by"), help_text=_l("Like Friday week or 18 March"))
    held_by = WorkerField(
        label=_l("Who holds it?"), max_length=200, help_text=_l("Their name as Agencies shows it.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        trigger: Any = self.fields["trigger"]
        kept = getattr(self.row, "trigger", None)
        trigger.choices = [one for one in trigger.choices if one[0] in (*BY_HAND, kept)]
        if self.row is None:
            worker = self.case.reach.user.worker
            self.initial.setdefault("due_on", opening.answer_by(self.case))
            self.initial.setdefault("held_by", worker.reference if worker else "")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("due_on") and self.row is None and given["due_on"] < self.today:
            self.add_error("due_on", _("This day has passed: choose today or a later one"))
        return given


class ViewForm(NamedForm):
    """What the person and the parents say for a review, and whose advice counts."""

    persons_words = forms.CharField(
        label=_l("{name}’s own words"),
        required=False,
        widget=box(3),
        help_text=_l("What is better, what is harder, what should be different. As said, not as summed up."),
    )
    persons_view = forms.CharField(
        label=_l("What {name} thinks of what is proposed"), required=False, widget=box(3)
    )
    parents_words = forms.CharField(label=_l("What parents or carers say"), required=False, widget=box(3))
    advice = forms.ChoiceField(
        label=_l("Whose advice does {name} listen to?"),
        required=False,
        help_text=_l("An answer that is on record already; or write down today’s below."),
    )
    advice_words = forms.CharField(
        label=_l("Asked today, {name} said"), required=False, widget=box(2), max_length=1000
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.case.fetch(self.case.rows(Advice).order_by("-valid_from", "-pk"))
        said = [(row.entry, f"{row.words} ({wording.full_date(row.valid_from)})") for row in rows]
        advice: Any = self.fields["advice"]
        advice.choices = [("", _("Not asked yet")), *said]
        if not said:
            del self.fields["advice"]
        if not self.case.can_write("assessment"):
            del self.fields["advice_words"]

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts.pop("advice_words", None)
        if "advice" in facts:
            facts["advice"] = facts["advice"] or None
        return facts
