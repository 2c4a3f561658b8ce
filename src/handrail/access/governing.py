"""What information governance does: exclusions and restrictions, effective at once.

The serving login cannot touch their tables. Each act is a function of the database that asks who
is acting; governance works by reference and never sees a case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from handrail.access.models import User

MOST = 200


class Refused(Exception):
    """The database refused. ``why`` is "refused", "already" or "too_few_readers"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class CaseName:
    """A case as governance knows it: by reference only."""

    id: int
    reference: str


@dataclass(frozen=True)
class Reader:
    """Somebody who can open a case, and in which part."""

    id: int
    name: str
    kind: str


@dataclass(frozen=True)
class Standing:
    """An exclusion or a restriction that holds now. ``users`` are the excluded, or the named readers."""

    number: int
    users: tuple[str, ...]
    reference: str
    starts_at: datetime
    set_by: str
    reason: str


@dataclass(frozen=True)
class Thin:
    """A case that fewer than two can open."""

    id: int
    reference: str
    readers: int


def exclude(who: User, case: CaseName, reason: str) -> None:
    """From now on the case does not exist for this user. Raises ``Refused``."""
    _act("select access_exclude(%s, %s, %s)", [who.pk, case.id, reason])


def lift_exclusion(number: int) -> None:
    """End an exclusion now. Raises ``Refused``."""
    _act("select access_lift_exclusion(%s)", [number])


def restrict(case: CaseName, readers: Iterable[int], reason: str) -> None:
    """From now on only these open the case; at least two of them must work it. Raises ``Refused``."""
    _act("select access_restrict(%s, %s::bigint[], %s)", [case.id, sorted(readers), reason])


def lift_restriction(number: int) -> None:
    """End a restriction now. Raises ``Refused``."""
    _act("select access_lift_restriction(%s)", [number])


def exclusions() -> list[Standing]:
    """Those that hold, newest first; one's own is not among them."""
    rows = _rows("select * from access_exclusions(%s)", [MOST])
    names = _names(value for row in rows for value in (row[1], row[5]))
    return [
        Standing(number, (names[user],), reference, starts, names[by], reason)
        for number, user, _case, reference, starts, by, reason in rows
    ]


def restrictions() -> list[Standing]:
    """Those that hold, newest first."""
    rows = _rows("select * from access_restrictions(%s)", [MOST])
    names = _names(value for row in rows for value in (*row[3], row[5]))
    return [
        Standing(number, tuple(sorted(names[r] for r in readers)), reference, starts, names[by], reason)
        for number, _case, reference, readers, starts, by, reason in rows
    ]


def case_of(reference: str) -> CaseName | None:
    """The case with exactly this reference."""
    return next((CaseName(*row) for row in _rows("select * from access_case_of(%s)", [reference])), None)


def readers_of(case: CaseName) -> list[Reader]:
    """Everybody with a live part in the case who is not excluded from it."""
    return [Reader(*row) for row in _rows("select * from access_readers_of(%s)", [case.id])]


def too_few_readers() -> list[Thin]:
    """Open cases that fewer than two can open: a manager's own, or all for governance."""
    return [Thin(*row) for row in _rows("select * from access_too_few_readers(%s)", [MOST])]


def _act(statement: str, given: list[Any]) -> None:
    ((answer,),) = _rows(statement, given)
    if answer != "done":
        raise Refused(answer)


def _rows(statement: str, given: list[Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


def _names(ids: Iterable[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "name"))
