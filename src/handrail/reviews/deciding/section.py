"""The decision, as a section of the page of a review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.people.models import Person
from handrail.people.opening import OpenCase
from handrail.reviews.deciding import story
from handrail.reviews.deciding.story import Story
from handrail.reviews.models import Change, DecisionCondition, Discussion, Review, Verification

ANCHOR = "decision"
HEADING = _l("The decision")
TABLES: Sequence[Any] = (*story.TABLES, Person, Change)
TEMPLATE = "reviews/deciding_section.html"
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Deciding:
    """The questions of a review with what was decided; and the way to ask one."""

    stories: tuple[Story, ...]
    ask_url: str


def section(case: OpenCase, review: Review, facts: Facts, names: Names) -> Deciding | None:
    """The questions asked in it, the first one first."""
    rows = _questions(facts, review)
    ask = _ask_url(case, review, facts)
    if not rows and not ask:
        return None
    called = _called(case, facts)
    return Deciding(tuple(story.story(case, facts, row, names, called) for row in rows), ask)


def left_to_do(case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Prompt]:
    """The answer that is waited for, each condition not seen to, and telling the person."""
    called = _called(case, facts)
    found = []
    for row in _questions(facts, review):
        address = reverse("reviews:discussion", args=[case.reference, row.entry])
        decision = story.decision_of(facts, row)
        if decision is None:
            if case.can_read("oversight"):
                found.append(Prompt(_waits(row, names), ((_("The question"), address),)))
            continue
        found += _conditions(case, facts, row, names)
        if row.told_on is None and decision.decision != "more_needed":
            words = _("%(name)s is told what was decided, and why") % {"name": called}
            found.append(
                Prompt(words, ((_("Say when"), reverse("reviews:told", args=[case.reference, row.entry])),))
            )
    return found


def _questions(facts: Facts, review: Review) -> list[Discussion]:
    return [row for row in facts[Discussion] if row.review == review.entry and row.kind not in story.RHYTHM]


def _called(case: OpenCase, facts: Facts) -> str:
    return facts[Person][0].first_name if facts[Person] else case.reference


def _ask_url(case: OpenCase, review: Review, facts: Facts) -> str:
    if review.state != "open" or not case.can_write("plan"):
        return ""
    change = next((row.entry for row in facts[Change] if row.review == review.entry), "")
    address = reverse("reviews:ask", args=[case.reference])
    return f"{address}?{urlencode({'change': change})}" if change else address


def _waits(row: Discussion, names: Names) -> str:
    who = names[row.asked_of].name if row.asked_of else _("A manager")
    words = _("%(who)s answers: %(question)s") % {"who": who, "question": row.question}
    return f"{words} ({wording.day_month(row.answer_by)})" if row.answer_by else words


def _conditions(case: OpenCase, facts: Facts, row: Discussion, names: Names) -> list[Prompt]:
    met = {one.condition for one in facts[Verification]}
    found = []
    for one in facts[DecisionCondition]:
        if one.discussion != row.entry or one.entry in met:
            continue
        words = ", ".join(
            part for part in (f"{names[one.worker].name}: {one.what.rstrip('.')}", story.when(one)) if part
        )
        address = reverse("reviews:verify", args=[case.reference, one.entry])
        found.append(Prompt(words, ((_("Record it"), address),) if case.can_write("plan") else ()))
    return found
