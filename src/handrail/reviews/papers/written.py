"""What a written review says, and to whom.

In plain words: what was looked at, what was decided, what changes and until when. Nothing marked is in
it, nothing of what keeps others safe, nothing of what the police hold. An agency's part holds what it
was asked and said, what it is asked to do, and the changes that name its workers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handrail.agencies.directory import Names
from handrail.assessments.models import Factor, Strength
from handrail.casefile import codes
from handrail.delivery.models import Programme
from handrail.design import wording
from handrail.people.models import KeyPerson, Person
from handrail.plans.models import Commitment, ContactPhase, LifeState, Objective, RiskMeasure, Step
from handrail.reviews.amending.page import called, until
from handrail.reviews.models import (
    Amendment,
    Decision,
    Discussion,
    Input,
    Meeting,
    MeetingAction,
    Movement,
    Review,
    ReviewCopy,
)
from handrail.sentences.models import Condition, CurfewWindow

TABLES: tuple[Any, ...] = (
    *(Person, KeyPerson, Review, Input, Movement, Discussion, Decision, Meeting, MeetingAction),
    *(Amendment, ReviewCopy, Programme, LifeState, Objective, Step, Commitment, ContactPhase),
    *(RiskMeasure, Condition, CurfewWindow, Strength, Factor),
)
PLAIN, FILE, PART = "in_plain_words", "for_the_file", "their_part"
FOR_THE_PERSON = frozenset({"assessment", "plan", "order", "contact_level", "week", "curfew", "condition"})
"""Kinds of change a person is told on paper; what is done to keep others safe is not among them."""
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Change:
    """One change: what, as it was, as it is now, until when, and by whose authority."""

    what: str
    was: str
    becomes: str
    until: str
    authority: str


@dataclass(frozen=True)
class Heard:
    """What somebody said for the review."""

    who: str
    saw: str
    worries: str
    better: str
    should_change: str


@dataclass(frozen=True)
class Written:
    """One written review, ready to show or to print. ``what`` is the kind of paper."""

    what: str
    called: str
    to: str
    title: str
    opened: str
    done: str
    why: str
    person: str
    parents: str
    decided: str
    reasons: tuple[str, ...]
    no_change: str
    starts: str
    changes: tuple[Change, ...]
    heard: tuple[Heard, ...]
    moved: tuple[tuple[str, str, str], ...]
    asked: tuple[tuple[str, str], ...]


def recipients(facts: Facts, review: Review) -> list[str]:
    """The workers who were asked for this review, or are asked to do something by a meeting of it."""
    asked = [row.worker for row in facts[Input] if row.review == review.entry and row.worker]
    meetings = {row.entry for row in facts[Meeting] if row.review == review.entry}
    asked += [row.worker for row in facts[MeetingAction] if row.meeting in meetings and row.worker]
    return list(dict.fromkeys(asked))


def written(facts: Facts, review: Review, what: str, names: Names, worker: str = "") -> Written:
    """A review as one paper says it; ``worker`` is whose part it is."""
    person = facts[Person][0].first_name if facts[Person] else ""
    made = [row for row in facts[Amendment] if row.review == review.entry and row.state in ("made", "ended")]
    if what == PLAIN:
        made = [row for row in made if row.kind in FOR_THE_PERSON and not _is_marked(row)]
    elif what == PART:
        made = [row for row in made if _names(row, worker) and not _is_marked(row)]
    whole = what == FILE
    return Written(
        what,
        person,
        names[worker].with_agency if worker else "",
        review.title if what != PART else "",
        wording.full_date(review.valid_from),
        wording.full_date(review.completed_on),
        review.why if whole else "",
        review.persons_words if what != PART else "",
        review.parents_words if what != PART else "",
        review.decision if whole else "",
        tuple(_reasons(facts, review, whole)) if what != PART else (),
        review.no_change_because if what != PART else "",
        wording.long_date(review.effective_on) if review.effective_on else "",
        tuple(_change(facts, row) for row in made),
        tuple(_heard(facts, review, names, what, worker)),
        tuple(_moved(facts, review)) if whole else (),
        tuple(_asked(facts, review, what, worker, names)),
    )


def _is_marked(row: Amendment) -> bool:
    """Whether what is amended carries a marking, before or after."""
    return any(held.get("marking", "none") not in ("none", None) for held in (row.facts, row.before))


def _names(row: Amendment, worker: str) -> bool:
    """Whether a change names a worker: among those who do it, as owner or as who acts."""
    held = {**row.before, **row.facts}
    return worker in (*(held.get("workers") or ()), held.get("owner"), held.get("worker"))


def _change(facts: Facts, row: Amendment) -> Change:
    what = called(row, facts)
    by = ", ".join(
        part for part in (row.authority_label if row.authority else "", row.authority_name) if part
    )
    return Change(
        what or codes.label("amendment_kinds", row.kind), row.was, row.becomes, until(row, facts), by
    )


def _reasons(facts: Facts, review: Review, whole: bool) -> Iterable[str]:
    """The reasons as the person was given them; on file also as they were decided."""
    asked = {row.entry for row in facts[Discussion] if row.review == review.entry}
    for row in facts[Decision]:
        if row.discussion in asked:
            yield from (row.reason_for_person, row.reason if whole else "")


def _heard(facts: Facts, review: Review, names: Names, what: str, worker: str) -> Iterable[Heard]:
    people = {row.entry: row.name for row in facts[KeyPerson]}
    for row in facts[Input]:
        mine = what == FILE or (what == PART and row.worker == worker)
        if row.review == review.entry and row.answered_on and mine:
            who = names[row.worker].with_agency if row.worker else people.get(row.person or "", "")
            yield Heard(who, row.saw, row.worries, row.better, row.should_change)


def _moved(facts: Facts, review: Review) -> Iterable[tuple[str, str, str]]:
    for row in facts[Movement]:
        if row.review == review.entry:
            yield row.before, row.now, row.means


def _asked(facts: Facts, review: Review, what: str, worker: str, names: Names) -> Iterable[tuple[str, str]]:
    """What meetings asked people to do: of the person their own part, of a worker theirs."""
    meetings = {
        row.entry for row in facts[Meeting] if row.review == review.entry and row.marking in ("none", None)
    }
    for row in facts[MeetingAction]:
        mine = what == FILE or (what == PLAIN and row.by_person) or (what == PART and row.worker == worker)
        if row.meeting in meetings and mine:
            who = names[row.worker].name if row.worker else ""
            yield row.what, " · ".join(part for part in (who, wording.full_date(row.due_on)) if part)
