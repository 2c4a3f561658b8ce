"""Steps, waits and states of life for the tests of the order of work, with nothing said twice."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from handrail.casefile.plans import LifeState, Step, Wait

TIMES: dict[str, Any] = {"recorded_at": datetime(2026, 3, 6, 9, tzinfo=UTC), "by": "ruth"}
numbers = count(1)


def step(entry: str, **facts: Any) -> Step:
    facts = {"objective": "steady", "rank": 1, "what": entry, **facts}
    return Step(entry=entry, **TIMES, **facts)


def stable(**facts: Any) -> LifeState:
    facts = {"entry": "stable", "name": "Stable, as judged", **facts}
    return LifeState(**TIMES, **facts)


def wait(waiting: str, on: str = "", *, state: str = "") -> Wait:
    return Wait(
        entry=f"wait-{next(numbers)}", step=waiting, for_step=on or None, for_state=state or None, **TIMES
    )


def day(month: int, of_month: int, year: int = 2026) -> date:
    return date(year, month, of_month)
