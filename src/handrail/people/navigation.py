"""The row of links above pages of a case that belong together."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise

from handrail.design.parts import Chip
from handrail.people.opening import OpenCase

CasePage = tuple[str, Promise, str, str]
"""Key, words, route, and the class of data without which the page is not there for a reader."""


def row_of_links(case: OpenCase, pages: Iterable[CasePage], current: str) -> tuple[Chip, ...]:
    """Links to the pages this reader has; ``current`` is the key of the one they are on."""
    return tuple(
        Chip(str(words), reverse(route, args=[case.reference]), current=key == current)
        for key, words, route, data_class in pages
        if case.can_read(data_class)
    )
