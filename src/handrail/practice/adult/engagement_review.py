"""Engagement, review: how far the person took part, what changes because of it, and holding it with them."""

from handrail.practice.answers import (
    Answer,
    Said,
    against,
    needs_judgement,
    no_evidence,
    not_yet_due,
    shown,
)
from handrail.practice.evidence import reviewed_together, reviewing
from handrail.practice.evidence.timing import until_reviewed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, start

PLACE = "P2.4 / KQ 2.4.1"


@expectation(
    id="A-ENG-REV-1",
    cohort="adult",
    strand="engagement",
    stage="review",
    question="Does the review say how far the person kept to it, and what stood in the way?",
    source=ADULT_STANDARDS.at(PLACE),
    evidence="What the last review, or the talk with a manager for it, says of attendance, of taking part "
    "and of what got in the way.",
    judgement="Why taking part grew or fell, and whether it was real or only turning up.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="how far the person kept to it, in the review",
    would_undo="a review that leaves it out",
)
def compliance_looked_at(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No review is finished")
    called = start(reviewing.called(review))
    missed = reviewed_together.within(case, review, case.missed)
    if said := reviewed_together.looked_at_compliance(case, review):
        return shown(f"{called} says how far {case.name} kept to it", *said, *missed)
    appointments = counted(len(missed), "appointment", "appointments")
    rest = f", and {appointments} had been missed" if missed else ""
    return no_evidence(f"{called} does not say how far {case.name} kept to it{rest}", review, *missed)


@expectation(
    id="A-ENG-REV-2",
    cohort="adult",
    strand="engagement",
    stage="review",
    question="Is the plan of work changed to fit what that shows?",
    source=ADULT_STANDARDS.at(PLACE),
    evidence="What the last review altered (the week, contact, goals, help), with what it was before; or "
    "why nothing changes.",
    judgement="Whether it was the change that was needed.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_YET_DUE,
    ),
    would_show="a change made by the review, or why nothing changes",
    would_undo="a review that changes nothing and does not say why",
)
def work_changed_to_fit(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No review is finished")
    called = start(reviewing.called(review))
    proposed = reviewing.proposed(case, review)
    if proposed and review.effective_on and review.effective_on >= case.as_of:
        day = review.effective_on
        return not_yet_due(day, f"What {reviewing.called(review)} changes holds from {on(day)}", *proposed)
    if proposed:
        return no_evidence(f"{called} proposed changes that were not made", review, *proposed)
    if altered := reviewing.alterations(case, review):
        return shown(f"{called} changed {reviewing.what(altered)}", review, *altered)
    if not written(review.no_change_because):
        return against(f"{called} changed nothing and does not say why", review)
    missed = reviewed_together.within(case, review, case.missed)
    came = reviewed_together.within(case, review, case.seen)
    if len(missed) > len(came):
        words = f"{called} changes nothing, and more was missed than kept: look at its reason"
        return needs_judgement(words, review, *missed)
    return shown(f"{called} says why nothing changes", review)


@expectation(
    id="A-ENG-REV-3",
    cohort="adult",
    strand="engagement",
    stage="review",
    question="Is the review held with the person?",
    source=ADULT_STANDARDS.at(PLACE),
    evidence="The person’s view or presence at the last review, how they see their own progress, and "
    "their copy of what came of it.",
    judgement="Whether they could change what came of it.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="their view in the review, and a copy given",
    would_undo="a plan changed by a review without their view",
)
def held_with_the_person(case: Case) -> Said:
    review, name = case.review, case.name
    if review is None:
        return until_reviewed(case, "No review is finished")
    called = start(reviewing.called(review))
    heard = reviewed_together.heard(case, review)
    altered = reviewing.alterations(case, review)
    if not heard and altered:
        changed = reviewing.what(altered)
        return against(f"{called} changed {changed} without a word of {name}’s", review, *altered)
    if not heard:
        return no_evidence(f"{called} does not hold {name}’s view", review)
    ratings = reviewed_together.own_ratings(case, review)
    if copies := reviewed_together.copies(case, review):
        rest = " and own word on progress" if ratings else ""
        return shown(f"{called} holds {name}’s view{rest}; a copy was given", *heard, *copies, *ratings)
    last = reviewed_together.last_day_to_copy(case, review)
    if case.as_of <= last:
        return not_yet_due(last, f"There is time until {on(last)} to give {name} the review", *heard)
    return no_evidence(f"{called} holds {name}’s view; nothing says that a copy was given", *heard)


@expectation(
    id="A-ENG-REV-4",
    cohort="adult",
    strand="engagement",
    stage="review",
    question="Is the review written up as the record of how the sentence is carried out?",
    source=ADULT_STANDARDS.at(PLACE),
    evidence="A finished review with its day, who finished it, who took part, and what was decided.",
    judgement="Whether a written review was called for at that point.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a finished review with who took part and what was decided, or why none is called for",
    would_undo="a significant change without a written review",
    applies="where a written review is fitting",
    escape="where appropriate",
)
def written_up(case: Case) -> Said:
    unlooked = reviewing.unlooked(case)
    if unlooked and case.as_of > reviewing.answer_by(unlooked):
        names = listed([reviewing.changed(row) for row in unlooked])
        return no_evidence(f"{names}: no review is written", *unlooked)
    review = case.review
    if review is None:
        return until_reviewed(case, "No review is written")
    called, part = start(reviewing.called(review)), reviewed_together.took_part(case, review)
    decided = written(review.decision) or written(review.no_change_because)
    missing = {
        "who finished it": review.completed_by,
        "who took part": part,
        "what was decided": decided or written(review.balance),
    }
    if silent := [words for words, there in missing.items() if not there]:
        return no_evidence(f"{called} does not say {listed(silent)}", review)
    return shown(f"{called} is written, with who took part and what was decided", review, *part)
