"""The form of a test, from booking it to telling what it means."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Venue
from handrail.casefile import codes
from handrail.delivery import beside
from handrail.delivery.fields import WIDE
from handrail.delivery.models import DrugTest
from handrail.delivery.testing.recording import OPEN_RESULTS
from handrail.delivery.testing.signs import countable, said
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField
from handrail.people.forms import box, in_a_row
from handrail.plans.entry_forms import SMALL, DeskForm
from handrail.records.models import VersionRow
from handrail.sentences.models import Condition, Requirement


class TestForm(DeskForm):
    """A test on one page; what is not known yet stays empty."""

    __test__ = False
    none_if_empty = ("venue", "worker", "requirement")
    not_ahead = ("result_on", "told_on")

    kind = CodedField("test_kinds", label=_l("What kind of test"), widget=in_a_row())
    valid_from = TypedDateField(label=_l("Day"), help_text=_l("Like today, Friday or 18 March"))
    at = TypedTimeField(label=_l("Time"), required=False, working_hours=True)
    result = CodedField("test_results", label=_l("Result"))
    substances = forms.MultipleChoiceField(
        label=_l("What it showed"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    result_on = TypedDateField(label=_l("Result known on"), looks_back=True, required=False)
    told_on = TypedDateField(label=_l("{name} was told on"), looks_back=True, required=False)
    means = forms.CharField(
        label=_l("What it means"),
        required=False,
        widget=box(3),
        help_text=_l("For {name} and for the plan, beside everything else that is known."),
    )
    persons_words = forms.CharField(
        label=_l("What {name} says about it"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "hr-own-words"}),
    )
    signs = forms.MultipleChoiceField(
        label=_l("Count it towards"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
        help_text=_l("One more for each sign ticked. Whether the state holds is judged by a person."),
    )
    worker = forms.ChoiceField(label=_l("Who takes it"), required=False, widget=forms.Select(WIDE))
    venue = forms.ChoiceField(label=_l("Where"), required=False, widget=forms.Select(WIDE))
    requirement = forms.ChoiceField(
        label=_l("Which requirement or condition asks for it"), required=False, widget=forms.Select(WIDE)
    )
    contact = forms.ChoiceField(
        label=_l("On the timeline"),
        widget=forms.Select(WIDE),
        help_text=_l("Choose the appointment if it was booked."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = self.case.gather(Requirement, Condition)
        none = _("None")
        workers = [one for one in self.desk.people.values() if one.key.startswith("w:")]
        self.choose("worker", [(one.key[2:], one.name) for one in workers], none)
        self.choose("venue", list(Venue.objects.order_by("name").values_list("reference", "name")), none)
        rows = [*asked[Requirement], *asked[Condition]]
        self.choose("requirement", [(row.entry, str(row.kind_label)) for row in rows], none)
        self.choose("substances", codes.choices("test_substances", on=self.on))
        kept = set(getattr(self.row, "signs", ()))
        self.choose("signs", [(sign.entry, said(sign, name)) for sign, name in countable(self.case, kept)])
        if self.row is not None:
            del self.fields["contact"]
        else:
            self._begin()

    def _begin(self) -> None:
        rows = self.case.fetch(self.case.rows(DrugTest).order_by("-valid_from", "-pk"))
        self.choose(
            "contact", beside.choices(self.case, ("test",), {row.contact for row in rows if row.contact})
        )
        fresh: dict[str, Any] = {"valid_from": self.today, "result": "booked", "contact": beside.NEW}
        if rows:
            fresh |= {name: getattr(rows[0], name) for name in ("kind", "worker", "venue", "requirement")}
        self.initial = {**fresh, **self.initial}

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        found = super().initial_from(row)
        if row.valid_from and row.valid_from <= self.case.today and found["result"] == "booked":
            found["result"] = ""
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        result, day = given.get("result"), given.get("valid_from")
        if result and result != "booked" and day and day > self.today:
            self.add_error("result", _("The test is still ahead: leave it at “Booked”, or change the day"))
        if result == "positive":
            self.need("substances", _("Say what it showed"))
        if given.get("signs") and result in OPEN_RESULTS:
            self.add_error("signs", _("There is no result to count yet"))
        for name in ("result_on", "told_on"):
            if given.get(name) and day and given[name] < day:
                self.add_error(name, _("This day is before the test"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        found.pop("contact", None)
        if found["result"] not in OPEN_RESULTS and not found["result_on"]:
            found["result_on"] = found["valid_from"]
        if not self.fields["signs"].choices:  # type: ignore[attr-defined]
            # Kept as they were by somebody who may not read the plan.
            found["signs"] = list(getattr(self.row, "signs", ()))
        return found
