"""What was offered on the telephone, as something that would stand in the person's week."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from handrail.kernel.dates import monday_of
from handrail.kernel.times import DAY, minutes_of
from handrail.reviews.models import OutsideCall
from handrail.sentences.week import Planned

ENTRY = "offered"
"""How what is offered is told apart from what stands in the plan."""


@dataclass(frozen=True)
class Offer:
    """Hours on weekdays from a day on, with the way there; ``where`` as people call it."""

    call: OutsideCall
    called_work: str
    where: str

    @property
    def timed(self) -> bool:
        """Whether it says on which days and at which hours."""
        call = self.call
        return bool(call.weekdays and call.starts is not None and call.ends is not None)

    def monday(self, today: date) -> date:
        """The first whole week in which it would stand."""
        begins = self.call.begins_on or today
        monday = monday_of(begins)
        return monday if begins <= monday else monday + timedelta(days=7)

    @property
    def starts(self) -> int:
        """When it begins, in minutes after midnight."""
        return minutes_of(self.call.starts) if self.call.starts else 0

    @property
    def leaves(self) -> int:
        """When to leave for it, in minutes after midnight."""
        return max(0, self.starts - (self.call.travel_minutes or 0))

    @property
    def back(self) -> int:
        """When to be back from it."""
        return min(DAY, self._ends + (self.call.travel_minutes or 0))

    @property
    def _ends(self) -> int:
        """Work that goes on past midnight is looked at until midnight."""
        ends = minutes_of(self.call.ends) if self.call.ends else DAY
        return ends if ends > self.starts else DAY

    def in_week(self, monday: date) -> Iterator[Planned]:
        """It and the way there and back, on its days of a week."""
        if not self.timed:
            return
        venue = self.call.venue or ""
        work = Planned(monday, self.starts, self._ends, self.called_work, "work", entry=ENTRY, venue=venue)
        for weekday in self.call.weekdays:
            on = monday + timedelta(days=weekday - 1)
            yield replace(work, on=on)
            if self.call.travel_minutes:
                way = replace(work, on=on, label=_("Travel"), kind="travel")
                yield replace(way, starts=self.leaves, ends=self.starts)
                yield replace(way, starts=self._ends, ends=self.back)
