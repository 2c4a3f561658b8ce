"""Safety of others, deliver: work done on what leads to harm, people protected, agencies together."""

from handrail.practice.answers import Answer, Said, against, no_evidence, shown
from handrail.practice.evidence import covering, harm, naming, protecting, two_ways, worries
from handrail.practice.evidence.timing import until
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case

REF = "Y2.3 / KQ 2.3.3"


@expectation(
    id="Y-OTH-DEL-1",
    cohort="youth",
    strand="safety",
    stage="deliver",
    part="others",
    question="Is the work that makes others safer being done?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Steps for the factors linked to harm that have begun, beside those whose day has passed; "
    "worries answered within days.",
    judgement="Whether the work makes others safer.",
    applies="where a factor is linked to harm or a level is above low",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST),
        *(Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    would_show="work begun on each factor linked to harm, and none left past its day",
    would_undo="work left past its day with no reason, or a worry without an answer",
)
def work_done(case: Case) -> Said:
    if left := worries.open_too_long(case):
        return no_evidence(f"Raised and not answered: the worry of {worries.when(left)}", *left)
    if harm.little_feared(case):
        return harm.little_to_manage(case)
    if late := covering.overdue(case):
        return no_evidence(f"Its day has passed and it has not begun: {naming.names(late)}", *late)
    idle, begun = covering.idle(case), covering.begun(case)
    if not begun and covering.dropped(case):
        gone = covering.dropped(case)
        return against(f"All work on harm was called off without a reason: {naming.names(gone)}", *gone)
    if not begun:
        return until(case, covering.begins_by(case), "No work on harm to others has begun", *case.harmful)
    if idle:
        return until(case, covering.begins_by(case), f"No work has begun on {naming.names(idle)}", *idle)
    return shown(f"Under way or done: {naming.names(begun)}", *begun)


@expectation(
    id="Y-OTH-DEL-2",
    cohort="youth",
    strand="safety",
    stage="deliver",
    part="others",
    question="Are the people a child has harmed or could harm protected?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="An answer within days to each worry a partner raises; control that somebody watches; agencies "
    "asked again about safety.",
    judgement="Whether the people concerned are in fact safer.",
    applies="where a level is above low, somebody is named as harmed or in danger, or a worry was raised",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST),
        *(Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    would_show="an answer to each worry in three days, and control that is watched or an agency asked again",
    would_undo="a worry left without an answer",
)
def people_protected(case: Case) -> Said:
    return protecting.attended_to(case)


@expectation(
    id="Y-OTH-DEL-3",
    cohort="youth",
    strand="safety",
    stage="deliver",
    part="others",
    question="Do the agencies around the child tell each other, and do what they agreed?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="What partners told us and what they were told, with days; meetings held; what meetings asked "
    "for done by its day.",
    judgement="How good the joint work behind the entries is.",
    applies="where another agency has a part or a level is above low",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="word from other agencies and word to them, and what meetings asked for done",
    would_undo="something a meeting asked for left open past its day",
)
def agencies_together(case: Case) -> Said:
    return two_ways.co_ordinated(case)
