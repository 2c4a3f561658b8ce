"""Desistance, review: changes noticed, plans adjusted, strengths weighed, agencies heard, progress told."""

from handrail.practice.answers import (
    Answer,
    Said,
    against,
    needs_judgement,
    no_evidence,
    not_applicable,
    not_yet_due,
    shown,
)
from handrail.practice.evidence import co_ordination, naming, reviewing
from handrail.practice.evidence.timing import until_reviewed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import DESISTANCE_GUIDE
from handrail.practice.reading import Case
from handrail.practice.wording import listed, on, start

PLACE = "chapter 4; P2.4 / KQ 2.4.2"


@expectation(
    id="A-DES-REV-1",
    cohort="adult",
    strand="desistance",
    stage="review",
    question="Are changes noticed and dealt with?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="A review within a fortnight of each significant change, or of its being known, what was done "
    "after a lapse, and otherwise what a review says of the factors.",
    judgement="Whether a change was missed that never reached the record, or could have been known sooner.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="a review within a fortnight of each significant change, or what a review says of the factors",
    would_undo="a significant change that no review takes up, or takes up late",
)
def changes_dealt_with(case: Case) -> Said:
    if late := reviewing.late(case):
        change, review = late[0]
        words = f"{reviewing.changed(change)}: not looked at before {on(review.valid_from or case.as_of)}"
        return against(words, change, review)
    if unfinished := reviewing.unfinished(case):
        days = listed([on(row.due_on) for row in unfinished if row.due_on])
        return no_evidence(f"A review was to be finished by {days} and is still open", *unfinished)
    if undecided := reviewing.unweighed(case):
        names = listed([reviewing.changed(row) for row in undecided])
        return no_evidence(f"{names}: nobody has said whether it matters", *undecided)
    if lapses := reviewing.lapses_unanswered(case):
        return no_evidence(f"Nothing says what was done after: {naming.names(lapses)}", *lapses)
    if unlooked := reviewing.unlooked(case):
        names, last = listed([reviewing.changed(row) for row in unlooked]), reviewing.answer_by(unlooked)
        if case.as_of <= last:
            return not_yet_due(last, f"{names}: time to look at it until {on(last)}", *unlooked)
        return no_evidence(f"{names}: no review has taken it up", *unlooked)
    if case.changes:
        names = listed([reviewing.changed(row) for row in case.changes])
        taken_up = [row for change in case.changes if (row := reviewing.review_of(case, change))]
        return shown(f"{names}: taken up in a review within a fortnight", *case.changes, *taken_up)
    if not case.review:
        return until_reviewed(case, "No change and no review is on record")
    if moved := reviewing.factors_looked_at(case, case.review):
        words = f"{start(reviewing.called(case.review))} looked at {naming.names(moved)}"
        return shown(words, case.review, *moved)
    words = f"{start(reviewing.called(case.review))} says nothing of the factors"
    return no_evidence(words, case.review)


@expectation(
    id="A-DES-REV-2",
    cohort="adult",
    strand="desistance",
    stage="review",
    question="Is the plan changed where it has to be?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="What each review altered (goals, order, contact, conditions), or why nothing was.",
    judgement="Whether the change was needed, and enough.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="an amendment or a new plan with each review, or why nothing changes",
    would_undo="a review that changes nothing and does not say why",
)
def plan_adjusted(case: Case) -> Said:
    if not case.reviews:
        unlooked = reviewing.unlooked(case)
        if unlooked and case.as_of > reviewing.answer_by(unlooked):
            names = listed([reviewing.changed(row) for row in unlooked])
            return no_evidence(f"{names}: the plan was not looked at again", *unlooked)
        return until_reviewed(case, "No review is on record")
    for review in reversed(case.reviews):
        if proposed := reviewing.proposed(case, review):
            words = f"{start(reviewing.called(review))} proposed changes that were not made"
            return no_evidence(words, review, *proposed)
        if not (reviewing.alterations(case, review) or written(review.no_change_because)):
            return against(f"{start(reviewing.called(review))} changed nothing and does not say why", review)
    review = case.reviews[-1]
    if altered := reviewing.alterations(case, review):
        return shown(f"{start(reviewing.called(review))} changed {reviewing.what(altered)}", review, *altered)
    return shown(f"{start(reviewing.called(review))} says why nothing changes", review)


@expectation(
    id="A-DES-REV-3",
    cohort="adult",
    strand="desistance",
    stage="review",
    question="Do strengths have weight in the review?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="A strength in the last review: how it has moved, its part in what changed, or its next use.",
    judgement="Whether strengths and risk were in balance.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="how a strength has moved, or a goal or step of the review that builds on one",
    would_undo="a review that names no strength",
)
def strengths_weighed(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No review is on record")
    weighed = reviewing.strengths_weighed(case, review)
    if not weighed:
        return no_evidence(f"{start(reviewing.called(review))} names no strength", review)
    known = [row for row in case.strengths if row.entry in weighed]
    words = f"{start(reviewing.called(review))} weighs {naming.names(known)}"
    return shown(words, review, *known, *weighed.values())


@expectation(
    id="A-DES-REV-4",
    cohort="adult",
    strand="desistance",
    stage="review",
    question="Are the agencies heard at the review?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Who was asked for the last review, what each said and when, who came; chasers and reasons "
    "where somebody was silent; what was made of it.",
    judgement="Whether what they said was accurate, and was read with a purpose.",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE),
        *(Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    ),
    applies="where another organisation works with the person",
    would_show="what each agency said for the review, or a chaser or a reason where one is silent",
    would_undo="a review for which no agency was asked, or one is silent and was not chased",
)
def agencies_heard(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No review is on record")
    asked, called = reviewing.agencies(case, review), start(reviewing.called(review))
    if silent := reviewing.silent(case, asked):
        whom = naming.workers(case, (row.worker for row in silent if row.worker))
        return no_evidence(f"{called}: {whom} did not answer, with no chaser and no reason", review, *silent)
    heard = [row for row in asked if row.state == "answered"]
    if unused := reviewing.unused(case, review, heard):
        whom = naming.workers(case, (row.worker for row in unused if row.worker))
        return needs_judgement(f"{whom} said what should change: look at what came of it", review, *unused)
    said = [*heard, *reviewing.came(case, review), *reviewing.volunteered(case, review)]
    if said:
        whom = naming.workers(case, reviewing.speakers(case, said))
        return shown(f"{called} heard {whom}", review, *said)
    if not asked and not co_ordination.partners(case):
        return not_applicable(f"No other organisation works with {case.name}", review)
    return no_evidence(f"{called} names no other agency that was heard", review, *asked)


@expectation(
    id="A-DES-REV-5",
    cohort="adult",
    strand="desistance",
    stage="review",
    question="Is progress written down in a review?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="A finished review with its decision, and how far each goal had come, with a date.",
    judgement="Whether the moment called for one, and whether the progress is real.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a finished review that says how far each goal has come, or why none is called for",
    would_undo="a goal whose progress nobody has written down since the review before",
    escape="where appropriate",
)
def progress_written(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No written review is on record")
    if not (written(review.decision) or written(review.balance) or written(review.no_change_because)):
        return no_evidence(f"{start(reviewing.called(review))} does not say what it came to", review)
    if not reviewing.progress_told(case, review):
        return no_evidence(f"{start(reviewing.called(review))} says nothing of progress", review)
    if silent := reviewing.without_progress(case, review):
        words = (
            f"{start(reviewing.called(review))}: nothing says how far this has come: {naming.names(silent)}"
        )
        return no_evidence(words, review, *silent)
    return shown(f"{start(reviewing.called(review))} says what it came to, and how far each goal is", review)
