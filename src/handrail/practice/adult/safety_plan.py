"""Safety of others, plan: what is done about each factor, with whom, and what if it goes wrong."""

from handrail.practice.answers import Answer, Said, against, no_evidence, shown
from handrail.practice.evidence import contingencies, covering, harm, joint, measures, naming, schemes
from handrail.practice.evidence.timing import until_planned
from handrail.practice.evidence.written import names
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import start

REF = "P2.2 / KQ 2.2.3"


@expectation(
    id="A-SAF-PLN-1",
    cohort="adult",
    strand="safety",
    stage="plan",
    part="others",
    question="Does the plan work on what could lead to harm, the most pressing first?",
    source=ADULT_STANDARDS.at(REF),
    evidence="A goal with steps for each factor linked to harm, or why not; the goals of pressing factors "
    "stand before the others or have begun.",
    judgement="Whether the most pressing factor is truly at the top.",
    applies="where a level is above low or a factor is linked to harm",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="a goal with a step for each factor linked to harm, the pressing ones first",
    would_undo="a factor linked to harm left without work, or a pressing one moved down before it has begun",
)
def factors_of_harm_worked_on(case: Case) -> Said:
    if harm.little_feared(case):
        return harm.little_to_manage(case)
    if not case.harmful:
        risks = harm.above_low(case)
        feared = f"Harm to {harm.whom(risks)} is above low, and no" if risks else "No"
        return until_planned(case, f"{feared} factor is linked to harm", *risks)
    if left := covering.uncovered(case):
        return until_planned(case, f"Linked to harm and without work: {naming.names(left)}", *left)
    if turned := covering.left_behind(case):
        pressing, other = turned
        return against(
            start(
                f"{naming.names([other])} stands before {naming.names([pressing])}, "
                "which is pressing and has not begun"
            ),
            *turned,
        )
    return shown(f"There is work in the plan for {naming.names(case.harmful)}", *case.harmful)


@expectation(
    id="A-SAF-PLN-2",
    cohort="adult",
    strand="safety",
    stage="plan",
    part="others",
    question="Are the help and the restrictions that keep others safe set out?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Measures, constructive and restrictive, each with an owner and how it is watched.",
    judgement="Whether care and control are in proportion.",
    applies="where a level is above low, a factor is linked to harm, or a measure is on record",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="measures of both kinds, each with an owner and how it is watched",
    would_undo="a measure that nobody is said to watch",
)
def measures_set_out(case: Case) -> Said:
    return measures.set_out(case, "help", "restriction")


@expectation(
    id="A-SAF-PLN-3",
    cohort="adult",
    strand="safety",
    stage="plan",
    part="others",
    question="Is the plan tied to what other agencies and schemes are doing?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Each scheme (MAPPA, MARAC, IOM, child protection) with its lead and a meeting or plan; other "
    "agencies’ plans with the day they are next looked at; work of partners in the plan.",
    judgement="Whether the plans really pull the same way.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a lead and a meeting or plan for each scheme, and the day each other plan is looked at",
    would_undo="a scheme without a lead or a meeting, or another agency’s plan left past its day",
)
def tied_to_others(case: Case) -> Said:
    found, plans = schemes.schemes(case), schemes.other_plans(case)
    if nobody := schemes.leaderless(case):
        return no_evidence(f"No lead is named: {schemes.called(nobody)}", *nobody)
    if loose := schemes.untied(case):
        return no_evidence(f"Neither a meeting nor a plan is on record: {schemes.called(loose)}", *loose)
    if old := schemes.gone_by(case):
        return no_evidence(f"The day to look at this plan has passed: {names(old, 'agency')}", *old)
    if found:
        meetings = [meeting for scheme in found for meeting in schemes.met(case, scheme)]
        said = f"{schemes.called(found)}: a lead is named{schemes.last_met(meetings)}"
        return shown(said, *found, *plans, *meetings)
    if plans:
        return shown(f"Plans of other agencies are on record: {names(plans, 'agency')}", *plans)
    if parts := joint.parts(case):
        return shown(
            start(f"With a part in keeping others safe: {naming.workers(case, parts)}"),
            *(row for rows in parts.values() for row in rows),
        )
    return until_planned(case, "No other agency’s plan or part in keeping others safe is on record")


@expectation(
    id="A-SAF-PLN-4",
    cohort="adult",
    strand="safety",
    stage="plan",
    part="others",
    question="Is it said what happens if things go wrong?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Lines that name a trigger, what is done, who does it and by when.",
    judgement="Whether it would work on the day, and whether each risk that is named has its line.",
    applies="where a level is above low, a factor is linked to harm, or a line is on record",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a line with a trigger, who does what, and by when",
    would_undo="a line that leaves out what is done or by when",
)
def if_things_go_wrong(case: Case) -> Said:
    return contingencies.set_out(case)
