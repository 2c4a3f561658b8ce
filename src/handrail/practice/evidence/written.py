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


def factors(rows: Iterable[Any]) -> str:
    """Factors by name, as a sentence lists them; one with a comma or an "and" of its own in quotes."""
    return listed(f"“{one.name}”" if "," in one.name or " and " in one.name else one.name for one in rows)


def names(rows: Iterable[Any], text: str) -> str:
    """Entries by one of their texts, as a sentence lists them; marked ones as a count alone."""
    kept = list(rows)
    told = open_to_all(kept)
    hidden = len(kept) - len(told)
    also = [counted(hidden, "marked entry", "marked entries")] if hidden else []
    return listed([*(f"“{getattr(row, text).strip()}”" for row in told), *also])
