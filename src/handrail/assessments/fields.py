"""Form fields of this room: entries of the same case, ticked."""

from collections.abc import Callable
from typing import Any

from django import forms

from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow


class EntriesField(forms.MultipleChoiceField):
    """Entries of one table of the case; the value is their references. ``offer`` fills it for a case."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, model: type[VersionRow], say: Callable[[Any], str], **options: Any) -> None:
        self.model, self.say = model, say
        super().__init__(required=False, **options)

    def offer(self, case: OpenCase, without: str = "") -> None:
        """Offer what stands in the case, less the entry that the form is about."""
        rows = case.fetch(case.rows(self.model).order_by("pk"))
        self.choices = [(row.entry, self.say(row)) for row in rows if row.entry != without]
