"""When the next review falls due by date: the first, each further one, and one before the end.

The weeks and months are dated policies of the unit (``agencies.policies``): the policy of the day on
which supervision began counts for the first, that of the last review for the next.
"""

from collections.abc import Iterable, Mapping
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

    def opened_at(self, form: str) -> str:
        """The form that opens it, told why."""
        return f"{form}?{urlencode({'for': self.trigger})}"


def next_due(cohort: str, rows: Iterable[Review], now: standing.Standing | None) -> Due | None:
    """The next review by date; ``None`` while one is open, or when no sentence runs."""
    rows = list(rows)
    if now is None or reviews.the_open(rows) is not None:
        return None
    done = [row.completed_on for row in reviews.finished(rows) if row.completed_on]
    within = [day for day in done if day >= now.starts]
    found = [_by_rhythm(cohort, now, within), _before_the_end(cohort, now, within)]
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
    stands = standing.stands(dict(facts), case.today)
    due = next_due(case.case.cohort, facts[Review], stands)
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
    return due.opened_at(reverse("reviews:review_add", args=[case.reference]))


def may_see(case: OpenCase) -> bool:
    """Whoever supervises, and their manager: what stays unanswered is not unseen."""
    return case.known_on is None and (case.can_write("plan") or "manager" in case.kinds)


def _by_rhythm(cohort: str, now: standing.Standing, done: list[date]) -> Due:
    if not done:
        weeks = policies.number("first_review_weeks", now.starts, cohort=cohort)
        why = _("%(n)s weeks after supervision began") % {"n": weeks}
        return Due(now.starts + timedelta(weeks=weeks), why, "date", now.today)
    last = max(done)
    months = policies.number("further_review_months", last, cohort=cohort)
    why = _("%(n)s months after the last review") % {"n": months}
    return Due(add_months(last, months), why, "date", now.today)


def _before_the_end(cohort: str, now: standing.Standing, done: list[date]) -> Due | None:
    """One in the last weeks, unless it was held in them already."""
    if now.ends is None:
        return None
    weeks = policies.number("ending_review_weeks", now.today, cohort=cohort)
    by = now.ends - timedelta(weeks=weeks)
    if any(day >= by - SOON for day in done):
        return None
    why = _("the end is near, on %(day)s") % {"day": wording.full_date(now.ends)}
    return Due(by, why, "ending", now.today)


def _past_due(case: OpenCase, row: Review) -> list[Prompt]:
    if row.due_on is None or row.due_on >= case.today:
        return []
    given = {"title": row.title, "day": wording.week_date(row.due_on)}
    text = _("The review “%(title)s” was to be finished by %(day)s.") % given
    address = reverse("reviews:review", args=[case.reference, row.entry])
    return [Prompt(text, ((_("Open the review"), address),))]


def _list(case: OpenCase) -> str:
    return reverse("reviews:reviews", args=[case.reference])
