"""How each kind of sentence runs: one row a kind, one row a release point.

Everything the law may change stands in these tables, with dates. **Check against current law**:
the rows say how things stood in March 2026 as far as published sources show. What the record
itself says (a release, an end named by the court or the prison) always comes before a row here.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache


class Shape(StrEnum):
    """What the days of a sentence consist of."""

    ORDER = "order"
    """In the community from the day it is made (or takes effect) to its end."""
    CUSTODY = "custody"
    """In custody to the release point, then in the community to the end."""
    HELD = "held"
    """In custody between the dates given."""


@dataclass(frozen=True)
class Kind:
    """How one kind of sentence runs.

    ``months`` is the length where none was pronounced. ``single_day`` says that without a length
    or an end it is over the day it is given. ``endless`` kinds run for life. ``by_court`` tells
    what a court imposed from what was offered or agreed without one.
    """

    shape: Shape
    name: str
    """What its time in the community is called: "Community order", "Licence", "Supervision"."""
    short: str
    """The same after "this": "order", "licence", "supervision"."""
    months: int = 0
    single_day: bool = False
    endless: bool = False
    by_court: bool = True


def _order(name: str, short: str = "order", months: int = 0) -> Kind:
    return Kind(Shape.ORDER, name, short, months)


def _agreed(name: str, short: str, single_day: bool = False) -> Kind:
    return Kind(Shape.ORDER, name, short, single_day=single_day, by_court=False)


LICENCE = Kind(Shape.CUSTODY, "Licence", "licence")

KINDS: dict[str, Kind] = {
    "community_order": _order("Community order"),
    "suspended_sentence_order": _order("Suspended sentence order"),
    "determinate_custody": LICENCE,
    "extended_custody": LICENCE,
    "life": Kind(Shape.CUSTODY, "Licence", "licence", endless=True),
    "deferred_sentence": _order("Deferred sentence supervision", "supervision"),
    "community_resolution": _agreed("Community resolution", "agreement", single_day=True),
    "youth_caution": _agreed("Youth caution", "caution", single_day=True),
    "youth_conditional_caution": _agreed("Youth conditional caution", "caution"),
    "outcome_22": _agreed("Outcome 22", "agreement"),
    "prevention": _agreed("Prevention", "support"),
    "referral_order": _order("Referral order"),
    # Reparation is to be made within three months of the order (Sentencing Act 2020, Part 6).
    "reparation_order": _order("Reparation order", months=3),
    "youth_rehabilitation_order": _order("Youth rehabilitation order"),
    "yro_iss": _order("Youth rehabilitation order, intensive"),
    "yro_fostering": _order("Youth rehabilitation order, fostering"),
    "detention_training_order": Kind(Shape.CUSTODY, "Supervision", "supervision"),
    "long_term_detention": LICENCE,
    "bail_supervision": _agreed("Bail supervision", "bail supervision"),
    "youth_remand": Kind(Shape.HELD, "Remand", "remand"),
}
"""Every key of the code list ``sentence_kinds``. A kind without a row has no calendar."""


@dataclass(frozen=True)
class ReleasePoint:
    """The share of a sentence that is served in custody, for whom and when.

    ``from_on`` and ``to_on`` bound the day on which the point itself is reached, because changes
    have applied to people already in custody. A point that is not ``usual`` depends on the
    offence, which decides nothing here: it is listed so that people know it exists, and applies
    only through the release that the prison names.
    """

    kinds: tuple[str, ...]
    share: Fraction
    from_on: date
    to_on: date | None
    source: str
    usual: bool = True


HALF, FORTY_PER_CENT, TWO_THIRDS = Fraction(1, 2), Fraction(2, 5), Fraction(2, 3)
STANDARD = ("determinate_custody", "long_term_detention")

RELEASE_POINTS: tuple[ReleasePoint, ...] = (
    ReleasePoint(STANDARD, HALF, date(2005, 4, 4), date(2024, 9, 9), "Criminal Justice Act 2003 s.244"),
    ReleasePoint(
        STANDARD,
        FORTY_PER_CENT,
        date(2024, 9, 10),
        None,
        "Criminal Justice Act 2003 (Requisite and Minimum Custodial Periods) Order 2024",
    ),
    ReleasePoint(
        STANDARD,
        HALF,
        date(2024, 9, 10),
        None,
        "the same order: offences it leaves out keep the half-way point",
        usual=False,
    ),
    ReleasePoint(
        STANDARD,
        TWO_THIRDS,
        date(2020, 4, 1),
        None,
        "Criminal Justice Act 2003 s.244ZA (named violent and sexual offences)",
        usual=False,
    ),
    ReleasePoint(
        ("extended_custody",),
        TWO_THIRDS,
        date(2012, 12, 3),
        None,
        "Criminal Justice Act 2003 s.246A: of the custodial term, and as the Parole Board decides",
        usual=False,
    ),
    ReleasePoint(
        ("detention_training_order",),
        HALF,
        date(2000, 4, 1),
        None,
        "Sentencing Act 2020 s.241",
    ),
)
"""Not yet here because not yet in force on 18 March 2026: the release points of the
Sentencing Act 2026 (expected in autumn 2026)."""


@cache
def usual_shares(kind: str) -> tuple[ReleasePoint, ...]:
    """The release points that apply to a kind without knowing the offence, earliest first."""
    return tuple([point for point in RELEASE_POINTS if point.usual and kind in point.kinds])


@dataclass(frozen=True)
class PostSentence:
    """Supervision after the end of a short custodial sentence."""

    kinds: tuple[str, ...]
    less_than_years: int
    months_from_release_point: int
    from_on: date
    to_on: date | None
    source: str


POST_SENTENCE = PostSentence(
    kinds=("determinate_custody",),
    less_than_years=2,
    months_from_release_point=12,
    from_on=date(2015, 2, 1),
    to_on=None,
    source="Criminal Justice Act 2003 s.256AA; section 34 of the Sentencing Act 2026 repeals it"
    " from a day appointed after 18 March 2026: enter that day as to_on",
)
"""For a sentence of more than one day. Applies to offences from 1 February 2015, here judged by
the day of the sentence. A youth order's further supervision at 18 comes from the record."""


FIXED_TERM_DAYS: dict[str, int] = {"fixed_14": 14, "fixed_28": 28, "fixed_56": 56}
"""Days in custody after a fixed-term recall, counting the day of return (Criminal Justice Act
2003 s.255B; 56 days under the Sentencing Act 2026 from 31 March 2026)."""
