"""When the next review falls due by date: the first, each further one, and one before the end.

The weeks and months are dated policies of the unit (``agencies.policies``): the policy of the day on
which supervision began counts for the first, that of the last review for the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.agencies import policies
from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.kernel.dates import add_months
from handrail.people.opening import OpenCase
from handrail.reviews import standing as reviews
from handrail.reviews.models import Review
from handrail.sentences import standing

TABLES = (*standing.CALENDAR, Review)
SOON = timedelta(days=14)
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Due:
    """A review that falls due: by which day, why then, and under which reason it would be opened."""

    on: date
    why: str
    trigger: str
    today: date

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.on < self.today

    @property
    def words(self) -> str:
        """By Wednesday 29 April: three months after the last review"""
        given = {"day": wording.long_date(self.on), "why": self.why}
        late = _("Was due by %(day)s: %(why)s") % given
        return late if self.late else _("Due by %(day)s: %(why)s") % given


def next_due(case: OpenCase, facts: Facts) -> Due | None:
    """The next review by date; ``None`` while one is open, or when no sentence runs."""
    if reviews.the_open(facts[Review]) is not None:
        return None
    now = standing.stands(dict(facts), case.today)
    if now is None:
        return None
    done = [row.completed_on for row in reviews.finished(facts[Review]) if row.completed_on]
    within = [day for day in done if day >= now.starts]
    found = [_by_rhythm(case, now.starts, within), _before_the_end(case, now.ends, within)]
    # What lies beyond the end of supervision is not looked at any more.
    standing_ones = [one for one in found if one and (now.ends is None or one.on <= now.ends)]
    return min(standing_ones, key=lambda one: one.on, default=None)


def prompts(case: OpenCase, facts: Facts) -> list[Prompt]:
    """What the case page says: an open review past its day, or one that falls due soon."""
    if not may_see(case):
        return []
    there = reviews.the_open(facts[Review])
    if there is not None:
        return _past_due(case, there)
    due = next_due(case, facts)
    if due is None or due.on > case.today + SOON:
        return []
    url = open_url(case, due)
    text = _("A review. %s.") % due.words.rstrip(".")
    actions = ((_("Open a review"), url),) if url else ((_("Reviews"), _list(case)),)
    return [Prompt(text, actions)]


def open_url(case: OpenCase, due: Due) -> str:
    """The form that opens it; empty for who cannot."""
    if not case.can_write("plan"):
        return ""
    return f"{reverse('reviews:review_add', args=[case.reference])}?{urlencode({'for': due.trigger})}"


def may_see(case: OpenCase) -> bool:
    """Whoever supervises, and their manager: what stays unanswered is not unseen."""
    return case.known_on is None and (case.can_write("plan") or "manager" in case.kinds)


def _by_rhythm(case: OpenCase, starts: date, done: list[date]) -> Due:
    cohort = case.case.cohort
    if not done:
        weeks = policies.number("first_review_weeks", starts, cohort=cohort)
        why = _("%(n)s weeks after supervision began") % {"n": weeks}
        return Due(starts + timedelta(weeks=weeks), why, "date", case.today)
    last = max(done)
    months = policies.number("further_review_months", last, cohort=cohort)
    why = _("%(n)s months after the last review") % {"n": months}
    return Due(add_months(last, months), why, "date", case.today)


def _before_the_end(case: OpenCase, ends: date | None, done: list[date]) -> Due | None:
    """One in the last weeks, unless it was held in them already."""
    if ends is None:
        return None
    weeks = policies.number("ending_review_weeks", case.today, cohort=case.case.cohort)
    by = ends - timedelta(weeks=weeks)
    if any(day >= by - SOON for day in done):
        return None
    why = _("the end is near, on %(day)s") % {"day": wording.full_date(ends)}
    return Due(by, why, "ending", case.today)


def _past_due(case: OpenCase, row: Review) -> list[Prompt]:
    if row.due_on is None or row.due_on >= case.today:
        return []
    given = {"title": row.title, "day": wording.week_date(row.due_on)}
    text = _("The review “%(title)s” was to be finished by %(day)s.") % given
    address = reverse("reviews:review", args=[case.reference, row.entry])
    return [Prompt(text, ((_("Open the review"), address),))]


def _list(case: OpenCase) -> str:
    return reverse("reviews:reviews", args=[case.reference])
