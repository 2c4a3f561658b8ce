"""The forms of a call from outside: who rings and what is offered; and what they were told."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.choosing import offer
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.kernel.working_days import is_working_day
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, short
from handrail.people.frame import holds
from handrail.people.models import Allocation
from handrail.reviews import disclosing
from handrail.reviews.fields import choose, keep_choices, one_of, staff, weekdays
from handrail.reviews.models import DisclosureConsent

NOTHING_SAID = "nothing"
"""The ground of an answer that tells nobody anything."""
NOBODY = _l("Nobody yet")


class CallForm(NamedForm):
    """Who rings, what they ask or offer, and who answers them by when."""

    not_ahead = ("valid_from",)

    caller = forms.CharField(label=_l("Who is ringing?"), max_length=200, widget=short(30))
    caller_kind = CodedField("outside_caller_kinds", label=_l("Who are they?"), widget=forms.Select)
    organisation = forms.CharField(label=_l("From where?"), max_length=200, required=False, widget=short(30))
    reached_at = forms.CharField(
        label=_l("How to ring back"),
        max_length=200,
        required=False,
        widget=short(30),
        help_text=_l("A number found elsewhere is safer than the one they give."),
    )
    asks = forms.CharField(label=_l("What do they ask?"), widget=box(3))
    valid_from = TypedDateField(label=_l("When did they ring?"), looks_back=True)
    offers = forms.CharField(label=_l("What do they offer?"), required=False, widget=box(2))
    place = forms.CharField(label=_l("Where would it be?"), max_length=300, required=False)
    venue = one_of(_l("Is it in the directory?"), help_text=_l("Then it is looked up on the map."))
    weekdays = weekdays(_l("On which days?"))
    starts = TypedTimeField(label=_l("From"), required=False)
    ends = TypedTimeField(label=_l("Until"), required=False)
    travel_minutes = forms.IntegerField(
        label=_l("Minutes to get there"),
        min_value=0,
        max_value=600,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    begins_on = TypedDateField(label=_l("From which day?"), required=False)
    tools = forms.CharField(label=_l("Which tools, which keys, which money?"), required=False, widget=box(2))
    people_there = forms.CharField(
        label=_l("Who works there, and who comes?"),
        required=False,
        widget=box(2),
        help_text=_l("Names, with commas between."),
    )
    answer_by = TypedDateField(label=_l("They hear from us by"), required=False)
    answer_at = TypedTimeField(label=_l("At what time?"), required=False)
    owner = one_of(_l("Who answers them?"))
    deputy = one_of(_l("Who does when they are away?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        near = offer(self.case, keep_workers=[one for one in self._kept("owner", "deputy") if one])
        ours = staff(self.case, near)
        choose(self, "owner", ours, nothing=NOBODY)
        choose(self, "deputy", ours, nothing=NOBODY)
        choose(self, "venue", near.venues, nothing=_("Not in it"))
        if self.row is None:
            self._begin(near.own)

    def _kept(self, *names: str) -> list[str]:
        return [getattr(self.row, name, "") or "" for name in names]

    def _begin(self, own: str) -> None:
        self.initial.setdefault("valid_from", self.today)
        self.initial.setdefault("answer_by", _next_working_day(self.today))
        parts = [row for row in self.case.fetch(Allocation) if holds(row, self.today)]
        by_role = {row.role: row.worker for row in reversed(parts)}
        owner = by_role.get("in_charge", own)
        deputies = (by_role.get("cover"), by_role.get("co_worker"), by_role.get("manager"))
        self.initial.setdefault("owner", owner)
        self.initial.setdefault("deputy", next((one for one in deputies if one and one != owner), ""))

    def clean_weekdays(self) -> list[int]:
        """Numbers, Monday first."""
        return sorted(int(day) for day in self.cleaned_data["weekdays"])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("weekdays") or given.get("starts") or given.get("ends"):
            self.need("weekdays", _("Tick the days, so that the week can be looked at"))
            self.need("starts", _("Say from when, so that the week can be looked at"))
            self.need("ends", _("Say until when, so that the week can be looked at"))
        if given.get("owner") and given.get("owner") == given.get("deputy"):
            self.add_error("deputy", _("Choose somebody else: this one answers already"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        for name in ("venue", "owner", "deputy"):
            found[name] = found[name] or None
        worker = self.case.reach.user.worker
        if self.row is None and worker is not None:
            found["taken_by"] = worker.reference
        return found


class AnswerForm(NamedForm):
    """What they were told, by whom, and on what ground; or why nobody answered."""

    not_ahead = ("answered_on",)

    ground = forms.ChoiceField(
        label=_l("On what ground?"),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Say on what ground, or that nothing was confirmed")},
    )
    answer = forms.CharField(
        label=_l("What were they told?"),
        widget=box(3),
        error_messages={"required": _l("Write down what they were told, or why nobody answered")},
    )
    state = CodedField("outside_call_states", label=_l("Is it answered?"), initial="answered")
    answered_on = TypedDateField(label=_l("When?"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.open = disclosing.open_among(self.case.fetch(DisclosureConsent))
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (NOTHING_SAID, _("Nothing was confirmed, not even that we know anybody of that name")),
            *((row.entry, f"{row.to_whom}: {row.to_be_told}") for row in self.open),
        ]
        keep_choices(self, "state", lambda key: key != "open")
        if getattr(self.row, "state", "open") == "open":
            self.initial["state"] = "answered"
            self.initial["answered_on"] = self.today
        kept = getattr(self.row, "consent", None)
        self.initial["ground"] = kept or (NOTHING_SAID if not self.open else "")

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        ground = found.pop("ground")
        consent = next((row for row in self.open if row.entry == ground), None)
        worker = self.case.reach.user.worker
        return {
            **found,
            "consent": consent.entry if consent else None,
            "may_say": consent.to_be_told if consent else "",
            "not_to_say": consent.not_told if consent else _("Anything about anybody we may know"),
            "answered_by": worker.reference if worker else None,
        }


def _next_working_day(today: date) -> date:
    return next(day for n in range(1, 10) if is_working_day(day := today + timedelta(days=n)))
