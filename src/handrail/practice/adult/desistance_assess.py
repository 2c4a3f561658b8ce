"""Desistance, assess: what drives the offending, what helps, and from whom that is known."""

from handrail.practice.answers import Answer, Said, needs_judgement, no_evidence, shown
from handrail.practice.evidence import naming, sources
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.expecting import expectation
from handrail.practice.guidance import DESISTANCE_GUIDE
from handrail.practice.reading import Case
from handrail.practice.wording import counted, start


@expectation(
    id="A-DES-ASS-1",
    cohort="adult",
    strand="desistance",
    stage="assess",
    question="Are the factors behind the offending found and explained?",
    source=DESISTANCE_GUIDE.at("chapter 1; P2.1 / KQ 2.1.2"),
    evidence="Each factor says whether it is linked, what shows it and what it does in this life; "
    "the most important are marked.",
    judgement="Whether the explanation is sound, and whether a factor was missed.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a line on what each linked factor does in this life, and the most pressing marked",
    would_undo="a linked factor without a line on what it does",
)
def factors_explained(case: Case) -> Said:
    if not case.factors:
        return until_assessed(case, "No factor is on record")
    silent = [row for row in case.linked if not (row.does or row.evidence)]
    if silent:
        names = naming.names(silent)
        return no_evidence(f"Nothing says what this does in {case.name}’s life: {names}", *silent)
    if not case.linked:
        return no_evidence("No factor is said to be linked to the offending", *case.factors)
    if not any(row.critical for row in case.linked):
        return no_evidence("None of the linked factors is marked as pressing", *case.linked)
    names = naming.names(case.linked)
    return shown(f"The record says what this does in {case.name}’s life: {names}", *case.linked)


@expectation(
    id="A-DES-ASS-2",
    cohort="adult",
    strand="desistance",
    stage="assess",
    question="Were strengths looked for, with a use for each?",
    source=DESISTANCE_GUIDE.at("chapter 1; P2.1 / KQ 2.1.2"),
    evidence="A strength with what shows it or who saw it, and how it works or could work for the plan.",
    judgement="Whether the strength is real, matters to the person, and helps rather than harms.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="what shows each strength, and what it could be used for",
    would_undo="a strength that nobody says a use for",
)
def strengths_with_a_use(case: Case) -> Said:
    if not case.strengths:
        return until_assessed(case, "No strength is on record")
    useful = [row for row in case.strengths if row.could_be_used or row.work or row.waits_for]
    backed = [row for row in useful if row.evidence or row.seen_by]
    if not backed:
        names = naming.names(case.strengths)
        return no_evidence(f"Named without what shows it or a use: {names}", *case.strengths)
    names = naming.names(backed)
    return shown(f"The record says what shows it and what it is for: {names}", *backed)


@expectation(
    id="A-DES-ASS-3",
    cohort="adult",
    strand="desistance",
    stage="assess",
    question="Were sources beyond the interview used?",
    source=DESISTANCE_GUIDE.at("chapter 1; P2.1 / KQ 2.1.2"),
    evidence="Sources asked and answered, with dates; those silent chased or explained; disagreement noted.",
    judgement="Whether the sources were the ones that mattered, and what came back was any good.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="an answer from somebody beside the person, and a chaser or a reason where one is silent",
    would_undo="a source left without an answer, a chaser or a reason",
)
def sources_beyond_interview(case: Case) -> Said:
    asked = sources.beyond_interview(case)
    heard = sources.answered(asked)
    if not heard:
        silent = f"{naming.names(asked)} did not answer" if asked else "The record names nobody else asked"
        return until_assessed(case, silent, *asked)
    if waiting := sources.left_open(case, asked):
        names = naming.names(waiting)
        return no_evidence(f"{names}: no answer, no chaser and no reason", *waiting)
    if unsettled := [row for row in asked if row.conflicts_with and not row.conflict]:
        names = naming.names(unsettled)
        return needs_judgement(f"{names} says otherwise than another source: look at both", *unsettled)
    words = counted(len(heard), "source", "sources")
    return shown(start(f"{words} beside {case.name} answered: {naming.names(heard)}"), *heard)
