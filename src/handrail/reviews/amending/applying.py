"""What an amendment does to the rows of its table, as plain rows: the week before and after is drawn from it,
and making it writes the same.

``effects`` says which entry gets which facts, and which entries begin; the days follow from the way:

- another from the day on: the entry ends the day before, a new one begins and goes on as long
- added to in place: the entry says something else; its days stay
- new: an entry begins; ends: an entry ends the day before
- until a day: from the day after, what stood before begins once more
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from handrail.records.models import VersionRow
from handrail.reviews.amending import facts as kept_facts
from handrail.reviews.amending.kept import BY_PART, ENDS, FROM_THE_DAY, IN_PLACE, Kept
from handrail.reviews.models import Amendment

ONE_DAY = timedelta(days=1)


class NotOnThatDay(Exception):
    """An entry cannot be followed by another on that day: ``row`` begins then or later, or is over."""

    def __init__(self, kept: Kept, row: VersionRow) -> None:
        super().__init__(row.entry)
        self.kept, self.row = kept, row


@dataclass(frozen=True)
class Effect:
    """What changes of one entry, what begins in its place, and what stands again afterwards."""

    kept: Kept
    changes: dict[str, Any] = field(default_factory=dict)
    begins: dict[str, Any] | None = None
    again: dict[str, Any] | None = None


def effect(amendment: Amendment, row: VersionRow | None, day: date) -> Effect:
    """What an amendment does on a day to the version it is about; ``NotOnThatDay`` where it cannot."""
    kept = BY_PART[amendment.part]
    facts = kept_facts.values(kept.model, amendment.facts)
    if row is None:
        days = {"valid_from": day, "valid_to": facts.get("valid_to") or amendment.until_on}
        return Effect(kept, begins={**facts, **days})
    if amendment.way == IN_PLACE:
        return Effect(kept, changes=facts)
    if (row.valid_from and row.valid_from >= day) or (row.valid_to and row.valid_to < day):
        raise NotOnThatDay(kept, row)
    changes = {"valid_to": day - ONE_DAY}
    stood = kept_facts.values(kept.model, kept_facts.of(row))
    until = amendment.until_on
    again = None
    if until and (row.valid_to is None or until < row.valid_to):
        again = {**stood, "valid_from": until + ONE_DAY, "valid_to": row.valid_to}
    if amendment.way == ENDS:
        return Effect(kept, changes, again=again)
    ends = until if again else row.valid_to
    begins = {**stood, **facts, "valid_from": day, "valid_to": ends}
    return Effect(kept, changes, begins, again)


def applied(
    rows: dict[Any, list[Any]], amendments: Iterable[Amendment], day: date
) -> tuple[dict[Any, list[Any]], list[Any]]:
    """The rows as they would stand, and the amendments that could not be made on the day."""
    after = {model: list(found) for model, found in rows.items()}
    refused = []
    for amendment in amendments:
        kept = BY_PART[amendment.part]
        held = after.setdefault(kept.model, [])
        row = next((one for one in held if amendment.of and one.entry == amendment.of), None)
        if amendment.way in (FROM_THE_DAY, IN_PLACE, ENDS) and row is None:
            refused.append(amendment)
            continue
        try:
            does = effect(amendment, row, day)
        except NotOnThatDay:
            refused.append(amendment)
            continue
        if row is not None and does.changes:
            held[held.index(row)] = _with(row, does.changes)
        for n, facts in enumerate(one for one in (does.begins, does.again) if one is not None):
            held.append(kept.model(entry=f"{amendment.entry}-{n}", case_id=amendment.case_id, **facts))
    return after, refused


def _with(row: VersionRow, changes: dict[str, Any]) -> VersionRow:
    changed = copy(row)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed
