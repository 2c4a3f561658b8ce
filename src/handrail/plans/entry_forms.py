"""Forms of single entries of a plan: a step in full, help, a service in place, an answer in private."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Service, Venue
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import NamedForm, box, in_a_row, short
from handrail.people.opening import OpenCase
from handrail.plans import planning
from handrail.plans.desk import Desk
from handrail.plans.planning import actor_keys
from handrail.records.models import VersionRow
from handrail.sentences.models import Requirement

SMALL = {"class": "govuk-checkboxes--small"}


class Number(forms.IntegerField):
    """A whole number; nothing typed is not known."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label=label, required=False, min_value=0, max_value=9999, widget=short(4), **options)


class DeskForm(NamedForm):
    """A form that chooses from what the plan holds."""

    none_if_empty: tuple[str, ...] = ()

    def __init__(
        self, *args: Any, case: OpenCase, desk: Desk, row: VersionRow | None = None, **o: Any
    ) -> None:
        self.desk = desk
        super().__init__(*args, case=case, row=row, called=desk.called, **o)

    def choose(self, name: str, choices: list[tuple[str, str]], nothing: str = "") -> None:
        """What a field offers."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices] if nothing else choices

    def steps(self) -> list[tuple[str, str]]:
        """Every step of an open objective."""
        return [
            (step.row.entry, f"{one.n}. {step.row.what}")
            for one in self.desk.plan.objectives
            for step in one.steps
        ]

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        return {name: value or None if name in self.none_if_empty else value for name, value in found.items()}


class StepForm(DeskForm):
    """Everything a step can say."""

    none_if_empty = ("service", "venue", "requirement", "involvement")

    what = forms.CharField(label=_l("What is done"), max_length=500)
    who = forms.MultipleChoiceField(
        label=_l("Who does it"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    someone_else = forms.CharField(label=_l("Someone else"), max_length=200, required=False)
    needs_from_them = forms.CharField(
        label=_l("What {name} needs from them"),
        required=False,
        help_text=_l("A line each. Workers of other agencies read it beside the step."),
        widget=box(2),
    )
    state = CodedField("step_states", label=_l("How far it is"))
    because = forms.CharField(label=_l("Why, in words"), required=False, widget=box(2))
    when = forms.CharField(
        label=_l("When, in words"), required=False, help_text=_l("Like: straight after the panel")
    )
    starts_on = TypedDateField(label=_l("Starts on"), required=False)
    at = TypedTimeField(label=_l("At"), required=False, working_hours=True)
    due_on = TypedDateField(label=_l("To be done by"), required=False)
    service = forms.ChoiceField(label=_l("Service"), required=False, widget=forms.Select)
    venue = forms.ChoiceField(label=_l("Where"), required=False, widget=forms.Select)
    requirement = forms.ChoiceField(
        label=_l("Which requirement it meets"), required=False, widget=forms.Select
    )
    kind = CodedField("work_kinds", label=_l("Kind of work"), widget=forms.Select, initial="constructive")
    involvement = CodedField(
        "involvement_kinds",
        label=_l("If {name} is involved in it for others"),
        required=False,
        widget=forms.Select,
        help_text=_l("Like mentoring others, or telling the service how it is."),
    )
    method = forms.CharField(label=_l("Method"), required=False)
    chosen_because = forms.CharField(
        label=_l("Why this was chosen for {name}"), required=False, widget=box(2)
    )
    because_of = forms.MultipleChoiceField(
        label=_l("Which strengths led to it"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    wait_weeks = Number(_l("Weeks of waiting before it can begin"))
    weeks = Number(_l("Weeks it takes"))
    sessions = Number(_l("Sessions in all"))
    per_week = Number(_l("Sessions a week"))
    minutes = Number(_l("Minutes each asks of {name}"))
    journeys = Number(_l("Journeys each asks of {name}"))
    women_only = forms.BooleanField(label=_l("Women only"), required=False)
    goes_on_after = forms.BooleanField(label=_l("Goes on after the sentence ends"), required=False)
    marking = CodedField("markings", label=_l("Marking"), initial="none")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = {one.key: one.name for one in self.desk.people.offered()}
        if self.row is not None:
            people |= {key: self.desk.people[key].name for key in actor_keys(self.row)}  # type: ignore[arg-type]
        self.choose("who", list(people.items()))
        self.choose("because_of", [(one.entry, one.name) for one in self.desk.strengths])
        none = _("None")
        asked = [(one.entry, str(one.kind_label)) for one in self.desk.facts[Requirement]]
        self.choose("requirement", asked, none)
        self.choose("service", list(Service.objects.values_list("reference", "name")), none)
        self.choose("venue", list(Venue.objects.values_list("reference", "name")), none)

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        return super().initial_from(row) | {"who": actor_keys(row)}  # type: ignore[arg-type]

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        return planning.actors(found.pop("who")) | found


class HelpForm(DeskForm):
    """Practical help beside steps: what, by whom, for which steps, until when."""

    kind = CodedField("help_kinds", label=_l("What kind of help"))
    what = forms.CharField(label=_l("In words"), max_length=300)
    who = forms.MultipleChoiceField(
        label=_l("Who gives it"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    steps_helped = forms.MultipleChoiceField(
        label=_l("Which steps it helps with"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    valid_from = TypedDateField(label=_l("From"))
    valid_to = TypedDateField(label=_l("Last day"), required=False)
    afterwards = forms.CharField(label=_l("What follows when it ends"), required=False, widget=box(2))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = {one.key: one.name for one in self.desk.people.offered() if one.key != planning.MINE}
        people |= {key: self.desk.people[key].name for key in self.initial.get("who", ())}
        self.choose("who", list(people.items()))
        self.choose("steps_helped", self.steps())
        if self.row is None:
            self.initial.setdefault("valid_from", self.today)

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        who = [*(f"w:{one}" for one in row.workers), *(f"p:{one}" for one in row.people)]
        return super().initial_from(row) | {"who": who, "steps_helped": row.steps}

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        named = planning.actors(found.pop("who"))
        del named["by_person"]
        return {**found, **named, "steps": found.pop("steps_helped")}


class InPlaceForm(DeskForm):
    """A service that was there before the plan."""

    none_if_empty = ("service",)

    name = forms.CharField(label=_l("Service"), max_length=300)
    service = forms.ChoiceField(label=_l("In Agencies"), required=False, widget=forms.Select)
    worker = WorkerField(
        label=_l("Who works with {name} there"),
        required=False,
        max_length=200,
        help_text=_l("Their name as Agencies shows it."),
    )
    what = forms.CharField(label=_l("What it gives"), required=False, widget=box(2))
    valid_from = TypedDateField(label=_l("Since"), looks_back=True, required=False)
    valid_to = TypedDateField(label=_l("Ended on"), looks_back=True, required=False)
    review_on = TypedDateField(label=_l("Looked at again on"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choose("service", list(Service.objects.values_list("reference", "name")), _("None"))


class AskedAgainForm(NamedForm):
    """What somebody says to the plan when asked again, in private."""

    voice = CodedField("voices", label=_l("Who was asked"), widget=in_a_row(), initial="person")
    answer = CodedField("plan_answers", label=_l("What was the answer?"))
    words = forms.CharField(
        label=_l("In their own words"),
        required=False,
        widget=forms.Textarea({"rows": 3, "class": "hr-own-words"}),
    )
    valid_from = TypedDateField(label=_l("When"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("valid_from", self.today)


class EndForm(NamedForm):
    """An objective is achieved, dropped, put off or taken up again."""

    state = CodedField("objective_states", label=_l("What is it now?"))
    because = forms.CharField(label=_l("Why, or what made it possible"), required=False, widget=box(3))
    ended_on = TypedDateField(label=_l("When"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("ended_on", self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("state") in ("dropped", "later"):
            self.need("because", _("Say why: the reason is kept with the goal"))
        day, row = given.get("ended_on"), self.row
        if day and row is not None and row.valid_from and day < row.valid_from:
            self.add_error("ended_on", _("The goal began after this day"))
        return given
