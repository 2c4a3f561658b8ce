"""The time bar: one period, what is used of it, what lies ahead, and help that ends before it does.

Both first and last day belong to the period. Today counts as used, so on the
fourteenth day of 275 the bar is filled to 14/275 (5.09%). A tick stands at the
beginning of its day; a promise of help runs to the end of its last day.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from handrail.design import wording
from handrail.design.pictures.labels import Label, LabelSet, place_all, share

_LINE_HEIGHT = 8


@dataclass(frozen=True)
class Tick:
    """A day that matters ("12-week review"). ``note`` stands under it; the date where none is given."""

    on: date
    label: str
    note: str = ""
    strong: bool = True


@dataclass(frozen=True)
class Promise:
    """Help promised to a day: shown as a blue line, so its end is seen against the period's."""

    label: str
    until: date
    start: date | None = None


@dataclass(frozen=True)
class Period:
    """What the bar is drawn from. Without ``title`` one is made of the same facts."""

    start: date
    end: date
    today: date
    start_label: str = ""
    end_label: str = ""
    ticks: tuple[Tick, ...] = ()
    promises: tuple[Promise, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class Line:
    """A blue line beneath the bar: per cent across, pixels down."""

    at: float
    length: float
    top: int


@dataclass(frozen=True)
class TimeBar:
    """Positions for ``time_bar``; ``dates`` are the same facts in words for ``dates()``."""

    title: str
    used: float
    days_used: int
    days: int
    today_at: float | None
    today_labels: tuple[LabelSet, ...]
    ticks: tuple[float, ...]
    lines: tuple[Line, ...]
    labels: tuple[LabelSet, ...]
    label_top: int
    height: int
    dates: tuple[tuple[str, str], ...]


def draw(period: Period) -> TimeBar:
    """Work out where everything stands."""
    days = max((period.end - period.start).days + 1, 1)
    used = min(max((period.today - period.start).days + 1, 0), days)
    running = period.start <= period.today <= period.end
    inside = tuple(t for t in period.ticks if period.start <= t.on <= period.end)
    lines = tuple(_line(p, n, period, days) for n, p in enumerate(period.promises))
    label_top = 78 + _LINE_HEIGHT * max(len(lines) - 1, 0)
    return TimeBar(
        title=period.title or _title(period, used, days),
        used=share(used, days),
        days_used=used,
        days=days,
        today_at=share(used, days) if running else None,
        today_labels=place_all([_today(period, share(used, days))] if running else []),
        ticks=tuple(share((t.on - period.start).days, days) for t in inside),
        lines=lines,
        labels=place_all(_labels(period, inside, lines, days)),
        label_top=label_top,
        height=label_top + 18,
        dates=_dates(period),
    )


def _line(promise: Promise, number: int, period: Period, days: int) -> Line:
    start = max(promise.start or period.start, period.start)
    until = min(promise.until, period.end)
    return Line(
        at=share((start - period.start).days, days),
        length=share((until - start).days + 1, days),
        top=55 + _LINE_HEIGHT * number,
    )


def _today(period: Period, at: float) -> Label:
    words = gettext("Today, %(date)s") % {"date": wording.day_month(period.today)}
    return Label(at=at, lines=(words,), anchors=("middle", "start", "end"), size=16)


def _labels(period: Period, ticks: tuple[Tick, ...], lines: tuple[Line, ...], days: int) -> list[Label]:
    """The end first, then strong ticks, then the start, the others and the help: so room is given."""
    wanted = [
        Label(
            at=share((t.on - period.start).days, days),
            lines=(t.label, t.note or wording.day_month(t.on)),
            strong=t.strong,
            rank=1 if t.strong else 3,
        )
        for t in ticks
    ]
    if period.end_label:
        wanted.append(Label(100, (period.end_label, wording.day_month(period.end)), rank=0))
    if period.start_label:
        wanted.append(Label(0, (period.start_label, wording.day_month(period.start)), rank=2))
    wanted += [
        Label(line.at, (_promised(promise),), strong=False, rank=4, anchors=("start",))
        for promise, line in zip(period.promises, lines, strict=True)
    ]
    return wanted


def _promised(promise: Promise) -> str:
    return gettext("%(help)s to %(date)s") % {"help": promise.label, "date": wording.day_month(promise.until)}


def _dates(period: Period) -> tuple[tuple[str, str], ...]:
    """Every fact of the picture as a label and a date, in order of date."""
    facts = [(t.on, t.label) for t in period.ticks]
    facts += [(p.until, gettext("%(help)s promised to") % {"help": p.label}) for p in period.promises]
    facts.append((period.start, period.start_label or gettext("Starts")))
    facts.append((period.end, period.end_label or gettext("Ends")))
    return tuple((label, wording.full_date(on)) for on, label in sorted(facts, key=lambda fact: fact[0]))


def _title(period: Period, used: int, days: int) -> str:
    said = gettext("%(used)s of %(days)s days used.") % {"used": used, "days": days}
    return said + " " + "; ".join(f"{label} {on}" for label, on in _dates(period)) + "."
