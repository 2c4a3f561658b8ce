"""The pages of what changes: one row of links above each of them."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.design.parts import Chip
from handrail.people.opening import OpenCase

PAGES: tuple[tuple[str, Promise, str, str], ...] = (
    ("reviews", _l("Reviews"), "reviews:reviews", "plan"),
    ("changes", _l("What changed"), "reviews:changes", "assessment"),
    ("meetings", _l("Meetings"), "reviews:meetings", "assessment"),
    ("compare", _l("Compare two dates"), "reviews:compare", "plan"),
    ("lessons", _l("What was learned"), "reviews:lessons", "assessment"),
    ("feedback", _l("Feedback"), "reviews:feedback", "assessment"),
    ("ending", _l("Ending supervision"), "reviews:ending", "assessment"),
    ("discussions", _l("Decisions"), "reviews:discussions", "plan"),
)
"""Key, words, route, and the class of data without which the page is not there for a reader."""


def within(case: OpenCase, current: str) -> tuple[Chip, ...]:
    """The row of links for a page; ``current`` is its key in ``PAGES``."""
    return tuple(
        Chip(str(words), reverse(route, args=[case.reference]), current=key == current)
        for key, words, route, data_class in PAGES
        if case.can_read(data_class)
    )
