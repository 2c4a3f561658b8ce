"""The forms of a contact, of how an appointment went, and of a turning point or lapse."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.agencies import directory
from handrail.casefile import codes
from handrail.delivery import kinds
from handrail.delivery.booking.looking import LookingForm
from handrail.delivery.choosing import Offer
from handrail.delivery.fields import (
    SMALL,
    PeopleOfTheCase,
    RadioField,
    SettledChoice,
    minutes_field,
    offer_work,
    text_field,
    work_field,
)
from handrail.delivery.models import Contact
from handrail.delivery.telling import TellingForm
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import NOT_THEN, offered
from handrail.people.opening import OpenCase
from handrail.records import clock
from handrail.records.models import VersionRow

UNKNOWN = "unknown"
"""What the form sends for "Not known yet": an appointment whose time is past stays without an outcome."""

CAME = ("attended", "attended_not_complied", "sent_home", "sent_home_ours", "done")


class ContactForm(TellingForm, LookingForm):
    """A contact or an appointment, on one page."""

    field_order = (
        *("kind", "mode", "valid_from", "at", "minutes", "outcome", "text", "words"),
        *("useful", "useful_words", "changes_something", "help", "help_settled"),
        *("workers", "other_worker", "another_worker", "people", "venue", "place"),
        *("explained", "understood", "understood_how", "steps", "strengths", "techniques"),
        *("title", "purpose", "women_only", "marking"),
    )
    outcome = SettledChoice(
        label=_("How it went"), help_text=_("Leave it for an appointment that is still ahead.")
    )

    def __init__(self, *args: Any, case: OpenCase, row: Contact | None = None, **options: Any) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.choose_from("outcome", outcome_choices(self._codes("outcome")))
        self.fields["outcome"].error_messages["invalid_choice"] = NOT_THEN

    def work(self) -> Offer:
        return self.offer

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        initial = super().initial_from(row)
        assert isinstance(row, Contact)
        if row.outcome is None and row.valid_from and not self.is_ahead(row.valid_from, row.at):
            initial["outcome"] = UNKNOWN
        return initial

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "valid_from" in data and "at" in data and "outcome" in data:
            check_outcome(self, data["outcome"], data["valid_from"], data["at"])
        return data

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        outcome = facts["outcome"]
        facts["outcome"] = None if outcome in ("", UNKNOWN) else outcome
        told = self.row.fed_back_on if self.row else None
        facts["fed_back_on"] = told or fed_back_on(self, facts)
        return facts

    def ahead(self) -> list[dict[str, Any]]:
        return [] if self.cleaned_data["outcome"] else super().ahead()


class OutcomeForm(TellingForm):
    """How an appointment went."""

    row: Contact
    field_order = ("outcome", "minutes", "text", "words", "useful", "useful_words", "changes_something")
    outcome = RadioField(
        label=_("How it went"),
        hints={
            "absence_waiting": _("Ask what got in the way before deciding."),
            "rearranged": _("“Rearrange” on the page of the appointment sets the new time as well."),
        },
    )
    minutes = minutes_field()
    steps = work_field(_("Steps of the plan it was for"))
    _work: Offer | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_work(self, "steps", "plan", self.work)
        self.today, self.now = clock.today(), clock.local_time()
        outcome = self.fields["outcome"]
        assert isinstance(outcome, RadioField)
        on = self.row.valid_from or self.today
        outcome.choices = offered("contact_outcomes", self.case.case.cohort, on, self.row.outcome)

    def work(self) -> Offer:
        self._work = self._work or Offer(self.case, "", [], set(), directory.Names(), [])
        return self._work

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "outcome" in data and self.row.valid_from:
            check_outcome(self, data["outcome"], self.row.valid_from, self.row.at)
        return data

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        names = directory.workers(self.row.workers)
        partners = self.row.workers and not any(names[worker].ours for worker in self.row.workers)
        return {**facts, "fed_back_on": self.today if partners else self.row.fed_back_on}


class TurningPointForm(PeopleOfTheCase):
    """Something that turned for the better and what it was used for, or a lapse and what was done."""

    who = _("Who saw it, or acted on it")
    field_order = (
        *("kind", "title", "valid_from", "text", "words", "used_for", "steps", "plan_changes", "because"),
        *("workers", "other_worker", "another_worker", "marking"),
    )
    kind = RadioField(
        label=_("What it was"),
        choices=lambda: codes.choices("turning_point_kinds"),
        hints={
            "turning_point": _("Something has changed for the better."),
            "lapse": _("A step back. Nothing already done is undone by it."),
        },
    )
    title = forms.CharField(label=_("In a few words"), max_length=300)
    valid_from = TypedDateField(
        label=_("Day"),
        help_text=_("Like today, Friday or 18 March"),
        looks_back=True,
        widget=TypedDateField.widget(attrs={"class": "govuk-input--width-10"}),
    )
    text = text_field(_("What happened"), 4)
    words = text_field(_("In their own words"), 3, _("As said; shown in purple."))
    used_for = text_field(
        _("What it was used for, or what was done"),
        3,
        _("A turning point is a chance: what was started because of it? After a lapse: what helped?"),
    )

    steps = forms.MultipleChoiceField(
        label=_("Steps of the plan it is used for"),
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
    )
    plan_changes = RadioField(
        label=_("Should the plan change because of it?"),
        choices=lambda: codes.choices("plan_change_answers"),
        hints={"yes": _("You change it on the plan’s own page: nothing changes by itself.")},
        required=False,
    )
    because = text_field(_("Why"), 2, _("What should change, or why the plan stays as it is."))

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        fresh = {} if row is not None else {"valid_from": clock.today(), "plan_changes": "not_asked"}
        super().__init__(*args, case=case, row=row, initial=fresh, **options)
        self.day_field()
        offered_steps = self.offer.steps(getattr(row, "steps", None) or ())
        if offered_steps:
            self.choose_from("steps", offered_steps)
        else:
            # Kept as they were by somebody who may not read the plan.
            del self.fields["steps"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["plan_changes"] = data.get("plan_changes") or "not_asked"
        if data["plan_changes"] == "no" and not data.get("because"):
            self.add_error("because", _("Say why the plan stays as it is"))
        return data

    def clean_valid_from(self) -> date:
        day = super().clean_valid_from()
        if day > self.today:
            raise forms.ValidationError(
                _("%(day)s is still ahead: write the day it happened") % {"day": wording.week_date(day)}
            )
        return day


def outcome_choices(every: list[tuple[str, str]]) -> list[tuple[Any, Any]]:
    """Ahead, not known yet, and the outcomes in two groups."""
    came = codes.alike("contact_outcomes", CAME)
    return [
        ("", _("It is still ahead")),
        (UNKNOWN, _("Not known yet")),
        (_("It took place"), [pair for pair in every if pair[0] in came]),
        (_("It did not take place"), [pair for pair in every if pair[0] not in came]),
    ]


def check_outcome(form: Any, outcome: str, day: date, at: time | None) -> None:
    """What is past needs an outcome or "not known yet"; what is ahead cannot have taken place."""
    when = wording.week_date(day) + (f", {wording.clock(at)}" if at else "")
    if not outcome and kinds.is_past(day, at, form.today, form.now):
        message = _("%(when)s is past: say how it went, or choose “Not known yet”")
        form.add_error("outcome", message % {"when": when})
    elif not outcome and day == form.today and at is None:
        form.add_error("outcome", _("Say how it went; if it is still ahead today, write its time"))
    ahead = codes.alike("contact_outcomes", kinds.KNOWN_AHEAD)
    known = outcome and outcome != UNKNOWN and outcome not in ahead
    if known and kinds.is_ahead(day, at, form.today, form.now):
        label = codes.label("contact_outcomes", outcome)
        form.add_error(
            "outcome",
            _("%(when)s is still ahead, so it cannot be “%(outcome)s” yet. Change this, or the day or time")
            % {"when": when, "outcome": label},
        )


def fed_back_on(form: PeopleOfTheCase, facts: dict[str, Any]) -> date | None:
    """Work by partners alone counts once they told us: today, when an outcome is first written."""
    workers = facts["workers"]
    by_partners = workers and not any(form.offer.names[worker].ours for worker in workers)
    return form.today if by_partners and facts["outcome"] else None
