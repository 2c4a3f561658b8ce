"""What needs somebody, over all their cases: each room says what it knows, and one list is made of it.

A room registers the rows it wants to look at (narrowed, so that a caseload stays one small gathering)
and how each becomes an item. Work to do, with why and when; never a rank of people.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.urls import reverse

from handrail.access import policy
from handrail.access.models import User
from handrail.people.models import Case
from handrail.records.gathering import Asked
from handrail.records.reading import Reach

SUPERVISES = frozenset({"in_charge", "co_worker", "cover"})
"""Whose it is to see to what names nobody; for as long as somebody stands in, theirs too."""
MOST = 200
"""At most so many rows of a table are looked at for one list."""
LOOK_AHEAD = timedelta(days=28)
LOOK_BACK = timedelta(days=14)


@dataclass(frozen=True)
class Kind:
    """What is asked for alike in many cases: its name, and how several of it are said in one line."""

    name: str
    several: Any
    """Of ``ngettext_lazy``, with ``num``."""


@dataclass(frozen=True)
class Item:
    """Something to do: in which case, what and why, by when or since when, and where."""

    case_id: int
    what: str
    due: date | None
    url: str
    since: bool = False
    """Whether the day is when it began to wait, else by when it is asked."""
    kind: Kind | None = None


@dataclass(frozen=True)
class Asking:
    """For whom the list is made, and the rows gathered for it."""

    user: User
    mine: str
    today: date
    reach: Reach
    cases: Mapping[int, Case]
    rows: Mapping[Any, list[Any]]

    def supervises(self, case_id: int) -> bool:
        """Whether it is theirs to see to what names nobody."""
        return bool(self.reach.kinds.get(case_id, frozenset()) & SUPERVISES)

    def names_me(self, *workers: str | None) -> bool:
        """Whether one of these is the reader."""
        return bool(self.mine) and self.mine in workers

    def url(self, case_id: int, name: str, *args: str) -> str:
        """A page of a case; whoever has only another agency's part in it has one page for all of it."""
        reference = self.cases[case_id].reference
        if self.reach.kinds[case_id] <= set(policy.SHARE_KINDS):
            return reverse("partners:person", args=[reference])
        return reverse(name, args=[reference, *args])


@dataclass(frozen=True)
class Source:
    """How a room tells what needs somebody: what it looks at, and what it makes of it.

    All that the rooms look at is one query: a value that two of them name alike is the same in both."""

    name: str
    looks_at: Callable[[str, date], tuple[Asked, ...]]
    find: Callable[[Asking], Iterable[Item]]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add what a room knows. Registering a name again replaces it."""
    _sources[source.name] = source


def needed(user: User, reach: Reach, cases: Mapping[int, Case], today: date) -> list[Item]:
    """All that needs this reader in these cases, the soonest first; everything is gathered at once."""
    mine = user.worker.reference if user.worker else ""
    looked_at = [(source, source.looks_at(mine, today)) for source in _sources.values()]
    tables = iter(reach.gather_each(*(one for _source, asked in looked_at for one in asked)))
    found: list[Item] = []
    for source, asked in looked_at:
        rows = dict(islice(tables, len(asked)))
        found += source.find(Asking(user, mine, today, reach, cases, rows))
    return sorted(found, key=lambda one: (one.due or today, one.what))
