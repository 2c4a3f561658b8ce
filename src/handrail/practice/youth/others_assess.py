"""Safety of others, assess: whom a child could harm and how, who was asked, what would lessen it."""

from handrail.practice.answers import Answer, Said, no_evidence, shown
from handrail.practice.evidence import enquiries, harm, past, sources
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import listed, start

REF = "Y2.1 / KQ 2.1.3"


@expectation(
    id="Y-OTH-ASS-1",
    cohort="youth",
    strand="safety",
    stage="assess",
    part="others",
    question="Is it clear whom the child could harm, in what way and when?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="For each group of people a level. Above low: who, what kind of harm, in which circumstances, "
    "how soon, and what raises or lowers it. Low: why it is low.",
    judgement="Whether the level is right and not too low, and whether behaviour that led to no conviction "
    "was counted in.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="who, how, when, how soon and why this level, for each risk above low",
    would_undo="a risk above low that leaves one of these out",
)
def harm_described(case: Case) -> Said:
    return harm.described(case)


@expectation(
    id="Y-OTH-ASS-2",
    cohort="youth",
    strand="safety",
    stage="assess",
    part="others",
    question="Did those who know what the child has done tell us?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="Answers from those who know of earlier behaviour, convicted or not, such as police, school or "
    "children’s services; questions about safety answered or chased, with what they mean.",
    judgement="Whether what another agency holds is complete and still true, and was read with curiosity.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="an answer from somebody who knows of earlier behaviour, and a chaser or a reason for silence",
    would_undo="a source or a question left without an answer, a chaser or a reason",
)
def those_who_know(case: Case) -> Said:
    told = past.told_by(case)
    answered = enquiries.back(case)
    if not told and not answered:
        return enquiries.unfinished(case) or until_assessed(
            case, "Nobody who knows of earlier behaviour has answered", *past.asked(case)
        )
    if left := enquiries.unfinished(case):
        return left
    if waiting := sources.left_open(case, past.asked(case)):
        names = listed([row.name for row in waiting])
        return no_evidence(start(f"{names}: no answer, no chaser and no reason"), *waiting)
    names = listed([*(row.name for row in told), *(row.agency for row in answered)])
    return shown(start(f"{names} answered on what {case.name} has done"), *told, *answered)


@expectation(
    id="Y-OTH-ASS-3",
    cohort="youth",
    strand="safety",
    stage="assess",
    part="others",
    question="Does the assessment say what would make others safer?",
    source=YOUTH_STANDARDS.at(REF),
    evidence="For each risk above low what lowers it, and the help and control that are there or are needed.",
    judgement="Whether that help and control would work in this child’s life.",
    applies="where a level is above low or a factor is linked to harm",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="what lowers each risk above low, and the help or control that is there or is needed",
    would_undo="a risk above low without a word on what lowers it",
)
def what_would_lessen_it(case: Case) -> Said:
    if not case.harms:
        return until_assessed(case, "Nothing is written on harm to others")
    if harm.little_feared(case):
        return harm.little_to_manage(case)
    risks = harm.above_low(case)
    if silent := [row for row in risks if not written(row.lowers)]:
        return no_evidence(f"Nothing says what lowers harm to {harm.whom(silent)}", *silent)
    helpful = [row for row in case.assessments if written(row.would_help)]
    help_and_control = [*helpful, *case.on("plans.risk_measures"), *case.on("plans.in_place")]
    if not help_and_control:
        return until_assessed(case, "Neither help nor control is named, there already or needed", *risks)
    lowered = f"What lowers harm to {harm.whom(risks)} is said; help" if risks else "Help"
    return shown(f"{lowered} or control is named", *risks, *help_and_control)
