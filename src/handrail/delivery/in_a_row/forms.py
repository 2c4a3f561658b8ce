"""One row of the page: how one appointment went, in a press and a line or two."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.casefile import codes
from handrail.delivery.fields import RadioField
from handrail.delivery.models import Contact
from handrail.kernel.references import new_reference
from handrail.people.fields import offered

FEW = ("attended", "done", "absence_waiting", "acceptable_absence", "ours")
"""The outcomes a row offers; the page of the appointment offers all of them."""
OF_A_MESSAGE = frozenset({"phone", "video", "text", "e_mail"})


class RowForm(forms.Form):
    """How it went, of one appointment. An empty row is left as it is."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    version_seen = forms.IntegerField(widget=forms.HiddenInput)
    outcome = RadioField(
        label=_("How it went"),
        required=False,
        widget=forms.RadioSelect({"class": "govuk-radios--inline govuk-radios--small"}),
    )
    text = forms.CharField(
        label=_("In a line or two"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, row: Contact, cohort: str) -> None:
        self.row = row
        given = {"key": new_reference(), "version_seen": row.version, "text": ""}
        super().__init__(data, prefix=row.entry, initial=given)
        on = row.valid_from
        assert on is not None
        national = dict(offered("contact_outcomes", cohort, on))
        leave = "attended" if row.mode in OF_A_MESSAGE else "done"
        for name in ("outcome", "text"):
            vars(self.fields[name])["said_above"] = True
        outcome = self.fields["outcome"]
        assert isinstance(outcome, RadioField)
        outcome.choices = [
            (one, national.get(one, codes.label("contact_outcomes", one))) for one in FEW if one != leave
        ]

    @property
    def answered(self) -> bool:
        """Whether somebody has said how it went."""
        return bool(self["outcome"].value())

    @property
    def begun(self) -> bool:
        """Whether anything was chosen or typed."""
        return self.answered or bool((self["text"].value() or "").strip())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("text") and not data.get("outcome"):
            self.add_error("outcome", _("Say how it went: what you wrote is kept with it"))
        return data

    @property
    def order(self) -> tuple[date, time, int]:
        """The longest past first."""
        return self.row.valid_from or date.max, self.row.at or time.min, self.row.pk


class WholePage(forms.Form):
    """The page as one form: its draft keeps what is typed into any of its rows."""

    text = forms.CharField(required=False, widget=forms.Textarea)
