"""The section of a review about who was heard: a row each, and under them what is still to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.assessments.models import Advice
from handrail.delivery.models import Chaser, Heard, OwnRating
from handrail.design import wording
from handrail.design.parts import Cell, Prompt
from handrail.people.models import KeyPerson, Person
from handrail.people.opening import OpenCase
from handrail.reviews import standing
from handrail.reviews.hearing import asking, late, offering
from handrail.reviews.hearing.forms import AskForm
from handrail.reviews.models import Input, Review

ANCHOR = "heard"
HEADING = _l("Who we heard")
TABLES = (Input, Chaser, Heard, Advice, OwnRating, Person, *asking.SUGGESTED)
TEMPLATE = "reviews/hearing.html"
Facts = Mapping[Any, list[Any]]
Link = tuple[str, str]


@dataclass(frozen=True)
class Waiting:
    """Somebody who has not said anything yet: how it stands, and the ways on."""

    name: str
    line: str
    known: str
    actions: tuple[Link, ...]


@dataclass(frozen=True)
class Section:
    """Everything the section shows."""

    rows: tuple[tuple[Any, ...], ...]
    waiting: tuple[Waiting, ...]
    counted: str
    advice: str
    view: str
    ratings: tuple[str, ...]
    told: tuple[tuple[str, str, str], ...]
    """Who was heard, what they were told, or the page on which to tell them."""
    actions: tuple[Link, ...]
    ask: AskForm | None
    """Whom to ask, while nobody has been."""
    ask_url: str


def section(case: OpenCase, review: Review, facts: Facts, names: Names) -> Section:
    """The section as it stands."""
    rows = _inputs(review, facts)
    answered = [row for row in rows if row.state == "answered"]
    none = [row for row in rows if row.state == "no_answer"]
    writes = _writes(case, review)
    return Section(
        answers(review, facts, names),
        tuple(_waiting(case, row, facts, names, writes) for row in rows if row.state in ("to_ask", "asked"))
        + tuple(
            Waiting(_whose(row, facts, names), _("No answer, because: %s") % row.not_had_because, "", ())
            for row in none
        ),
        _counted(rows, len(answered)),
        _advice(review, facts),
        review.persons_view,
        tuple(_rating(row) for row in _latest_ratings(review, facts)),
        tuple(_told(case, row, facts, names) for row in answered),
        tuple(_actions(case, review, asked=bool(rows))) if writes else (),
        offering.form(case, review, facts, _called(case, facts)) if writes and not rows else None,
        reverse("reviews:input_ask", args=[case.reference, review.entry]),
    )


def answers(review: Review, facts: Facts, names: Names) -> tuple[tuple[Any, ...], ...]:
    """What was said for a review, a row each."""
    rows = [row for row in _inputs(review, facts) if row.state == "answered"]
    return tuple(_answer(row, facts, names) for row in rows)


def named(facts: Facts) -> list[str]:
    """The workers whom its rows name."""
    return [row.worker for row in facts[Input] if row.worker]


def left_to_do(case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Prompt]:
    """Whom to ask, who is late, and whether the person has been heard."""
    rows = _inputs(review, facts)
    found = []
    args = [case.reference, review.entry]
    if not rows:
        found.append(
            Prompt(_("Nobody has been asked yet."), ((_("Ask those who work on the plan"), "#heard"),))
        )
    to_ask = [row for row in rows if row.state == "to_ask"]
    if to_ask:
        who = wording.listed(_whose(row, facts, names) for row in to_ask)
        found.append(_prompt(_("%(who)s: to be asked.") % {"who": who}, _("Ask"), "input_ask", args))
    for row in rows:
        if late.is_late(row, facts[Chaser], case.today):
            found.append(_late(case, row, facts, names))
    if not review.persons_words and not review.persons_view:
        words = _("What does %(name)s say?") % {"name": _called(case, facts)}
        found.append(_prompt(words, _("Write it down"), "review_views", args))
    return found


def _prompt(text: str, label: str, name: str, args: list[str]) -> Prompt:
    return Prompt(text, ((label, reverse(f"reviews:{name}", args=args)),))


def _late(case: OpenCase, row: Input, facts: Facts, names: Names) -> Prompt:
    given = {
        "who": _whose(row, facts, names),
        "day": wording.week_date(late.due_on(row, facts[Chaser])),
    }
    args = [case.reference, row.entry]
    text = _("%(who)s was to answer by %(day)s.") % given
    if late.may_remind(row, facts[Chaser], case.today):
        return _prompt(text, _("Send a reminder"), "input_remind", args)
    return _prompt(text, _("No answer, because"), "input_none", args)


def _inputs(review: Review, facts: Facts) -> list[Input]:
    return sorted(
        standing.in_review(facts[Input], review), key=lambda row: (row.answered_on or date.max, row.pk)
    )


def _writes(case: OpenCase, review: Review) -> bool:
    return review.state == "open" and case.can_write("plan")


def _called(case: OpenCase, facts: Facts) -> str:
    return facts[Person][0].first_name if facts[Person] else case.reference


def _actions(case: OpenCase, review: Review, *, asked: bool) -> list[Link]:
    args = [case.reference, review.entry]
    words = [(_("Write down what they say themselves"), reverse("reviews:review_views", args=args))]
    more = [(_("Ask somebody else"), reverse("reviews:input_ask", args=args))] if asked else []
    return [*more, *words]


def _answer(row: Input, facts: Facts, names: Names) -> tuple[Any, ...]:
    name, role = _parts(row, facts, names)
    who = Cell(
        role or name,
        ", ".join(part for part in (name if role else "", wording.full_date(row.answered_on)) if part),
    )
    return (who, row.saw, row.worries, row.better, row.should_change)


def _parts(row: Input, facts: Facts, names: Names) -> tuple[str, str]:
    if row.worker:
        found = names[row.worker]
        role = ", ".join(part for part in (found.role, found.agency if not found.ours else "") if part)
        return found.name, role
    person = next((one for one in facts[KeyPerson] if one.entry == row.person), None)
    return (person.name, wording.sentence_case(person.relationship)) if person else (_("Somebody"), "")


def _whose(row: Input, facts: Facts, names: Names) -> str:
    name, _role = _parts(row, facts, names)
    return names[row.worker].with_agency if row.worker else name


def _waiting(case: OpenCase, row: Input, facts: Facts, names: Names, writes: bool) -> Waiting:
    chasers = late.sent(late.of(row, facts[Chaser]))
    parts = [str(row.state_label)]
    if row.asked_on:
        parts = [_("asked %(day)s") % {"day": wording.day_month(row.asked_on)}]
        if row.answer_by:
            parts.append(_("answer by %(day)s") % {"day": wording.day_month(row.answer_by)})
    if chasers:
        words = ngettext("%(n)s reminder sent", "%(n)s reminders sent", len(chasers))
        parts.append(words % {"n": len(chasers)})
    known = asking.last_known(facts, row.worker) if row.worker else None
    actions = []
    if writes and row.asked_on:
        args = [case.reference, row.entry]
        actions.append((_("Write down the answer"), reverse("reviews:input_answer", args=args)))
        if late.may_remind(row, facts[Chaser], case.today):
            actions.append((_("Send a reminder"), reverse("reviews:input_remind", args=args)))
        actions.append((_("No answer, because"), reverse("reviews:input_none", args=args)))
    return Waiting(
        _whose(row, facts, names),
        wording.sentence_case(", ".join(parts)),
        _known(known) if known and row.asked_on else "",
        tuple(actions),
    )


def _known(known: asking.Known) -> str:
    said = (known.worries, known.better, known.should_change)
    words = next((part for part in said if part), known.saw)
    return _("Last told us on %(day)s: %(words)s") % {"day": wording.day_month(known.on), "words": words}


def _counted(rows: list[Input], answered: int) -> str:
    asked = [row for row in rows if row.asked_on]
    if not asked:
        return ""
    first = min(row.asked_on for row in asked if row.asked_on)
    given = {"day": wording.day_month(first), "n": answered, "all": len(asked)}
    if answered == len(asked):
        words = ngettext(
            "Asked from %(day)s; answered.", "Asked from %(day)s; everybody has answered.", answered
        )
        return words % given
    return _("Asked from %(day)s; %(n)s of %(all)s have answered.") % given


def _advice(review: Review, facts: Facts) -> str:
    return next((row.words for row in facts[Advice] if row.entry == review.advice), "")


def _latest_ratings(review: Review, facts: Facts) -> list[OwnRating]:
    """The last word on each topic up to the end of the review."""
    until = review.completed_on or date.max
    rows = [row for row in facts[OwnRating] if row.valid_from and row.valid_from <= until]
    rows.sort(key=lambda row: (row.valid_from or date.min, row.pk))
    return list({row.topic: row for row in rows}.values())


def _rating(row: OwnRating) -> str:
    """Home: better, 12 March"""
    return f"{row.topic_label}: {row.rating_label.lower()}, {wording.day_month(row.valid_from)}"


def _told(case: OpenCase, row: Input, facts: Facts, names: Names) -> tuple[str, str, str]:
    said = [one for one in facts[Heard] if one.about == row.entry]
    words = " ".join(one.what for one in said)
    address = ""
    if not said and case.can_write("contact_notes") and case.can_write("assessment"):
        address = reverse("reviews:input_told", args=[case.reference, row.entry])
    return _whose(row, facts, names), words, address
