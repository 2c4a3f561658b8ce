"""Changed: what the reviews amended of it, and what comes next."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.casefile.steps import OVER
from handrail.design import wording
from handrail.plans import mine
from handrail.reviews.models import Amendment
from handrail.reviews.threads.facts import Facts
from handrail.reviews.threads.parts import Item, Stage, sentences, short


def stage(facts: Facts) -> Stage:
    """The stage; its sentence is what the last finished review came to."""
    done = sorted(
        (row for row in facts.reviews if row.completed_on), key=lambda row: (row.completed_on, row.pk)
    )
    lead = (done[-1].decision or done[-1].no_change_because) if done else ""
    items = [item for row in done for item in _of(facts, row)]
    return Stage("changed", _("Changed"), lead, (*items, *_next(facts)))


def _of(facts: Facts, review: Any) -> Iterator[Item]:
    made = [
        row for row in facts.rows[Amendment] if row.review == review.entry and row.state in ("made", "ended")
    ]
    effective = review.effective_on or review.completed_on
    for row in made:
        if {row.of, row.makes} & facts.touched:
            words = f"{row.was} → {row.becomes}" if row.was else row.becomes
            yield Item(effective, short(sentences(words, row.reason)))
            if row.ended_on:
                yield Item(
                    row.ended_on,
                    short(sentences(_("Ended: %(what)s") % {"what": row.becomes}, row.ended_because)),
                )
    if made:
        count = ngettext(
            "%(n)s change together, from the review “%(title)s”",
            "%(n)s changes together, from the review “%(title)s”",
            len(made),
        )
        words = count % {"n": len(made), "title": review.title}
        yield Item(effective, sentences(words), _("Before and after"), _compared(facts, review, effective))
    else:
        yield Item(review.completed_on, short(sentences(_("No change"), review.no_change_because)))


def _compared(facts: Facts, review: Any, effective: date) -> str:
    first = min(effective, review.completed_on) - timedelta(days=1)
    last = max(effective, review.completed_on) + timedelta(days=7)
    query = urlencode({"from": first.isoformat(), "to": last.isoformat()})
    return reverse("reviews:compare", args=[facts.case.reference]) + f"?{query}"


def _next(facts: Facts) -> Iterator[Item]:
    """The next day that a step or an open review of it names."""
    plan = reverse("plans:plan", args=[facts.case.reference])
    goals = {row.entry: row for row in facts.objectives}
    ahead: list[tuple[date, str, str, str]] = []
    for row in facts.steps:
        day = next((one for one in (row.starts_on, row.due_on) if one and one >= facts.today), None)
        if day and row.state not in OVER:
            goal = goals.get(row.objective)
            label = _("Goal %(n)s") % {"n": goal.rank} if goal else _("Plan")
            ahead.append((day, row.what, label, plan))
    for row in facts.reviews:
        if row.state == "open" and row.due_on and row.due_on >= facts.today:
            address = reverse("reviews:review", args=[facts.case.reference, row.entry])
            ahead.append((row.due_on, row.title, _("Review"), address))
    for day, what, label, address in sorted(ahead)[:1]:
        yield Item(None, f"{short(what)}, {wording.full_date(day)}.", label, address)
    if not ahead and facts.objectives:
        goal = facts.objectives[0]
        if goal.state in ("current", "later"):
            yield Item(None, sentences(mine.title_words(goal)), _("Goal %(n)s") % {"n": goal.rank}, plan)
