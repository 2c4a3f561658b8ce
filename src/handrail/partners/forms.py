"""What a worker of another agency says: yes or no to what is asked, how it went, a worry, an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.fields import RadioField, text_field
from handrail.design.fields import hinted
from handrail.design.typed import TypedDateField
from handrail.partners.asked import Asked
from handrail.people.editing import EntryForm
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow

CAME, NOT_CAME = "came", "not_came"
OUTCOMES = {CAME: "attended", NOT_CAME: "absence_waiting", "": "done"}
"""Whether an absence is acceptable is for whoever supervises to decide."""


class AnswerForm(EntryForm):
    """A form of these pages: ``asked`` is the page it stands on."""

    def __init__(
        self, *args: Any, case: OpenCase, asked: Asked, row: VersionRow | None = None, **options: Any
    ) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.asked = asked
        for field in self.fields.values():
            field.label = str(field.label).format(name=asked.called, lead=asked.supervisor.first)
            field.help_text = str(field.help_text).format(name=asked.called, lead=asked.supervisor.first)

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        return {}


class WithSafety(AnswerForm):
    """A form whose first question is about safety: compulsory, and never answered beforehand."""

    safety = RadioField(
        label=_l("Is anyone at risk of harm?"),
        error_messages={"required": _l("Say first whether anyone is at risk of harm")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        lead = self.asked.supervisor
        field: Any = self.fields["safety"]
        field.choices = [
            ("nothing", _("Nothing I saw or heard worries me about safety")),
            ("ring_today", _("Something worries me, and I will ring %(name)s today") % {"name": lead.first}),
            ("danger_now", _("Someone may be in danger now")),
        ]
        hinted(
            field,
            {
                "ring_today": lead.ring,
                "danger_now": _("Ring 999 first, then %(who)s") % {"who": lead.ring},
            },
        )


class SessionForm(WithSafety):
    """How it went, in about a minute; only the question about safety must be answered."""

    field_order = ("safety", "text", "worries", "better", "should_change", "came", "step", "valid_from")
    text = text_field(_l("What I saw"), 2)
    worries = text_field(_l("What worries me"), 2)
    better = text_field(_l("What is better"), 2)
    should_change = text_field(_l("What should change"), 2)
    came = RadioField(
        label=_l("Did {name} come?"),
        choices=((CAME, _l("Yes")), (NOT_CAME, _l("No"))),
        required=False,
        widget=forms.RadioSelect({"class": "govuk-radios--inline govuk-radios--small"}),
    )
    step = forms.ChoiceField(label=_l("What it was about"), required=False)
    valid_from = TypedDateField(
        label=_l("Day"),
        looks_back=True,
        help_text=_l("Like today, Friday or 18 March"),
        widget=TypedDateField.widget(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(self, *args: Any, case: OpenCase, **options: Any) -> None:
        given = {"valid_from": case.today, **options.pop("initial", {})}
        super().__init__(*args, case=case, initial=given, **options)
        day: Any = self.fields["valid_from"]
        day.today = case.today
        step: Any = self.fields["step"]
        step.choices = [*((one.entry, one.title) for one in self.asked.accepted), ("", _("Something else"))]
        for field in self.fields.values():
            vars(field)["said_above"] = True

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if day > self.case.today:
            raise forms.ValidationError(_("Choose today or an earlier day: this says how it went"))
        return day


class CannotForm(AnswerForm):
    """Why not: whoever asked plans on with the reason."""

    words = forms.CharField(
        label=_l("I cannot, because"),
        help_text=_l("{lead} reads it and looks for another way."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _l("Say in a few words why you cannot: others plan on with it")},
    )


class ReferralAnswerForm(AnswerForm):
    """What the agency says to a referral."""

    answer = RadioField(
        label=_l("Can you take this on?"),
        choices=(
            ("accepted", _l("Yes, we will")),
            ("waiting", _l("Yes, and there is a wait")),
            ("declined", _l("We cannot, because")),
        ),
    )
    until = TypedDateField(
        label=_l("When do you expect a place?"), required=False, help_text=_l("Like Friday or 18 March")
    )
    words = text_field(_l("In your words"), 3, _l("What {name} should bring or know; or why you cannot."))

    def __init__(self, *args: Any, case: OpenCase, **options: Any) -> None:
        super().__init__(*args, case=case, **options)
        until: Any = self.fields["until"]
        until.today = case.today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("answer") == "declined" and not data.get("words", "").strip():
            self.add_error("words", _("Say in a few words why you cannot: others plan on with it"))
        return data


class ConcernForm(WithSafety):
    """Something to worry about, at any time."""

    what = forms.CharField(
        label=_l("What worries you"),
        help_text=_l("What you saw or heard, when, and who may be affected."),
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["safety"]
        field.choices = [one for one in field.choices if one[0] != "nothing"]


class SourceForm(AnswerForm):
    """What they know, in their words."""

    answer = forms.CharField(
        label=_l("Your answer"),
        help_text=_l(
            "What you have seen yourself, what you were told, and since when. {name} can ask to see it."
        ),
        widget=forms.Textarea({"rows": 6}),
    )


REVIEW_FIELDS = ("saw", "worries", "better", "should_change")


class ReviewForm(AnswerForm):
    """What a review asks, filled in from the latest entry of whoever answers; one box is enough."""

    saw = text_field(_l("What I saw"), 3)
    worries = text_field(_l("What worries me"), 2)
    better = text_field(_l("What is better"), 2)
    should_change = text_field(_l("What should change"), 2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        latest = next((row for row in self.asked.entries if row.text or row.worries or row.better), None)
        if latest is not None:
            self.initial.update({"saw": latest.text} | {n: getattr(latest, n) for n in REVIEW_FIELDS[1:]})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.get(name) for name in REVIEW_FIELDS):
            self.add_error("saw", _("Write one thing at least: a line is enough"))
        return data
