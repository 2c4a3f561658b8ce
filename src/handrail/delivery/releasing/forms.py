"""The form of one thing to have ready for the day of release."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.choosing import offer
from handrail.delivery.models import ReleaseItem
from handrail.design.typed import TypedTimeField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.sentences.models import Release


class ReleaseItemForm(NamedForm):
    """What, who sees to it, at what time, and how it stands."""

    row: ReleaseItem | None
    kind = CodedField("release_items", label=_l("What is it about?"), widget=forms.Select)
    what = forms.CharField(
        label=_l("In words"), widget=box(2), help_text=_l("For example: room 4 at Weaver Street, two weeks.")
    )
    at = TypedTimeField(
        label=_l("At what time, if it has one"),
        required=False,
        help_text=_l("Like 9.15 or 2pm"),
        working_hours=True,
    )
    who = forms.MultipleChoiceField(
        label=_l("Who sees to it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
    )
    other_worker = forms.ChoiceField(
        label=_l("Somebody else"), required=False, widget=forms.Select({"class": "govuk-!-width-full"})
    )
    state = CodedField("release_item_states", label=_l("How does it stand?"), initial="to_arrange")

    def __init__(
        self, *args: Any, case: OpenCase, row: VersionRow | None = None, release: Release, **options: Any
    ) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.release = release
        offered = offer(
            case, keep_workers=getattr(row, "workers", ()), keep_people=getattr(row, "people", ())
        )
        self._choose("who", [(f"w:{one}", words) for one, words in offered.near])
        self._choose("who", [(f"p:{one}", words) for one, words in offered.people], more=True)
        self._choose("other_worker", [("", _l("Nobody else")), *offered.others])

    def _choose(self, name: str, choices: list[Any], *, more: bool = False) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*field.choices, *choices] if more else choices  # type: ignore[misc]

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        who = [*(f"w:{one}" for one in row.workers), *(f"p:{one}" for one in row.people)]
        return super().initial_from(row) | {"who": who}

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        who, other = found.pop("who"), found.pop("other_worker")
        workers = [*(one[2:] for one in who if one.startswith("w:")), *([other] if other else [])]
        people = [one[2:] for one in who if one.startswith("p:")]
        return {**found, "workers": list(dict.fromkeys(workers)), "people": people, **self._release()}

    def _release(self) -> dict[str, Any]:
        """Which release it is for: the one it names already, else the one the page shows."""
        if self.row is not None and self.row.release:
            return {}
        return {"release": self.release.entry, "valid_from": self.release.valid_from}
