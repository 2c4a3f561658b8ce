"""The meetings of a review, as they stand in its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase
from handrail.plans.models import Step
from handrail.reviews.meetings import page
from handrail.reviews.meetings.page import Told
from handrail.reviews.models import Meeting, Review

TABLES: Sequence[Any] = (*page.OWN, KeyPerson, Step)
TEMPLATE = "reviews/meetings_section.html"
ANCHOR = "meetings"
HEADING = _l("Meetings")
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Section:
    """The meetings of a review, and where one more is planned."""

    meetings: tuple[Told, ...]
    add_url: str


def section(case: OpenCase, review: Review, facts: Facts, names: Names) -> Section | None:
    """Nothing for a review without a meeting that nobody can plan one for."""
    told = page.tell(case, facts, names, _of(review, facts))
    open_still = review.state == "open" and case.can_write("assessment")
    add = reverse("reviews:meeting_add", args=[case.reference])
    if not told and not open_still:
        return None
    return Section(tuple(told), f"{add}?review={review.entry}" if open_still else "")


def left_to_do(case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Prompt]:
    """Meetings whose day has come without a word of how they went, and actions nobody took up."""
    found = []
    for one in page.tell(case, facts, names, _of(review, facts)):
        day = {"meeting": one.heading, "day": wording.week_date(one.row.valid_from)}
        if one.row.state == "planned":
            come = bool(one.row.valid_from and one.row.valid_from <= case.today)
            words = _("Say how it went: %(meeting)s, %(day)s.") if come else _("Ahead: %(meeting)s, %(day)s.")
            found.append(Prompt(words % day, ((_("Open it"), one.url),)))
        waiting = [action for action in one.actions if action.open]
        if waiting:
            text = _("Not taken up yet, from the meeting: %(what)s.") % {
                "what": wording.listed(f"{a.row.what} ({a.who})" for a in waiting)
            }
            found.append(Prompt(text, ((_("Into the plan, or done"), f"{one.url}#actions"),)))
    return found


def _of(review: Review, facts: Facts) -> list[Meeting]:
    return [row for row in facts[Meeting] if row.review == review.entry]
