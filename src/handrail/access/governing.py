"""What information governance does: exclusions and restrictions, effective at once.

The serving login cannot touch their tables. Each act is a function of the database that asks who
is acting; governance works by reference and never sees a case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, LiteralString

from django.db import connection
from psycopg import sql

from handrail.access.models import User

MOST = 200
ROOMS: dict[str, LiteralString] = {"victim": "victim", "intelligence": "intelligence"}
"""The sealed rooms, as the database's functions name them."""


class Refused(Exception):
    """The database refused. ``why`` is "refused", "already", "too_few_readers" or "not_eligible"."""

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


@dataclass(frozen=True)
class Named:
    """A named reader of a sealed room; ``reads`` is false while they have no part in the case."""

    id: int
    name: str
    reads: bool


@dataclass(frozen=True)
class ThinRoom:
    """A sealed room that holds something and that fewer than two can read."""

    id: int
    reference: str
    room: str
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


def room_readers(room: str, case_id: int) -> list[Named]:
    """Who is named for a sealed room: for its readers, and for governance."""
    return [Named(*row) for row in _rows(_of(room, "select * from access_{}_readers(%s)"), [case_id])]


def could_be_named(room: str, case: CaseName) -> list[Reader]:
    """Who can be made a reader of a sealed room."""
    return [Reader(*row) for row in _rows(_of(room, "select * from access_{}_candidates(%s)"), [case.id])]


def name_readers(room: str, case: CaseName, readers: Iterable[int], reason: str) -> None:
    """From now on exactly these read a sealed room, two at least while it holds anything.

    Raises ``Refused``.
    """
    _act(
        _of(room, "select access_name_{}(%s, %s::bigint[], %s)"),
        [case.id, sorted(set(readers)), reason],
    )


def thin_rooms() -> list[ThinRoom]:
    """Sealed rooms of open cases that fewer than two can read."""
    return [ThinRoom(*row) for row in _rows("select * from access_thin_rooms(%s)", [MOST])]


def _of(room: str, statement: LiteralString) -> sql.Composed:
    """A statement about one of the rooms."""
    return sql.SQL(statement).format(sql.SQL(ROOMS[room]))


def _act(statement: str | sql.Composed, given: list[Any]) -> None:
    ((answer,),) = _rows(statement, given)
    if answer != "done":
        raise Refused(answer)


def _rows(statement: str | sql.Composed, given: list[Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


def _names(ids: Iterable[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "name"))
