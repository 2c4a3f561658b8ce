"""Safety of others, review: changes noticed, agencies heard, child and parents heard, the plan adjusted."""

from handrail.practice.answers import Answer, Said, no_evidence, shown
from handrail.practice.evidence import harm_looked_at, reviewing
from handrail.practice.evidence.timing import until_reviewed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import on, start

REF = "Y2.4 / KQ 2.4.3"


@expectation(
    id="Y-OTH-REV-1",
    cohort="youth",
    strand="safety",
    stage="review",
    part="others",
    question="Does somebody notice when the risk to others changes, and act?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Each significant change that bears on harm, its review, and the days between them; without a "
    "change, what the last review says of harm.",
    judgement="Changes nobody saw or wrote down.",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST),
        *(Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    would_show="a review within a fortnight of each change that bears on harm",
    would_undo="a change that bears on harm and that no review takes up",
)
def changes_noticed(case: Case) -> Said:
    return harm_looked_at.taken_up(case)


@expectation(
    id="Y-OTH-REV-2",
    cohort="youth",
    strand="safety",
    stage="review",
    part="others",
    question="Did each agency that keeps others safe have its say in the review?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="What each agency asked said for the last review, when and by whom, and what was made of it; "
    "chasers and reasons where one is silent.",
    judgement="Whether what another agency holds is complete and still true, and was read with curiosity.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="an answer from each agency asked, or a chaser or a reason where one is silent",
    would_undo="an agency that is silent, not chased and not explained",
)
def agencies_had_their_say(case: Case) -> Said:
    return harm_looked_at.agencies_used(case)


@expectation(
    id="Y-OTH-REV-3",
    cohort="youth",
    strand="safety",
    stage="review",
    part="others",
    question="Are the child and parents heard in the review, and does it matter what they say?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="The child’s words and the parents’ in the last review, and what was decided.",
    judgement="How open the account is, and what a child can say to those who have power over them.",
    also=("engagement",),
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="the child’s and the parents’ words in the last review, and what was decided",
    would_undo="a review without the child’s words or the parents’",
)
def child_and_parents_heard(case: Case) -> Said:
    review = case.review
    if review is None:
        return _with_the_plan(case)
    called = start(reviewing.called(review))
    child = written(review.persons_words) or written(review.persons_view)
    parents = written(review.parents_words)
    if not (child and parents):
        missing = " or ".join([*([] if child else [case.name]), *([] if parents else ["parents or carers"])])
        return no_evidence(f"{called} has nothing from {missing}", review)
    altered = reviewing.alterations(case, review)
    if not (altered or written(review.decision) or written(review.no_change_because)):
        return no_evidence(f"{called} has what they said, and not what came of it", review)
    return shown(
        f"{called} has the words of {case.name} and parents or carers, and a decision", review, *altered
    )


def _with_the_plan(case: Case) -> Said:
    """Where no review is written: what child and parents said to the plan that was agreed anew."""
    again = harm_looked_at.agreed_anew(case)
    if not again:
        return until_reviewed(case, "No review is on record")
    plan, day = again[-1], on(again[-1].valid_from or case.as_of)
    if written(plan.words) and written(plan.parents_view):
        words = f"The plan was agreed anew on {day}, with the words of {case.name} and parents or carers"
        return shown(words, plan)
    return no_evidence(f"The plan was agreed anew on {day}, without the words of both", plan)


@expectation(
    id="Y-OTH-REV-4",
    cohort="youth",
    strand="safety",
    stage="review",
    part="others",
    question="Is the plan adjusted after a review, so that others stay safe?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="What the last review changed in the plan, with what was before; or why nothing changes.",
    judgement="Whether the change made was the one that the new facts called for.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="an amendment or a new plan with the last review, or why nothing changes",
    would_undo="a review that changes nothing and does not say why",
)
def plan_adjusted(case: Case) -> Said:
    return harm_looked_at.changed_plan(case)
