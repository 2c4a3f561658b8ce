"""What the record knew at an instant, table by table."""

from datetime import UTC, datetime
from typing import Any, Final

from handrail.casefile.document import CaseDocument, tables_of

ALWAYS: Final = datetime.max.replace(tzinfo=UTC)
"""An instant after every other: what is not superseded by then stands now."""


def known_tables(document: CaseDocument, known: datetime | None) -> dict[str, tuple[Any, ...]]:
    """The versions of each table, by path, found in one pass: those held at the instant known of; without
    one, those that stand now."""
    at = known.astimezone(UTC) if known else ALWAYS
    return {
        path: tuple(
            [
                row
                for row in rows
                if row.recorded_at <= at and (row.superseded_at is None or row.superseded_at > at)
            ]
        )
        if rows
        else ()
        for path, rows in tables_of(document)
    }
