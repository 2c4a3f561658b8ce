"""The forms of a question, a decision, that it was told, and a talk on the rhythm."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies import directory
from handrail.casefile import codes
from handrail.compartments.models import ClearedExtract
from handrail.delivery.choosing import offer
from handrail.design import wording
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.people.frame import holds
from handrail.people.models import Allocation
from handrail.reviews import disclosing
from handrail.reviews.deciding.story import RHYTHM, extract_name
from handrail.reviews.fields import choose, keep_choices, one_of, workers

SMALL = {"class": "govuk-checkboxes--small"}
PLACES = 4
"""How many conditions one decision can have on its screen."""


def words(label: Any, rows: int = 2, **options: Any) -> forms.CharField:
    """A few sentences that need not be there."""
    return forms.CharField(label=label, required=False, widget=box(rows), **options)


@dataclass(frozen=True)
class Line:
    """One thing asked, as the form of a question begins it."""

    restriction: str
    name: str
    with_this: str = ""
    holds: str = "not_looked_at"


class QuestionForm(NamedForm):
    """A question for a manager, what speaks to it, and a line for each thing the sentence asks."""

    kind = CodedField("discussion_kinds", label=_l("What do you ask for?"), widget=in_a_row())
    question = forms.CharField(
        label=_l("The question"),
        widget=box(2),
        help_text=_l("So that it can be answered with yes, no, or yes if."),
        error_messages={"required": _l("Write the question")},
    )
    asked_of = one_of(_l("Whom do you ask?"))
    answer_by = TypedDateField(label=_l("By when do you need an answer?"), required=False)
    compliance = words(_l("What {name} has kept to"))
    attitude = words(_l("Attitude"), help_text=_l("What {name} says and does that shows it."))
    tests = words(_l("Tests"))
    police_information = CodedField(
        "by_reference_answers",
        label=_l("What the police hold"),
        help_text=_l("By reference only: no word of it belongs here."),
        initial="not_considered",
    )
    considered = forms.MultipleChoiceField(
        label=_l("Which cleared extracts?"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )

    def __init__(
        self, *args: Any, lines: Sequence[Line] = (), given: dict[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, value in (given or {}).items():
            self.initial.setdefault(name, value)
        self.asked_lines = tuple(lines)
        self._kinds()
        self._managers()
        self._extracts()
        for number, line in enumerate(self.asked_lines):
            self._line(number, line)

    def _kinds(self) -> None:
        keep_choices(self, "kind", lambda key: key not in RHYTHM)

    def _managers(self) -> None:
        near = [
            row.worker
            for row in self.case.fetch(Allocation)
            if row.role == "manager" and holds(row, self.today)
        ]
        kept = getattr(self.row, "asked_of", None)
        names = directory.workers(known := dict.fromkeys([*near, *([kept] if kept else [])]))
        choose(
            self, "asked_of", [(one, names[one].name) for one in known], nothing=_("Any manager of this case")
        )
        if self.row is None and near:
            self.initial.setdefault("asked_of", near[0])

    def _extracts(self) -> None:
        rows = self.case.fetch(ClearedExtract)
        field = self.fields["considered"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(row.entry, wording.sentence_case(extract_name(row))) for row in rows]
        if not rows:
            del self.fields["considered"]

    def _line(self, number: int, line: Line) -> None:
        choices = codes.choices("holds_answers", cohort=self.case.case.cohort, on=self.today)
        self.fields[f"with_{number}"] = forms.CharField(
            label=_("With this: %(what)s") % {"what": line.name},
            required=False,
            widget=box(2),
            initial=line.with_this,
        )
        self.fields[f"holds_{number}"] = forms.ChoiceField(
            label=_("Does it hold? %(what)s") % {"what": line.name},
            choices=choices,
            widget=forms.Select,
            initial=line.holds,
        )

    @property
    def line_fields(self) -> list[tuple[str, Any, Any]]:
        """Each thing asked with its two fields, for the table of the page."""
        return [
            (line.name, self[f"with_{number}"], self[f"holds_{number}"])
            for number, line in enumerate(self.asked_lines)
        ]

    def facts(self) -> dict[str, Any]:
        found = {name: value for name, value in super().facts().items() if name in self.base_fields}
        return {**found, "asked_of": found["asked_of"] or None}

    def written_lines(self) -> list[dict[str, Any]]:
        """What was said of each thing asked; of a question that is no liberty, only what was filled in."""
        given = self.cleaned_data
        found = [
            {
                "restriction": line.restriction,
                "with_this": given[f"with_{number}"],
                "holds": given[f"holds_{number}"],
            }
            for number, line in enumerate(self.asked_lines)
        ]
        liberty = given["kind"] == "liberty"
        return [one for one in found if liberty or one["with_this"] or one["holds"] != "not_looked_at"]


class DecisionForm(NamedForm):
    """A manager's decision: what, why, why as the person is given it, and what must be seen to first."""

    decision = CodedField(
        "decisions",
        label=_l("What do you decide?"),
        error_messages={"required": _l("Choose what you decide")},
    )
    reason = forms.CharField(
        label=_l("Why"),
        widget=box(3),
        error_messages={"required": _l("Say why: it is asked of every decision")},
    )
    reason_for_person = words(
        _l("Why, as {name} is given it"),
        3,
        help_text=_l("In words {name} would use. Nothing from the police."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        near = offer(self.case)
        everybody = workers(near)
        bases = codes.choices("disclosure_bases", cohort=self.case.case.cohort, on=self.today)
        for number in range(1, PLACES + 1):
            self._condition(number, everybody, bases)

    def _condition(self, number: int, everybody: Any, bases: Any) -> None:
        fields: dict[str, forms.Field] = {
            "what": words(_("What must be seen to first?"), 2),
            "worker": one_of(_("Who sees to it?")),
            "by_on": TypedDateField(label=_("By when?"), required=False),
            "by_at": TypedTimeField(label=_("At what time?"), required=False),
            "basis": forms.ChoiceField(
                label=_("Is anybody outside told or asked something?"),
                choices=bases,
                widget=forms.Select,
                required=False,
            ),
            "basis_words": forms.CharField(
                label=_("The lawful basis, in words"),
                required=False,
                help_text=_("Where it is not the person’s yes."),
            ),
        }
        for name, field in fields.items():
            if isinstance(field, TypedDateField):
                field.today = self.today
            self.fields[f"{name}_{number}"] = field
        choose(self, f"worker_{number}", everybody)

    @property
    def condition_fields(self) -> list[dict[str, Any]]:
        """The fields of each condition, for the page."""
        names = ("what", "worker", "by_on", "by_at", "basis", "basis_words")
        return [{name: self[f"{name}_{number}"] for name in names} for number in range(1, PLACES + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for number in range(1, PLACES + 1):
            if given.get(f"what_{number}"):
                self._settle(number, given)
            elif given.get(f"worker_{number}") or given.get(f"by_on_{number}"):
                self.add_error(f"what_{number}", _("Say what is to be seen to, or empty the rest of it"))
        if given.get("decision") == "approved_if" and not any(
            given.get(f"what_{number}") for number in range(1, PLACES + 1)
        ):
            self.add_error("what_1", _("Say what must be seen to, or choose Approved"))
        return given

    def _settle(self, number: int, given: dict[str, Any]) -> None:
        self.need(f"worker_{number}", _("Say who sees to it"))
        self.need(f"by_on_{number}", _("Say by when it must be seen to"))
        if given.get(f"basis_{number}") in disclosing.LAWFUL:
            self.need(
                f"basis_words_{number}", _("Name the lawful basis in words, or choose that the person agrees")
            )

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("decision", "reason", "reason_for_person")}

    def conditions(self) -> list[dict[str, Any]]:
        """What must be seen to, by whom, by when, on what ground."""
        given = self.cleaned_data
        return [
            {
                "what": given[f"what_{number}"],
                "worker": given[f"worker_{number}"],
                "by_on": given[f"by_on_{number}"],
                "by_at": given[f"by_at_{number}"],
                "basis": given[f"basis_{number}"] or "none_needed",
                "basis_words": given[f"basis_words_{number}"],
            }
            for number in range(1, PLACES + 1)
            if given[f"what_{number}"]
        ]


class ToldForm(NamedForm):
    """That the person was told, how, and what they said."""

    not_ahead = ("told_on",)

    told_on = TypedDateField(label=_l("When was {name} told?"), looks_back=True)
    told_how = forms.CharField(
        label=_l("How?"), max_length=200, required=False, help_text=_l("Like: by phone, in the morning.")
    )
    persons_words = words(_l("What {name} said"), 2, help_text=_l("As said; shown in purple."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["told_on"] = self.initial.get("told_on") or self.today

    def facts(self) -> dict[str, Any]:
        worker = self.case.reach.user.worker
        return {**super().facts(), "told_by": worker.reference if worker else None}


class RhythmForm(NamedForm):
    """A talk about the case, or about a trainee's work, written by the manager."""

    not_ahead = ("valid_from",)

    kind = CodedField("discussion_kinds", label=_l("What was it?"), widget=in_a_row())
    valid_from = TypedDateField(label=_l("When?"), looks_back=True)
    question = forms.CharField(label=_l("What was talked about?"), widget=box(3))
    compliance = words(_l("What {name} has kept to"))
    attitude = words(_l("Attitude"))
    tests = words(_l("Tests"))
    agreed = words(_l("What was agreed"), 3, help_text=_l("Kept as a decision, with your name."))
    next_on = TypedDateField(label=_l("Next talk on"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        keep_choices(self, "kind", lambda key: key in RHYTHM)
        if self.row is None:
            self.initial.setdefault("kind", "rhythm")
            self.initial.setdefault("valid_from", self.today)

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        found.pop("agreed")
        return found


class CountersignForm(NamedForm):
    """That a trainee's note was read, and what is said to it."""

    said = words(_l("What you say to it"), 2, help_text=_l("The trainee reads it. Empty is fine."))
