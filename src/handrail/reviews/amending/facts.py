"""The facts of an entry as an amendment keeps them, and back: values that JSON can hold, by field."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from handrail.records.models import VersionRow
from handrail.records.writing import TIMES

SEEN = "version"
"""Beside the facts of what stood: which version of it that was."""
DAYS = frozenset({"valid_from", "valid_to"})


def plain(value: Any) -> Any:
    """A value of a field as JSON holds it."""
    return value.isoformat() if isinstance(value, date | time) else value


def of(row: VersionRow) -> dict[str, Any]:
    """What a version says, and which it is."""
    held = {f.name: plain(getattr(row, f.name)) for f in row._meta.concrete_fields if f.name not in TIMES}
    return {**held, SEEN: row.version}


def values(model: type[VersionRow], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Kept facts as the fields of a table take them; what is no field of it is left out."""
    fields = {f.name: f for f in model._meta.concrete_fields if f.name not in TIMES}
    return {name: _value(fields[name], value) for name, value in kept.items() if name in fields}


def _value(field: Any, kept: Any) -> Any:
    """Nothing, where a field cannot hold nothing, is what it begins with."""
    return field.get_default() if kept is None and not field.null else field.to_python(kept)


def differing(row: VersionRow, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Of these facts those that differ from what a version says, as JSON holds them."""
    stands = of(row)
    return {name: plain(value) for name, value in facts.items() if plain(value) != stands.get(name)}
