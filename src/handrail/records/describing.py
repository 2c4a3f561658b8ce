"""The words for lines of the chronology.

A line holds no text: it points at an entry of some room. Each room registers how its entries
are told; a page hands over its lines and gets view models back. One query reads the entries,
whatever their tables and however many lines are shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models.query import QuerySet

from handrail.agencies.directory import Names
from handrail.design.parts import Entry
from handrail.records.gathering import Asked
from handrail.records.models import Line, VersionRow
from handrail.records.reading import Reach

Row = TypeVar("Row", bound=VersionRow)


class CaseLike(Protocol):
    """A case as one user may see it; the room ``people`` has the real one."""

    reach: Reach

    @property
    def id(self) -> int: ...

    @property
    def reference(self) -> str: ...

    @property
    def today(self) -> date: ...

    def rows(self, model: type[Row]) -> "QuerySet[Row]": ...

    def fetch(self, rows: "QuerySet[Row] | type[Row]") -> list[Row]: ...

    def gather(self, *parts: Asked, entries: Sequence[str] | None = None) -> dict[Any, list[Any]]: ...


Teller = Callable[[Any, Sequence[Any], Names], dict[str, Entry]]
"""Given a case, rows of one table and the workers' names: what to show of each entry."""

Copied = Callable[[Any, Names], Entry]
"""Given a version and the workers' names: how a copy of it reads to somebody with no other way to it."""

_tellers: dict[str, tuple[type[VersionRow], Teller]] = {}
_copied: dict[str, tuple[type[VersionRow], Copied]] = {}


def register(model: type[VersionRow], teller: Teller) -> None:
    """Say how the entries of a table are told. Once a table; rooms do it as the apps start."""
    _tellers[model._meta.label] = model, teller


def register_copy(model: type[VersionRow], tell: Copied) -> None:
    """Say how a shared copy of a version reads; the model says in ``shared_as`` which list it is of."""
    _copied[model.shared_as] = model, tell


def shareable() -> dict[str, type[VersionRow]]:
    """The lists of which copies can be shared, and their models."""
    return {part: model for part, (model, _) in _copied.items()}


def copy(row: VersionRow, names: Names) -> Entry:
    """What a copy of a version says. It leads nowhere: its reader has no other way to the entry."""
    return replace(_copied[row.shared_as][1](row, names), url="", anchor="", by="")


def first_words(entry: Entry, most: int) -> str:
    """The first words of an entry, to know it by."""
    told = [one if isinstance(one, str) else " ".join(one) for one in entry.paragraphs]
    words = " ".join([*told, *(quote.words for quote in entry.quotes)])
    return f"{words[:most].rstrip()}…" if len(words) > most else words


def told_tables() -> frozenset[str]:
    """The tables somebody registered for."""
    return frozenset(_tellers)


def describe(case: CaseLike, lines: Iterable[Line], names: Names) -> list[Entry]:
    """What to show of these lines, in their order; an entry beyond reach is left out."""
    return [entry for _, entry in pairs(case, lines, names)]


def pairs(case: CaseLike, lines: Iterable[Line], names: Names) -> list[tuple[Line, Entry]]:
    """As ``describe``, with the line beside each view model: for grouping by day."""
    lines = [line for line in lines if line.table in _tellers]
    tables = sorted({line.table for line in lines})
    rows = case.gather(*(_tellers[table][0] for table in tables), entries=[line.entry for line in lines])
    told = {
        table: teller(case, rows[model], names) for table in tables for model, teller in [_tellers[table]]
    }
    return [(line, told[line.table][line.entry]) for line in lines if line.entry in told[line.table]]


def worker_references(lines: Iterable[Line]) -> set[str]:
    """Everybody the lines name, for asking the directory once."""
    return {reference for line in lines for reference in line.with_whom}


def current(case: CaseLike, model: type[Row], entries: Sequence[str]) -> list[Row]:
    """The rows behind some entries, with who recorded them."""
    return case.fetch(case.rows(model).filter(entry__in=entries).select_related("by"))


def earlier(case: CaseLike, model: type[Row], entries: Sequence[str]) -> dict[str, list[Row]]:
    """The versions before the one that stands, oldest first, by entry."""
    found: dict[str, list[Row]] = defaultdict(list)
    if not entries:
        return found
    rows = model.objects.filter(
        case.reach.readable(model), case_id=case.id, entry__in=entries, superseded_at__isnull=False
    )
    if case.reach.known is not None:
        rows = rows.filter(superseded_at__lte=case.reach.known)
    for row in case.fetch(rows.select_related("by").order_by("version")):
        found[row.entry].append(row)
    return found


@dataclass(frozen=True)
class Each:
    """How a table is told whose rows can be told one by one, wherever they are found."""

    tell: Callable[[Any, Names], Entry]

    def __call__(self, case: CaseLike, rows: Sequence[Any], names: Names) -> dict[str, Entry]:
        """What to show of each entry."""
        return {row.entry: self.tell(row, names) for row in rows}


def each(model: type[Row], tell: Callable[[Any, Names], Entry]) -> Each:
    """How a table is told whose rows can be told one by one."""
    return Each(tell)


def told_singly() -> dict[type[VersionRow], Callable[[Any, Names], Entry]]:
    """How a row reads by itself, of each table whose rows can be told one by one."""
    return {model: teller.tell for model, teller in _tellers.values() if isinstance(teller, Each)}


def anchor(row: VersionRow) -> str:
    """The id of an entry on a page, for a link to jump to."""
    return f"entry-{row.entry}"


def mid_sentence(label: str) -> str:
    """A label as it reads within a sentence: "supported accommodation", but "CAS2" and "AP key worker"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
