"""The two halves of restorative work, each with its own table, class, addresses and words.

Nothing here reads both: a page, a form and a query are of one half. Only ``passing`` writes into the other
half, and it writes agreed wording alone.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.compartments.models import RestorativeMoment, RestorativePerson, RestorativeVictim
from handrail.people.opening import OpenCase


@dataclass(frozen=True)
class Half:
    """One side: where it is kept, where its pages are, how they speak."""

    model: type[RestorativeMoment]
    data_class: str
    page: str
    current: str
    heading: Promise
    lead: Promise
    own_words: Promise

    @property
    def classes(self) -> tuple[str, ...]:
        """The data classes its pages may show; the frame stands above them."""
        return (policy.FRAME, self.data_class)

    def reads(self, case: OpenCase) -> bool:
        """Whether this reader has any part of it."""
        return case.can_read(self.data_class, self.model)

    def writes(self, case: OpenCase) -> bool:
        """Whether this reader may add to it."""
        return case.can_write(self.data_class, self.model)

    def address(self, case: OpenCase, act: str = "", entry: str = "") -> str:
        """Its page, or that of an act on it or on one of its entries."""
        name = f"compartments:{self.page}_{act}" if act else f"compartments:{self.page}"
        return reverse(name, args=[case.reference, *([entry] if entry else [])])


PERSON = Half(
    RestorativePerson,
    "contact_notes",
    "restorative",
    "contacts",
    _l("Restorative work with {name}"),
    _l("This side only. Of the other side there is nothing here but words it agreed to send."),
    _l("In {name}’s own words"),
)
VICTIM = Half(
    RestorativeVictim,
    "victim",
    "restorative_victim",
    "named",
    _l("For named readers: restorative work"),
    _l("This side only, read here only. What leaves it is agreed wording, typed anew."),
    _l("In their own words"),
)
