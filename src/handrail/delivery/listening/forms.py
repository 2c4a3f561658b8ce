"""The forms of an answer to a concern, and of what is told back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.delivery.fields import RadioField
from handrail.people.editing import EntryForm

YES, NO = "yes", "no"


class ConcernForm(EntryForm):
    """What is done about a concern; whoever raised it reads the answer."""

    state = RadioField(
        label=_("How it stands"),
        choices=(("looked_into", _("Being looked into")), ("answered", _("Answered"))),
    )
    answer = forms.CharField(
        label=_("What you say to them"),
        help_text=_("What was done, in words they may know. They read it on their page."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("state") == "answered" and not data.get("answer", "").strip():
            self.add_error("answer", _("Say what was done: whoever raised it reads it"))
        return data


class HeardForm(EntryForm):
    """What changed because of what somebody told us, or why nothing did."""

    changed = RadioField(
        label=_("Did something change because of it?"), choices=((YES, _("Yes")), (NO, _("No, because")))
    )
    what = forms.CharField(
        label=_("What changed, or why nothing did"),
        help_text=_("In words they may know. They read it on their page."),
        widget=forms.Textarea({"rows": 3}),
    )
