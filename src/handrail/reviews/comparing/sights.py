"""A case on one day: as it was known on it, or as it was on it from all that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.people.models import KeyPerson, MustNotMeet
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase
from handrail.records import clock
from handrail.records.gathering import Asked

KNOWN, WAS = "known", "was"
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Sight:
    """The rows of a case as read for one day. What holds on the day is for ``compare`` to say."""

    day: date
    facts: dict[Any, list[Any]]


def both(case: OpenCase, days: tuple[date, date], ask: str, *tables: Asked) -> tuple[Sight, Sight]:
    """The case on two days. Whoever must not meet the person on either, or now, is in neither."""
    if ask == WAS:
        facts = case.gather(*tables)
        first, second = facts, dict(facts)
    else:
        first, second = (_known(case, day, tables) for day in days)
    apart = [
        *case.gather(MustNotMeet)[MustNotMeet],
        *(row for facts in (first, second) for row in facts.get(MustNotMeet, ())),
    ]
    for facts in (first, second):
        people = facts.get(KeyPerson, [])
        for day in {*days, case.today}:
            people = in_sight(people, apart, day)
        facts[KeyPerson] = people
    return Sight(days[0], first), Sight(days[1], second)


def _known(case: OpenCase, day: date, tables: tuple[Asked, ...]) -> dict[Any, list[Any]]:
    """What the record held at the end of a day; of the day the page speaks from, what it holds."""
    if day >= case.today:
        return dict(case.gather(*tables))
    return dict(case.reach.at(clock.end_of(day)).gather(*tables))
