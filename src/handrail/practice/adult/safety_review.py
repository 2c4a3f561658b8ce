"""Safety of others, review: changes noticed, agencies heard, the person heard, all of it written down."""

from handrail.practice.answers import Answer, Said, no_evidence, shown
from handrail.practice.evidence import harm, harm_looked_at, naming, reviewing, risk_reviewing
from handrail.practice.evidence.timing import until_reviewed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import start

REF = "P2.4 / KQ 2.4.3"


@expectation(
    id="A-SAF-REV-1",
    cohort="adult",
    strand="safety",
    stage="review",
    part="others",
    question="Are changes in the risk to others noticed and dealt with?",
    source=ADULT_STANDARDS.at(REF),
    evidence="For each significant change that bears on harm the review that took it up, and the days "
    "between; without a change, what the last review says of harm.",
    judgement="Changes nobody wrote down, and whether the level after the review is right.",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST),
        *(Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    would_show="a review within a fortnight of each change that bears on harm",
    would_undo="a change that bears on harm and that no review takes up",
)
def changes_in_risk(case: Case) -> Said:
    return harm_looked_at.taken_up(case)


@expectation(
    id="A-SAF-REV-2",
    cohort="adult",
    strand="safety",
    stage="review",
    part="others",
    question="Is what other agencies know asked for again, and used?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Who was asked for the last review and what came back, with days; enquiries about safety sent "
    "again since the first; what was made of it.",
    judgement="Whether what they hold is complete and can be relied on.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="an answer from an agency for the last review, or an enquiry sent and answered again",
    would_undo="an agency asked for a review that is silent and not chased",
)
def agencies_used(case: Case) -> Said:
    return harm_looked_at.agencies_used(case)


@expectation(
    id="A-SAF-REV-3",
    cohort="adult",
    strand="safety",
    stage="review",
    part="others",
    question="Is the person heard when the risk is looked at again?",
    source=ADULT_STANDARDS.at(REF),
    evidence="The person’s view in the last review that looks at harm; what somebody close said, where that "
    "is right.",
    judgement="How open the account is, and what somebody can say to those who have power over them.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="the person’s own words in a review that looks at harm to others",
    would_undo="a review of the risk without the person’s view",
)
def person_heard(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No review is on record")
    called = start(reviewing.called(review))
    if not (written(review.persons_view) or written(review.persons_words)):
        return no_evidence(f"{called} does not say how {case.name} sees it", review)
    looked_at = risk_reviewing.looked_at(case, review)
    if not looked_at and not harm.little_feared(case):
        return no_evidence(f"{called} has {case.name}’s view, and says nothing of harm to others", review)
    close = [row for row in case.inputs(review) if row.person and row.state == "answered"]
    people = {row.entry: row for row in case.rows("people.key_people")}
    names = naming.names(people[row.person] for row in close if row.person in people)
    also = f" and what {names} said" if names else ""
    return shown(f"{called} has {case.name}’s view{also}", review, *close, *looked_at)


@expectation(
    id="A-SAF-REV-4",
    cohort="adult",
    strand="safety",
    stage="review",
    part="others",
    question="Is it written down how the handling of risk has changed?",
    source=ADULT_STANDARDS.at(REF),
    evidence="What managed the risk before the last review and what does now, or why nothing changes; a "
    "manager’s note beside it where a level is high.",
    judgement="Whether the record is an honest account.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="what was and what is now, or why nothing changes, and a manager’s note where a level is high",
    would_undo="a review that does not say what was and what is now",
)
def written_account(case: Case) -> Said:
    review = case.review
    if review is None:
        return until_reviewed(case, "No written review is on record")
    called = start(reviewing.called(review))
    compared = risk_reviewing.before_and_after(case, review)
    if not (compared or written(review.no_change_because)):
        return no_evidence(f"{called} does not say what managed the risk before and what does now", review)
    risks, overseen = harm.high(case), risk_reviewing.overseen(case, review)
    if risks and not overseen:
        return no_evidence(
            f"Harm to {harm.whom(risks)} is high, and no manager’s note is beside {reviewing.called(review)}",
            review,
            *risks,
        )
    said = "sets before and now side by side" if compared else "says why nothing changes"
    also = "; a manager’s note is beside it" if overseen else ""
    return shown(f"{called} {said}{also}", review, *compared, *overseen)
