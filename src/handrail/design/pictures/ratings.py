"""How somebody says something is for them, over time: words on a ladder of words, in their colour.

There is no number anywhere. The words stand at the left, and each answer is a dot on its own rung.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from handrail.design import wording
from handrail.design.pictures.labels import Label, LabelSet, place_all, share

RUNG, TOP, LEFT = 26, 20, 31
"""Pixels between rungs and above the first; the share of the width the words take."""


@dataclass(frozen=True)
class Ratings:
    """What the picture is drawn from: the words from the best to the hardest, and what was said when."""

    title: str
    words: tuple[str, ...]
    said: tuple[tuple[date, int], ...]
    """Days, and the place of the answer among the words."""


@dataclass(frozen=True)
class RatingsPicture:
    """Positions for ``ratings``."""

    title: str
    height: int
    rungs: tuple[tuple[int, str], ...]
    dots: tuple[tuple[float, int], ...]
    lines: tuple[tuple[float, int, float, int], ...]
    dates: tuple[LabelSet, ...]


def draw(ratings: Ratings) -> RatingsPicture:
    """Work out where everything stands."""
    said = sorted(ratings.said)
    days = (said[-1][0] - said[0][0]).days if said else 0
    dots = tuple((_across((day - said[0][0]).days, days), TOP + RUNG * place) for day, place in said)
    foot = TOP + RUNG * len(ratings.words)
    return RatingsPicture(
        ratings.title,
        foot + 8,
        tuple((TOP + RUNG * n, words) for n, words in enumerate(ratings.words)),
        dots,
        tuple((*before, *after) for before, after in pairwise(dots)),
        place_all(
            Label(at, (wording.short_date(day),), strong=False, rank=0 if n in (0, len(said) - 1) else 1)
            for n, ((at, _y), (day, _place)) in enumerate(zip(dots, said, strict=True))
        ),
    )


def _across(part: int, whole: int) -> float:
    if whole == 0:
        return float(LEFT + 5)
    return round(LEFT + 5 + (96 - LEFT - 5) * share(part, whole) / 100, 2)
