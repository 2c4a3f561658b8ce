"""Promises in words: who said it, when, by when, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.agencies.directory import Names
from handrail.delivery.models import Promise
from handrail.design import wording
from handrail.people.opening import OpenCase

LATELY = 60
"""Days for which a promise that was answered still stands on the page before a meeting."""


@dataclass(frozen=True)
class Said:
    """One promise: what, whose, when, and whether it is past its day."""

    entry: str
    version: int
    what: str
    who: str
    by_person: bool
    when: str
    late: bool
    state: str
    state_label: str
    because: str
    may: bool


def said(case: OpenCase, rows: Iterable[Promise], names: Names, called: str) -> list[Said]:
    """Promises as a page shows them: open ones first, soonest due first; then the latest answered."""
    return [_said(case, row, names, called) for row in in_order(rows)]


def in_order(rows: Iterable[Promise]) -> list[Promise]:
    """Open ones by their day, then those answered, the latest first."""
    rows = list(rows)
    ahead = sorted(
        (row for row in rows if row.state == "open"), key=lambda row: (row.due_on or date.max, row.pk)
    )
    done = sorted((row for row in rows if row.state != "open"), key=lambda row: row.recorded_at, reverse=True)
    return [*ahead, *done]


def lately(rows: Iterable[Promise], today: date) -> list[Promise]:
    """Those that are open, and those answered within two months."""
    return [row for row in rows if row.state == "open" or (today - row.recorded_at.date()).days <= LATELY]


def may_answer(case: OpenCase, row: Promise) -> bool:
    """Whether this user may say how it went: any of its class, or their own; never in the past."""
    if not case.can_write(row.row_class()):
        return False
    ways = {policy.writing(kind, row.row_class()) for kind in case.kinds}
    return "all" in ways or ("own" in ways and row.by_id == case.reach.user.pk)


def _said(case: OpenCase, row: Promise, names: Names, called: str) -> Said:
    due = _("by %(day)s") % {"day": wording.week_date(row.due_on)} if row.due_on else ""
    on = _("said on %(day)s") % {"day": wording.day_month(row.valid_from)} if row.valid_from else ""
    return Said(
        entry=row.entry,
        version=row.version,
        what=row.what,
        who=called if row.by_person else names[row.worker].name if row.worker else _("Us"),
        by_person=row.by_person,
        when=", ".join(part for part in (due, on) if part),
        late=bool(row.state == "open" and row.due_on and row.due_on < case.today),
        state=row.state,
        state_label=str(row.state_label),
        because=row.because,
        may=may_answer(case, row),
    )
