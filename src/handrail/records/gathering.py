"""The one query behind ``Reach.gather``: many small tables, each row as JSON.

Written out by hand, because it stands behind every page: Django would take longer to compose it
than PostgreSQL to answer it. PostgreSQL in turn takes longer to plan it than to answer it, so it is
prepared: each connection plans it once for each set of tables. It is kept short (psycopg remembers
statements up to 4,096 characters) and asks of each row what ``Reach.readable`` asks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor

from handrail.access import naming
from handrail.records.models import VersionRow

NOW = "superseded_at is null"
KNOWN = "(superseded_at is null or superseded_at > %(known)s) and recorded_at <= %(known)s"


@dataclass(frozen=True)
class Way:
    """Rows of a table that are read alike: of these values in a column, or (``otherwise``) of any other."""

    column: str
    values: list[str]
    otherwise: bool
    whole: tuple[int, ...]
    own: tuple[int, ...]
    named: tuple[int, ...] = ()
    """The cases of which rows are read that name ``worker``."""
    worker: str = ""


@dataclass(frozen=True)
class Some:
    """Some rows of a table: a condition in SQL, the values it names, and the order that goes with a limit."""

    model: type[VersionRow]
    where: str
    given: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    limit: int | None = None

    def narrowed(self, select: str) -> str:
        """The statement with what it is narrowed to, whatever the condition: never more than is in reach."""
        found = f"{select} and ({self.where})"
        return f"({found} order by {self.order} limit {int(self.limit)})" if self.limit else found


Asked = type[VersionRow] | Some
Ways = Callable[[type[VersionRow]], Sequence[Way]]


def rows_as_json(
    parts: Sequence[Asked],
    ways: Ways,
    me: int,
    known: datetime | None,
    entries: Sequence[str] | None = None,
) -> list[tuple[int, dict[str, Any]]]:
    """The rows within reach, each with the place of its table among ``parts``."""
    asking = _Asking({"me": me, "known": known, "entries": list(entries or ())})
    when = NOW if known is None else KNOWN
    if entries is not None:
        when += " and entry = any(%(entries)s::text[])"
    branches = [
        part.narrowed(select) if isinstance(part, Some) else select
        for at, part in enumerate(parts)
        if (select := asking.select(at, part, when, ways))
    ]
    if not branches:
        return []
    with _prepared() as cursor:
        cursor.execute(" union all ".join(branches), asking.given)
        return cursor.fetchall()


class _Ready(cast(Any, ServerBindingCursor)):  # type: ignore[misc]
    """Prepares a statement the first time it is asked, where connections may keep any."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        return super().execute(query, params, **{**how, "prepare": True})


def _prepared() -> Any:
    """A cursor as ``connection.cursor()`` gives it, whose statements PostgreSQL may keep ready."""
    connection.ensure_connection()
    # Django's own would write the values into the statement, and no two would be the same.
    if connection.queries_logged:
        # What is prepared does not tell the log what it asks.
        return connection.make_debug_cursor(cast(Any, ServerBindingCursor)(connection.connection))
    return connection.make_cursor(_Ready(connection.connection))


class _Asking:
    """Conditions on rows, and the values they name; the same list of cases is given once."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        self.names: dict[tuple[Any, ...], str] = {}

    def select(self, at: int, part: Asked, when: str, ways: Ways) -> str:
        """The statement for one table; empty when none of its rows is within reach."""
        model = part.model if isinstance(part, Some) else part
        wanted = " or ".join(self.way(model, way) for way in ways(model))
        if not wanted:
            return ""
        self.given |= part.given if isinstance(part, Some) else {}
        return f'select {at}, row_to_json(t) from "{model._meta.db_table}" t where {when} and ({wanted})'  # noqa: S608

    def way(self, model: type[VersionRow], way: Way) -> str:
        """Whether a row is among those read this way."""
        if way.named:
            names_them = naming.condition(model, "t", self._named(("worker",), way.worker))
            return f"({self._of(way.named)} and {names_them})"
        within = [self._of(way.whole)] if way.whole else []
        if way.own:
            within.append(f"{self._of(way.own)} and by_id = %(me)s")
        found = f"({' or '.join(within)})"
        if not way.values:
            return found
        among = f'"{way.column}" = any({self._named(tuple(way.values), way.values)})'
        return f"{'not ' if way.otherwise else ''}{among} and {found}"

    def _of(self, cases: tuple[int, ...]) -> str:
        # Of a list PostgreSQL would not know beforehand how short it is.
        if len(cases) == 1:
            return f"case_id = {self._named(cases, cases[0])}"
        return f"case_id = any({self._named(cases, list(cases))}::bigint[])"

    def _named(self, key: tuple[Any, ...], value: Any) -> str:
        name = self.names.setdefault(key, f"v{len(self.names)}")
        self.given[name] = value
        return f"%({name})s"
