"""The form of something a meeting asked of somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.reviews.meetings import asking
from handrail.reviews.meetings.asking import PERSON
from handrail.reviews.models import Attendee, MeetingAction


class ActionForm(NamedForm):
    """What is to be done, by whom, by when; and what came of it."""

    row: MeetingAction | None
    not_ahead = ("done_on",)
    what = forms.CharField(label=_l("What is to be done?"), widget=box(2), max_length=500)
    who = forms.ChoiceField(label=_l("Who does it?"), widget=forms.RadioSelect)
    due_on = TypedDateField(label=_l("By when?"), required=False, help_text=_l("Like Friday or 18 March"))
    state = CodedField("action_states", label=_l("How does it stand?"), initial="open")
    done_on = TypedDateField(label=_l("Done on"), required=False, looks_back=True)
    because = forms.CharField(
        label=_l("Why not, or what to know"),
        required=False,
        widget=box(2),
        help_text=_l("Needed when it is not done."),
    )

    def __init__(
        self, *args: Any, case: OpenCase, meeting: str, row: VersionRow | None = None, **options: Any
    ) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.meeting = meeting
        facts = case.gather(*asking.TABLES, Attendee)
        attending = [asking.key_of(one) for one in facts[Attendee] if one.meeting == meeting]
        kept = [f"w:{one}" for one in (getattr(row, "worker", None),) if one]
        people = asking.candidates(case, facts, [*attending, *kept])
        workers = [(key[2:], one.name) for key, one in people.items() if key.startswith("w:")]
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [(PERSON, self.first_name), *workers]
        state = self.fields["state"]
        assert isinstance(state, CodedField)
        in_plan = getattr(row, "state", "") == "in_plan"
        if not in_plan:
            state.offer(
                case.case.cohort, self.on, getattr(row, "state", None), without=frozenset({"in_plan"})
            )
        if row is None:
            for name in ("state", "done_on", "because"):
                del self.fields[name]

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        assert isinstance(row, MeetingAction)
        return super().initial_from(row) | {"who": PERSON if row.by_person else row.worker}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("state") == "not_done":
            self.need("because", _("Say in a few words why it is not done"))
        if given.get("done_on") and given.get("state") not in ("done", "in_plan"):
            self.add_error("state", _("It has a day on which it was done: choose Done, or take the day out"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        who = found.pop("who")
        if found.get("state") == "done" and not found.get("done_on"):
            found["done_on"] = self.today
        fresh = {} if self.row else {"meeting": self.meeting, "valid_from": self.today}
        return {
            **found,
            "by_person": who == PERSON,
            "worker": None if who == PERSON else who,
            **fresh,
        }
