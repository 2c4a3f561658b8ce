"""Desistance, plan: what comes first, what it builds on, and who is to help."""

from handrail.practice.answers import Answer, Said, against, shown
from handrail.practice.evidence import key_people, naming, priority, services, strengths
from handrail.practice.evidence.timing import until_planned
from handrail.practice.expecting import expectation
from handrail.practice.guidance import DESISTANCE_GUIDE
from handrail.practice.reading import Case
from handrail.practice.wording import start

PLACE = "chapter 2; P2.2 / KQ 2.2.2"


@expectation(
    id="A-DES-PLN-1",
    cohort="adult",
    strand="desistance",
    stage="plan",
    question="Do the most pressing things come first?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Each linked factor has a goal, or a reason why not. Goals for critical factors stand first, or "
    "say what they wait for; a home, treatment and money come before work on attitudes.",
    judgement="Whether this is the right order for this person.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="a goal for each linked factor, or why one is left, with the critical ones first",
    would_undo="a critical factor left without a goal or moved behind others, or attitudes before a home",
)
def most_pressing_first(case: Case) -> Said:
    if not case.objectives:
        return until_planned(case, "No goal is on record")
    if not case.linked:
        return until_planned(
            case, "No factor is linked to the offending, so nothing says what the plan is for"
        )
    if left := priority.left_out(case):
        return until_planned(case, f"No goal and no reason: {naming.names(left)}", *left)
    if not (critical := [row for row in case.linked if row.critical]):
        return until_planned(case, "No linked factor is marked as critical: nothing shows what comes first")
    if found := priority.overtaken(case):
        goal, factor = found
        return against(
            start(f"{naming.names([goal])} stands before {naming.names([factor])}, which is critical"), *found
        )
    if pair := priority.attitudes_first(case):
        inward, pressing = (naming.names([row]) for row in pair)
        return against(start(f"{inward} stands before {pressing}, which is needed first"), *pair)
    waiting = priority.in_turn(case)
    first = naming.names(row for row in critical if row not in waiting)
    turn = f"{naming.names(waiting)} in turn, after what has to come before"
    if not waiting:
        return shown(start(f"{first}: placed first, and each other linked factor has a goal"), *critical)
    return shown(start(f"{first} placed first; {turn}" if first else turn), *critical)


@expectation(
    id="A-DES-PLN-2",
    cohort="adult",
    strand="desistance",
    stage="plan",
    question="Does the plan build on strengths, and on people who could help?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Each strength has a place in the plan, does work or says what it waits for; somebody in this "
    "life, or of another agency, has a part in it and has agreed.",
    judgement="Whether building on that strength will matter to this person.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a goal or step that builds on each strength, and somebody with a part of their own",
    would_undo="a strength that lies idle, or nobody but us with a part",
)
def builds_on_strengths(case: Case) -> Said:
    used = strengths.planned(case)
    if not used:
        return until_planned(case, "Nothing in the plan builds on a strength", *case.strengths)
    if idle := strengths.idle(case):
        return until_planned(case, f"Without any work to do yet: {naming.names(idle)}", *idle)
    support, agencies = key_people.supporters(case), key_people.said_yes(case)
    if not support and not agencies:
        return until_planned(case, "Nobody who could help has a part in the plan", *used)
    who = [
        *(naming.called(row) for row in support),
        *(naming.worker(case, row.worker or "") for row in agencies),
    ]
    words = f"The plan builds on {naming.names(used)}; with a part in it: {naming.listing(who)}"
    return shown(words, *used, *support, *agencies)


@expectation(
    id="A-DES-PLN-3",
    cohort="adult",
    strand="desistance",
    stage="plan",
    question="Are the services named that are most likely to help?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Each goal that answers a linked factor names who does it and when; services are named, with "
    "the need, the strength or the reason for which they were chosen.",
    judgement="Whether these are the services most likely to help, and whether a better one was there.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a service or somebody named for each goal, with a day, and why this one",
    would_undo="a goal that nobody is named for, or that has no day",
)
def services_named(case: Case) -> Said:
    if not services.goals(case):
        return until_planned(case, "No goal answers a factor linked to the offending")
    if nobody := services.unprovided(case):
        return until_planned(case, f"Nobody is named for: {naming.names(nobody)}", *nobody)
    if undated := services.undated(case):
        return until_planned(case, f"Nothing says when: {naming.names(undated)}", *undated)
    if not (named := services.named(case)):
        return until_planned(case, "No service and no other agency is named", *services.goals(case))
    if not (why := services.chosen(case)):
        return until_planned(case, f"Nothing says why these services: {services.called(case, named)}", *named)
    return shown(f"Named with a day and why: {services.called(case, named)}", *named, *why)
