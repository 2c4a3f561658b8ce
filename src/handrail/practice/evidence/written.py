"""What is written, and what of it a finding may say: blanks are silence, a marked entry keeps its text."""

from collections.abc import Iterable
from typing import Any

from handrail.practice.wording import counted, listed


def written(text: str) -> bool:
    """Whether a text says anything: blanks do not."""
    return bool(text.strip())


def open_to_all(rows: Iterable[Any]) -> list[Any]:
    """Those that nobody's sight is kept from; their words may stand in a finding."""
    return [row for row in rows if row.marking == "none"]


def names(rows: Iterable[Any], text: str) -> str:
    """Entries by one of their texts, as a sentence lists them; marked ones as a count alone."""
    kept = list(rows)
    told = open_to_all(kept)
    hidden = len(kept) - len(told)
    also = [counted(hidden, "marked entry", "marked entries")] if hidden else []
    return listed([*(f"“{getattr(row, text).strip()}”" for row in told), *also])
