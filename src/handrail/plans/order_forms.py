"""Forms of the order of work: what a step waits for, a state of life and its signs, what was judged."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.casefile import codes
from handrail.casefile.steps import OVER
from handrail.casefile.waits import Circular
from handrail.design import wording
from handrail.design.fields import set_choices
from handrail.design.typed import TypedDateField
from handrail.people.editing import Refusal
from handrail.people.forms import NamedForm, box, short
from handrail.plans import order_facts, waiting
from handrail.plans.models import LifeState, StateSign, Step
from handrail.plans.ordering import holds
from handrail.records.models import VersionRow
from handrail.records.writing import Act, amend

SIGNS = 4
"""Signs a form has room for beyond those that are there."""
SIGN_FACTS = ("what", "needed", "unit", "since", "reached", "met_on")


def day_field(label: Any, **options: Any) -> TypedDateField:
    """A day that may be left open."""
    return TypedDateField(label=label, required=False, **options)


def whole(label: Any) -> forms.IntegerField:
    """A number that may be left open."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999, widget=short(3))


class WaitForm(NamedForm):
    """What a step waits for, and why."""

    step = forms.ChoiceField(label=_l("Which step waits?"))
    waits_for = forms.ChoiceField(
        label=_l("What does it wait for?"),
        help_text=_l("It is advice: nobody is stopped from starting earlier."),
    )
    because = forms.CharField(
        label=_l("Why?"), required=False, widget=box(2), help_text=_l("In words {name} would use.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        facts = self.case.gather(*order_facts.TABLES[-9:])
        steps = [(row.entry, row.what) for row in order_facts.steps_of(facts) if row.state not in OVER]
        states = [(row.entry, row.name) for row in facts[LifeState]]
        choose = ("", _("Choose"))
        set_choices(self, "step", [choose, *steps])
        set_choices(
            self,
            "waits_for",
            [choose, *([(_("Once this holds"), states)] if states else []), (_("After this"), steps)],
        )
        self.words = {row.entry: row.what for row in facts[Step]}
        self.states = {entry for entry, _name in states}

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        target = data["waits_for"]
        what = "for_state" if target in self.states else "for_step"
        return {
            "step": data["step"],
            what: target,
            "because": data["because"],
            "valid_from": self.today,
        }

    def save(self, doing: Act, entry: str) -> None:
        """Add the wait. Refused when the steps would wait for each other in a circle."""
        try:
            waiting.add_wait(doing, entry=entry, **self.facts())
        except Circular as error:
            raise Refusal(said_circle(error.steps, self.words)) from None


def said_circle(steps: tuple[str, ...], words: dict[str, str]) -> str:
    """A circle by the names of its steps, and what to do about it."""
    named = [f"“{words.get(step, step)}”" for step in steps]
    if len(named) == 1:
        return _("%(step)s cannot wait for itself. Choose another step.") % {"step": named[0]}
    chain = _(" waits for ").join([*named, named[0]])
    return _(
        "These would wait for each other: %(chain)s. Choose another step, or remove one of the waits."
    ) % {"chain": chain}


class StateForm(NamedForm):
    """A state of life: what it means here, who judges it, and its signs."""

    name = forms.CharField(
        label=_l("What has to hold?"), max_length=300, help_text=_l("For example: stable.")
    )
    means = forms.CharField(
        label=_l("What it means for {name}"), required=False, widget=box(2), help_text=_l("In their words.")
    )
    judged_by = forms.MultipleChoiceField(
        label=_l("Who judges that it is so?"), widget=forms.CheckboxSelectMultiple
    )
    with_the_person = forms.BooleanField(
        label=_l("Judged together with {name}"), required=False, initial=True
    )
    expected_on = day_field(_l("When is it expected?"), help_text=_l("Leave empty if nobody can say yet."))

    def __init__(self, *args: Any, signs: list[StateSign] | None = None, **options: Any) -> None:
        self.signs: list[StateSign | None] = [*(signs or []), *[None] * SIGNS][
            : max(SIGNS, len(signs or []) + 1)
        ]
        super().__init__(*args, **options)
        for number, sign in enumerate(self.signs, start=1):
            self._sign_fields(number, sign)
        known = order_facts.known(self.case)
        workers = dict.fromkeys([*getattr(self.row, "judged_by", []), *known.names])
        field = self.fields["judged_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, known.names[one].with_agency) for one in workers]

    def _sign_fields(self, number: int, sign: StateSign | None) -> None:
        units = [("", _("No number")), *codes.choices("sign_units")]
        made = {
            "what": forms.CharField(label=_("Sign %(n)s") % {"n": number}, required=False),
            "needed": whole(_("How many")),
            "unit": forms.ChoiceField(label=_("Of what"), required=False, choices=units),
            "since": day_field(_("Counted since")),
            "reached": whole(_("Reached so far")),
            "met_on": day_field(_("Seen on")),
        }
        for name, field in made.items():
            if isinstance(field, TypedDateField):
                field.today = self.today
            field.initial = getattr(sign, name) if sign is not None else None
            self.fields[f"sign_{number}_{name}"] = field

    def sign_rows(self) -> list[list[Any]]:
        """The bound fields of each sign, for the template."""
        return [[self[f"sign_{n}_{name}"] for name in SIGN_FACTS] for n in range(1, len(self.signs) + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for n in range(1, len(self.signs) + 1):
            rest = [name for name in SIGN_FACTS[1:] if given.get(f"sign_{n}_{name}") not in (None, "")]
            sign = self.signs[n - 1]
            if rest and not given.get(f"sign_{n}_what") and sign is None:
                self.add_error(f"sign_{n}_what", _("Say what the sign is"))
            if given.get(f"sign_{n}_needed") and not given.get(f"sign_{n}_unit"):
                self.add_error(f"sign_{n}_unit", _("Say what is counted: weeks or times"))
        return given

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        own = ("name", "means", "judged_by", "with_the_person", "expected_on")
        return {name: data[name] for name in own}

    def save(self, doing: Act, entry: str) -> None:
        """Write the state and its signs together."""
        facts, data = self.facts(), self.cleaned_data
        if self.row is None:
            facts["valid_from"] = self.today
        signs = [
            (
                sign,
                {name: _given(data[f"sign_{n}_{name}"], name) for name in SIGN_FACTS},
            )
            for n, sign in enumerate(self.signs, start=1)
        ]
        seen = data["version_seen"] if self.row is not None else None
        waiting.keep_state(doing, entry=entry, facts=facts, signs=signs, version_seen=seen)


def _given(value: Any, name: str) -> Any:
    """What a field of a sign says; nothing typed is nothing at all, but of its words an empty text."""
    return value if value not in ("", None) or name == "what" else None


class JudgementForm(NamedForm):
    """What was judged of a state of life."""

    judged = forms.ChoiceField(label=_l("What did you judge?"), widget=forms.RadioSelect)
    true_since = day_field(_l("Since when does it hold?"), looks_back=True)
    expected_on = day_field(_l("When do you look again?"))
    lapsed_on = day_field(_l("When did it lapse?"), looks_back=True)
    judgement = forms.CharField(
        label=_l("What it rests on"),
        widget=box(3),
        help_text=_l("What was seen, who was there, what {name} said."),
    )

    def __init__(self, *args: Any, row: Any = None, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        held = holds(row, self.today)
        choices = [("holds", _("It holds")), ("not_yet", _("Not yet"))]
        if held:
            choices = [("holds", _("It still holds")), ("lapsed", _("It has lapsed"))]
        field = self.fields["judged"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        for name in ["expected_on"] if held else ["lapsed_on"]:
            del self.fields[name]
        self.initial["judgement"] = ""

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        found = super().initial_from(row)
        return {name: value for name, value in found.items() if name != "lapsed_on"}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        judged = given.get("judged")
        if judged == "holds":
            self.need("true_since", _("Give the day since when it holds"))
        if judged == "lapsed":
            self.need("lapsed_on", _("Give the day on which it lapsed"))
        for name in ("true_since", "lapsed_on"):
            if given.get(name) and given[name] > self.today:
                self.add_error(name, _("This day has not come yet"))
        since: date | None = getattr(self.row, "true_since", None)
        if judged == "lapsed" and since and given.get("lapsed_on") and given["lapsed_on"] < since:
            message = _("It holds since %(day)s: it cannot have lapsed before") % {
                "day": wording.full_date(since)
            }
            self.add_error("lapsed_on", message)
        if judged == "not_yet" and given.get("expected_on") and given["expected_on"] < self.today:
            self.add_error("expected_on", _("This day has passed: give one ahead, or none"))
        return given

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        found: dict[str, Any] = {"judgement": data["judgement"]}
        if data["judged"] == "holds":
            found |= {"true_since": data["true_since"]}
        elif data["judged"] == "lapsed":
            found |= {"lapsed_on": data["lapsed_on"], "expected_on": None}
        else:
            found |= {"expected_on": data["expected_on"]}
        return found

    def save(self, doing: Act, entry: str) -> None:
        """Add what was judged to the state."""
        seen = self.cleaned_data["version_seen"]
        amend(LifeState, doing, entry=entry, version_seen=seen, **self.facts())
