"""Looking again: after which change, how soon, with whose knowledge, and what it altered."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from handrail.casefile import codes
from handrail.casefile.contacts import Contact
from handrail.casefile.reviews import Change, Input, Review
from handrail.casefile.versions import Version
from handrail.practice.evidence import order, sources
from handrail.practice.evidence.written import written
from handrail.practice.reading import ANSWERED_WITHIN, Case, once
from handrail.practice.wording import listed, on

FRESH: Final = timedelta(days=28)
"""How long before a review something said by an agency still speaks for it."""
ROUND: Final = timedelta(weeks=12)
"""The time a review looks back on where none came before it."""
NOT_NAMED: Final = ("intelligence", "disclosure", "other")


@once
def opened(case: Case) -> tuple[Review, ...]:
    """Reviews begun in this supervision, finished or not."""
    return tuple([row for row in case.past("reviews.reviews") if row.valid_from >= case.began])


def review_of(case: Case, change: Change) -> Review | None:
    """The review a change opened or joined; else the first begun since, within a fortnight of knowing."""
    for row in opened(case):
        if row.entry == change.review:
            return row
    first, last = _happened(change), _noticed(change) + ANSWERED_WITHIN
    return next((row for row in opened(case) if first <= _opened(row) <= last), None)


def unlooked(case: Case) -> tuple[Change, ...]:
    """Significant changes that no review took up."""
    return tuple([row for row in case.changes if review_of(case, row) is None])


def answer_by(changes: Iterable[Change]) -> date:
    """The last day to take up these changes: a fortnight after the first was known."""
    return min(_noticed(row) for row in changes) + ANSWERED_WITHIN


def late(case: Case) -> tuple[tuple[Change, Review], ...]:
    """Changes whose review began more than a fortnight afterwards."""
    return tuple(
        [
            (row, review)
            for row in case.changes
            if (review := review_of(case, row)) and _opened(review) > _noticed(row) + ANSWERED_WITHIN
        ]
    )


def unfinished(case: Case) -> tuple[Review, ...]:
    """Reviews still open after the day by which they should be finished."""
    return tuple(
        [row for row in opened(case) if row.state == "open" and row.due_on and row.due_on < case.as_of]
    )


def unweighed(case: Case) -> tuple[Change, ...]:
    """Changes of which nobody has said in a fortnight whether they matter."""
    return tuple(
        [
            row
            for row in case.past("reviews.changes")
            if row.weight == "not_decided"
            and row.valid_from >= case.began
            and _noticed(row) + ANSWERED_WITHIN < case.as_of
        ]
    )


def lapses_unanswered(case: Case) -> tuple[Any, ...]:
    """Lapses of which the record does not say what was done."""
    return tuple(
        [
            row
            for row in case.past("delivery.turning_points")
            if row.kind == "lapse"
            and row.valid_from >= case.began
            and row.valid_from + ANSWERED_WITHIN < case.as_of
            and not written(row.used_for)
            and row.plan_changes == "not_asked"
        ]
    )


def changed(change: Change) -> str:
    """A change as a finding names it: "Work or learning, 11 March 2026"; what is marked stays unsaid."""
    plain = change.marking == "none" and change.kind not in NOT_NAMED
    kind = codes.label("change_kinds", change.kind) if plain else "A change"
    return f"{kind}, {on(_happened(change))}"


def called(review: Review) -> str:
    """A review as a finding names it: "the review of 17 March 2026"."""
    return f"the review of {on(review.completed_on or _opened(review))}"


# -- What it altered ------------------------------------------------------------------


def alterations(case: Case, review: Review) -> tuple[Version, ...]:
    """What a review changed in the plan: amendments made, the edition agreed with it."""
    made = [
        row
        for row in case.rows("reviews.amendments")
        if row.review == review.entry and row.kind != "assessment" and row.state in ("made", "ended")
    ]
    return (*made, *(row for row in case.editions if row.entry == review.edition))


def what(altered: Iterable[Version]) -> str:
    """What was altered, by kind: "the week, contact level and the plan"."""
    kinds = (codes.label("amendment_kinds", getattr(row, "kind", "plan")).lower() for row in altered)
    return listed([kind if kind.startswith("the ") else f"the {kind}" for kind in kinds])


def proposed(case: Case, review: Review) -> tuple[Any, ...]:
    """Amendments of a finished review that were never made or withdrawn."""
    return tuple(
        [
            row
            for row in case.rows("reviews.amendments")
            if row.review == review.entry and row.state == "proposed"
        ]
    )


def window(case: Case, review: Review) -> tuple[date, date]:
    """The days a review speaks of: from the one before it, or twelve weeks, to its own end."""
    ends = review.completed_on or case.as_of
    earlier = [row.completed_on for row in case.reviews if row.completed_on and row.completed_on < ends]
    return max([case.began, *earlier] if earlier else [case.began, ends - ROUND]), ends


# -- What it said of strengths, factors and progress ----------------------------------


def movements(case: Case, review: Review) -> dict[str, Any]:
    """What a review says has moved, by the entry that did: a factor, a strength, a goal."""
    return {row.of: row for row in case.rows("reviews.movements") if row.review == review.entry}


def factors_looked_at(case: Case, review: Review) -> tuple[Any, ...]:
    """Factors a review says have moved, or were written anew with it."""
    moved, first = movements(case, review), _opened(review)
    return tuple(
        [
            row
            for row in case.factors
            if row.entry in moved or (row.valid_from and row.valid_from >= first) or _written(row) >= first
        ]
    )


def strengths_weighed(case: Case, review: Review) -> dict[str, Version]:
    """Strengths a review gave weight to: their movement, their part in a change, their next use."""
    known = {row.entry for row in case.strengths}
    found: dict[str, Version] = {}
    for change in case.past("reviews.changes"):
        if change.review == review.entry:
            found.update(dict.fromkeys(change.strengths, change))
    first, last = _opened(review), review.completed_on or case.as_of
    for row in (*case.objectives, *case.steps, *case.past("delivery.progress")):
        if row.valid_from and first <= row.valid_from <= last:
            found.update(dict.fromkeys(_builds_on(row), row))
    for row in case.rows("reviews.amendments"):
        if row.review == review.entry and row.part == "assessments.strengths":
            found[row.of] = row
    found.update(movements(case, review))
    return {entry: row for entry, row in found.items() if entry in known}


def progress_told(case: Case, review: Review) -> set[str]:
    """Goals, factors and strengths of which it is written how far they have come, since the review before."""
    first = window(case, review)[0]
    told = {row.objective for row in case.past("delivery.progress") if row.valid_from >= first}
    return told | set(movements(case, review))


def without_progress(case: Case, review: Review) -> tuple[Any, ...]:
    """Goals with work begun before a review, of which nothing says how far they have come."""
    days = order.first_days(case)
    worked_on = {row.objective for row in case.steps if days.get(row.entry, case.as_of) < _opened(review)}
    told = progress_told(case, review)
    return tuple(
        [
            row
            for row in case.objectives
            if row.state == "current"
            and row.entry in worked_on
            and told.isdisjoint((row.entry, *row.factors))
        ]
    )


def _builds_on(row: Any) -> list[str]:
    found: list[str] = getattr(row, "because_of", None) or getattr(row, "strengths", [])
    return found


# -- Whose knowledge it had -----------------------------------------------------------


def agencies(case: Case, review: Review) -> tuple[Input, ...]:
    """Workers of other agencies asked for a review."""
    return tuple([row for row in case.inputs(review) if row.worker and row.worker not in case.allocated])


def silent(case: Case, inputs: Iterable[Input]) -> tuple[Input, ...]:
    """Those who did not answer, were not chased, and nobody said why."""
    reminded = sources.chased(case)
    return tuple(
        [
            row
            for row in inputs
            if row.state != "answered" and row.entry not in reminded and not written(row.not_had_because)
        ]
    )


def came(case: Case, review: Review) -> tuple[Any, ...]:
    """Workers of other agencies who came to a meeting of a review."""
    held = {
        row.entry
        for row in case.past("reviews.meetings")
        if row.review == review.entry and row.state == "held"
    }
    return tuple(
        [
            row
            for row in case.rows("reviews.attendees")
            if row.meeting in held
            and row.attendance == "came"
            and row.worker
            and row.worker not in case.allocated
        ]
    )


def volunteered(case: Case, review: Review) -> tuple[Any, ...]:
    """Contacts in the four weeks before a review in which an agency said what worries or should change."""
    ends = review.completed_on or case.as_of
    return tuple(
        [
            row
            for row in case.happened
            if row.valid_from
            and ends - FRESH <= row.valid_from <= ends
            and case.partners(row.workers)
            and (written(row.worries) or written(row.better) or written(row.should_change))
        ]
    )


def speakers(case: Case, said: Iterable[Any]) -> Iterable[str]:
    """The workers who spoke for a review: asked for it, at its meeting, or feeding back before it."""
    for row in said:
        yield from case.partners(row.workers) if isinstance(row, Contact) else (row.worker,)


def unused(case: Case, review: Review, inputs: Iterable[Input]) -> tuple[Input, ...]:
    """Answers that ask for a change, where the review neither altered anything nor said what came of it."""
    heard = {row.about for row in case.past("delivery.heard")}
    if written(review.no_change_because) or written(review.decision) or alterations(case, review):
        return ()
    return tuple([row for row in inputs if written(row.should_change) and row.entry not in heard])


def _written(row: Version) -> date:
    return row.recorded_at.date()


def _opened(review: Review) -> date:
    return review.valid_from or date.min


def _noticed(change: Change) -> date:
    """The day a change was written down, where that was later; a further version no longer tells it."""
    written_on = change.recorded_at.date() if change.version == 1 else _happened(change)
    return max(_happened(change), written_on)


def _happened(change: Change) -> date:
    return change.valid_from or date.min
