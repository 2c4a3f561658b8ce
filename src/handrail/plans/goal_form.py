"""The form of an objective: one sentence, what it answers and builds on, and its steps.

A step is three rows of choices: who does it, when, what will help. The same form writes a new
objective and says one otherwise; either is one act (``planning.draft``, ``planning.update``).
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.editing import EntryForm
from handrail.people.fields import WorkerField
from handrail.people.opening import OpenCase
from handrail.plans import planning
from handrail.plans.desk import Desk
from handrail.plans.models import Help, Objective, Step
from handrail.plans.naming import Named
from handrail.plans.planning import NewStep, actor_keys
from handrail.plans.step_words import HELP, WHEN, help_choices, when_chosen

FRESH_STEPS = 3
"""How many steps a new objective has room for; one that stands has room for one more."""
FIELDS = ("what", "who", "other", "when", "day", "at", "help", "help_words")


class GoalForm(EntryForm):
    """An objective and its steps. ``desk`` is what it chooses from, ``room`` whom it offers first."""

    row: Objective | None
    will = forms.CharField(max_length=500)
    so_that = forms.CharField(label=_l("so that"), max_length=500, required=False)
    headline = forms.CharField(
        label=_l("In a word or two"),
        max_length=100,
        required=False,
        help_text=_l("For the card and for reading back, like “Somewhere to live”."),
    )
    factors = forms.MultipleChoiceField(
        label=_l("What it answers"), required=False, widget=forms.CheckboxSelectMultiple
    )
    strengths = forms.MultipleChoiceField(
        label=_l("What it builds on"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        case: OpenCase,
        desk: Desk,
        row: Objective | None = None,
        room: tuple[Named, ...] = (),
        kept_off: tuple[str, ...] = (),
        **options: Any,
    ) -> None:
        self.desk = desk
        self.standing = self._standing(row)
        steps = {
            name: value for i, step in enumerate(self.standing, 1) for name, value in self._said(i, step)
        }
        super().__init__(*args, case=case, row=row, initial=steps | options.pop("initial", {}), **options)
        self.fields["will"].label = _l("I will")
        self.fields["will"].error_messages["required"] = _("Write what %(name)s will do") % {
            "name": desk.called
        }
        seen = set(kept_off)
        self._choose("factors", [(one.entry, one.name) for one in desk.factors if one.entry not in seen])
        self._choose("strengths", [(one.entry, one.name) for one in desk.strengths if one.entry not in seen])
        self.room = room or tuple(desk.people.offered())
        count = len(self.standing) + 1 if row else FRESH_STEPS
        self.numbers = tuple(range(1, count + 1))
        for i in self.numbers:
            self._step_fields(i)

    def _standing(self, row: Objective | None) -> list[Step]:
        if row is None:
            return []
        found = next((one for one in self.desk.plan.objectives if one.row.entry == row.entry), None)
        return [step.row for step in found.steps] if found else []

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        kept = getattr(self.row, name, None) or []
        known = dict(choices)
        field.choices = [*choices, *((one, one) for one in kept if one not in known)]

    def _step_fields(self, i: int) -> None:
        """The fields of one step, numbered."""
        n = {"n": i}
        standing = self.standing[i - 1] if i <= len(self.standing) else None
        who = [(one.key, one.short) for one in self.room]
        offered = {key for key, _words in who}
        if standing:
            more = [key for key in actor_keys(standing) if key not in offered]
            who += [(key, self.desk.people[key].short) for key in more]
        small = {"class": "govuk-input--width-10"}
        fields: dict[str, forms.Field] = {
            "what": forms.CharField(label=_("Step %(n)s") % n, max_length=500, required=False),
            "who": forms.MultipleChoiceField(
                label=_("Who does it"), choices=who, required=False, widget=forms.CheckboxSelectMultiple
            ),
            "other": forms.CharField(label=_("Someone else"), max_length=200, required=False),
            "when": forms.ChoiceField(
                label=_("When"), choices=list(WHEN), required=False, widget=forms.RadioSelect
            ),
            "day": TypedDateField(label=_("Day"), required=False, widget=TypedDateField.widget(small)),
            "at": TypedTimeField(label=_("Time"), required=False, working_hours=True),
            "help": forms.MultipleChoiceField(
                label=_("What will help"),
                choices=help_choices(self.desk, standing.entry if standing else ""),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            "help_words": forms.CharField(label=_("The help, in words"), max_length=300, required=False),
        }
        for name, field in fields.items():
            if isinstance(field, TypedDateField):
                field.today = self.desk.today
            self.fields[f"{name}_{i}"] = field
        if standing:
            self.fields[f"step_{i}"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.fields[f"seen_{i}"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def _said(self, i: int, step: Step) -> list[tuple[str, Any]]:
        """What the fields of a step that stands show."""
        helped = [f"e:{row.entry}" for row in self.desk.facts[Help] if step.entry in row.steps]
        when, day = when_chosen(step)
        values = (step.what, actor_keys(step), step.someone_else, when, day, step.at, helped, "")
        said = dict(zip(FIELDS, values, strict=True))
        said |= {"step": step.entry, "seen": step.version}
        return [(f"{name}_{i}", value) for name, value in said.items()]

    def blocks(self) -> list[dict[str, Any]]:
        """The bound fields of each step, for the template."""
        return [
            {name: self[f"{name}_{i}"] for name in FIELDS} | {"n": i, "filled": self._is_filled(i)}
            for i in self.numbers
        ]

    def _is_filled(self, i: int) -> bool:
        return any(self[f"{name}_{i}"].value() or self[f"{name}_{i}"].errors for name in FIELDS)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for i in self.numbers:
            self._clean_step(i, given)
        return given

    def _clean_step(self, i: int, given: dict[str, Any]) -> None:
        said = {name: given.get(f"{name}_{i}") for name in FIELDS}
        if not any(said.values()):
            if i <= len(self.standing):
                self.add_error(f"what_{i}", _("Step %(n)s stands: say in it what is done") % {"n": i})
            return
        if not said["what"]:
            if i == 1 and given.get("will"):
                given["what_1"] = given["will"][:1].upper() + given["will"][1:]
            elif f"what_{i}" not in self.errors:
                self.add_error(f"what_{i}", _("Say what step %(n)s is") % {"n": i})
        if said["when"] in ("on", "by") and not said["day"] and f"day_{i}" not in self.errors:
            self.add_error(f"day_{i}", _("Write the day of step %(n)s, like Friday or 2 October") % {"n": i})

    def facts(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name] for name in ("will", "so_that", "headline", "factors", "strengths")
        }

    def steps(self) -> list[NewStep]:
        """The steps to write."""
        return [self._step(i) for i in self.numbers if self.cleaned_data.get(f"what_{i}")]

    def _step(self, i: int) -> NewStep:
        said = {name: self.cleaned_data.get(f"{name}_{i}") for name in FIELDS}
        keys, other = list(said["who"] or ()), str(said["other"] or "").strip()
        named = self._in_directory(other)
        facts: dict[str, Any] = {
            "what": said["what"],
            **planning.actors([*keys, named] if named else keys),
            "someone_else": "" if named else other,
        }
        moved = {f"{name}_{i}" for name in ("when", "day", "at")} & set(self.changed_data)
        if moved or i > len(self.standing):
            facts |= self._when(said)
        kinds = [one[2:] for one in said["help"] or () if one.startswith("k:")]
        if said["help_words"] and not kinds:
            kinds = ["other"]
        return NewStep(
            facts,
            tuple({"kind": kind, "what": said["help_words"] or str(HELP[kind])} for kind in kinds),
            tuple(one[2:] for one in said["help"] or () if one.startswith("e:")),
            self.cleaned_data.get(f"step_{i}") or "",
            self.cleaned_data.get(f"seen_{i}") or 0,
            once_stable=said["when"] == "stable",
        )

    def _when(self, said: dict[str, Any]) -> dict[str, Any]:
        """A choice of time as the fields of a step."""
        today, chosen, day = self.desk.today, said["when"], said["day"]
        facts: dict[str, Any] = {"when": "", "starts_on": None, "due_on": None, "at": said["at"]}
        if chosen in ("after", "week", "stable"):
            facts["when"] = str(dict(WHEN)[chosen])
        if chosen == "after":
            facts["starts_on"] = today
        elif chosen == "week":
            facts["due_on"] = today + timedelta(days=7 - today.isoweekday())
        elif chosen == "by":
            facts["due_on"] = day
        elif chosen != "stable" and day:
            facts["starts_on"] = day
        return facts

    def _in_directory(self, name: str) -> str:
        """The key of a worker whose name was typed in full, if the directory has exactly one."""
        if not name:
            return ""
        field = WorkerField(required=False)
        field.offer(self.case.case.team.agency_id)
        try:
            found = field.clean(name)
        except forms.ValidationError:
            return ""
        return f"w:{found}" if found else ""
