"""The week on one page, and the forms of commitments."""

from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.requests import Request
from handrail.agencies.models import Venue
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.kernel.dates import monday_of
from handrail.people.entries import Entry, add_view, update_view
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, short
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans import keeping_apart, navigation, week_page
from handrail.plans.models import Commitment
from handrail.sentences.forms import WEEKDAYS

CLASSES = ("plan", "risk_management", "contact_notes", policy.FRAME)
REST = 300
"""How many venues a form offers."""


@case_page(classes=CLASSES, needs="plan")
def week(request: Request, case: OpenCase) -> HttpResponse:
    """What fills a week, what collides in it, and what is asked."""
    facts = case.gather(*week_page.TABLES)
    frame = case_frame(case, "plan", facts)
    monday = _monday(request, case.today)
    keep_clear = keeping_apart.apart(request, case, facts, monday)
    context = {
        "frame": frame,
        "within": navigation.within(case, "week"),
        **week_page.page(case, facts, monday, frame.called, keep_clear),
    }
    return render(request, "plans/week.html", context)


def _monday(request: Request, today: date) -> date:
    """The week asked for; this one where none is, or what was asked for is no day."""
    try:
        return monday_of(date.fromisoformat(request.GET.get("week", "")))
    except (ValueError, OverflowError):
        return monday_of(today)


class CommitmentForm(NamedForm):
    """A fixed time in the week."""

    kind = CodedField("commitment_kinds", label=_l("What is it?"), widget=forms.Select)
    what = forms.CharField(
        label=_l("In words"), max_length=300, help_text=_l("For example: work at the depot.")
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_l("On which days?"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    starts = TypedTimeField(label=_l("From"), help_text=_l("Like 2pm or 14:30"))
    ends = TypedTimeField(label=_l("To"))
    venue = forms.ChoiceField(label=_l("Where"), required=False, widget=forms.Select)
    travel_minutes = forms.IntegerField(
        label=_l("Minutes to travel each way"), required=False, min_value=0, max_value=600, widget=short(4)
    )
    valid_from = TypedDateField(label=_l("Since"), required=False)
    valid_to = TypedDateField(
        label=_l("Until"), required=False, help_text=_l("The last day, if there is one.")
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["venue"]
        assert isinstance(field, forms.ChoiceField)
        venues = Venue.objects.order_by("name").values_list("reference", "name")[:REST]
        field.choices = [("", _("None of these")), *venues]
        if self.row is not None:
            self.initial["weekdays"] = [str(day) for day in self.initial["weekdays"]]

    def clean(self) -> dict[str, object]:
        given = super().clean()
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("This is not after the start: a night is entered as two commitments"))
        return given

    def facts(self) -> dict[str, object]:
        found = super().facts()
        return {**found, "venue": found["venue"] or None, "weekdays": sorted(found["weekdays"])}


COMMITMENT = Entry(
    Commitment,
    CommitmentForm,
    "commitment",
    "plan",
    (_l("Add a commitment"), _l("Update a commitment")),
    (_l("Add a fixed time in {name}’s week"), _l("Update a fixed time in {name}’s week")),
    page="plans:week",
    current="plan",
    needs="plan",
)
commitment_add = add_view(COMMITMENT)
commitment_update = update_view(COMMITMENT)
