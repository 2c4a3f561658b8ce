"""Stepping contact up or down: one act writes the decision and the phases it adds or ends."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.delivery.models import LevelDecision
from handrail.design import wording
from handrail.kernel.references import new_reference
from handrail.people.editing import Refusal
from handrail.people.opening import OpenCase
from handrail.plans.models import ContactPhase
from handrail.records import writing

ONE_DAY = timedelta(days=1)
COPIED = ("name", "times", "every", "modes", "workers", "who_counts", "reason", "step_up", "step_down")


def phase_on(rows: list[ContactPhase], day: date) -> ContactPhase | None:
    """The phase that holds on a day; of two the one that began later."""
    held = [
        row
        for row in rows
        if row.valid_from and row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
    ]
    return max(held, key=lambda row: (row.valid_from, row.rank), default=None)


def next_after(rows: list[ContactPhase], day: date) -> ContactPhase | None:
    """The first phase that begins after a day."""
    later = [row for row in rows if row.valid_from and row.valid_from > day]
    return min(later, key=lambda row: (row.valid_from, row.rank), default=None)


def decide(
    doing: writing.Act,
    case: OpenCase,
    entry: str,
    *,
    facts: dict[str, Any],
    level: dict[str, Any] | None,
    until: date | None,
) -> None:
    """Record a decision; with a ``level`` the phases change in the same act.

    The phase that holds ends the day before, the new one runs until ``until``; what the old one had
    left after that goes on as it was.
    """
    rows = case.fetch(ContactPhase)
    day = facts["valid_from"]
    before = phase_on(rows, day)
    after = _step(doing, rows, before, day, level, until) if level is not None else None
    writing.add(
        LevelDecision,
        doing,
        entry=entry,
        from_phase=before.entry if before else None,
        to_phase=after or (before.entry if before else None),
        **facts,
    )


def _step(
    doing: writing.Act,
    rows: list[ContactPhase],
    before: ContactPhase | None,
    day: date,
    level: dict[str, Any],
    until: date | None,
) -> str:
    rank = len({row.entry for row in rows}) + 1
    following = next_after(rows, day)
    ends = until or (before.valid_to if before else None)
    if following and following.valid_from and (ends is None or ends >= following.valid_from):
        ends = following.valid_from - ONE_DAY
    if before is not None:
        _end(doing, before, day)
    made = new_reference()
    writing.add(
        ContactPhase, doing, entry=made, rank=rank, valid_from=day, valid_to=ends, **_whole(before, level)
    )
    if before is not None and ends and (before.valid_to is None or ends < before.valid_to):
        kept = {name: getattr(before, name) for name in COPIED}
        resumes = ends + ONE_DAY
        writing.add(ContactPhase, doing, rank=rank + 1, valid_from=resumes, valid_to=before.valid_to, **kept)
    return made


def _end(doing: writing.Act, before: ContactPhase, day: date) -> None:
    if before.valid_from and before.valid_from >= day:
        raise Refusal(
            _("“%(name)s” begins on %(day)s: choose the day after, or update that phase")
            % {"name": before.name, "day": wording.full_date(before.valid_from)}
        )
    writing.amend(
        ContactPhase, doing, entry=before.entry, version_seen=before.version, valid_to=day - ONE_DAY
    )


def _whole(before: ContactPhase | None, level: dict[str, Any]) -> dict[str, Any]:
    """The new level, with what it does not name taken from the one before."""
    kept = {name: getattr(before, name) for name in ("modes", "workers", "who_counts")} if before else {}
    return {**kept, **level}
