"""Engagement, assess: how ready the person is, what taking part asks of this life, and their own account."""

from handrail.practice.answers import Answer, Said, against, needs_judgement, no_evidence, shown
from handrail.practice.evidence import circumstances, naming, readiness, taking_part
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import listed, on


@expectation(
    id="A-ENG-ASS-1",
    cohort="adult",
    strand="engagement",
    stage="assess",
    question="Does the record say how ready the person is to take part, and why?",
    source=ADULT_STANDARDS.at("P2.1 / KQ 2.1.1"),
    evidence="A dated entry on readiness with a reason: their words, an earlier order, how they came to "
    "the first appointments.",
    judgement="Whether the reading is right, and whether what was said was meant or said to please.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="how ready the person is, with what that rests on",
    would_undo="an entry on readiness without a reason",
)
def ready_and_why(case: Case) -> Said:
    stated = readiness.stated(case)
    if not stated:
        return until_assessed(case, f"Nothing says how ready {case.name} is for what the sentence asks")
    reasoned = [row for row in stated if row.reason.strip()]
    if not reasoned:
        names = naming.titles(row.about for row in stated)
        return no_evidence(f"An answer on readiness without a reason: {names}", *stated)
    names = naming.titles(row.about for row in reasoned)
    return shown(f"How ready {case.name} is, and why: {names}", *reasoned)


@expectation(
    id="A-ENG-ASS-2",
    cohort="adult",
    strand="engagement",
    stage="assess",
    question="Does each circumstance say what it means for taking part?",
    source=ADULT_STANDARDS.at("P2.1 / KQ 2.1.1"),
    evidence="Each circumstance on record says what it means for contact or for the work; where none is "
    "on record, that the person was asked.",
    judgement="Whether something sensitive went unasked or unsaid, and whether the meaning drawn is fair.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="what each circumstance means for taking part, or that the person was asked and named none",
    would_undo="a circumstance without what it means",
)
def circumstances_with_a_meaning(case: Case) -> Said:
    known = circumstances.known(case)
    if not known and (asked := circumstances.talked_through(case)):
        day = on(asked[-1].valid_from or case.began)
        return shown(f"{case.name} was asked on {day}; nothing stands in the way", *asked[-1:])
    if not known:
        return until_assessed(case, f"No circumstance is on record, nor that {case.name} was asked")
    silent = [row for row in known if not row.means.strip()]
    if silent:
        names = listed([circumstances.name(row) for row in silent])
        return no_evidence(f"Nothing says what this means for taking part: {names}", *silent)
    names = listed([circumstances.name(row) for row in known])
    return shown(f"What it means for taking part stands beside {names}", *known)


@expectation(
    id="A-ENG-ASS-3",
    cohort="adult",
    strand="engagement",
    stage="assess",
    question="Was the assessment made with the person, and did their account shape it?",
    source=ADULT_STANDARDS.at("P2.1 / KQ 2.1.1"),
    evidence="Their own account, dated, before the assessment was finished, and something in it that "
    "follows from that account; disagreement kept and answered; a meeting before it was finished.",
    judgement="Whether they were heard rather than asked, and how safe they felt to speak.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_YET_DUE,
    ),
    would_show="their own account, and a conclusion that rests on it",
    would_undo="an assessment finished before they were met, or a disagreement left without an answer",
)
def made_with_the_person(case: Case) -> Said:
    done = taking_part.starting_assessment(case)
    if done is None or done.finished_on is None:
        return until_assessed(case, "No assessment is finished")
    day = on(done.finished_on)
    account = taking_part.own_account(case, done.finished_on)
    if not account and case.seen and not taking_part.met_before(case, done.finished_on):
        first = case.seen[0]
        return against(f"Finished on {day}, before {case.name} was met", done, first)
    if not account:
        return no_evidence(f"Finished on {day} without {case.name}’s own account", done)
    if waiting := taking_part.unanswered(case):
        return needs_judgement(
            f"{case.name} sees it otherwise, and no answer is written: look at both", *waiting, done
        )
    if not (shaped := taking_part.shaped(case, done)):
        return no_evidence(f"Nothing in the assessment rests on what {case.name} said", done, *account)
    return shown(f"{case.name}’s own account is in the assessment of {day}", done, *account, *shaped)
