"""The forms of a programme, of how it ends, and of one session."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Service
from handrail.casefile import codes
from handrail.delivery import beside
from handrail.delivery.fields import WIDE
from handrail.delivery.models import Programme, ProgrammeSession
from handrail.delivery.programmes import dosage, recording
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.plans.entry_forms import SMALL, DeskForm, Number
from handrail.plans.models import Step
from handrail.records.models import VersionRow
from handrail.sentences.models import Condition, Requirement


class ProgrammeForm(DeskForm):
    """A programme: what it is, why this one for this person, and how much of it."""

    none_if_empty = ("step", "requirement", "service")

    name = forms.CharField(
        label=_l("What it is called"), max_length=300, help_text=_l("As {name} would know it.")
    )
    kind = CodedField("programme_kinds", label=_l("What kind of work"), widget=forms.Select)
    step = forms.ChoiceField(
        label=_l("For which step of the plan"), required=False, widget=forms.Select(WIDE)
    )
    chosen_because = forms.CharField(
        label=_l("Why this was chosen for {name}"),
        widget=box(3),
        help_text=_l("What in {name}’s life, ways of learning or strengths makes it fit."),
        error_messages={"required": _l("Say why this work was chosen, and not another")},
    )
    method = forms.CharField(
        label=_l("Method"), required=False, help_text=_l("Like: solving problems in a group, film and talk")
    )
    strengths = forms.MultipleChoiceField(
        label=_l("Which strengths it uses"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    amount = Number(_l("How much in all"))
    unit = CodedField("dosage_units", label=_l("Counted in"), widget=in_a_row(), initial="sessions")
    per_week = Number(_l("How much a week"))
    group = forms.CharField(
        label=_l("Group"), required=False, max_length=200, help_text=_l("If it is done with others: which.")
    )
    who = forms.MultipleChoiceField(
        label=_l("Who runs it"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    service = forms.ChoiceField(label=_l("Service"), required=False, widget=forms.Select(WIDE))
    requirement = forms.ChoiceField(
        label=_l("Which requirement it counts towards"),
        required=False,
        widget=forms.Select(WIDE),
        help_text=_l("Sessions recorded from then on add to what is done of it, counted in the same unit."),
    )
    state = CodedField("programme_states", label=_l("How far it is"), widget=in_a_row(), initial="running")
    valid_from = TypedDateField(label=_l("Begins, or began, on"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        workers = [one for one in self.desk.people.values() if one.key.startswith("w:")]
        self.choose("who", [(one.key[2:], one.name) for one in workers])
        self.choose("step", self.steps(), _("None"))
        self.choose("strengths", [(one.entry, one.name) for one in self.desk.strengths])
        self.choose("service", list(Service.objects.values_list("reference", "name")), _("None"))
        asked = self.case.gather(Requirement, Condition)
        rows = [*asked[Requirement], *asked[Condition]]
        self.choose("requirement", [(row.entry, str(row.kind_label)) for row in rows], _("None"))
        state, kept = self.fields["state"], getattr(self.row, "state", None)
        assert isinstance(state, CodedField)
        state.offer(self.case.case.cohort, self.on, kept, without=frozenset(ENDED))

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        assert isinstance(row, Programme)
        return super().initial_from(row) | {"who": row.workers}

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        return {"workers": found.pop("who"), **found}


ENDED = ("completed", "stopped")
"""The states that have a page of their own, which asks what came of it."""


class EndForm(NamedForm):
    """A programme is completed or stopped, with what came of it."""

    state = CodedField("programme_states", label=_l("How did it end?"))
    because = forms.CharField(
        label=_l("Why it stopped, or what made it possible to complete"), required=False, widget=box(2)
    )
    outcome = forms.CharField(
        label=_l("What is different for {name} because of it"),
        required=False,
        widget=box(3),
        help_text=_l("What {name} does or says now; what still has to be done in another way."),
    )
    valid_to = TypedDateField(label=_l("Last day"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        state = self.fields["state"]
        assert isinstance(state, CodedField)
        state.offer(self.case.case.cohort, self.on, without=frozenset({"planned", "running"}))
        self.initial["valid_to"] = getattr(self.row, "valid_to", None) or self.today
        if self.initial.get("state") not in ENDED:
            self.initial["state"] = ""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("state") == "stopped":
            self.need("because", _("Say why it stopped: the reason is kept with it"))
        return given


class SessionForm(DeskForm):
    """One session: who came, what was done and how it went."""

    not_ahead = ("valid_from",)
    none_if_empty = ("catch_up_for",)

    valid_from = TypedDateField(
        label=_l("Day"), looks_back=True, help_text=_l("Like today, Friday or 18 March")
    )
    number = Number(_l("Session number"))
    minutes = Number(_l("Minutes"))
    attendance = CodedField("session_attendances", label=_l("Did {name} come?"), widget=in_a_row())
    topic = forms.CharField(label=_l("What it was about"), max_length=300, required=False)
    techniques = forms.MultipleChoiceField(
        label=_l("How it was done"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    text = forms.CharField(
        label=_l("How it went"),
        required=False,
        widget=box(3),
        help_text=_l("What {name} took from it. If {name} was not there: what got in the way."),
    )
    words = forms.CharField(
        label=_l("In {name}’s own words"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "hr-own-words"}),
    )
    catch_up_for = forms.ChoiceField(
        label=_l("Which session it caught up"), required=False, widget=forms.Select(WIDE)
    )
    who = forms.MultipleChoiceField(
        label=_l("Who held it"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    contact = forms.ChoiceField(
        label=_l("On the timeline"),
        widget=forms.Select(WIDE),
        help_text=_l("Choose the appointment if it was booked: how it went is recorded with it."),
    )
    mode = CodedField("contact_modes", label=_l("How or where"), widget=forms.Select)

    def __init__(
        self, *args: Any, programme: Programme, sessions: list[ProgrammeSession], **options: Any
    ) -> None:
        self.programme, self.sessions = programme, sessions
        super().__init__(*args, **options)
        self.choose("techniques", codes.choices("techniques", on=self.on))
        workers = [one for one in self.desk.people.values() if one.key.startswith("w:")]
        self.choose("who", [(one.key[2:], one.name) for one in workers])
        self.choose("catch_up_for", self._missed(), _("None"))
        if self.row is not None:
            del self.fields["contact"], self.fields["mode"]
        else:
            self._begin()

    def _begin(self) -> None:
        """What a new session most likely says."""
        taken = {row.contact for row in self.sessions if row.contact}
        kinds = tuple({recording.contact_kind(self.programme), "programme_session", "intervention"})
        there = beside.choices(self.case, kinds, taken)
        self.choose("contact", there)
        step = next((row for row in self.desk.facts[Step] if row.entry == self.programme.step), None)
        numbers = [row.number for row in self.sessions if row.number]
        own = self.case.reach.user.worker
        fresh = {
            "valid_from": self.today,
            "number": max(numbers, default=0) + 1,
            "minutes": step.minutes if step else None,
            "who": self.programme.workers or ([own.reference] if own else []),
            "contact": beside.NEW,
            "mode": "office",
        }
        self.initial = {**fresh, **self.initial}

    def _missed(self) -> list[tuple[str, str]]:
        """Sessions of which something is still to be caught up, and the one caught up already."""
        caught = {row.catch_up_for for row in self.sessions if row.entry != getattr(self.row, "entry", "")}
        return [
            (row.entry, f"{wording.full_date(row.valid_from)}, {row.attendance_label.lower()}")
            for row in self.sessions
            if row.attendance in (dosage.MISSED, dosage.PART, dosage.NOT_HELD) and row.entry not in caught
        ]

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        assert isinstance(row, ProgrammeSession)
        return super().initial_from(row) | {"who": row.workers}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("catch_up_for") and given.get("attendance") not in (None, "", dosage.CAUGHT_UP):
            self.add_error("catch_up_for", _("Only a session that was caught up makes up for another"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        for name in ("contact", "mode"):
            found.pop(name, None)
        return {"workers": found.pop("who"), **found}
