"""The policies there are, what each is about, and what ships with the product, with its source."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handrail.casefile.calendar import REVIEW_WEEKS

BAND_WORDS, MOST_BANDS, MOST_CONTACTS = 60, 12, 31


Unit = Literal["days", "working days", "weeks", "months", "contacts a month"]


@dataclass(frozen=True)
class Shipped:
    """A value that holds where a service has none of its own, from a day on, and where it is from."""

    value: Any
    source: str
    from_on: date | None = None


@dataclass(frozen=True)
class Policy:
    """One policy. A number between two bounds, or a table of contact levels by band."""

    name: str
    title: Promise
    about: Promise
    unit: Unit
    shipped: dict[str, tuple[Shipped, ...]]
    """By cohort, earliest first."""
    least: int = 1
    most: int = 1
    kind: Literal["number", "levels"] = "number"
    for_all: bool = False
    """Whether adults and children have one value."""

    def allowed(self, value: Any) -> str:
        """What a value must be; empty where this one is."""
        if self.kind == "levels":
            return "" if _are_levels(value) else LEVELS_ARE
        sound = type(value) is int and self.least <= value <= self.most
        return "" if sound else f"a whole number from {self.least} to {self.most}"


LEVELS_ARE = (
    'rows such as {"band": "Enhanced", "first": 4, "after": 2}: contacts a month in the first twelve'
    f" weeks and after them, 0 to {MOST_CONTACTS} each, no band twice"
)


def _are_levels(value: Any) -> bool:
    if not isinstance(value, list) or not 0 < len(value) <= MOST_BANDS:
        return False
    return all(_is_level(one) for one in value) and len({one["band"] for one in value}) == len(value)


def _is_level(one: Any) -> bool:
    if not isinstance(one, dict) or set(one) != {"band", "first", "after"}:
        return False
    counts = all(type(one[name]) is int and 0 <= one[name] <= MOST_CONTACTS for name in ("first", "after"))
    return counts and isinstance(one["band"], str) and 0 < len(one["band"].strip()) <= BAND_WORDS


def _both(value: Any, source: str) -> dict[str, tuple[Shipped, ...]]:
    return {"adult": (Shipped(value, source),), "youth": (Shipped(value, source),)}


_EXAMPLE = [
    {"band": "Intensive", "first": 8, "after": 4},
    {"band": "Enhanced", "first": 4, "after": 2},
    {"band": "Standard", "first": 2, "after": 1},
]
_OURS = "Handrail’s own; a service settles its own"

POLICIES: dict[str, Policy] = {
    one.name: one
    for one in (
        Policy(
            "first_review_weeks",
            _("First review"),
            _("Weeks from the day an order or a licence begins. The policy of that day counts."),
            "weeks",
            _both(REVIEW_WEEKS, "Effective practice guidance: a review at 12 weeks"),
            most=52,
        ),
        Policy(
            "further_review_months",
            _("Further reviews"),
            _("Months from one review to the next at most. A significant change asks for one at once."),
            "months",
            {
                "adult": (Shipped(6, _OURS),),
                "youth": (Shipped(3, "Youth Justice Board case management guidance"),),
            },
            most=24,
        ),
        Policy(
            "ending_review_weeks",
            _("Before the end"),
            _("Weeks before the last day of supervision by which we look back and ahead together."),
            "weeks",
            _both(8, _OURS),
            most=26,
        ),
        Policy(
            "change_review_working_days",
            _("After a significant change"),
            _("Working days within which a review that a change asked for is to be finished."),
            "working days",
            _both(5, _OURS),
            most=20,
        ),
        Policy(
            "induction_working_days",
            _("First appointment"),
            _("Working days from the sentence or release to the first appointment at most."),
            "working days",
            _both(1, _OURS),
            most=20,
        ),
        Policy(
            "missed_contact_working_days",
            _("After a missed appointment"),
            _("Working days within which we ask what got in the way and what would help."),
            "working days",
            _both(1, "A youth service’s published rule; the same for adults here"),
            most=10,
        ),
        Policy(
            "alert_review_working_days",
            _("Looking at an alert"),
            _("Working days until an opening with a reason is reviewed."),
            "working days",
            _both(2, _OURS),
            most=5,
            for_all=True,
        ),
        Policy(
            "share_days",
            _("How long a share lasts"),
            _("Days at most. It can be given again. Nobody can make it longer than ninety."),
            "days",
            _both(90, _OURS),
            most=90,
            for_all=True,
        ),
        Policy(
            "cover_days",
            _("How long cover lasts"),
            _("Days at most for which a colleague stands in."),
            "days",
            _both(90, _OURS),
            most=90,
            for_all=True,
        ),
        Policy(
            "contact_level",
            _("Expected contact level"),
            _(
                "Contacts a month by band, in the first twelve weeks and after them."
                " It stands beside what the practitioner proposes and sets nothing."
            ),
            "contacts a month",
            {
                "adult": (),
                "youth": (Shipped(_EXAMPLE, "One local youth service’s published table, as an example"),),
            },
            kind="levels",
        ),
    )
}
"""By name, in the order in which pages list them."""
