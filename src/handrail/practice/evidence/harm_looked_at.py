"""Whether changes that bear on harm were taken up, how soon, and whether the review did something."""

from datetime import timedelta
from typing import Final

from handrail.casefile.plans import Edition
from handrail.casefile.reviews import Change, Review
from handrail.practice.answers import Said, against, no_evidence, not_yet_due, shown
from handrail.practice.evidence import harm, looking_again, naming, partners_heard, reviewing, risk_reviewing
from handrail.practice.evidence.timing import until_reviewed
from handrail.practice.evidence.written import written
from handrail.practice.reading import ANSWERED_WITHIN, Case
from handrail.practice.wording import counted, listed, on, start

SETTLED: Final = timedelta(weeks=4)
"""A plan agreed anew within this time of the first one is still the first planning."""


def agreed_anew(case: Case) -> tuple[Edition, ...]:
    """Plans agreed so long after the first that they are a looking again."""
    first = case.editions[0].valid_from if case.editions else None
    later = looking_again.later_editions(case)
    return tuple([row for row in later if first and row.valid_from and row.valid_from >= first + SETTLED])


def taken_up(case: Case) -> Said:
    """Each change that bears on harm beside its review and the days between; else what a review says."""
    changes = risk_reviewing.touching(case)
    if left := [row for row in changes if reviewing.review_of(case, row) is None]:
        last = reviewing.answer_by(left)
        names = listed([reviewing.changed(row) for row in left])
        if case.as_of <= last:
            return not_yet_due(last, f"{names}: time to look at it until {on(last)}", *left)
        return no_evidence(f"{names}: no review has taken it up", *left)
    pairs = [(row, review) for row in changes if (review := reviewing.review_of(case, row))]
    for change, review in pairs:
        days = risk_reviewing.days_between(change, review)
        if days > ANSWERED_WITHIN.days:
            return against(
                f"{reviewing.changed(change)}: looked at after {counted(days, 'day', 'days')}", change, review
            )
    return _said_of(case, pairs) if pairs else _without_change(case)


def _said_of(case: Case, pairs: list[tuple[Change, Review]]) -> Said:
    change, review = pairs[-1]
    days = risk_reviewing.days_between(change, review)
    took = f"after {counted(days, 'day', 'days')}" if days else "the same day"
    return shown(f"{reviewing.changed(change)}: looked at {took}", *(one for pair in pairs for one in pair))


def _without_change(case: Case) -> Said:
    if case.review is None:
        return _with_the_plan(case)
    if rows := risk_reviewing.looked_at(case, case.review):
        return shown(f"{start(reviewing.called(case.review))} looked at harm to others", case.review, *rows)
    if harm.little_feared(case):
        return harm.little_to_manage(case)
    return no_evidence(f"{start(reviewing.called(case.review))} says nothing of harm to others", case.review)


def _with_the_plan(case: Case) -> Said:
    """Where no review is written: whether harm was looked at when the plan was agreed anew."""
    again = agreed_anew(case)
    if not again:
        return until_reviewed(case, "Neither a change nor a review is on record")
    day = again[-1].valid_from or case.as_of
    if rows := risk_reviewing.anew(case, day - looking_again.TOGETHER, day):
        return shown(f"Harm to others was looked at with the plan of {on(day)}", again[-1], *rows)
    return no_evidence(f"The plan was agreed anew on {on(day)}, and nothing of harm to others", again[-1])


def agencies_used(case: Case) -> Said:
    """Whether agencies were asked for the last review, answered, and something was made of it."""
    review = case.review
    if review is None:
        return _heard_with_the_plan(case)
    called, asked = start(reviewing.called(review)), reviewing.agencies(case, review)
    if silent := reviewing.silent(case, asked):
        whom = naming.workers(case, (row.worker for row in silent if row.worker))
        return no_evidence(f"{called}: no answer, no chaser and no reason from {whom}", review, *silent)
    heard = [row for row in asked if row.state == "answered"]
    if unused := reviewing.unused(case, review, heard):
        whom = naming.workers(case, (row.worker for row in unused if row.worker))
        return no_evidence(f"{called}: nothing says what was made of what {whom} said", review, *unused)
    again = risk_reviewing.asked_again(case, review)
    said = [*heard, *reviewing.came(case, review), *reviewing.volunteered(case, review)]
    who = [naming.workers(case, reviewing.speakers(case, said))] if said else []
    also = [f"asked again: {listed([row.agency for row in again])}"] if again else []
    if who or also:
        return shown(f"{called} heard {'; '.join([*who, *also])}", review, *said, *again)
    return no_evidence(f"{called} names no other agency that was heard", review, *asked)


def _heard_with_the_plan(case: Case) -> Said:
    looks = looking_again.last(case)
    if not agreed_anew(case):
        return until_reviewed(case, "No review is on record")
    day = on(looking_again.day(looks))
    heard = partners_heard.at(case, looks)
    if not heard:
        return no_evidence(f"The plan was looked at again on {day} without another agency", *looks)
    whom = naming.workers(case, (row.worker for row in heard if row.worker))
    return shown(f"The plan was looked at again on {day} with {whom}", *looks, *heard)


def changed_plan(case: Case) -> Said:
    """Whether the last review changed the plan, or says why not."""
    review = case.review
    if review is None:
        again = agreed_anew(case)
        if not again:
            return until_reviewed(case, "No review is on record")
        return shown(f"The plan was agreed anew on {on(again[-1].valid_from or case.as_of)}", again[-1])
    called = start(reviewing.called(review))
    if waiting := reviewing.proposed(case, review):
        return no_evidence(f"{called} proposed changes that were not made", review, *waiting)
    if altered := reviewing.alterations(case, review):
        return shown(f"{called} changed {reviewing.what(altered)}", review, *altered)
    if written(review.no_change_because):
        return shown(f"{called} says why nothing changes", review)
    return against(f"{called} changed nothing and does not say why", review)
