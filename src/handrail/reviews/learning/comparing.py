"""Release beside release: what each asked, what is tighter or eased, what is built on, what was learned."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments.models import Strength
from handrail.casefile import codes
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.opening import OpenCase
from handrail.records import clock
from handrail.reviews.learning import using
from handrail.reviews.learning.using import Told
from handrail.sentences.models import (
    Condition,
    CurfewWindow,
    ExclusionArea,
    Recall,
    Release,
    Residence,
)
from handrail.sentences.restrictions import window_words

TABLES: tuple[type[Any], ...] = tuple(dict.fromkeys((*FRAME_TABLES, *using.TABLES, CurfewWindow, Residence)))
MOST = 4
"""How many releases stand side by side: the latest of them."""
TIGHTER, EASED = ("new", "wider"), ("narrower", "gone")
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Line:
    """One thing asked: what it is, its words at each release, and how it compares."""

    what: str
    cells: tuple[str, ...]
    compared: str = ""
    label: str = ""


@dataclass(frozen=True)
class Column:
    """One release, and how it ended where it did."""

    row: Release
    heading: str
    recall: Recall | None = None


@dataclass(frozen=True)
class Page:
    """The releases side by side, the earliest first."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    strengths: tuple[Strength, ...]
    lessons: tuple[Told, ...]

    @property
    def latest(self) -> Column | None:
        """The release that counts now."""
        return self.columns[-1] if self.columns else None

    @property
    def tighter(self) -> tuple[Line, ...]:
        """What is new or wider than at the release before."""
        return tuple(one for one in self.lines if one.compared in TIGHTER)

    @property
    def eased(self) -> tuple[Line, ...]:
        """What is narrower than before, or no longer asked."""
        return tuple(one for one in self.lines if one.compared in EASED)


def page(case: OpenCase, facts: Facts) -> Page:
    """Everything on the page, from rows read once."""
    rows = [row for row in facts[Release] if row.valid_from and row.valid_from <= case.today]
    rows.sort(key=lambda row: (row.valid_from, row.pk))
    columns = tuple(_column(row, following, facts) for row, following in zip_longest(rows, rows[1:]))
    rows, columns = rows[-MOST:], columns[-MOST:]
    days = [row.valid_from for row in rows]
    return Page(
        columns,
        tuple(_lines(facts, days, [_then(case, day) for day in days])) if days else (),
        tuple(row for row in facts[Strength] if row.from_before),
        tuple(using.told(case, facts)),
    )


def _column(row: Release, following: Release | None, facts: Facts) -> Column:
    ends = following.valid_from if following else date.max
    recalls = [one for one in facts[Recall] if row.valid_from <= one.valid_from <= ends]
    heading = _("Released %(day)s") % {"day": wording.full_date(row.valid_from)}
    return Column(row, heading, max(recalls, key=lambda one: one.valid_from, default=None))


def _then(case: OpenCase, day: date) -> dict[str, Condition]:
    """Conditions in the words they had at the end of a day: what was varied since is not what was asked."""
    known = case.reach.at(clock.end_of(day)).gather(Condition)[Condition]
    return {row.entry: row for row in known}


def _lines(facts: Facts, days: list[date], then: list[dict[str, Condition]]) -> Iterator[Line]:
    for row in sorted(facts[Condition], key=lambda one: (not one.restrictive, one.pk)):
        cells = tuple(
            _condition(known.get(row.entry, row)) if holds(row, day) else ""
            for day, known in zip(days, then, strict=True)
        )
        if any(cells):
            yield _line(str(row.kind_label), cells, row.beside_last_release or "")
    for what, said in (
        (_("Stay out of"), _areas(facts)),
        (_("Be in"), _curfew(facts)),
        (_("Live at"), _homes(facts)),
    ):
        cells = tuple(said(day) for day in days)
        if any(cells):
            yield _line(what, cells)


def _line(what: str, cells: tuple[str, ...], compared: str = "") -> Line:
    """``compared`` as somebody said it; else what the words alone show."""
    if len(cells) < 2:
        return Line(what, cells)
    before, now = cells[-2:]
    if before and not now:
        compared = "gone"
    elif not compared:
        compared = "new" if not before else "same" if before == now else "changed"
    labels = {"gone": _("No longer asked"), "changed": _("Other words this time")}
    label = labels.get(compared) or str(codes.label("condition_comparisons", compared))
    return Line(what, cells, compared, label)


def _condition(row: Condition) -> str:
    return ". ".join(part.rstrip(".") for part in (row.wording, row.detail) if part)


def _areas(facts: Facts) -> Any:
    return lambda day: "; ".join(row.wording for row in facts[ExclusionArea] if holds(row, day))


def _homes(facts: Facts) -> Any:
    return lambda day: "; ".join(row.place for row in facts[Residence] if holds(row, day))


def _curfew(facts: Facts) -> Any:
    def said(day: date) -> str:
        by_source: dict[str, list[CurfewWindow]] = defaultdict(list)
        for row in facts[CurfewWindow]:
            if holds(row, day):
                by_source[row.source].append(row)
        return "; ".join(window_words(rows) for rows in by_source.values())

    return said
