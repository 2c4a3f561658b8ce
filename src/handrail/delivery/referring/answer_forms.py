"""Short forms of what comes after a referral is sent: an answer, how it goes, its end, a reminder."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.casefile import codes
from handrail.delivery.models import Referral, WantedChange
from handrail.delivery.referring.answering import CameOfIt
from handrail.delivery.referring.states import may_become
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import NamedForm, box, in_a_row

SAID = {
    "accepted": _l("Yes, they will help"),
    "waiting": _l("Yes, and there is a wait"),
    "declined": _l("No, they cannot help"),
    "started": _l("It has begun"),
}


class AnsweredForm(NamedForm):
    """What the agency answered, as it was told to us."""

    answer = forms.ChoiceField(label=_l("What did they say?"), widget=forms.RadioSelect)
    day = TypedDateField(label=_l("When"), looks_back=True)
    by = WorkerField(
        label=_l("Who told us"),
        required=False,
        max_length=200,
        help_text=_l("Their name as Agencies shows it."),
    )
    expected_on = TypedDateField(label=_l("A place is expected on"), required=False)
    words = forms.CharField(
        label=_l("What they said, or why not"),
        required=False,
        widget=box(3),
    )

    def __init__(self, *args: Any, row: Referral, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        answer = self.fields["answer"]
        assert isinstance(answer, forms.ChoiceField)
        answer.choices = [(state, words) for state, words in SAID.items() if may_become(row, state)]
        self.initial.update(day=self.today, by=row.answered_by or row.worker or "", words="")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("answer") == "declined":
            self.need("words", _("Say why they cannot help: the next agency is chosen by it"))
        day, row = given.get("day"), self.row
        if day and day > self.today:
            self.add_error("day", _("This day has not come yet: write the day it was said"))
        if day and isinstance(row, Referral) and row.sent_on and day < row.sent_on:
            self.add_error("day", _("It was sent after this day"))
        if given.get("expected_on") and day and given["expected_on"] < day:
            self.add_error("expected_on", _("A place is expected after the day they said so"))
        return given


class ComingForm(NamedForm):
    """What has come of each wanted change, with what the agency says."""

    def __init__(
        self, *args: Any, row: Referral, wanted: Iterable[WantedChange] = (), **options: Any
    ) -> None:
        self.wanted = list(wanted)
        super().__init__(*args, row=row, **options)
        self.initial["feedback"] = ""
        for n, one in enumerate(self.wanted, start=1):
            offered = codes.choices("wanted_outcomes", cohort=self.case.case.cohort, on=self.today)
            self.fields[f"outcome_{n}"] = forms.ChoiceField(
                label=one.what, choices=offered, widget=in_a_row(), initial=one.outcome
            )
            self.fields[f"words_{n}"] = forms.CharField(
                label=_("In words: %(what)s") % {"what": one.what},
                required=False,
                max_length=500,
                initial=one.words,
            )

    def outcomes(self) -> dict[str, CameOfIt]:
        """What came of each change, by its entry."""
        data = self.cleaned_data
        return {
            one.entry: CameOfIt(data[f"outcome_{n}"], data[f"words_{n}"])
            for n, one in enumerate(self.wanted, start=1)
        }


class TellForm(ComingForm):
    """How it goes, while it runs."""

    feedback = forms.CharField(label=_l("What they tell us"), widget=box(3))


class EndForm(ComingForm):
    """It is over: what came of it, and whether the person goes on there without us."""

    day = TypedDateField(label=_l("Last day"), looks_back=True)
    feedback = forms.CharField(label=_l("What they tell us"), required=False, widget=box(3))
    because = forms.CharField(label=_l("Why it ends"), required=False, widget=box(2))
    goes_on_after = forms.BooleanField(label=_l("{name} goes on there without us"), required=False)

    def __init__(self, *args: Any, row: Referral, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self.initial.update(day=self.today, because="")
        self.order_fields(["day", *(name for name in self.fields if name.startswith(("outcome_", "words_")))])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        day, row = given.get("day"), self.row
        begun = row.started_on or row.sent_on if isinstance(row, Referral) else None
        if day and day > self.today:
            self.add_error("day", _("This day has not come yet"))
        if day and begun and day < begun:
            self.add_error("day", _("It began after this day"))
        return given


class WithdrawForm(NamedForm):
    """We take it back, and why."""

    because = forms.CharField(label=_l("Why"), widget=box(2))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["because"] = ""


class RenewForm(NamedForm):
    """Until when they go on reading what was shared."""

    shared_until = TypedDateField(label=_l("Last day they read it"))

    def __init__(self, *args: Any, last: Any, **options: Any) -> None:
        self.last = last
        super().__init__(*args, **options)
        self.initial["shared_until"] = last

    def clean_shared_until(self) -> Any:
        """No further than policy and the agreement let it last."""
        until = self.cleaned_data["shared_until"]
        if not self.today <= until <= self.last:
            shown = wording.full_date(self.last)
            raise forms.ValidationError(_("Choose a day from today to %(day)s") % {"day": shown})
        return until


class ChaserForm(NamedForm):
    """A reminder: its words, and how it was sent."""

    text = forms.CharField(label=_l("The reminder"), widget=box(6))
    how = CodedField("copy_ways", label=_l("How did you send it?"), required=False, widget=in_a_row())

    @property
    def sends(self) -> bool:
        """Whether it was sent, or will not be."""
        return self.data.get("send", "yes") == "yes"

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.sends:
            self.need("how", _("Say how you sent it"))
        return given
