"""Pages of key people's part: planned and real, and the form of a planned part."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.delivery import navigation
from handrail.delivery.fields import WIDE
from handrail.delivery.key_people import page
from handrail.delivery.models import PlannedPart
from handrail.design.typed import TypedDateField
from handrail.people.editing import entry_page
from handrail.people.fields import CodedField
from handrail.people.forms import box, in_a_row
from handrail.people.frame import case_frame, holds
from handrail.people.models import KeyPerson, MustNotMeet
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase, case_page
from handrail.plans.desk import lay_out
from handrail.plans.entry_forms import DeskForm, Number

CLASSES = ("plan", "assessment", "risk_management", "contact_notes", policy.FRAME)


@case_page(classes=CLASSES, needs="plan")
def key_parts(request: Request, case: OpenCase) -> HttpResponse:
    """Each key person's part as planned, and the contacts there were."""
    facts = case.gather(*page.TABLES)
    context = {
        "frame": case_frame(case, "contacts", facts),
        "within": navigation.within(case, "key_parts"),
        **page.page(case, facts),
    }
    return render(request, "delivery/key_people.html", context)


class PartForm(DeskForm):
    """The part a key person is to play."""

    none_if_empty = ("worker",)

    person = forms.ChoiceField(label=_l("Who"), widget=forms.Select(WIDE))
    what = forms.CharField(
        label=_l("What they do, or what we do with them"),
        widget=box(2),
        help_text=_l("Like: told how it goes every fortnight, good news too."),
    )
    times = Number(_l("How often"))
    every = CodedField("contact_rhythms", label=_l("In how long"), widget=in_a_row(), initial="month")
    worker = forms.ChoiceField(label=_l("Who keeps in touch"), required=False, widget=forms.Select(WIDE))
    consent = CodedField("consents", label=_l("Has {name} agreed?"), widget=in_a_row(), initial="not_asked")
    because = forms.CharField(label=_l("Why, or why not more"), required=False, widget=box(2))
    valid_from = TypedDateField(label=_l("From"))
    next_on = TypedDateField(label=_l("Next on"), required=False)
    valid_to = TypedDateField(label=_l("Last day"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        facts = self.desk.facts
        seen = in_sight(facts[KeyPerson], facts[MustNotMeet], self.today)
        kept = getattr(self.row, "person", "")
        people = [
            row for row in seen if row.entry == kept or (holds(row, self.today) and row.group != "workers")
        ]
        self.choose("person", [(row.entry, f"{row.name}, {row.relationship}") for row in people], _("Choose"))
        workers = [one for one in self.desk.people.values() if one.key.startswith("w:")]
        self.choose("worker", [(one.key[2:], one.name) for one in workers], _("Nobody named"))
        self.refused = {row.entry for row in people if row.consent == "refused"}
        self.left_out = {row.entry for row in people if row.involvement == "not_involved"}
        if self.row is None:
            own = self.case.reach.user.worker
            fresh = {"valid_from": self.today, "worker": own.reference if own else "", "times": 1}
            self.initial = {**fresh, **self.initial}
            del self.fields["valid_to"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("person") in self.left_out:
            self.add_error("person", _("It was decided not to involve them: change that decision first"))
        if given.get("person") in self.refused and given.get("consent") == "given":
            self.add_error("consent", _("The record says no was answered: change it there first"))
        return given


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
def part_add(request: Request, case: OpenCase) -> HttpResponse:
    """Plan a key person's part."""
    initial = {"person": request.GET.get("person", "")}
    return _part(request, case, "part.planned", _("What part do they play?"), initial=initial)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def part_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A planned part, said otherwise or ended."""
    row = case.one(PlannedPart, entry)
    return _part(request, case, "part.updated", _("Update this part"), row)


def _part(
    request: Request,
    case: OpenCase,
    verb: str,
    heading: str,
    row: PlannedPart | None = None,
    **options: Any,
) -> HttpResponse:
    desk = lay_out(case)
    return entry_page(
        request,
        case,
        model=PlannedPart,
        form_class=partial(PartForm, desk=desk, **options),
        verb=verb,
        heading=heading,
        row=row,
        done_url=reverse("delivery:key_parts", args=[case.reference]),
        frame=case_frame(case, "contacts", desk.facts),
    )
