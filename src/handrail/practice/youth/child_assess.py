"""Safety and wellbeing of the child, assess."""

from handrail.practice.answers import Answer, Said, needs_judgement, no_evidence, not_applicable, shown
from handrail.practice.evidence import agencies, child_safety, naming, sources
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import listed, on, start


@expectation(
    id="Y-CHS-ASS-1",
    cohort="youth",
    strand="safety",
    part="child",
    stage="assess",
    question="Are dangers to the child named, with what shows them?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.2"),
    evidence="Each worry for the child’s own safety is named by kind, and the part of life it belongs to "
    "says what goes on; or those parts were looked at and there is none.",
    judgement="How serious it is, and whether somebody is harming or using the child unseen.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="each worry named, and what goes on in the part of life it belongs to",
    would_undo="a worry with nothing that shows it",
)
def dangers_named(case: Case) -> Said:
    worries = child_safety.worries(case)
    if not worries:
        return _no_danger_named(case)
    bare = [row for row in worries if not child_safety.shown_by(case, row)]
    if bare:
        return no_evidence(f"Named without anything that shows it: {child_safety.named(bare)}", *bare)
    backing = [area for row in worries for area in child_safety.shown_by(case, row)]
    names = start(child_safety.named(worries))
    return shown(f"{names}: the assessment says what goes on", *worries, *backing)


def _no_danger_named(case: Case) -> Said:
    said = [row for row in child_safety.disclosures(case) if row.about != "harm_to_others"]
    if said:
        days = listed([on(child_safety.day(row)) for row in said])
        because = f"What {case.name} said on {days} is about danger to {case.name}, and no worry is on record"
        return needs_judgement(f"{because}: look whether one belongs there", *said)
    looked_at = child_safety.areas(case)
    if found := [row for row in case.factors if row.area == "exploitation"]:
        names = naming.names(found)
        return no_evidence(f"Nothing says what this means for {case.name}’s own safety: {names}", *found)
    if all(name in looked_at for name in child_safety.ALWAYS):
        rows = [looked_at[name] for name in child_safety.ALWAYS]
        return shown(
            f"Home, feelings and exploitation were looked at, and no danger to {case.name} found", *rows
        )
    return until_assessed(case, f"Nothing says whether {case.name} is in danger")


@expectation(
    id="Y-CHS-ASS-2",
    cohort="youth",
    strand="safety",
    part="child",
    stage="assess",
    question="Did those who know of dangers to the child have their say?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.2"),
    evidence="Answers from children’s services and at least one more of school, health and police, with "
    "their days; those silent chased or explained.",
    judgement="Whether what they held was complete and current, and was read with curiosity.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="an answer from children’s services and one other agency, or why there is none",
    would_undo="an agency left without an answer, a chaser or a reason",
)
def agencies_on_danger(case: Case) -> Said:
    asked = agencies.asked(case)
    if waiting := sources.left_open(case, asked):
        names = naming.names(waiting)
        return until_assessed(case, f"{names}: no answer, no chaser and no reason", *waiting)
    if unsettled := sources.unsettled(asked):
        names = naming.names(unsettled)
        return needs_judgement(f"{names} says otherwise than another source: look at both", *unsettled)
    if not agencies.settled(case, "childrens_services"):
        return until_assessed(case, "Children’s services were not asked", *asked)
    heard = sources.answered(asked)
    others = [row for row in heard if row.kind not in agencies.kinds("childrens_services")]
    if not others:
        return until_assessed(case, "Neither school, health nor police has answered", *asked)
    return shown(f"Answered: {agencies.named(heard)}", *heard)


@expectation(
    id="Y-CHS-ASS-3",
    cohort="youth",
    strand="safety",
    part="child",
    stage="assess",
    question="Does the assessment say what keeps the child safe?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.2"),
    evidence="Beside each worry for the child’s own safety stands what is done about it.",
    judgement="Whether that would work.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="what is done about each worry",
    would_undo="a worry with nothing done about it",
    applies="where a danger to the child is on record",
)
def what_keeps_safe(case: Case) -> Said:
    worries = child_safety.worries(case)
    if not worries and case.assessments:
        return not_applicable(f"No danger to {case.name} is on record", case.assessments[-1])
    if not worries:
        return until_assessed(case, f"Nothing says whether {case.name} is in danger")
    if idle := [row for row in worries if not written(row.we_do)]:
        return no_evidence(f"Nothing says what is done about it: {child_safety.named(idle)}", *idle)
    return shown(f"What is done stands beside each worry: {child_safety.named(worries)}", *worries)
