"""Safety of others, plan: help and control for each factor, agencies, people harmed, what if."""

from handrail.practice.answers import Answer, Said, against, needs_judgement, not_applicable, shown
from handrail.practice.evidence import (
    co_ordination,
    contingencies,
    covering,
    harm,
    joint,
    measures,
    naming,
    victims,
)
from handrail.practice.evidence.timing import until_planned
from handrail.practice.evidence.written import names, written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import on, start

REF = "Y2.2 / KQ 2.2.3"


@expectation(
    id="Y-OTH-PLN-1",
    cohort="youth",
    strand="safety",
    stage="plan",
    part="others",
    question="Does each thing that could lead to harm have work in the plan, with who and when?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="For each factor linked to harm a goal with a step that names who and when, or why there is "
    "none; the pressing ones stand before the others or have begun.",
    judgement="Whether the work is enough for this level of concern, and in proportion to a child.",
    applies="where a level is above low or a factor is linked to harm",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="a step with who and when for each factor linked to harm, the pressing ones first",
    would_undo="a factor linked to harm left without such a step, or a pressing one moved down",
)
def each_factor_has_work(case: Case) -> Said:
    if harm.little_feared(case):
        return harm.little_to_manage(case)
    if not case.harmful:
        return until_planned(case, "No factor is linked to harm", *harm.above_low(case))
    if left := covering.uncovered(case):
        return until_planned(case, f"Linked to harm and without work: {naming.names(left)}", *left)
    if vague := covering.unowned(case):
        return until_planned(case, f"Not said who or when: {naming.names(vague)}", *vague)
    if turned := covering.left_behind(case):
        pressing, other = turned
        return against(
            start(
                f"{naming.names([other])} comes before {naming.names([pressing])}, "
                "which is pressing and has not begun"
            ),
            *turned,
        )
    return shown(f"There is work, with who and when, for {naming.names(case.harmful)}", *case.harmful)


@expectation(
    id="Y-OTH-PLN-2",
    cohort="youth",
    strand="safety",
    stage="plan",
    part="others",
    question="Do the agencies that keep others safe have a part in the plan, and take it?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Workers of other agencies named beside a measure, a contingency, a scheme, another plan or "
    "work on a factor linked to harm, and when each last took part.",
    judgement="How good the joint work behind the entries is, and whether somebody is missing.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="somebody of each agency named for their part, and a day on which they took part",
    would_undo="somebody named of whom nothing shows that they ever took part",
)
def agencies_take_part(case: Case) -> Said:
    parts = joint.parts(case)
    if not parts:
        return until_planned(case, "Nobody of another agency has a part in keeping others safe")
    heard = co_ordination.heard_on(case)
    if unseen := {worker: rows for worker, rows in parts.items() if worker not in heard}:
        rows = (row for each in unseen.values() for row in each)
        whom = naming.workers(case, unseen)
        return until_planned(case, f"Named in the plan and not yet heard from: {whom}", *rows)
    rows = (row for each in parts.values() for row in each)
    last = on(max(heard[worker] for worker in parts))
    return shown(f"With a part, and taking it, last on {last}: {naming.workers(case, parts)}", *rows)


@expectation(
    id="Y-OTH-PLN-3",
    cohort="youth",
    strand="safety",
    stage="plan",
    part="others",
    question="Does the plan protect the people who were harmed or could be?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Control or a contingency with an owner, and how the wishes of somebody harmed were learned: a "
    "victim condition or a victim worker’s answer.",
    judgement="Fear that nobody has written down.",
    applies="where somebody who was or could be harmed is described, or contact with somebody is forbidden",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="control or a contingency with an owner, and word from a victim worker where one is involved",
    would_undo="nothing in force that protects them",
)
def people_protected(case: Case) -> Said:
    link, rules = victims.links(case), victims.rules(case)
    described = [row for row in harm.above_low(case) if written(row.who)]
    if not (link or rules or described):
        return not_applicable("Nobody who was or could be harmed is described, and no contact is forbidden")
    limits, lines = measures.of_kind(case, "restrictive"), contingencies.lines(case)
    protecting = (*limits, *lines)
    if not protecting:
        return until_planned(
            case, "Nothing in the plan protects those who were or could be harmed", *described
        )
    if rules and not link:
        return needs_judgement(
            "Contact with somebody is forbidden and no victim worker has been heard: "
            "look at how their wishes are known",
            *rules,
        )
    what = names(limits, "what") if limits else f"what is done if {names(lines, 'when')}"
    also = f"; {link}" if link else ""
    return shown(f"There to protect them, with an owner: {what}{also}", *protecting, *described)


@expectation(
    id="Y-OTH-PLN-4",
    cohort="youth",
    strand="safety",
    stage="plan",
    part="others",
    question="Are the help and the control that make others safer set out?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Help and control in force, each with an owner, the day it began, and how it is checked.",
    judgement="Whether help and control are in balance, and in proportion to the child’s age and the order.",
    applies="where a level is above low, a factor is linked to harm, or help or control is on record",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="help and control, each with an owner and how it is checked",
    would_undo="help or control that nobody is said to check",
)
def help_and_control(case: Case) -> Said:
    return measures.set_out(case, "help", "control")


@expectation(
    id="Y-OTH-PLN-5",
    cohort="youth",
    strand="safety",
    stage="plan",
    part="others",
    question="Does everybody know what to do if it goes wrong tonight?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Lines that name what would happen, what is then done, who does it and by when.",
    judgement="Whether it would work on the night, and whether each risk that is named has its line.",
    applies="where a level is above low, a factor is linked to harm, or a line is on record",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a line with what would happen, who does what, and by when",
    would_undo="a line that leaves out what is done or by when",
)
def if_it_goes_wrong(case: Case) -> Said:
    return contingencies.set_out(case)
