"""Safety of others, assess: who could be harmed and how, who was asked, who has been harmed."""

from handrail.practice.answers import Answer, Said, needs_judgement, no_evidence, shown
from handrail.practice.evidence import enquiries, harm, past, victims
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import start

REF = "P2.1 / KQ 2.1.3"


@expectation(
    id="A-SAF-ASS-1",
    cohort="adult",
    strand="safety",
    stage="assess",
    part="others",
    question="Is it clear who could be harmed, how, when and how soon?",
    source=ADULT_STANDARDS.at(REF),
    evidence="For each group of people a level. Above low: who exactly, what could happen, in which "
    "circumstances, how soon, and what raises or lowers it. Low: why it is low.",
    judgement="Whether the level is right, and whether somebody who could be harmed was missed.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="who, how, when, how soon and why this level, for each risk above low",
    would_undo="a risk above low that leaves one of these out",
)
def harm_described(case: Case) -> Said:
    return harm.described(case)


@expectation(
    id="A-SAF-ASS-2",
    cohort="adult",
    strand="safety",
    stage="assess",
    part="others",
    question="Were other agencies asked about safety, and was the past looked at?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Enquiries about harm at home and about children: sent, answered or chased, with what the "
    "answer means. Earlier behaviour, convicted or not, in the assessment or from those who know of it.",
    judgement="Whether the right questions went to the right agencies, what they do not hold, and whether "
    "what came back was read with curiosity.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="an enquiry with its answer and what that means, and what earlier behaviour shows",
    would_undo="an enquiry left without an answer and without a chaser",
)
def agencies_asked(case: Case) -> Said:
    asked = enquiries.sent(case)
    if not asked:
        return until_assessed(case, "No enquiry about safety has gone to another agency")
    if left := enquiries.unfinished(case):
        return left
    answered = enquiries.back(case)
    before = (*past.analysed(case), *past.told_by(case))
    if not before:
        return until_assessed(case, "Nothing says what earlier behaviour was looked at", *answered)
    names = enquiries.agencies(answered)
    return shown(
        start(f"{names} answered, with what it means; earlier behaviour was looked at"), *answered, *before
    )


@expectation(
    id="A-SAF-ASS-3",
    cohort="adult",
    strand="safety",
    stage="assess",
    part="others",
    question="Is there thought for the people who were harmed or could be?",
    source=ADULT_STANDARDS.at(REF),
    evidence="For each risk above low who could be harmed and what is feared for them; where contact is "
    "forbidden, a condition from a victim worker or their answer.",
    judgement="Fear and pressure that nobody has written down.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="for each risk above low who could be harmed and what is feared, and word from a victim "
    "worker where contact is forbidden",
    would_undo="a risk above low that does not say who could be harmed",
)
def people_harmed(case: Case) -> Said:
    if not case.harms:
        return until_assessed(case, "Nobody who could be harmed is described")
    risks = harm.above_low(case) or case.harms
    thin = [row for row in risks if not written(row.nature) or (row.level != "low" and not written(row.who))]
    if thin:
        return no_evidence(
            f"Who could be harmed, or what is feared, is not described for {harm.whom(thin)}", *thin
        )
    link, rules = victims.links(case), victims.rules(case)
    if rules and not link:
        return needs_judgement(
            "Contact with somebody is forbidden and no victim worker has been heard: "
            "look at whether one is involved",
            *rules,
        )
    fear = "with what is feared" if harm.above_low(case) else "with why little is feared"
    also = f"; {link}" if link else ""
    return shown(f"Described, {fear}: {harm.whom(risks)}{also}", *risks, *victims.heard(case))
