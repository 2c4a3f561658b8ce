"""Several changes proposed on one page: the form of each, one under the other, sent together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.utils import ErrorDict, ErrorList

from handrail.kernel.references import new_reference
from handrail.people.forms import NamedForm
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.reviews.amending.choosing import NEW_WORDS
from handrail.reviews.amending.forms import Amending
from handrail.reviews.amending.kept import BY_PART, NEW, Kept
from handrail.reviews.amending.shaping import form_for


@dataclass(frozen=True)
class Picked:
    """One of those chosen: its list, and the entry unless it is to be a new one."""

    kept: Kept
    target: VersionRow | None

    @property
    def what(self) -> str:
        """What it is called."""
        return self.kept.what(self.target) if self.target is not None else str(NEW_WORDS[self.kept.part])

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with."""
        return f"{self.kept.part}-{self.target.entry if self.target is not None else NEW}"

    def said(self, called: Mapping[str, str]) -> str:
        """What it says now."""
        return self.kept.said(self.target, called) if self.target is not None else ""


def picked(case: OpenCase, given: Sequence[str]) -> list[Picked]:
    """Those that were chosen and may be changed by whoever asks; one beyond reach is not there."""
    found = []
    for one in dict.fromkeys(given):
        part, _colon, of = one.partition(":")
        kept = BY_PART.get(part)
        if kept is None or not case.can_write(kept.model.data_class, kept.model):
            continue
        if of or kept.can_be_new:
            found.append(Picked(kept, case.one(kept.model, of) if of else None))
    return found


class SeveralForm(NamedForm):
    """The forms of several amendments; each has its own fields, and all are sent or none is."""

    def __init__(self, *args: Any, picks: Sequence[Picked], said: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        data = self.data if self.is_bound else None
        self.parts: list[Amending] = [
            self._form(one)(data, case=self.case, target=one.target, prefix=one.prefix) for one in picks
        ]
        self.told = [(one.what, one.said(said), part) for one, part in zip(picks, self.parts, strict=True)]

    def _form(self, one: Picked) -> Callable[..., Amending]:
        return form_for(self.case, one.kept, self.first_name)

    def is_valid(self) -> bool:
        parts = [part.is_valid() for part in self.parts]
        return super().is_valid() and all(parts)

    @property
    def errors(self) -> ErrorDict:
        """Its own, or of the first of its forms that has any."""
        return next((one for part in self.parts if (one := part.errors)), super().errors)

    def visible_fields(self) -> list[Any]:
        return [bound for part in self.parts for bound in part.visible_fields()]

    def hidden_fields(self) -> list[Any]:
        return [*super().hidden_fields(), *(bound for part in self.parts for bound in part.hidden_fields())]

    def non_field_errors(self) -> ErrorList:
        found = super().non_field_errors()
        for what, _said, part in self.told:
            found.extend(f"{what}: {message}" for message in part.non_field_errors())
        return found

    def proposals(self, first: str) -> list[tuple[str, VersionRow | None, dict[str, Any]]]:
        """Each as the entry it becomes, the entry it is about, and what is proposed of it."""
        entries = [first, *(new_reference() for _part in self.parts[1:])]
        return [(entry, part.target, part.facts()) for entry, part in zip(entries, self.parts, strict=True)]
