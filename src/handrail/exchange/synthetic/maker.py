"""The bench a case is built on: its random numbers, its tables, and the two times of each entry."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

import msgspec

from handrail.casefile.parts import marks
from handrail.casefile.versions import Version
from handrail.exchange.synthetic import chances
from handrail.exchange.synthetic.setting import Desk, Setting

Thing = TypeVar("Thing")
TEXTS = ("text", "wording", "what", "concern", "nature", "evidence", "why", "reason", "note", "words")
CORRECTION = "(Put right on reading it through.)"


class Maker:
    """One case in the making."""

    def __init__(
        self, reference: str, cohort: str, desk: Desk, setting: Setting, rng: Random, today: date
    ) -> None:
        self.reference, self.cohort, self.desk, self.setting = reference, cohort, desk, setting
        self.rng, self.today = rng, today
        self.tables: dict[str, list[Any]] = defaultdict(list)
        self.starts = today
        """First day of supervision."""
        self.custody_until: date | None = None
        self.given_name = ""
        self.harmed = False
        self.latest = datetime.combine(today, time(7), UTC)

    def chance(self, share: float) -> bool:
        """Whether something that happens so often happens here."""
        return self.rng.random() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of them, each as likely."""
        return things[int(self.rng.random() * len(things))]

    def weighted(self, shares: Mapping[str, int]) -> str:
        """A key, by its weight."""
        return self.rng.choices(list(shares), list(shares.values()))[0]

    def days(self, first: int, last: int) -> timedelta:
        """So many days, both ends included."""
        return timedelta(days=self.rng.randint(first, max(first, last)))

    def instant(self, day: date, *, late: int = 0) -> datetime:
        """When something of that day was written down: that afternoon, or days later; never ahead."""
        at = datetime.combine(
            day + timedelta(days=late), time(8 + self.rng.randrange(9), self.rng.randrange(60)), UTC
        )
        return min(at, self.latest)

    def put(self, table: str, kind: type[Version], entry: str, on: date | None, /, **facts: Any) -> Any:
        """Add an entry's first version; some things are written down late."""
        late = facts.pop("late", None)
        written = facts.pop("recorded_at", None)
        known = facts.pop("known", None) or on or self.starts
        if late is None:
            late = self.rng.randint(2, 9) if self.chance(chances.LATE) else 0
        row = kind(
            entry=entry,
            valid_from=on,
            recorded_at=written or self.instant(known, late=late),
            by=facts.pop("by", self.desk.practitioner.user),
            **facts,
        )
        self.tables[table].append(row)
        return row

    def rows(self, table: str) -> list[Any]:
        """The versions put into a table so far; the table is not made by asking."""
        return self.tables.get(table, [])

    def correct(self, table: str, row: Any, on: date, /, **facts: Any) -> Any:
        """Add a version: what was said before stays, with the instant at which it gave way."""
        at = max(facts.pop("recorded_at", None) or self.instant(on), row.recorded_at)
        by = facts.pop("by", row.by)
        place = self.tables[table].index(row)
        self.tables[table][place] = msgspec.structs.replace(row, superseded_at=at)
        change = f"{self.reference.lower()}-{row.entry}-{row.version + 1}"
        later = msgspec.structs.replace(
            row, version=row.version + 1, recorded_at=at, by=by, change=change[:64], **facts
        )
        self.tables[table].append(later)
        return later

    def read_through(self) -> None:
        """Sometimes an entry of any kind is put right later: the earlier words stay."""
        tables = sorted(self.tables)
        for _ in range(self.rng.randint(1, 3)):
            table = self.pick(tables)
            row = self.pick(self.tables[table])
            kind: type[Version] = type(row)
            texts = (name for name in TEXTS if name not in marks(kind).codes)
            told = next((name for name in texts if getattr(row, name, "")), None)
            if told and row.superseded_at is None:
                day = max(row.recorded_at.date() + self.days(1, 20), self.starts)
                self.correct(table, row, day, **{told: f"{getattr(row, told)} {CORRECTION}"})

    def part(self, kind: type[msgspec.Struct], name: str) -> Any:
        """The part of the document of that name."""
        fields = {
            table.split(".")[1]: rows for table, rows in self.tables.items() if table.startswith(f"{name}.")
        }
        return kind(**fields)
