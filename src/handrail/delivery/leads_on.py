"""Where an entry leads on to: "this changes something" is a page of a room above, which registers it.

::

    leads_on.register(make)               make(case, part, entry) is the page's address, "" for who has none
    leads_on.change_url(case, "delivery.contacts", contact.entry)
"""

from collections.abc import Callable

from handrail.people.opening import OpenCase

CONTACTS, TURNING_POINTS, TESTS = "delivery.contacts", "delivery.turning_points", "delivery.tests"
"""The lists of a case document whose entries lead on."""

Maker = Callable[[OpenCase, str, str], str]
_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Say which page takes what an entry changes; a maker gives its address for a reader and an entry."""
    _makers[:] = [maker]


def change_url(case: OpenCase, part: str, entry: str) -> str:
    """The page on which to say what an entry changes; empty where this reader has none."""
    return _makers[0](case, part, entry) if _makers else ""


def offered(case: OpenCase) -> bool:
    """Whether this reader has such a page."""
    return bool(change_url(case, CONTACTS, "any"))
