"""Services over the phases of a sentence: which ran in which phase, and which go on after the last.

The phases stand in a row at the top, each service in a row beneath with its name above its
stretch. What ran is filled, what is still to run is open, what was asked for and has not begun is
broken; an arrow past the last phase goes on without us.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.design.pictures.labels import WIDTHS, share, shortened, text_width

AFTER = 8
"""Per cent of the width kept for what goes on after the last phase."""
HEAD, ROW = 34, 46
LEAST = 0.8
"""Per cent: a single day can still be seen."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Phase:
    """A phase of the sentence, first and last day included. ``inside``: in custody."""

    name: str
    start: date
    end: date
    inside: bool = False


@dataclass(frozen=True)
class Run:
    """A service: from when until when. ``end`` left out: it still runs; ``after``: it goes on without us.

    ``begun`` is false for one that was asked for and has not begun.
    """

    name: str
    start: date
    end: date | None = None
    after: bool = False
    begun: bool = True


@dataclass(frozen=True)
class Stretch:
    """Part of the width, in per cent; ``names`` for each width at which one fits."""

    at: float
    length: float
    inside: bool = False
    names: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Row:
    """One service: where it ran, where it is still to run, and whether it goes on afterwards."""

    y: int
    names: tuple[tuple[str, str], ...]
    ran: Stretch | None
    ahead: Stretch | None
    begun: bool
    after: bool


@dataclass(frozen=True)
class PhasesPicture:
    """Positions for ``phases``."""

    title: str
    height: int
    phases: tuple[Stretch, ...]
    ends_at: float
    today_at: float | None
    rows: tuple[Row, ...]


def draw(title: str, phases: Sequence[Phase], runs: Iterable[Run], today: date) -> PhasesPicture | None:
    """Work out where everything stands; nothing without a phase or without a service."""
    runs = list(runs)
    if not phases or not runs:
        return None
    scale = _Scale(min(one.start for one in phases), max(one.end for one in phases))
    return PhasesPicture(
        title,
        HEAD + ROW * len(runs) + 6,
        tuple(_phase(one, scale.stretch(one.start, one.end)) for one in phases),
        100.0 - AFTER,
        scale.at(today + ONE_DAY) if scale.first <= today <= scale.last else None,
        tuple(_row(one, HEAD + ROW * n, scale, today) for n, one in enumerate(runs)),
    )


def ran_in(phases: Sequence[Phase], run: Run, today: date) -> tuple[str, ...]:
    """The names of the phases in which a service has run so far, in order."""
    ends = min(run.end or today, today)
    names = (one.name for one in phases if run.begun and run.start <= one.end and one.start <= ends)
    return tuple(dict.fromkeys(names))


def still_in(phases: Sequence[Phase], run: Run, today: date) -> tuple[str, ...]:
    """The names of the phases to come in which a service that runs is still to run."""
    if not run.begun:
        return ()
    return tuple(
        one.name for one in phases if one.start > today and (run.end is None or one.start <= run.end)
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        whole = (self.last - self.first).days + 1
        return round(share((day - self.first).days, whole) * (100 - AFTER) / 100, 2)

    def stretch(self, starts: date, ends: date) -> Stretch:
        at = self.at(starts)
        return Stretch(at, max(round(self.at(ends + ONE_DAY) - at, 2), LEAST))


def _phase(phase: Phase, where: Stretch) -> Stretch:
    names = []
    for tier, width in WIDTHS.items():
        room = where.length / 100 * width - 14
        words = shortened(phase.name, 15, room)
        if len(words) > 3 and text_width(words, 15) <= room:
            names.append((tier, words, round(text_width(words, 15)) + 10))
    return Stretch(where.at, where.length, phase.inside, tuple(names))


def _row(run: Run, y: int, scale: _Scale, today: date) -> Row:
    last = min(run.end or scale.last, scale.last)
    ran_to = min(last, today)
    begins = max(run.start, today + ONE_DAY) if run.begun else run.start
    return Row(
        y,
        tuple((tier, shortened(run.name, 15, width)) for tier, width in WIDTHS.items()),
        scale.stretch(run.start, ran_to) if run.begun and run.start <= ran_to else None,
        scale.stretch(begins, last) if begins <= last else None,
        run.begun,
        run.after,
    )
