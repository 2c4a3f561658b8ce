"""Where a contact leads on to: "this changes something" is a page of a room above, which registers it.

::

    leads_on.register("reviews:change_add")
    leads_on.change_url(case.reference, contact.entry)   its address, with ?contact=ENTRY; "" without one
"""

from urllib.parse import urlencode

from django.urls import reverse

_routes: list[str] = []


def register(route: str) -> None:
    """Name the page of a case on which a change is written down; ``?contact=`` tells it of the contact."""
    _routes[:] = [route]


def change_url(reference: str, contact: str) -> str:
    """The page on which to say what a contact changes; empty where no room offers one."""
    if not _routes:
        return ""
    return f"{reverse(_routes[0], args=[reference])}?{urlencode({'contact': contact})}"


def offered() -> bool:
    """Whether there is such a page."""
    return bool(_routes)
