"""The form of what has moved: a row for each strength, factor and objective."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from handrail.people.editing import EntryForm
from handrail.people.forms import box
from handrail.reviews.models import Movement
from handrail.reviews.moving.before import called

Groups = Sequence[tuple[str, Sequence[Any]]]


class MovedForm(EntryForm):
    """Before, now and what it means, of as many as somebody has something to say of."""

    def __init__(
        self,
        *args: Any,
        groups: Groups = (),
        was: Mapping[str, str] | None = None,
        moved: Mapping[str, Movement] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.groups, was, moved = groups, was or {}, moved or {}
        for _label, rows in groups:
            for row in rows:
                said = moved.get(row.entry)
                given = {
                    "before": said.before if said else was.get(row.entry, _("New.") if was else ""),
                    "now": said.now if said else "",
                    "means": said.means if said else "",
                }
                labels = {"before": _("Before"), "now": _("Now"), "means": _("What it means")}
                for part, words in given.items():
                    self.fields[f"{part}_{row.entry}"] = forms.CharField(
                        label=labels[part], required=False, widget=box(3), initial=words
                    )
        self.fields["compliance"] = forms.CharField(
            label=_("Contact and compliance"),
            required=False,
            widget=box(2),
            help_text=_("What the numbers of the record leave out."),
        )
        self.fields["balance"] = forms.CharField(
            label=_("Balance of the work"),
            required=False,
            widget=box(2),
            help_text=_("Help beside control: is it what is needed now?"),
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for _label, rows in self.groups:
            for row in rows:
                if given.get(f"means_{row.entry}") and not given.get(f"now_{row.entry}"):
                    words = _("%(what)s: say how it is now") % {"what": called(row)}
                    self.add_error(f"now_{row.entry}", words)
        return given

    def shown(self) -> list[tuple[str, list[tuple[str, list[BoundField]]]]]:
        """The rows as the page shows them, by group."""
        return [
            (
                label,
                [
                    (called(row), [self[f"{part}_{row.entry}"] for part in ("before", "now", "means")])
                    for row in rows
                ],
            )
            for label, rows in self.groups
            if rows
        ]

    def said(self) -> dict[str, dict[str, str]]:
        """What was written, by the entry it is about."""
        data = self.cleaned_data
        return {
            row.entry: {part: data[f"{part}_{row.entry}"] for part in ("before", "now", "means")}
            for _label, rows in self.groups
            for row in rows
            if data.get(f"now_{row.entry}")
        }
