"""The form that says how a meeting went: who came, where each stood before and after, what is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies import directory
from handrail.casefile import codes
from handrail.delivery.choosing import people_names
from handrail.design.typed import TypedDateField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.records.writing import Act
from handrail.reviews.meetings import convening
from handrail.reviews.meetings.asking import PERSON
from handrail.reviews.models import Attendee, Meeting

SMALL = {"class": "govuk-checkboxes--small"}
NEW = 3
"""How many actions can be written with the meeting itself; more are added one by one."""
SAYS = ("before", "after", "what_moved")


@dataclass(frozen=True)
class Place:
    """The fields about one who was asked, and whether there is something in them to see."""

    name: str
    attendance: Any
    says: tuple[Any, ...]
    open: bool


class RecordForm(NamedForm):
    """How it went. Fields about somebody are named ``attendance-`` and so on with their entry."""

    row: Meeting
    state = forms.ChoiceField(
        label=_l("Was it held?"),
        choices=(("held", _l("Held")), ("not_held", _l("Not held, because"))),
        widget=in_a_row(),
        error_messages={"required": _l("Say whether it was held")},
    )
    not_held_because = forms.CharField(label=_l("Why not?"), required=False, widget=box(2))
    outcome = forms.CharField(
        label=_l("What came of it"), required=False, widget=box(3), help_text=_l("What was settled, and why.")
    )
    circulation = forms.MultipleChoiceField(
        label=_l("Who is given what was said?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
        help_text=_l(
            "The chair limits it. A worker of another agency reads what it was for, what came of it"
            " and their own actions, and nobody else’s."
        ),
    )
    next_on = TypedDateField(label=_l("The next one"), required=False, help_text=_l("Like 18 June"))

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow, **options: Any) -> None:
        self.rows = [one for one in case.fetch(Attendee) if one.meeting == row.entry]
        self.rows.sort(key=lambda one: (not one.the_person, one.pk))
        super().__init__(*args, case=case, row=row, **options)
        assert isinstance(row, Meeting)
        names = directory.workers([*(one.worker for one in self.rows), *row.circulation, row.chair])
        people = people_names(case, [one.person for one in self.rows if one.person])
        self.names = {one.entry: self._name(one, names, people) for one in self.rows}
        for one in self.rows:
            self._ask_about(one)
        workers = dict.fromkeys([*(one.worker for one in self.rows if one.worker), *row.circulation])
        self._choices("circulation", [(one, names[one].with_agency) for one in workers])
        if row.state == "planned":
            self.initial["state"] = ""
        self._new_actions([(one, names[one].name) for one in workers])

    def _name(self, one: Attendee, names: directory.Names, people: dict[str, str]) -> str:
        if one.the_person:
            return self.first_name
        return names[one.worker].with_agency if one.worker else people.get(one.person or "", _("Somebody"))

    def _ask_about(self, one: Attendee) -> None:
        words: dict[str, Any] = {
            "before": _("Where %(name)s stood before"),
            "after": _("Where %(name)s stood after"),
            "what_moved": _("What moved %(name)s, or what did not"),
        }
        name = self.names[one.entry]
        self.fields[f"attendance-{one.entry}"] = forms.ChoiceField(
            label=name, choices=codes.choices("attendances"), widget=in_a_row(), initial=one.attendance
        )
        for key, label in words.items():
            self.fields[f"{key}-{one.entry}"] = forms.CharField(
                label=label % {"name": name.split(",")[0]},
                required=False,
                widget=box(2),
                initial=getattr(one, key),
            )

    def _new_actions(self, workers: list[tuple[str, str]]) -> None:
        who = [("", _("Choose")), (PERSON, self.first_name), *workers]
        for n in range(1, NEW + 1):
            self.fields[f"what-{n}"] = forms.CharField(
                label=_("What is to be done"), required=False, max_length=500
            )
            self.fields[f"who-{n}"] = forms.ChoiceField(
                label=_("By whom"), required=False, choices=who, widget=forms.Select
            )
            due = TypedDateField(label=_("By when"), required=False)
            due.today = self.today
            self.fields[f"due-{n}"] = due

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if not choices:
            del self.fields[name]

    @property
    def places(self) -> Iterator[Place]:
        """Everybody asked, the person first: their positions stand open for the person."""
        for one in self.rows:
            says = tuple(self[f"{key}-{one.entry}"] for key in SAYS)
            filled = any(bound.value() for bound in says)
            yield Place(
                self.names[one.entry], self[f"attendance-{one.entry}"], says, one.the_person or filled
            )

    @property
    def new_actions(self) -> Iterator[tuple[Any, Any, Any]]:
        """The rows for what is asked of somebody."""
        for n in range(1, NEW + 1):
            yield self[f"what-{n}"], self[f"who-{n}"], self[f"due-{n}"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("state") == "not_held":
            self.need("not_held_because", _("Say in a few words why it was not held"))
        if given.get("state") == "held" and self.row.valid_from and self.row.valid_from > self.today:
            self.add_error("state", _("Its day has not come yet: move the meeting first, if it was held"))
        for n in range(1, NEW + 1):
            if given.get(f"what-{n}") and not given.get(f"who-{n}"):
                self.add_error(f"who-{n}", _("Choose who does it: an action without a name is nobody’s"))
            if not given.get(f"what-{n}") and given.get(f"who-{n}"):
                self.add_error(f"what-{n}", _("Say what is to be done, or choose nobody"))
        return given

    def save(self, doing: Act, entry: str) -> None:
        """Everything that was said of the meeting, in one act."""
        given = self.cleaned_data
        names = ("state", "not_held_because", "outcome", "circulation", "next_on")
        facts = {name: given[name] for name in names if name in given}
        stood = {
            one.entry: {key: given[f"{key}-{one.entry}"] for key in ("attendance", *SAYS)}
            for one in self.rows
        }
        convening.record(
            doing,
            entry,
            given["version_seen"] or self.row.version,
            facts,
            stood,
            self._actions(),
            book=self.case.can_write("contact_notes"),
        )

    def _actions(self) -> Iterator[dict[str, Any]]:
        given = self.cleaned_data
        for n in range(1, NEW + 1):
            if what := given.get(f"what-{n}"):
                who = given[f"who-{n}"]
                yield {
                    "what": what,
                    "by_person": who == PERSON,
                    "worker": None if who == PERSON else who,
                    "due_on": given[f"due-{n}"],
                    "valid_from": self.row.valid_from,
                }
