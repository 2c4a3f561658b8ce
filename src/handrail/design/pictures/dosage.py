"""Dosage: how much of something was done, beside how much was planned, in all and week by week.

What was done is filled, what is planned is outlined, and a week in which something was missed
carries a sign; nothing rests on colour.
"""

from dataclasses import dataclass
from datetime import date

from handrail.design import wording
from handrail.design.pictures.labels import Label, LabelSet, place_all, share

TOP, FOOT = 58, 118
"""Between these heights the weeks stand; the bar of the whole lies above them."""


@dataclass(frozen=True)
class Week:
    """A week: what was done in it, and whether something was missed."""

    start: date
    done: float
    missed: bool = False


@dataclass(frozen=True)
class Dosage:
    """What the picture is drawn from. ``planned`` and ``per_week`` may not be known."""

    title: str
    done: float
    planned: float | None
    by_now: float | None
    per_week: float | None
    weeks: tuple[Week, ...]


@dataclass(frozen=True)
class Column:
    """A week's column in percent across, its top in pixels; none where nothing was done."""

    at: float
    length: float
    top: float | None
    missed: bool


@dataclass(frozen=True)
class DosagePicture:
    """Positions for ``dosage``."""

    title: str
    done: float
    has_plan: bool
    by_now: float | None
    columns: tuple[Column, ...]
    planned_top: float | None
    labels: tuple[LabelSet, ...]


def draw(dosage: Dosage) -> DosagePicture:
    """Work out where everything stands."""
    whole = max(dosage.planned or 0, dosage.done, 1)
    most = max([dosage.per_week or 0, *(week.done for week in dosage.weeks), 1])
    weeks = max(len(dosage.weeks), 12)

    def top(amount: float) -> float:
        return round(FOOT - (FOOT - TOP) * amount / most, 1)

    columns = tuple(
        Column(
            share(n, weeks),
            round(80 / weeks, 2),
            top(week.done) if week.done else None,
            week.missed,
        )
        for n, week in enumerate(dosage.weeks)
    )
    return DosagePicture(
        dosage.title,
        share(dosage.done, whole),
        dosage.planned is not None,
        share(dosage.by_now, whole) if dosage.by_now is not None else None,
        columns,
        top(dosage.per_week) if dosage.per_week else None,
        place_all(
            Label(
                share(n, weeks), (wording.short_date(week.start),), strong=False, rank=n, anchors=("start",)
            )
            for n, week in enumerate(dosage.weeks)
        ),
    )
