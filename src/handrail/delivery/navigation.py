"""The pages of what is delivered: one row of links above each of them."""

from django.utils.translation import gettext_lazy as _l

from handrail.design.parts import Chip
from handrail.people.navigation import CasePage, row_of_links
from handrail.people.opening import OpenCase

PAGES: tuple[CasePage, ...] = (
    ("contacts", _l("Contacts"), "delivery:contacts", "plan"),
    ("prepare", _l("Prepare"), "delivery:prepare", "contact_notes"),
    ("services", _l("Services"), "delivery:services", "plan"),
    ("programmes", _l("Programmes"), "delivery:programmes", "plan"),
    ("tests", _l("Tests"), "delivery:tests", "test_results"),
    ("progress", _l("Progress"), "delivery:progress", "plan"),
    ("key_parts", _l("Key people"), "delivery:key_parts", "plan"),
    ("messages", _l("Messages"), "delivery:messages", "identity"),
    ("after", _l("Community and after"), "delivery:after", "plan"),
    ("restorative", _l("Restorative"), "compartments:restorative", "assessment"),
    ("handover", _l("Handover"), "delivery:handover", "assessment"),
)


def within(case: OpenCase, current: str) -> tuple[Chip, ...]:
    """The row of links for a page; ``current`` is its key in ``PAGES``."""
    return row_of_links(case, PAGES, current)
