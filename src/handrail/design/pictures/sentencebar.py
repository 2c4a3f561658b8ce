"""The whole sentence as one bar: custody hatched, time in the community open, now tinted.

Phases include their first and last day and usually follow one another; a gap
between them stays empty. Labels inside a phase are shortened or left out where
they do not fit; the dates beneath the picture hold them all.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext

from handrail.design import wording
from handrail.design.pictures.labels import WIDTHS, Label, LabelSet, place_all, share, text_width

PhaseKind = Literal["custody", "licence", "now", "supervision"]


@dataclass(frozen=True)
class Phase:
    """A stretch of the sentence. ``short`` is used where the label has no room."""

    kind: PhaseKind
    start: date
    end: date
    label: str
    short: str = ""


@dataclass(frozen=True)
class Mark:
    """A day named beneath the bar ("Recalled"). ``note`` is added to its date in the list only."""

    on: date
    label: str
    note: str = ""


@dataclass(frozen=True)
class Sentence:
    """What the bar is drawn from; ``marks`` usually name the start, each release or recall and the end."""

    phases: tuple[Phase, ...]
    today: date
    title: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """A phase in per cent, its words for each width, and the room the words need behind them."""

    kind: PhaseKind
    at: float
    length: float
    middle: float
    words: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class SentenceBar:
    """Positions for ``sentence_bar``."""

    title: str
    stretches: tuple[Stretch, ...]
    today_at: float | None
    today_labels: tuple[LabelSet, ...]
    ticks: tuple[float, ...]
    labels: tuple[LabelSet, ...]
    dates: tuple[tuple[str, str], ...]


def draw(sentence: Sentence) -> SentenceBar:
    """Work out where everything stands. A sentence has at least one phase."""
    first = min(phase.start for phase in sentence.phases)
    last = max(phase.end for phase in sentence.phases)
    days = (last - first).days + 1

    def at(day: date) -> float:
        return share((day - first).days, days)

    today_at = share((sentence.today - first).days + 1, days)
    running = first <= sentence.today <= last
    ends = {mark.on: 100.0 for mark in sentence.marks if mark.on >= last}
    return SentenceBar(
        title=sentence.title or _title(sentence),
        stretches=tuple(
            _stretch(phase, at(phase.start), days, today_at if running else None) for phase in sentence.phases
        ),
        today_at=today_at if running else None,
        today_labels=place_all([Label(today_at, (gettext("Today"),), size=16)] if running else []),
        ticks=tuple(ends.get(mark.on, at(mark.on)) for mark in sentence.marks),
        labels=place_all(
            Label(
                at=ends.get(mark.on, at(mark.on)),
                lines=(mark.label, wording.short_date(mark.on)),
                rank=0 if mark.on in ends or mark.on == first else 1,
                anchors=("end", "start", "middle"),
            )
            for mark in sentence.marks
        ),
        dates=tuple((mark.label, _dated(mark)) for mark in sentence.marks),
    )


def _stretch(phase: Phase, at: float, days: int, today_at: float | None) -> Stretch:
    length = share((phase.end - phase.start).days + 1, days)
    left, right = at, at + length
    if today_at is not None and left < today_at < right:
        # The line of today would strike the words through: they take the longer side of it.
        left, right = max((left, today_at), (today_at, right), key=lambda side: side[1] - side[0])
    words = []
    for tier, width in WIDTHS.items():
        room = (right - left) / 100 * width - 8
        fitting = [w for w in (phase.label, phase.short) if w and text_width(w, 15) <= room]
        if fitting:
            words.append((tier, fitting[0], round(text_width(fitting[0], 15)) + 14))
    return Stretch(phase.kind, at, length, round((left + right) / 2, 2), tuple(words))


def _dated(mark: Mark) -> str:
    on = wording.full_date(mark.on)
    return f"{on}, {mark.note}" if mark.note else on


def _title(sentence: Sentence) -> str:
    return (
        "; ".join(
            gettext("%(phase)s from %(start)s to %(end)s")
            % {
                "phase": phase.label,
                "start": wording.full_date(phase.start),
                "end": wording.full_date(phase.end),
            }
            for phase in sentence.phases
        )
        + "."
    )
