"""Desistance, plan."""

from handrail.practice.answers import (
    Answer,
    Said,
    against,
    needs_judgement,
    no_evidence,
    not_applicable,
    shown,
)
from handrail.practice.evidence import (
    agreed,
    circumstances,
    family,
    naming,
    order,
    restorative,
    services,
    strengths,
)
from handrail.practice.evidence.timing import until_planned
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, quoted, start

PLACE = "Y2.2 / KQ 2.2.1"


@expectation(
    id="Y-DES-PLN-1",
    cohort="youth",
    strand="desistance",
    stage="plan",
    question="Does the plan name who helps, in which order, within the time of the disposal?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="Each goal for a linked factor has somebody named and a time, or what it waits for; nothing "
    "needs longer than the disposal lasts, unless it goes on after.",
    judgement="Whether these are the right services, and in proportion to the disposal.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="somebody named and a time for each goal, inside the disposal",
    would_undo="a goal nobody is named for, without a time, or too long for the disposal",
)
def who_and_in_time(case: Case) -> Said:
    goals = services.goals(case)
    if not goals:
        return until_planned(case, "No goal answers a factor linked to the offending")
    if too_long := order.too_long(case):
        return against(f"More is planned than the disposal has time for: {naming.names(too_long)}", *too_long)
    if nobody := services.unprovided(case):
        return until_planned(case, f"Nobody is named for: {naming.names(nobody)}", *nobody)
    if undated := services.undated(case):
        return until_planned(case, f"Nothing says when: {naming.names(undated)}", *undated)
    waits = order.awaited(case)
    turn = counted(len(waits), "step waits for its turn", "steps wait for their turn") if waits else ""
    words = f"Somebody is named, with a time, for: {naming.names(goals)}"
    return shown(f"{words}; {turn}" if turn else words, *goals, *(one.wait for one in waits))


@expectation(
    id="Y-DES-PLN-2",
    cohort="youth",
    strand="desistance",
    stage="plan",
    question="Does the plan fit the child’s circumstances and family?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="Beside each circumstance stands what is done about it; family have a part in the plan, or it "
    "says why not.",
    judgement="Whether it fits how this family lives.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="what is done about each circumstance, and a part for family or why there is none",
    would_undo="a circumstance with nothing done about it, or family without a part",
)
def fits_circumstances(case: Case) -> Said:
    lives, left_out = circumstances.known(case), family.left_out(case)
    if idle := circumstances.unanswered(lives):
        kinds = listed([circumstances.name(row) for row in idle])
        return until_planned(case, f"Nothing says what is done about it: {kinds}", *idle)
    parts = family.with_a_part(case)
    if not parts and not left_out:
        return until_planned(
            case, "Nobody of the family has a part in the plan, and no reason is given", *lives
        )
    answered = counted(len(lives), "circumstance is", "circumstances are")
    first = f"{start(answered)} answered" if lives else "No circumstance is on record"
    part = (
        f"with a part in the plan: {naming.names(parts)}"
        if parts
        else "a reason is given why family have no part"
    )
    return shown(f"{first}; {part}", *lives, *parts, *left_out)


@expectation(
    id="Y-DES-PLN-3",
    cohort="youth",
    strand="desistance",
    stage="plan",
    question="Does the plan build on what the child is good at and likes?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="Goals and steps that name the strength or interest they build on.",
    judgement="What it means to the child.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a goal or a step that names the strength or interest it builds on",
    would_undo="a plan that names none",
)
def builds_on_interests(case: Case) -> Said:
    used = strengths.planned(case)
    if not used:
        return until_planned(case, "Nothing in the plan builds on a strength or an interest", *case.strengths)
    return shown(f"The plan builds on: {naming.names(used)}", *used)


@expectation(
    id="Y-DES-PLN-4",
    cohort="youth",
    strand="desistance",
    stage="plan",
    question="Can this child read the plan, and is it pitched at how they learn and what they want?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="A copy made for the child to read, or read to them; steps that say how they are done or why "
    "they suit; goals that say what for, in the child’s words.",
    judgement="Whether it is pitched right.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a copy for the child, how steps suit how they learn, and what each goal is for",
    would_undo="only the full plan given, or steps and goals that do not say why",
    also=("engagement",),
)
def child_can_read(case: Case) -> Said:
    copies, suited = agreed.childs_copies(case), agreed.suited(case)
    if not copies:
        return until_planned(case, f"No copy made for {case.name} to read was given to {case.name}")
    if not suited:
        return no_evidence(f"No step says how it is done, or why it suits {case.name}", *case.steps)
    meant = [row for row in case.objectives if row.so_that.strip()]
    if not meant:
        return no_evidence(f"No goal says what {case.name} wants it for", *case.objectives)
    day = on(copies[-1].valid_from or case.as_of)
    steps = counted(len(suited), "step says", "steps say")
    because = f"{case.name} was given a copy to read on {day}; {steps} how it is done or why it suits"
    return shown(because, copies[-1], *suited[:6], *meant[:5])


@expectation(
    id="Y-DES-PLN-5",
    cohort="youth",
    strand="desistance",
    stage="plan",
    question="Does the plan make room for putting right what was done?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="A step for reparation or restorative work, or a decision that there is none; what those harmed "
    "wish stands with the victim worker and is not read here.",
    judgement="Whether it is enough for those harmed.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a step for reparation or restorative work, or a decision that there is none",
    would_undo="reparation that the disposal asks for and no step is for",
    applies="where an offence is on record",
)
def putting_right_planned(case: Case) -> Said:
    if not restorative.somebody_harmed(case):
        return not_applicable("This is prevention work: no offence is on record")
    steps, decided = restorative.steps(case), restorative.decided(case)
    if steps:
        names = listed([quoted(row.what) for row in steps])
        return shown(f"Planned to put right: {names}", *steps, *restorative.reparation(case), *decided)
    if asked := restorative.reparation(case):
        return until_planned(case, "The disposal asks for reparation, and no step is for it", *asked)
    if decided:
        day = on(decided[-1].valid_from or case.as_of)
        return shown(f"On {day} it was decided about restorative work; no step is open", *decided)
    return until_planned(case, "No step is for putting right what was done, and nothing was decided")


@expectation(
    id="Y-DES-PLN-6",
    cohort="youth",
    strand="desistance",
    stage="plan",
    question="Was the plan made with the child and with parents or carers?",
    source=YOUTH_STANDARDS.at(PLACE),
    evidence="The child’s own words on the plan and what they hope for, their answer to it, and what parents "
    "or carers think of it.",
    judgement="Whether it is the child’s own plan.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="the child’s own words and answer, and what parents or carers think of the plan",
    would_undo="a plan without the child’s words, or without those of parents or carers",
    also=("engagement",),
)
def made_with_them(case: Case) -> Said:
    edition = case.edition
    if edition is None:
        return until_planned(case, "No plan has been agreed")
    day = on(edition.valid_from or case.as_of)
    if not agreed.childs_words(case, edition):
        return no_evidence(f"The plan of {day} has nothing in {case.name}’s own words", edition)
    if other := agreed.otherwise_alone(case, edition):
        because = f"{case.name} said otherwise to the plan of {day} when asked again in private: look at both"
        return needs_judgement(because, edition, other)
    parents = agreed.parents_words(case, edition)
    if not parents:
        return no_evidence(f"Nothing says what parents or carers think of the plan of {day}", edition)
    words = agreed.ANSWERS[edition.answer].format(case.name)
    return shown(
        f"{words} to the plan of {day}, and the parents or carers said what they think", edition, *parents
    )
