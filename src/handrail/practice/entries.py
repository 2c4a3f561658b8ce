"""Entries as a finding names them: "delivery.contacts/visit-1"."""

from typing import Final

from handrail.casefile.document import CaseDocument
from handrail.casefile.parts import fields, tables
from handrail.casefile.versions import Part, Version

MOST: Final = 12
"""The most entries one finding names: more would not be read."""

PATHS: Final[dict[type, str]] = {
    row: f"{part.name}.{table}"
    for part in fields(CaseDocument)
    if isinstance(kind := getattr(part.type, "cls", None), type) and issubclass(kind, Part)
    for table, row in tables(kind).items()
}
"""Where the versions of each type stand in a case document: ``{Contact: "delivery.contacts"}``."""


def named(rows: tuple[Version, ...]) -> tuple[str, ...]:
    """The first of these entries, each once."""
    return tuple({f"{PATHS[type(row)]}/{row.entry}": None for row in rows[:MOST]})
