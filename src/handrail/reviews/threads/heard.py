"""Heard: what agencies said for a review, what was asked and decided, who met, and where people stood."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.design.parts import Quote
from handrail.people.models import KeyPerson
from handrail.reviews.models import (
    Attendee,
    Decision,
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    Input,
    Meeting,
    Movement,
    OutsideCall,
    Verification,
)
from handrail.reviews.threads.facts import Facts
from handrail.reviews.threads.parts import Item, Stage, sentences, short


def stage(facts: Facts) -> Stage:
    """The stage; its sentence says who was heard."""
    reviews = {row.entry for row in facts.reviews}
    inputs = [row for row in facts.rows[Input] if row.review in reviews and row.state == "answered"]
    discussions = [row for row in facts.rows[Discussion] if row.review in reviews]
    meetings = [row for row in facts.rows[Meeting] if row.review in reviews and row.state == "held"]
    asked = {row.entry for row in discussions}
    decisions = [row for row in facts.rows[Decision] if row.discussion in asked]
    who = [_who(facts, row) for row in inputs] + [facts.named(row.decided_by) for row in decisions]
    met = {row.entry for row in meetings}
    if any(row.the_person for row in facts.rows[Attendee] if row.meeting in met and row.attendance == "came"):
        who.append(facts.called)
    items = (
        *(_input(facts, row) for row in inputs),
        *_moved(facts, reviews),
        *(_decided(facts, row) for row in decisions),
        *_met(facts, meetings),
        *_called(facts),
        *_verified(facts, asked),
    )
    named = wording.listed(dict.fromkeys(one for one in who if one))
    return Stage("heard", _("Heard"), f"{named}." if named else "", items, tuple(_quotes(facts, reviews)))


def _url(facts: Facts, review: str | None) -> str:
    return reverse("reviews:review", args=[facts.case.reference, review]) if review else ""


def _who(facts: Facts, row: Any) -> str:
    if row.worker:
        return facts.named(row.worker)
    return next((one.name for one in facts.rows[KeyPerson] if one.entry == row.person), "")


def _input(facts: Facts, row: Any) -> Item:
    said = sentences(row.saw, row.worries, row.better, row.should_change)
    words = f"{_who(facts, row)}: {said}"
    return Item(row.answered_on or row.valid_from, short(words), _("What they said"), _url(facts, row.review))


def _moved(facts: Facts, reviews: set[str]) -> Iterator[Item]:
    for row in facts.rows[Movement]:
        if row.of == facts.entry and row.review in reviews:
            before = _("Before: %(words)s") % {"words": row.before} if row.before else ""
            words = sentences(before, _("Now: %(words)s") % {"words": row.now}, row.means)
            yield Item(row.valid_from, short(words), _("What has moved"), _url(facts, row.review))


def _decided(facts: Facts, row: Any) -> Item:
    review = next((one.review for one in facts.rows[Discussion] if one.entry == row.discussion), None)
    words = sentences(f"{facts.named(row.decided_by)}: {str(row.decision_label).lower()}", row.reason)
    return Item(row.valid_from, short(words), _("Decision"), _url(facts, review))


def _met(facts: Facts, meetings: list[Any]) -> Iterator[Item]:
    for row in meetings:
        stood = next(
            (one for one in facts.rows[Attendee] if one.meeting == row.entry and one.the_person), None
        )
        said = ""
        if stood and (stood.before or stood.after):
            said = _("%(name)s before: %(before)s After: %(after)s") % {
                "name": facts.called,
                "before": sentences(stood.before),
                "after": sentences(stood.after),
            }
        words = short(sentences(said, row.outcome))
        yield Item(row.valid_from, words, str(row.kind_label), _url(facts, row.review))


def _called(facts: Facts) -> Iterator[Item]:
    """Calls from outside that a change of this thread came from, or that its reviews' consents answer."""
    reviews = {row.entry for row in facts.reviews}
    consents = {row.entry for row in facts.rows[DisclosureConsent] if row.review in reviews}
    origins = {row.came_from for row in facts.changes}
    for row in facts.rows[OutsideCall]:
        if row.entry in origins or row.consent in consents:
            yield Item(row.valid_from, short(f"{row.organisation or row.caller}: {row.asks}"))


def _verified(facts: Facts, asked: set[str]) -> Iterator[Item]:
    conditions = {row.entry: row for row in facts.rows[DecisionCondition] if row.discussion in asked}
    for row in facts.rows[Verification]:
        if row.condition in conditions:
            met = _("Condition met") if row.met else _("Condition not met")
            yield Item(row.valid_from, short(f"{met}: {row.what}"))


def _quotes(facts: Facts, reviews: set[str]) -> Iterator[Quote]:
    """The last own words said in a meeting's consent, else to the decision, else to the review."""
    consents = [row for row in facts.rows[DisclosureConsent] if row.review in reviews]
    discussions = [row for row in facts.rows[Discussion] if row.review in reviews]
    said = [(row.valid_from, row.pk, row.persons_words) for row in (*consents, *discussions, *facts.reviews)]
    for day, _pk, words in sorted(one for one in said if one[2])[-1:]:
        yield Quote(words, f"{facts.called}, {wording.full_date(day)}")
