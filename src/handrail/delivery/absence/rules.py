"""The dated rules beside a decision to enforce: what the law asks, where that is from, since when.

They are shown and set nothing. A service that has settled more of its own writes it into its
decision; what a rule does not say stands as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handrail.casefile.calendar import PhaseKind
from handrail.kernel.dates import add_months

MANAGER = frozenset({"breach", "recall"})
"""Decisions for which this product asks that a manager agrees, whatever the sentence."""
WARNINGS = ("warning", "final_warning")


@dataclass(frozen=True)
class Rules:
    """One set of rules, for kinds of sentence, from a day on."""

    key: str
    title: Promise
    says: tuple[Promise, ...]
    source: str
    from_on: date
    as_at: date
    """The day on which its wording was last compared with its source."""
    kinds: frozenset[str] = frozenset()
    window: int = 12
    """Months in which warnings count."""


CHECKED = date(2024, 4, 27)
ADULT_ORDER = Rules(
    "community-order",
    _("Adult community orders"),
    (
        _("A breach without a reasonable excuse: a warning, or the matter goes to an enforcement officer."),
        _("After a warning in the 12 months before, it must go to an enforcement officer, who considers it."),
        _("A warning says what happened, that it is unacceptable, and what a breach in 12 months leads to."),
        _("That a warning was given is recorded as soon as practicable."),
    ),
    "Sentencing Act 2020, schedule 10, paragraphs 6 and 7",
    date(2020, 12, 1),
    CHECKED,
    frozenset({"community_order"}),
)
YOUTH_ORDER = Rules(
    "youth-order",
    _("Youth rehabilitation orders"),
    (
        _("A breach without a reasonable excuse is answered by a warning or before the court."),
        _("A warning opens a warned period. A further breach in it can be warned about once more."),
        _("A breach in a warned period with a further warning goes to court; the schedule says when not."),
    ),
    "Sentencing Act 2020, schedule 7, paragraph 4",
    date(2020, 12, 1),
    CHECKED,
    frozenset({"youth_rehabilitation_order", "yro_iss", "yro_fostering"}),
)
LICENCE = Rules(
    "licence",
    _("Licences"),
    (
        _("No number of warnings is set here: each breach is weighed by what it says about risk."),
        _("Recall is asked for, with what was tried instead; others decide on it."),
    ),
    "Recall, Review and Re-Release of Recalled Prisoners Policy Framework",
    date(2019, 4, 1),
    date(2021, 10, 1),
)
NONE = Rules(
    "none",
    _("No rules are shipped for this sentence"),
    (_("Look into the order itself and your service’s own policy."),),
    "",
    date(2020, 12, 1),
    CHECKED,
)


def of(kind: str, phase: PhaseKind | None, on: date) -> Rules:
    """The rules shown for a sentence of a kind, in a phase, on a day."""
    if phase in (PhaseKind.LICENCE, PhaseKind.SUPERVISION, PhaseKind.POST_SENTENCE):
        return LICENCE if LICENCE.from_on <= on else NONE
    found = (one for one in (ADULT_ORDER, YOUTH_ORDER) if kind in one.kinds and one.from_on <= on)
    return next(found, NONE)


def warnings(rows: Iterable[Any], on: date, months: int = 12) -> list[Any]:
    """The warnings on record in the months up to a day, earliest first."""
    since = add_months(on, -months)
    kept = [row for row in rows if row.kind in WARNINGS and row.valid_from and since < row.valid_from <= on]
    return sorted(kept, key=lambda row: row.valid_from)
