"""From what was pronounced to days: when each sentence starts, ends and reaches its release point.

All functions take rows with the fields of the document types (``handrail.casefile.sentences``),
in their current versions; database rows serve as well.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from handrail.casefile.calendar.kinds import KINDS, Kind, Shape, usual_shares
from handrail.casefile.sentences import Recall, Release, Sentence
from handrail.kernel.dates import add_days, days_between, last_day_of
from handrail.kernel.periods import Period
from handrail.kernel.values import Value

TEMPORARY = "temporary"
"""A release on temporary licence: the person is still serving in custody."""
NOTHING = Fraction(0)
"""Days served before a line of sentences begins."""


class Circular(ValueError):
    """Consecutive sentences that follow each other in a circle, so none can start."""


class SentenceDates(Value, frozen=True):
    """One sentence in days.

    ``line_starts`` is the first day of the first of its consecutive sentences (its own when it
    runs alone). ``release_due`` is the day of release that the sentence itself leads to, ``None``
    where only a decision releases. ``moved_days`` were added because the person was at large.
    ``pronounced_ends`` is the end before remand and time at large.
    """

    entry: str
    kind: Kind
    code: str
    period: Period
    line_starts: date
    imposed_on: date
    release_due: date | None
    moved_days: int
    pronounced_ends: date | None
    served: Fraction
    """Days in custody along the line up to and including this sentence, before rounding."""
    credited: int
    """Days on remand counted along the line."""

    @property
    def in_custody(self) -> bool:
        """Whether it is a custodial sentence."""
        return self.kind.shape is Shape.CUSTODY


def worked_out(
    sentences: Iterable[Sentence],
    releases: Iterable[Release] = (),
    recalls: Iterable[Recall] = (),
) -> dict[str, SentenceDates]:
    """The days of each sentence by entry, in order of start.

    Left out: rows without a start or of a kind without a row in ``kinds``. A sentence that follows
    one which has no end, or is not there, starts on its own day. Raises ``Circular``.
    """
    rows = {row.entry: row for row in sentences if row.kind in KINDS and (row.starts_on or row.valid_from)}
    work = _Work(rows, _by_day(releases), _by_day(recalls))
    found = [work.dates_of(entry) for entry in rows]
    return {dates.entry: dates for dates in sorted(found, key=lambda one: one.period.starts)}


def at_large_days(recall: Recall) -> int:
    """Days at large after a recall: those between revocation and return, neither counted.

    The prison services' published code counts likewise (ministryofjustice/hmpps-custody-manager-ui,
    remandAndSentencingService). No return recorded counts as returned the same day.
    """
    if recall.returned_on is None or recall.valid_from is None:
        return 0
    return max(0, (recall.returned_on - recall.valid_from).days - 1)


def _by_day(rows: Iterable[Any]) -> list[Any]:
    dated = [row for row in rows if row.valid_from is not None]
    return sorted(dated, key=lambda row: row.valid_from)


class _Work:
    """Works out sentences one after another; those that follow another need it first."""

    def __init__(self, rows: Mapping[str, Sentence], releases: list[Release], recalls: list[Recall]) -> None:
        self.rows, self.releases, self.recalls = rows, releases, recalls
        self.done: dict[str, SentenceDates] = {}
        self.under_way: set[str] = set()

    def dates_of(self, entry: str) -> SentenceDates:
        if entry in self.done:
            return self.done[entry]
        if entry in self.under_way:
            raise Circular(f"sentence {entry!r} comes after itself: mend the field 'after'")
        self.under_way.add(entry)
        row = self.rows[entry]
        before = self.dates_of(row.after) if row.after and row.after in self.rows else None
        self.done[entry] = self._dates(row, before)
        return self.done[entry]

    def _dates(self, row: Sentence, before: SentenceDates | None) -> SentenceDates:
        kind = KINDS[row.kind]
        starts = _start(row, before)
        pronounced = _pronounced_end(row, kind, starts)
        ends, moved = self._end(row, kind, starts, pronounced)
        if pronounced is None and ends is not None and row.ends_on is not None:
            pronounced = add_days(ends, row.remand_days)
        follows = before if before and _in_line(before, kind, starts) else None
        served_before = follows.served if follows else NOTHING
        credited = (follows.credited if follows else 0) + row.remand_days
        line_starts = follows.line_starts if follows else starts
        length = days_between(starts, pronounced) if pronounced else None
        served, due = _release_point(row.kind, line_starts, length, served_before, credited)
        return SentenceDates(
            entry=row.entry,
            kind=kind,
            code=row.kind,
            period=Period(starts, None if ends is None else max(starts, ends)),
            line_starts=line_starts,
            imposed_on=row.valid_from or starts,
            release_due=due,
            moved_days=moved,
            pronounced_ends=pronounced,
            served=served,
            credited=credited,
        )

    def _end(
        self, row: Sentence, kind: Kind, starts: date, pronounced: date | None
    ) -> tuple[date | None, int]:
        """The end in force and how many days at large moved it."""
        ends, moved, named_on = row.ends_on or pronounced, 0, date.min
        if kind.shape is Shape.CUSTODY and row.ends_on is None:
            ends = ends and add_days(ends, -row.remand_days)
            for release in self._of(row):
                if release.licence_ends_on:
                    ends, named_on = release.licence_ends_on, release.valid_from or date.min
            for recall in self.recalls:
                day = recall.valid_from
                if ends and day and max(starts, named_on) <= day <= ends:
                    moved += at_large_days(recall)
                    ends = add_days(ends, at_large_days(recall))
        if row.valid_to is not None and (ends is None or row.valid_to < ends):
            return row.valid_to, moved
        return ends, moved

    def _of(self, row: Sentence) -> list[Release]:
        return [one for one in self.releases if one.sentence == row.entry and one.kind != TEMPORARY]


def _start(row: Sentence, before: SentenceDates | None) -> date:
    if row.starts_on is not None:
        return row.starts_on
    if before is not None and before.period.stop is not None:
        return before.period.stop
    if row.valid_from is None:
        raise ValueError(f"sentence {row.entry!r} has no day it was imposed")
    return row.valid_from


def _in_line(before: SentenceDates, kind: Kind, starts: date) -> bool:
    """Whether two custodial sentences are served one after the other, as one."""
    custodial = before.in_custody and kind.shape is Shape.CUSTODY
    return custodial and before.period.stop is not None and before.period.starts <= starts


def _pronounced_end(row: Sentence, kind: Kind, starts: date) -> date | None:
    """The last day of the length pronounced; ``None`` where there is none, or no end."""
    if kind.endless:
        return None
    if row.years or row.months or row.days:
        return last_day_of(starts, years=row.years, months=row.months, days=row.days)
    if kind.months:
        return last_day_of(starts, months=kind.months)
    over = row.ends_on is None and (kind.single_day or row.completed)
    return starts if over else None


def _release_point(
    code: str, line_starts: date, length: int | None, before: Fraction, credited: int
) -> tuple[Fraction, date | None]:
    """Days to serve along the line, and the day of release: the last of them.

    Halves of days are rounded up, and days on remand come off, as in the prison services'
    published calculator (ministryofjustice/calculate-release-dates-api).
    """
    if length is None:
        return before, None
    for point in usual_shares(code):
        served = before + point.share * length
        due = add_days(line_starts, ceil(served) - 1 - credited)
        if point.to_on is None or due <= point.to_on:
            return served, max(due, point.from_on, line_starts)
    return before + length, None
