"""Desistance, review."""

from handrail.practice.answers import Answer, Said, against, no_evidence, not_yet_due, shown
from handrail.practice.evidence import family, looked_back, looking_again, naming, reviewing, voices
from handrail.practice.evidence.looking_again import until_looked_again
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import listed, on, quoted

PLACE = "Y2.4 / KQ 2.4.1"


@expectation(
    id="Y-DES-REV-1",
    cohort="youth",
    strand="desistance",
    stage="review",
    question="Is it noticed when things change for the child, and is it answered?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="Within a fortnight of each change that matters, or of its being known, a review or a change "
    "of plan; otherwise what the last review says of the factors.",
    judgement="Whether something changed that nobody saw or wrote down.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a review or a change of plan within a fortnight of each change that matters",
    would_undo="a change that matters and that nothing followed",
)
def changes_answered(case: Case) -> Said:
    if undecided := reviewing.unweighed(case):
        names = listed([reviewing.changed(row) for row in undecided])
        return no_evidence(f"{names}: nobody has said whether it matters", *undecided)
    if unanswered := [row for row in case.changes if not looked_back.answered(case, row)]:
        names, last = listed(map(reviewing.changed, unanswered)), reviewing.answer_by(unanswered)
        if case.as_of <= last:
            return not_yet_due(last, f"{names}: time to look at it until {on(last)}", *unanswered)
        return no_evidence(f"{names}: nothing followed within a fortnight", *unanswered)
    if case.changes:
        names = listed(map(reviewing.changed, case.changes))
        return shown(f"{names}: answered within a fortnight", *case.changes)
    looks = looking_again.last(case)
    if not looks:
        return until_looked_again(case, "No change and no review is on record")
    day, moved = on(looking_again.day(looks)), looked_back.factors(case, looks)
    if not moved:
        return no_evidence(f"The review of {day} says nothing of the factors", *looks)
    return shown(f"The review of {day} looked again at {naming.names(moved)}", *looks, *moved)


@expectation(
    id="Y-DES-REV-2",
    cohort="youth",
    strand="desistance",
    stage="review",
    question="Do the child’s strengths have weight in the review?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="Strengths that moved, were written anew, or are built on by what comes next.",
    judgement="Whether they were given enough weight.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a strength in the review, or a next step that builds on one",
    would_undo="a review that names no strength",
)
def strengths_in_review(case: Case) -> Said:
    looks = looking_again.last(case)
    if not looks:
        return until_looked_again(case, f"{case.name}’s plan has not been looked at again")
    day, weighed = on(looking_again.day(looks)), looked_back.strengths(case, looks)
    if not weighed:
        return no_evidence(f"The review of {day} names no strength", *looks)
    return shown(f"The review of {day} gives weight to: {naming.names(weighed)}", *looks, *weighed)


@expectation(
    id="Y-DES-REV-3",
    cohort="youth",
    strand="desistance",
    stage="review",
    question="Does the review ask how motivated the child is, how it was kept to, and what gets in the way?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="Where the child stands with a change, how far it was kept to, and, where something was missed, "
    "what got in the way; in the twelve weeks before the review or with it.",
    judgement="What the real reasons are.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="motivation, how far it was kept to and what got in the way, for the review",
    would_undo="a review that leaves one of them out",
    also=("engagement",),
)
def taking_part_reviewed(case: Case) -> Said:
    looks = looking_again.last(case)
    if not looks:
        return until_looked_again(case, f"{case.name}’s plan has not been looked at again")
    day, found = on(looking_again.day(looks)), looked_back.considered(case, looks)
    rows = [row for known in found.values() for row in known[-4:]]
    if missing := [words for words, known in found.items() if not known]:
        return no_evidence(f"For the review of {day} nothing says {listed(missing)}", *looks, *rows)
    return shown(f"For the review of {day} it is on record {listed(found)}", *rows, *looks)


@expectation(
    id="Y-DES-REV-4",
    cohort="youth",
    strand="desistance",
    stage="review",
    question="Were the child and parents or carers heard for the review, with what came of it?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="The child’s and the parents’ or carers’ own view for the review, and what was altered or "
    "decided.",
    judgement="Whether being heard meant anything.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="both views for the review, and what came of it",
    would_undo="a review without the child’s view, or without that of parents or carers",
    also=("engagement",),
)
def heard_for_review(case: Case) -> Said:
    looks = looking_again.last(case)
    if not looks:
        return until_looked_again(case, f"{case.name}’s plan has not been looked at again")
    day = on(looking_again.day(looks))
    child, parents = looked_back.child_heard(case, looks), looked_back.parents_heard(case, looks)
    reasons = (*voices.parents_not_heard_because(case), *family.left_out(case))
    if not child:
        return no_evidence(f"{case.name}’s own view of the review of {day} is not on record", *looks)
    if not parents and not reasons:
        return no_evidence(f"The review of {day} has no view of parents or carers, and no reason", *child)
    altered, why = looked_back.altered(case, looks), looked_back.unaltered_because(looks)
    if not altered and not why and not any(written(row.decision) for row in looked_back.reviews(looks)):
        return no_evidence(
            f"Nothing says what came of what was said for the review of {day}", *child, *parents
        )
    heard = f"{case.name} and the parents or carers were" if parents else f"{case.name} was"
    because = f"{heard} heard for the review of {day}, and it says what came of it"
    return shown(because, *child, *parents, *reasons[:2], *altered[:3], *why)


@expectation(
    id="Y-DES-REV-5",
    cohort="youth",
    strand="desistance",
    stage="review",
    question="Does the review change the plan where it should, or say why not?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="What of the plan was altered with the last review and why; or why nothing was.",
    judgement="Whether the change was the right one, and enough.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="what was altered with the review and why, or why nothing was",
    would_undo="a review that changes nothing and says no reason",
)
def plan_changed(case: Case) -> Said:
    looks = looking_again.last(case)
    if not looks:
        return until_looked_again(case, f"{case.name}’s plan has not been looked at again")
    day = on(looking_again.day(looks))
    proposed = [row for review in looked_back.reviews(looks) for row in reviewing.proposed(case, review)]
    if proposed:
        return no_evidence(f"The review of {day} proposed changes that were not made", *looks, *proposed)
    altered, why = looked_back.altered(case, looks), looked_back.unaltered_because(looks)
    if not altered and not why:
        return against(f"The review of {day} changed nothing and says no reason", *looks)
    if not altered:
        return shown(
            f"The review of {day} says why nothing changes: {quoted(why[-1].no_change_because)}", *why
        )
    if not looked_back.reasoned(altered, looks):
        return no_evidence(
            f"The plan changed with the review of {day}, and nothing says why", *altered, *looks
        )
    told = [quoted(row.why) for row in looked_back.editions(looks) if written(row.why)]
    words = f"With the review of {day} {reviewing.what(altered)} changed"
    return shown(f"{words}: {told[-1]}" if told else f"{words}, with a reason", *altered, *looks)
