"""Safety and wellbeing of the child, review."""

from datetime import date

from handrail.practice.answers import Answer, Said, against, no_evidence, not_applicable, shown
from handrail.practice.evidence import child_safety, looking_again, partners_heard
from handrail.practice.evidence.looking_again import until_looked_again
from handrail.practice.evidence.timing import until
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, quoted, start


@expectation(
    id="Y-CHS-REV-1",
    cohort="youth",
    strand="safety",
    part="child",
    stage="review",
    question="Is it noticed when the child’s safety changes, and is it answered?",
    source=YOUTH_STANDARDS.at("Y2.4 / KQ 2.4.2"),
    evidence="Within two weeks of something frightening or a change in health, somebody was called, or what "
    "is done for the child’s safety was looked at again.",
    judgement="Whether there is harm that nobody sees.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="what was done about each change, and when",
    would_undo="a change in the child’s safety that nothing followed",
    applies="where a danger to the child is on record",
)
def danger_noticed(case: Case) -> Said:
    turns = child_safety.turns(case)
    if not turns:
        return _worries_looked_at(case)
    answers = [(row, child_safety.answer_to(case, row)) for row in turns]
    if silent := [row for row, answer in answers if answer is None]:
        day = child_safety.day(silent[0])
        because = f"Nothing followed what came up on {on(day)}"
        return until(case, child_safety.answer_by(silent[0]), because, *silent)
    days = listed([_answered(child_safety.day(row), answer) for row, answer in answers if answer])
    return shown(f"What came up was answered: {days}", *turns)


def _answered(day: date, answer: date) -> str:
    return f"{on(day)} the same day" if day == answer else f"{on(day)} by {on(answer)}"


def _worries_looked_at(case: Case) -> Said:
    worries = child_safety.worries(case)
    if not worries:
        return not_applicable(f"Nothing on record speaks of a change in {case.name}’s safety")
    if again := [row for row in worries if child_safety.written_on(row) > case.assessment_due]:
        day = max(child_safety.written_on(row) for row in again)
        return shown(f"Looked at again by {on(day)}: {child_safety.named(again)}", *again)
    because = f"Not looked at since the first assessment: {child_safety.named(worries)}"
    return until(case, case.review_due, because, *worries)


@expectation(
    id="Y-CHS-REV-2",
    cohort="youth",
    strand="safety",
    part="child",
    stage="review",
    question="Did the other agencies have their say at the review of the child’s safety?",
    source=YOUTH_STANDARDS.at("Y2.4 / KQ 2.4.2"),
    evidence="Each agency asked for the last review answered in time, was chased, or it says why not.",
    judgement="Whether what they held was complete and current, and was read with curiosity.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="an answer from an agency for the review, and a chaser or a reason where one is silent",
    would_undo="an agency left without an answer, a chaser or a reason",
    applies="where a danger to the child is on record",
)
def agencies_reviewed(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No danger to {case.name} is on record")
    looks = looking_again.last(case)
    if not looks:
        return until(case, case.review_due, f"{case.name}’s plan has not been looked at again")
    day = on(looking_again.day(looks))
    heard, silent = partners_heard.at(case, looks), partners_heard.silent(case, looks)
    if silent:
        words = counted(len(silent), "agency", "agencies")
        return no_evidence(f"{start(words)} asked for {day}: no answer, no chaser and no reason", *silent)
    if not heard:
        return no_evidence(f"No other agency was heard for the review of {day}", *looks)
    words = counted(len(heard), "agency was", "agencies were")
    return shown(f"{start(words)} heard for the review of {day}", *heard, *looks)


@expectation(
    id="Y-CHS-REV-3",
    cohort="youth",
    strand="safety",
    part="child",
    stage="review",
    question="Does the review change what keeps the child safe, or say why not?",
    source=YOUTH_STANDARDS.at("Y2.4 / KQ 2.4.2"),
    evidence="Worries, measures, arrangements or steps for the child’s safety that changed with the last "
    "review, or why none did.",
    judgement="Whether it was the change that the new facts called for.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="what changed for the child’s safety with the review, or why nothing did",
    would_undo="a review that changes nothing for a child in danger and says no reason",
    applies="where a danger to the child is on record",
)
def safety_changed(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No danger to {case.name} is on record")
    looks = looking_again.last(case)
    if not looks:
        return until_looked_again(case, f"{case.name}’s plan has not been looked at again")
    day = looking_again.day(looks)
    if changed := child_safety.changed_with(case, day):
        return shown(
            f"Changed with the review of {on(day)}: {listed(map(child_safety.name, changed))}",
            *changed,
            *looks,
        )
    reasons = [row for row in case.reviews if row in looks and written(row.no_change_because)]
    if reasons:
        reason = quoted(reasons[-1].no_change_because)
        return shown(f"The review of {on(day)} says why nothing changes: {reason}", *reasons)
    return against(
        f"The review of {on(day)} changed nothing for {case.name}’s safety and says no reason", *looks
    )
