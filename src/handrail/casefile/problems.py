"""What is wrong in a document, and the way through its tables that every check takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handrail.casefile.codes import Code
from handrail.casefile.document import PARTS, CaseDocument
from handrail.casefile.parts import tables
from handrail.casefile.versions import Part


@dataclass(frozen=True)
class Problem:
    """One fault: where (JSON pointer), what is wrong, and what is allowed or how to mend it."""

    pointer: str
    message: str
    allowed: str


@dataclass(frozen=True)
class Place:
    """One version in a document: the table's path ("people.addresses"), its pointer, the version."""

    path: str
    pointer: str
    version: Any
    """A ``Version``; which type it is follows from the path."""

    def problem(self, field_name: str, message: str, allowed: str) -> Problem:
        """A problem with one of its fields."""
        return Problem(f"{self.pointer}/{field_name}", message, allowed)


@dataclass(frozen=True)
class Subject:
    """A document under check, what is known beside it, and its versions table by table."""

    document: CaseDocument
    known: Mapping[str, set[str]]
    now: datetime | None
    local: Mapping[tuple[str, str], Code] = field(default_factory=dict)
    """The entries that the service has added to the code lists, by list and key."""
    places: dict[str, list[Place]] = field(init=False)
    named: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        places = dict(_tables(self.document))
        named = {path: {place.version.entry for place in found} for path, found in places.items()}
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "named", named)

    def every(self) -> Iterator[Place]:
        """Every version of every table."""
        for places in self.places.values():
            yield from places

    def current(self, path: str) -> list[Place]:
        """The versions of a table that the record holds at present."""
        return [place for place in self.places[path] if place.version.superseded_at is None]

    def entries(self, path: str) -> set[str]:
        """The entries of a table, whether or not they still stand."""
        return self.named[path]


def _tables(document: CaseDocument) -> Iterator[tuple[str, list[Place]]]:
    for name in PARTS:
        part: Part = getattr(document, name)
        for table in tables(type(part)):
            rows = getattr(part, table)
            path = f"{name}.{table}"
            yield path, [Place(path, f"/{name}/{table}/{at}", row) for at, row in enumerate(rows)]


def listed(items: Mapping[str, object] | set[str] | list[str], most: int = 12) -> str:
    """What is allowed, in a line: the first few in order, and how many more."""
    names = sorted(items) if isinstance(items, set) else list(items)
    if not names:
        return "none is known yet"
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return "one of " + ", ".join(names[:most]) + more
