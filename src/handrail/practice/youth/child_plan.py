"""Safety and wellbeing of the child, plan."""

from collections.abc import Iterable

from handrail.casefile.plans import RiskMeasure
from handrail.practice.answers import Answer, Said, against, no_evidence, not_applicable, shown
from handrail.practice.evidence import child_safety, other_agencies
from handrail.practice.evidence.timing import until_planned
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, quoted, start


@expectation(
    id="Y-CHS-PLN-1",
    cohort="youth",
    strand="safety",
    part="child",
    stage="plan",
    question="Does the plan fit the plans others have for the child?",
    source=YOUTH_STANDARDS.at("Y2.2 / KQ 2.2.2"),
    evidence="Each other plan for the child, with who leads it and when it is next looked at; where there "
    "is none, another agency has a part in keeping the child safe.",
    judgement="Whether the plans pull the same way.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="each other plan with who leads it and the day it is next looked at",
    would_undo="another plan whose day has passed, or that nobody leads",
    applies="where another agency has a plan for the child, or a danger to the child is on record",
)
def fits_other_plans(case: Case) -> Said:
    schemes, plans = other_agencies.schemes(case), other_agencies.plans(case)
    if not plans and schemes:
        names = listed([other_agencies.scheme_named(row) for row in schemes])
        return until_planned(case, f"{start(names)}: no plan of another agency stands here", *schemes)
    if not plans:
        return _without_other_plans(case)
    if loose := [row for row in plans if not (row.worker and row.review_on)]:
        names = listed([row.agency for row in loose])
        return until_planned(
            case, f"Nothing says who leads this plan or when it is looked at: {names}", *loose
        )
    if past := [row for row in plans if row.review_on and row.review_on < case.as_of]:
        names = listed([f"{row.agency} on {on(row.review_on)}" for row in past if row.review_on])
        return no_evidence(f"The day to look at it has passed: {names}", *past)
    names = listed([row.agency for row in plans])
    return shown(f"{names}: who leads and when each plan is next looked at is on record", *plans, *schemes)


def _without_other_plans(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No other agency has a plan for {case.name}, and no danger is on record")
    if acting := [row for row in child_safety.steps(case) if case.partners(row.workers)]:
        names = listed([quoted(row.what) for row in acting])
        return shown(f"No other plan is on record; another agency acts in: {names}", *acting)
    because = f"No other plan is on record, and no other agency has a part in keeping {case.name} safe"
    return until_planned(case, because, *child_safety.worries(case))


@expectation(
    id="Y-CHS-PLN-2",
    cohort="youth",
    strand="safety",
    part="child",
    stage="plan",
    question="Does the plan keep the child safe, with help as well as limits?",
    source=YOUTH_STANDARDS.at("Y2.2 / KQ 2.2.2"),
    evidence="Measures with an owner and how they are checked, and steps for wellbeing; not limits alone.",
    judgement="Whether the measures are enough for the danger, and in proportion for a child.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="help and measures for each worry, and how they are checked",
    would_undo="a measure that nobody checks, or limits without help",
    applies="where a danger to the child is on record",
)
def help_and_limits(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No danger to {case.name} is on record")
    measures, steps = child_safety.measures(case), child_safety.steps(case)
    if not measures and not steps:
        return until_planned(
            case, f"Nothing in the plan is for {case.name}’s own safety", *child_safety.worries(case)
        )
    helping = [row for row in measures if row.kind == "constructive"]
    if not helping and not steps:
        return against(f"Only limits are planned, and no help: {_named(measures)}", *measures)
    if unchecked := [row for row in measures if not written(row.monitoring)]:
        return no_evidence(f"Nothing says how it is checked: {_named(unchecked)}", *unchecked)
    planned: list[child_safety.Row] = [*helping, *steps]
    names = listed(map(child_safety.name, planned))
    limits = len(measures) - len(helping)
    beside = f"; beside it {counted(limits, 'limit', 'limits')}" if limits else ""
    return shown(f"Planned as help: {names}{beside}", *helping, *steps, *measures)


def _named(rows: Iterable[RiskMeasure]) -> str:
    return listed([quoted(row.what) for row in rows])


@expectation(
    id="Y-CHS-PLN-3",
    cohort="youth",
    strand="safety",
    part="child",
    stage="plan",
    question="Is it settled what is done if the child is in danger?",
    source=YOUTH_STANDARDS.at("Y2.2 / KQ 2.2.2"),
    evidence="Arrangements that say when, then what, by whom and by when.",
    judgement="Whether it would work on the night, and whether everybody named knows of it.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="when this happens, who does what by when",
    would_undo="an arrangement that does not say by when",
    applies="where a danger to the child is on record",
)
def if_in_danger(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No danger to {case.name} is on record")
    arranged = child_safety.contingencies(case)
    if not arranged:
        because = f"Nothing says what is done when {case.name} is in danger"
        return until_planned(case, because, *child_safety.worries(case))
    if open_ended := [row for row in arranged if not written(row.by_when)]:
        names = listed([quoted(row.when) for row in open_ended])
        return no_evidence(f"Nothing says by when: {names}", *open_ended)
    names = listed([quoted(row.when) for row in arranged])
    return shown(f"It is settled who does what by when: {names}", *arranged)
