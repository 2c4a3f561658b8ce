"""The read-back: who said yes, what the person answers, when it is looked at again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.casefile.steps import OVER
from handrail.design.fields import set_choices
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.editing import EntryForm, Refusal
from handrail.people.fields import CodedField
from handrail.people.forms import box
from handrail.people.opening import OpenCase
from handrail.plans import agreeing, meeting, planning, working
from handrail.plans.desk import Desk
from handrail.plans.models import Invitee, Panel
from handrail.records.writing import Act

WIDE = {"class": "govuk-!-width-full"}


class AgreeForm(EntryForm):
    """What is recorded when a plan was read back. In a panel also who came, and the next panel."""

    yes = forms.MultipleChoiceField(
        label=_l("Who says yes to their steps"), required=False, widget=forms.CheckboxSelectMultiple
    )
    came = forms.MultipleChoiceField(
        label=_l("Who came"), required=False, widget=forms.CheckboxSelectMultiple
    )
    answer = CodedField("plan_answers")
    words = forms.CharField(required=False, max_length=2000, widget=forms.TextInput(WIDE))
    parents_view = forms.CharField(
        label=_l("What a parent or carer says"), required=False, max_length=2000, widget=forms.TextInput(WIDE)
    )
    hoped_for = forms.CharField(required=False, max_length=2000, widget=box(2))
    agreed_at = CodedField("agreement_places", label=_l("Where it was agreed"), initial="in_the_room")
    why = forms.CharField(
        label=_l("What changed since the last plan, and why"), required=False, widget=box(2)
    )
    review_by = TypedDateField(label=_l("We look at it together on"))
    next_on = TypedDateField(label=_l("Next panel"), required=False)
    next_at = TypedTimeField(label=_l("Time"), required=False, working_hours=True)

    def __init__(
        self,
        *args: Any,
        case: OpenCase,
        desk: Desk,
        panel: Panel | None = None,
        row: None = None,
        **options: Any,
    ) -> None:
        self.desk, self.panel, today = desk, panel, desk.today
        invited = [one for one in desk.facts[Invitee] if panel and one.panel == panel.entry]
        hoped = desk.plan.edition.hoped_for if desk.plan.edition else ""
        words = working.hoped_for(desk.facts)
        initial = {
            "hoped_for": hoped or (words[0].words if words else ""),
            "review_by": today + timedelta(weeks=agreeing.WEEKS_TO_REVIEW),
            "came": [one.entry for one in invited if one.attendance == "came"],
        }
        super().__init__(*args, case=case, row=row, initial=initial, **options)
        name = {"name": desk.called}
        self.fields["answer"].label = _("%(name)s, is this your plan?") % name
        self.fields["answer"].error_messages["required"] = _("Choose what %(name)s answers") % name
        self.fields["words"].label = _("In %(name)s’s words") % name
        self.fields["hoped_for"].label = _("What %(name)s hopes for") % name
        for field in self.fields.values():
            if isinstance(field, CodedField):
                field.offer(case.case.cohort, today)
            if isinstance(field, TypedDateField):
                field.today = today
        set_choices(self, "yes", list(waiting(desk)))
        set_choices(self, "came", [(one.entry, desk.people[invitee_key(one)].short) for one in invited])
        unasked = [] if panel else ["came", "next_on", "next_at"]
        unasked += [] if case.case.cohort == "youth" else ["parents_view"]
        unasked += [] if desk.plan.edition else ["why"]
        unasked += [name for name in ("yes", "came") if name in self.fields and not self._offered(name)]
        for one in dict.fromkeys(unasked):
            del self.fields[one]

    def _offered(self, name: str) -> bool:
        field = self.fields[name]
        return isinstance(field, forms.ChoiceField) and bool(field.choices)

    def clean_review_by(self) -> date:
        """A day still to come."""
        day: date = self.cleaned_data["review_by"]
        if day <= self.desk.today:
            raise forms.ValidationError(_("Write a day that is still to come"))
        return day

    def record(self, doing: Act, entry: str) -> None:
        """Everything that was said at the read-back, as one act."""
        data, today = dict(self.cleaned_data), self.desk.today
        for one in data.pop("yes", ()):
            step, _space, who = one.partition(" ")
            planning.answer(doing, step, who, "accepts", on=today)
        if self.panel is not None:
            for invitee in data.pop("came", ()):
                meeting.attend(doing, invitee, "came")
            following = {name: data.pop(name) for name in ("next_on", "next_at")}
            meeting.hold(doing, self.panel.entry, on=today, **following)
        facts = {name: value for name, value in data.items() if name not in ("key", "version_seen")}
        facts["panel"] = self.panel.entry if self.panel else None
        try:
            agreeing.agree(doing, on=today, entry=entry, **facts)
        except agreeing.NothingToAgree:
            raise Refusal(_("Put a goal in the plan first: there is nothing to agree yet")) from None


def invitee_key(row: Invitee) -> str:
    """The key of somebody invited, as a step names them."""
    return f"w:{row.worker}" if row.worker else f"p:{row.person}"


def waiting(desk: Desk) -> Iterable[tuple[str, str]]:
    """Actors whose own answer is still due: "Marian to 1: homelessness assessment"."""
    for objective in desk.plan.objectives:
        for step in objective.steps:
            for actor in step.actors:
                if actor.asked and not actor.answer and step.row.state not in OVER:
                    words = {"name": actor.short, "n": objective.n, "what": step.row.what}
                    yield f"{step.row.entry} {actor.key}", _("%(name)s, goal %(n)s: %(what)s") % words
