"""The pages of a plan: one row of links above each of them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from handrail.design.parts import Chip
from handrail.people.opening import OpenCase

PAGES = (
    ("plan", _l("The plan"), "plans:plan"),
    ("order", _l("Order of work"), "plans:order"),
    ("week", _l("Week"), "plans:week"),
    ("contact_level", _l("Contact level"), "plans:contact_level"),
    ("risk", _l("Safety"), "plans:risk"),
    ("editions", _l("Editions"), "plans:editions"),
    ("my_plan", _l("My plan"), "plans:my_plan"),
    ("full", _l("Full plan"), "plans:full"),
)
"""Key, words and route, in the order in which they stand. All are pages of the class ``plan``."""


def within(case: OpenCase, current: str) -> tuple[Chip, ...]:
    """The row of links for a page; ``current`` is its key in ``PAGES``."""
    return tuple(
        Chip(str(words), reverse(route, args=[case.reference]), current=key == current)
        for key, words, route in PAGES
    )
