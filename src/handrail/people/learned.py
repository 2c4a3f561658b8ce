"""What was learned before, above the forms in which it is of use: a room above keeps it and registers it.

::

    learned.register(offer)     offer(case, model, row): what to say above a form of that table
    learned.before(case, Condition, row)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow


@dataclass(frozen=True)
class Learned:
    """Something learned, in the words it was written down in, and when."""

    words: str
    on: date | None


Offer = Callable[[OpenCase, type[VersionRow], VersionRow | None], Sequence[Learned]]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """Say what is offered above forms."""
    _offers[:] = [offer]


def before(case: OpenCase, model: type[VersionRow], row: VersionRow | None = None) -> Sequence[Learned]:
    """What was learned that bears on a form; nothing where it bears on none."""
    return _offers[0](case, model, row) if _offers else ()
