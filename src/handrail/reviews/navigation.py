"""The pages of what changes: one row of links above each of them."""

from django.utils.translation import gettext_lazy as _l

from handrail.design.parts import Chip
from handrail.people.navigation import CasePage, row_of_links
from handrail.people.opening import OpenCase

PAGES: tuple[CasePage, ...] = (
    ("reviews", _l("Reviews"), "reviews:reviews", "plan"),
    ("changes", _l("What changed"), "reviews:changes", "assessment"),
    ("meetings", _l("Meetings"), "reviews:meetings", "assessment"),
    ("compare", _l("Compare two dates"), "reviews:compare", "plan"),
    ("lessons", _l("What was learned"), "reviews:lessons", "assessment"),
    ("feedback", _l("Feedback"), "reviews:feedback", "assessment"),
    ("ending", _l("Ending supervision"), "reviews:ending", "assessment"),
    ("discussions", _l("Decisions"), "reviews:discussions", "plan"),
)


def within(case: OpenCase, current: str) -> tuple[Chip, ...]:
    """The row of links for a page; ``current`` is its key in ``PAGES``."""
    return row_of_links(case, PAGES, current)
