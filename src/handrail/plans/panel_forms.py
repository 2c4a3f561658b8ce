"""The page before a panel, and why there was none."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Venue
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.plans import inviting, meeting
from handrail.plans.agree_form import invitee_key
from handrail.plans.entry_forms import SMALL, DeskForm
from handrail.plans.models import Panel
from handrail.records.models import VersionRow
from handrail.records.writing import Act


class PanelForm(DeskForm):
    """What is settled with the person before a panel: when and where, who comes, what is shown."""

    none_if_empty = ("venue", "chair")
    row: Panel | None

    purpose = forms.CharField(label=_l("What it is for"), required=False, widget=box(2))
    valid_from = TypedDateField(label=_l("Day"))
    at = TypedTimeField(label=_l("Time"), required=False, working_hours=True)
    venue = forms.ChoiceField(label=_l("Where"), required=False, widget=forms.Select)
    chair = forms.ChoiceField(label=_l("Who chairs it"), required=False, widget=forms.Select)
    agreed_to_hold = CodedField(
        "panel_agreements", label=_l("Does {name} agree to hold it?"), widget=in_a_row()
    )
    asked = forms.MultipleChoiceField(
        label=_l("Who is asked to come"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
        help_text=_l("Those to whom what has to be answered points come first. {name} settles who attends."),
    )
    settled_attend = forms.CharField(
        label=_l("What {name} settled about who attends"), required=False, widget=box(2)
    )
    settled_screen = forms.CharField(
        label=_l("What {name} settled about the screen"), required=False, widget=box(2)
    )
    kept_off = forms.MultipleChoiceField(
        label=_l("Left off the screen"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
        help_text=_l("The screen of the panel does not show these, nor that anything is left out."),
    )
    not_for_this_room = forms.CharField(
        label=_l("What is not for this room"),
        required=False,
        widget=box(2),
        help_text=_l("Kept here, never on the screen."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        desk = self.desk
        self.candidates = {one.key: one for one in inviting.candidates(desk)}
        self.invited = {
            invitee_key(one): one for one in (inviting.invited(desk, self.row.entry) if self.row else [])
        }
        names = {key: one.words for key, one in self.candidates.items() if key not in self.invited}
        self.choose("asked", list(names.items()))
        if not names:
            del self.fields["asked"]
        kept = [*((one.entry, one.name) for one in (*desk.factors, *desk.strengths))]
        self.choose("kept_off", kept)
        none = _("Not settled")
        self.choose("venue", list(Venue.objects.values_list("reference", "name")), none)
        workers = [(key[2:], one.name) for key, one in desk.people.items() if key.startswith("w:")]
        self.choose("chair", workers, none)
        if self.row is None:
            own = desk.case.reach.user.worker
            self.initial.setdefault("chair", own.reference if own else "")
            self.initial.setdefault("agreed_to_hold", "not_asked")

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        found.pop("asked", None)
        return found

    def save(self, doing: Act, entry: str) -> None:
        """Plan the panel, or settle it otherwise; ask those ticked to it."""
        ticked = [self.candidates[key] for key in self.cleaned_data.get("asked", ())]
        invitees = [inviting.facts_of(self.case, one) for one in ticked]
        if self.row is None:
            meeting.plan_panel(doing, self.facts(), invitees, entry=entry)
        else:
            seen = self.cleaned_data["version_seen"] or self.row.version
            meeting.settle(doing, entry, seen, self.facts(), invitees)


class NotHeldForm(NamedForm):
    """Why there was no panel."""

    not_held_because = forms.CharField(
        label=_l("Why was no panel held?"),
        widget=box(3),
        error_messages={"required": _l("Say why no panel was held: the reason stands in the record")},
    )
    valid_from = TypedDateField(label=_l("When this was decided"), looks_back=True)

    def __init__(self, *args: Any, row: VersionRow | None = None, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self.initial["valid_from"] = self.today
