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
        given = {"words": row.words if row else "", "shown_to": str(row.shown_to_id or "me") if row else "me"}
        super().__init__(*args, **{**options, "initial": given})
        offered = [("me", _l("Only me")), *((str(pk), name) for pk, name in managers)]
        if row and row.shown_to_id and row.shown_to and str(row.shown_to_id) not in dict(offered):
            offered.append((str(row.shown_to_id), row.shown_to.name))
        self.fields["shown_to"].choices = offered  # type: ignore[attr-defined]

    def chosen(self) -> int | None:
        """The manager it is shown to."""
        value = self.cleaned_data["shown_to"]
        return None if value == "me" else int(value)
