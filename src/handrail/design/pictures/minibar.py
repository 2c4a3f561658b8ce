"""The small bar of a caseload row: time used, and week 12 as a mark."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

FIRST_STAGE = timedelta(weeks=12)


@dataclass(frozen=True)
class MiniBar:
    """``used`` and ``mark`` in per cent; ``mark`` is None where the period is shorter than 12 weeks.

    ``on_used`` says that the mark lies on the filled part and must be drawn light.
    """

    used: float
    mark: float | None
    on_used: bool
    weeks_left: int
    weeks: int


def draw(start: date, end: date, today: date) -> MiniBar:
    """Draw the period from ``start`` to ``end``, both days included, as it stands today."""
    total = max((end - start).days + 1, 1)
    used = min(max((today - start).days + 1, 0), total)
    mark = FIRST_STAGE.days / total * 100 if total > FIRST_STAGE.days else None
    weeks = ceil(total / 7)
    return MiniBar(
        used=round(used / total * 100, 2),
        mark=round(mark, 2) if mark is not None else None,
        on_used=mark is not None and FIRST_STAGE.days < used,
        weeks_left=max(weeks - ceil(used / 7), 0),
        weeks=weeks,
    )
