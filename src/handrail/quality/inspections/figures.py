"""Shares of cases with their intervals, the size of a sample, and how far two readers agree.

Sums that are published elsewhere are left to statsmodels. Intervals hold at 80 in 100, as inspection
reports have them; a figure is about cases, never about a person or a worker.
"""

from collections import Counter
from collections.abc import Iterable
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
    they agree than by chance; its interval is the usual one of large samples.
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
    from statsmodels.stats.proportion import proportion_confint  # slow to import, and rarely asked

    low, high = proportion_confint(sufficient, judged, alpha=1 - level, method="wilson")
    return Share(sufficient, judged, float(low), float(high))


def half_width(size: int, population: int, level: float = LEVEL) -> float:
    """By how much a share of one half may be off with a sample of that size out of so many (0 to 1).

    The normal approximation with the correction for a finite population.
    """
    if size < 1 or size >= population:
        return 0.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    return z * sqrt(0.25 / size) * sqrt((population - size) / (population - 1))


def size_for(population: int, within: float, level: float = LEVEL) -> int:
    """The smallest sample whose half width is at most ``within``."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    endless = 0.25 * (z / within) ** 2
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
    from statsmodels.stats.inter_rater import cohens_kappa

    table = [[counted[one, other] for other in (True, False)] for one in (True, False)]
    found = cohens_kappa(table)
    reach = NormalDist().inv_cdf((1 + level) / 2) * found.std_kappa
    kappa = float(found.kappa)
    return Agreement(total, alike, kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach))
