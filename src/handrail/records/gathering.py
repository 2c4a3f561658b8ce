"""The one query behind ``Reach.gather``: many small tables, each row as JSON.

Written out by hand, because it stands behind every page: Django would take longer to compose it
than PostgreSQL to answer it. It is kept short (psycopg remembers statements up to 4,096
characters) and asks of each row what ``Reach.readable`` asks.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from handrail.records.models import VersionRow

Cases = Callable[[type[VersionRow], str], tuple[list[int], list[int]]]
"""Of a table and a class: the cases to read whole, and those in which one's own entries."""
NOW = "superseded_at is null"
KNOWN = "(superseded_at is null or superseded_at > %(known)s) and recorded_at <= %(known)s"


def rows_as_json(
    models: Sequence[type[VersionRow]], cases: Cases, me: int, known: datetime | None
) -> list[tuple[int, dict[str, Any]]]:
    """The rows within reach, each with the place of its table among ``models``."""
    asking = _Asking(cases, {"me": me, "known": known})
    when = NOW if known is None else KNOWN
    branches = [
        f'select {at}, row_to_json(t) from "{model._meta.db_table}" t where {when} and ({asking.of(model)})'  # noqa: S608
        for at, model in enumerate(models)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(branches), asking.given)
        return cursor.fetchall()


class _Asking:
    """Conditions on rows, and the values they name; the same list of cases is given once."""

    def __init__(self, cases: Cases, given: dict[str, Any]) -> None:
        self.cases, self.given = cases, given
        self.names: dict[tuple[Any, ...], str] = {}

    def of(self, model: type[VersionRow]) -> str:
        """Whether a row of a table is within reach, by the class of each row."""
        by = getattr(model, "data_class_by", None)
        if by is None:
            return self._within(model, model.data_class)
        column, classes = by
        elsewhere = [value for value, name in classes.items() if name != model.data_class]
        ways = [
            f'not "{column}" = any({self._list(elsewhere)}) and ({self._within(model, model.data_class)})'
        ]
        for name in sorted({name for name in classes.values() if name != model.data_class}):
            values = [value for value, of in classes.items() if of == name]
            ways.append(f'"{column}" = any({self._list(values)}) and ({self._within(model, name)})')
        return " or ".join(ways)

    def _within(self, model: type[VersionRow], data_class: str) -> str:
        whole, own = self.cases(model, data_class)
        found = f"case_id = any({self._list(whole)}::bigint[])"
        return f"{found} or case_id = any({self._list(own)}::bigint[]) and by_id = %(me)s" if own else found

    def _list(self, values: list[Any]) -> str:
        name = self.names.setdefault(tuple(values), f"v{len(self.names)}")
        self.given[name] = values
        return f"%({name})s"
