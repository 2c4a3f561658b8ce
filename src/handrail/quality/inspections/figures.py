"""Shares of cases with their intervals, the size of a sample, and how far two readers agree.

The sums are those of textbooks, and tests hold them against statsmodels: to load it takes a server two
seconds, for a page that is read now and then. Intervals hold at 80 in 100, as inspection reports have
them; a figure is about cases, never about a person or a worker.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist
from typing import Final

LEVEL: Final = 0.8


@dataclass(frozen=True)
class Share:
    """How many of the judged cases are sufficient, and the Wilson interval of their share (0 to 1)."""

    sufficient: int
    judged: int
    low: float
    high: float

    @property
    def per_cent(self) -> int:
        """The share, rounded."""
        return round(100 * self.sufficient / self.judged)

    @property
    def between(self) -> tuple[int, int]:
        """The interval in whole per cent."""
        return round(100 * self.low), round(100 * self.high)


@dataclass(frozen=True)
class Agreement:
    """How far two readers of the same cases agree. ``kappa`` is ``None`` where it is not defined.

    Cohen's kappa (Cohen, Educational and Psychological Measurement 20, 1960) says how much more
    they agree than by chance; its interval is that of large samples (Fleiss, Cohen and Everitt,
    Psychological Bulletin 72, 1969).
    """

    pairs: int
    alike: int
    kappa: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def per_cent(self) -> int:
        """Pairs alike in a hundred."""
        return round(100 * self.alike / self.pairs)


def share(sufficient: int, judged: int, level: float = LEVEL) -> Share | None:
    """The share of sufficient cases with its Wilson interval; ``None`` where none was judged."""
    if not judged:
        return None
    found, spread = sufficient / judged, _z(level) ** 2 / judged
    middle = (found + spread / 2) / (1 + spread)
    reach = sqrt(spread * (found * (1 - found) + spread / 4)) / (1 + spread)
    return Share(sufficient, judged, max(0.0, middle - reach), min(1.0, middle + reach))


def half_width(size: int, population: int, level: float = LEVEL) -> float:
    """By how much a share of one half may be off with a sample of that size out of so many (0 to 1).

    The normal approximation with the correction for a finite population.
    """
    if size < 1 or size >= population:
        return 0.0
    return _z(level) * sqrt(0.25 / size) * sqrt((population - size) / (population - 1))


def size_for(population: int, within: float, level: float = LEVEL) -> int:
    """The smallest sample whose half width is at most ``within``."""
    endless = 0.25 * (_z(level) / within) ** 2
    return min(population, ceil(endless / (1 + (endless - 1) / population))) if population else 0


def agreement(pairs: Iterable[tuple[bool, bool]], level: float = LEVEL) -> Agreement | None:
    """How far the first and the second reader agree; ``None`` without pairs.

    Where a reader gave the same answer everywhere, agreement cannot be told from chance: no kappa.
    """
    counted = Counter(pairs)
    total = sum(counted.values())
    if not total:
        return None
    alike = counted[True, True] + counted[False, False]
    firsts, seconds = {one for one, _ in counted}, {other for _, other in counted}
    if len(firsts) == 1 or len(seconds) == 1:
        return Agreement(total, alike)
    kappa, error = _kappa({pair: number / total for pair, number in counted.items()})
    reach = _z(level) * error / sqrt(total)
    return Agreement(total, alike, kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach))


def _kappa(cells: Mapping[tuple[bool, bool], float]) -> tuple[float, float]:
    """Kappa of the shares of pairs, and its standard error for a single pair."""
    first = {said: sum(share for (one, _), share in cells.items() if one == said) for said in (True, False)}
    second = {said: sum(share for (_, two), share in cells.items() if two == said) for said in (True, False)}
    chance = sum(first[said] * second[said] for said in (True, False))
    agreed = sum(share for (one, two), share in cells.items() if one == two)
    kappa = (agreed - chance) / (1 - chance)
    variance = -((kappa - chance * (1 - kappa)) ** 2)
    for (one, two), share in cells.items():
        pull = (first[two] + second[one]) * (1 - kappa)
        variance += share * ((1 - pull) if one == two else pull) ** 2
    return kappa, sqrt(max(0.0, variance)) / (1 - chance)


def _z(level: float) -> float:
    """How many standard errors hold that level."""
    return NormalDist().inv_cdf((1 + level) / 2)
