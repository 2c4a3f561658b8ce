"""Moving a document in time by whole days, so that the demo is always of this week."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

LONDON = ZoneInfo("Europe/London")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def shifted(value: Any, by: timedelta) -> Any:
    """The value with every date and instant in it moved; times of day stay what the clock showed.

    An appointment recorded at half past nine stays recorded at half past nine, in summer and in
    winter, though its distance from Greenwich changes.
    """
    if isinstance(value, datetime):
        return (value.astimezone(LONDON) + by).astimezone(UTC)
    if isinstance(value, date):
        return value + by
    if isinstance(value, list):
        return [shifted(item, by) for item in value]
    if isinstance(value, dict):
        return {name: _shifted_plain(item, by) for name, item in value.items()}
    if isinstance(value, msgspec.Struct):
        moved = {name: shifted(getattr(value, name), by) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **moved)
    return value


def _shifted_plain(value: Any, by: timedelta) -> Any:
    """The same in plain data, such as an instrument's answers, where a date is its ISO text."""
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        return (date.fromisoformat(value) + by).isoformat()
    return shifted(value, by)
