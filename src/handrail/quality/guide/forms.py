"""The form of a reflection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from handrail.findings.models import Reflection
from handrail.people.forms import box


class ReflectionForm(forms.Form):
    """A note, and to whom it is shown: nobody unless chosen."""

    words = forms.CharField(
        label=_l("Your note"),
        required=False,
        widget=box(6),
        max_length=8000,
        help_text=_l("Leave it empty to take an earlier note away."),
    )
    shown_to = forms.ChoiceField(label=_l("Who may read it"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, row: Reflection | None, managers: list[tuple[int, str]], **options: Any
    ) -> None:
        offered = [("me", _l("Only me")), *((str(pk), name) for pk, name in managers)]
        given = {"words": row.words, "shown_to": str(row.shown_to_id or "me")} if row else {}
        if given.get("shown_to") not in dict(offered):  # it may be somebody who no longer manages their cases
            given["shown_to"] = "me"
        super().__init__(*args, **{**options, "initial": given})
        self.fields["shown_to"].choices = offered  # type: ignore[attr-defined]

    def chosen(self) -> int | None:
        """The manager it is shown to."""
        value = self.cleaned_data["shown_to"]
        return None if value == "me" else int(value)
