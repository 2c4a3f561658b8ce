"""When an appointment stands against nothing: the facts of a case asked once, then judged in memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from handrail.casefile.areas import contains
from handrail.kernel.dates import monday_of
from handrail.kernel.working_days import bank_holiday
from handrail.plans import week_page
from handrail.plans.clashing import EARLIEST, LATEST, Clash, Free, Position
from handrail.records import clock
from handrail.sentences.models import ExclusionArea
from handrail.sentences.week import Planned

STEP = 30
"""At which steps a free time of the same day is looked for, in minutes."""
OTHER_DAYS = 3
"""How many other days are offered."""


@dataclass(frozen=True)
class Clear:
    """What is planned around an appointment, and the times and places to keep clear of."""

    facts: dict[Any, list[Any]]
    booked: Sequence[Planned]
    venues: dict[str, Position]
    apart: Sequence[Planned]

    def name(self, venue: str) -> str:
        """What people call a venue."""
        return self.venues[venue].name if venue in self.venues else venue

    def clashes(self, one: Planned) -> list[Clash]:
        """What collides with an appointment in its week."""
        monday = monday_of(one.on)
        others = [other for other in self.booked if monday_of(other.on) == monday]
        planned = week_page.planned_in(self.facts, monday, [*others, one])
        found = week_page.collided(self.facts, monday, planned, self.venues)
        return [clash for clash in found.clashes if one.entry in clash.entries]

    def same_place(self, one: Planned) -> list[Planned]:
        """What is booked at its very place and time: on the week that would be one thing, here it is two."""
        return [
            other
            for other in self.booked
            if one.venue and other.venue == one.venue and other.on == one.on and _meet(one, other)
        ]

    def kept_apart(self, one: Planned) -> bool:
        """Whether its place is to be left clear on its day."""
        there = one.venue if one.leaves_home else ""
        return any(there and other.venue == there and other.on == one.on for other in self.apart)

    def areas_around(self, venue: str) -> list[ExclusionArea]:
        """The areas to stay out of in which a venue lies."""
        place = self.venues.get(venue)
        if place is None or place.longitude is None or place.latitude is None:
            return []
        at = (place.longitude, place.latitude)
        return [row for row in self.facts[ExclusionArea] if row.geometry and contains(row.geometry, *at)]

    def times(self, one: Planned) -> tuple[tuple[date, int], ...]:
        """A time of the same day, and the same time on other days near it, with nothing against them."""
        return tuple((at.on, at.starts) for at in [*self._same_day(one), *self._other_days(one)])

    def as_free(self, one: Planned, times: Iterable[tuple[date, int]]) -> Free:
        """Such times as a clash tells them: the time of the same day, the weekdays of the same week."""
        times = list(times)
        same = next((starts for day, starts in times if day == one.on), None)
        week = monday_of(one.on)
        days = [day.isoweekday() for day, starts in times if day != one.on and monday_of(day) == week]
        return Free(same, tuple(days))

    def _same_day(self, one: Planned) -> Iterator[Planned]:
        length = one.ends - one.starts
        tries = range(EARLIEST, LATEST - length + 1, STEP)
        for starts in sorted(tries, key=lambda at: abs(at - one.starts)):
            if self._is_free(moved := replace(one, starts=starts, ends=starts + length)):
                yield moved
                return

    def _other_days(self, one: Planned) -> Iterator[Planned]:
        left = OTHER_DAYS
        for ahead in range(-6, 8):
            moved = replace(one, on=one.on + timedelta(days=ahead))
            weekend = moved.on.isoweekday() > 5 and one.on.isoweekday() <= 5
            if left and ahead and not weekend and self._is_free(moved):
                left -= 1
                yield moved

    def _is_free(self, one: Planned) -> bool:
        ahead = one.on > clock.today() or (one.on == clock.today() and one.starts > _minute_now())
        return (
            ahead
            and not bank_holiday(one.on)
            and not self.kept_apart(one)
            and not self.same_place(one)
            and not [clash for clash in self.clashes(one) if clash.kind != "place"]
        )


def _minute_now() -> int:
    now = clock.local_time()
    return now.hour * 60 + now.minute


def _meet(one: Planned, other: Planned) -> bool:
    return one.starts < other.ends and other.starts < one.ends
