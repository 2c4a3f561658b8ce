"""When what an amendment lasts until has come: what stood before stands again from the day after.

A programme recorded as ended and a state of life judged to hold bring it about in the same transaction.
A day needs nobody: what follows it was written when the amendment was made. Where whoever records the
event may not write what was amended, the amendment stays made, and the review's page asks for the press.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.delivery.models import Programme
from handrail.plans.models import LifeState
from handrail.records import clock, writing
from handrail.records.models import VersionRow
from handrail.records.reading import Reach
from handrail.reviews.amending import facts as kept_facts
from handrail.reviews.amending.applying import ONE_DAY
from handrail.reviews.amending.kept import BY_PART, ENDS, IN_PLACE, VARIED
from handrail.reviews.amending.making import OVER, is_reached
from handrail.reviews.models import Amendment
from handrail.sentences.models import Variation


def register() -> None:
    """Let amendments end with the events they name."""
    writing.follow(Programme, programme_written)
    writing.follow(LifeState, state_written)


def programme_written(doing: writing.Act, row: Programme, before: Programme | None) -> None:
    """A programme was recorded as ended: completed or stopped."""
    if row.state not in OVER or (before is not None and before.state in OVER):
        return
    _come(doing, last_of(row), _("“%(name)s” has ended") % {"name": row.name}, until_programme=row.entry)


def state_written(doing: writing.Act, row: LifeState, before: LifeState | None) -> None:
    """A state of life was judged to hold."""
    if not is_reached(row) or (before is not None and is_reached(before)):
        return
    assert row.true_since is not None
    _come(doing, row.true_since, _("“%(name)s” is reached") % {"name": row.name}, until_state=row.entry)


def last_of(programme: Programme) -> date:
    """The last day of a programme that has ended."""
    return programme.valid_to or clock.today()


def _come(doing: writing.Act, last: date, because: str, **waited_for: str) -> None:
    rows = Amendment.objects.now().filter(case_id=doing.case_id, state="made", **waited_for)
    for row in list(rows.order_by("pk")):
        if may_end(doing, row):
            end(doing, row, last, because)


def may_end(doing: writing.Act, amendment: Amendment) -> bool:
    """Whether whoever acts may write what was amended."""
    reach = Reach.of(doing.by, [doing.case_id])
    model = BY_PART[amendment.part].model
    wanted: list[type[VersionRow]] = [model, Amendment, *([Variation] if amendment.kind in VARIED else [])]
    return all(reach.can_write(doing.case_id, table.data_class, table) for table in wanted)


def end(doing: writing.Act, amendment: Amendment, last: date, because: str) -> Amendment:
    """Let an amendment end on a day; what stood before stands again from the day after."""
    again = _put_back(doing, amendment, last)
    if again and amendment.kind in VARIED:
        _varied_back(doing, amendment, again, last, because)
    return writing.amend(
        Amendment,
        doing,
        entry=amendment.entry,
        version_seen=amendment.version,
        state="ended",
        ended_on=last,
        ended_because=because,
    )


def _put_back(doing: writing.Act, amendment: Amendment, last: date) -> str:
    """Write what stood before; the entry that says it, or nothing where nothing is to stand again."""
    model = BY_PART[amendment.part].model
    before = kept_facts.values(model, amendment.before)
    made = model.objects.now().filter(case_id=doing.case_id, entry=amendment.makes or amendment.of).first()
    if amendment.way == IN_PLACE:
        return _as_before(doing, amendment, made, before)
    first = last + ONE_DAY
    kept = dict(before)
    if amendment.way != ENDS and made is not None:
        if made.valid_to is not None and made.valid_to <= last:
            return ""  # it ended earlier, by somebody's decision: what they wanted stands
        if made.valid_from and made.valid_from > last:
            first = made.valid_from
            writing.take_back(model, doing, entry=made.entry, version_seen=made.version)
        else:
            writing.amend(model, doing, entry=made.entry, version_seen=made.version, valid_to=last)
        kept = _carried(made, before, amendment.facts)
    elif amendment.way != ENDS:
        return ""
    ends = before.get("valid_to")
    if not before or (ends is not None and ends < first):
        return ""
    return writing.add(model, doing, **{**kept, "valid_from": first, "valid_to": ends}).entry


def _carried(made: VersionRow, before: dict[str, Any], amended: Iterable[str]) -> dict[str, Any]:
    """What stands now, with what was amended as it was before: what others wrote meanwhile goes on."""
    now = kept_facts.values(type(made), kept_facts.of(made))
    return {**now, **{name: before[name] for name in amended if name in before}}


def _as_before(
    doing: writing.Act, amendment: Amendment, made: VersionRow | None, before: dict[str, Any]
) -> str:
    """An entry added to in place says again what it said; what others changed since is theirs."""
    if made is None:
        return ""
    said = kept_facts.values(type(made), amendment.facts)
    back = {name: before[name] for name, value in said.items() if getattr(made, name) == value}
    if not back:
        return ""
    return writing.amend(type(made), doing, entry=made.entry, version_seen=made.version, **back).entry


def _varied_back(doing: writing.Act, amendment: Amendment, again: str, last: date, because: str) -> None:
    """The end belongs to the same decision: whoever had the authority said how long it holds."""
    writing.add(
        Variation,
        doing,
        of=again,
        was=amendment.becomes,
        becomes=amendment.was,
        reason=because,
        authority=amendment.authority,
        authority_name=amendment.authority_name[:200],
        decided_on=None,
        valid_from=last + ONE_DAY,
    )
