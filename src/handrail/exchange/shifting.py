"""Moving a document in time by whole days, so that the demo is always of this week."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

LONDON = ZoneInfo("Europe/London")


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
    if isinstance(value, msgspec.Struct):
        moved = {name: shifted(getattr(value, name), by) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **moved)
    return value
