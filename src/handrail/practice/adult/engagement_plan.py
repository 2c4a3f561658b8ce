"""Engagement, plan: made with the person, round their life, at their pace, in the time there is."""

from handrail.casefile import codes
from handrail.casefile.plans import ContactPhase
from handrail.practice.answers import (
    Answer,
    Said,
    against,
    needs_judgement,
    no_evidence,
    not_applicable,
    not_yet_due,
    shown,
)
from handrail.practice.evidence import circumstances, contact, readiness, requirements, taking_part
from handrail.practice.evidence.timing import until_planned
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, start, times


@expectation(
    id="A-ENG-PLN-1",
    cohort="adult",
    strand="engagement",
    stage="plan",
    question="Was the plan made with the person, and does it take up what they want?",
    source=ADULT_STANDARDS.at("P2.2 / KQ 2.2.1"),
    evidence="Their answer to the plan with their words or hope, a copy given on a day, and a goal for "
    "something they asked for.",
    judgement="Whether it feels like their plan, and whether they were free to say no.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="their answer and words, a copy given, and a goal for what they asked for",
    would_undo="a new plan that they were not asked about, or were not given",
)
def made_with_the_person(case: Case) -> Said:
    edition = case.edition
    if edition is None or edition.valid_from is None:
        return until_planned(case, "No plan is agreed")
    day, name = on(edition.valid_from), case.name
    if edition.answer == "disagrees":
        return needs_judgement(f"{name} did not agree to the plan of {day}: look at what came of it", edition)
    if edition.answer == "could_not_answer" or not (edition.words.strip() or edition.hoped_for.strip()):
        return no_evidence(f"The plan of {day} holds nothing {name} said or hoped for", edition)
    goals = [row for row in case.objectives if row.state != "dropped"]
    wanted = taking_part.asked_for(case, goals)
    if taking_part.help_wanted(case) and not wanted:
        return no_evidence(f"No goal is for anything {name} asked for help with", edition, *goals)
    if copies := taking_part.copies_given(case, edition):
        given = copies[0].valid_from or edition.valid_from
        when = "the same day" if given == edition.valid_from else f"on {on(given)}"
        answered = f"{name} answered the plan of {day} and was given it {when}"
        return shown(answered, edition, *copies, *wanted)
    last = edition.valid_from + taking_part.COPIED_WITHIN
    if case.as_of <= last:
        return not_yet_due(last, f"There is time until {on(last)} to give {name} the plan", edition)
    return no_evidence(f"Nothing says that {name} was given the plan of {day}", edition)


@expectation(
    id="A-ENG-PLN-2",
    cohort="adult",
    strand="engagement",
    stage="plan",
    question="Does the plan answer what could get in the way of taking part?",
    source=ADULT_STANDARDS.at("P2.2 / KQ 2.2.1"),
    evidence="For each circumstance and barrier that means something for taking part: what is done about "
    "it, such as another time, place or form, a lift, childcare, an interpreter.",
    judgement="Whether it is the right thing, and enough.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="what is done about each thing that could get in the way, or why nothing is",
    would_undo="something new that gets in the way, with nothing done about it",
)
def hindrances_answered(case: Case) -> Said:
    found = circumstances.hindrances(case)
    if not found and not circumstances.known(case) and (asked := circumstances.talked_through(case)):
        return not_applicable(f"{case.name} was asked, and nothing stands in the way", *asked[-1:])
    if not found:
        return until_planned(case, f"Nothing says what could get in {case.name}’s way")
    if left := circumstances.unanswered(found):
        names = listed([circumstances.name(row) for row in left])
        return until_planned(case, f"Nothing says what is done about this: {names}", *left)
    names = listed([circumstances.name(row) for row in found])
    return shown(f"What is done stands beside {names}", *found, *case.on("plans.help"))


@expectation(
    id="A-ENG-PLN-3",
    cohort="adult",
    strand="engagement",
    stage="plan",
    question="Is the plan pitched to how ready the person is?",
    source=ADULT_STANDARDS.at("P2.2 / KQ 2.2.1"),
    evidence="Readiness on record, and a plan that keeps to that pace: goals for later, steps that wait, "
    "help beside the steps, not too much at once.",
    judgement="Whether the pitch and the pace are right for this person.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_YET_DUE,
    ),
    would_show="how ready the person is, and what in the plan keeps to their pace",
    would_undo="more asked at once, or work put first for which they are not ready",
)
def pitched_to_readiness(case: Case) -> Said:
    if case.edition is None:
        return until_planned(case, "No plan is agreed")
    stated, name = readiness.stated(case), case.name
    if not stated:
        return no_evidence(f"Nothing says how ready {name} is, so nothing is pitched to it", case.edition)
    low, paced = readiness.not_yet(case), readiness.paced(case)
    goal = readiness.first_goal(case)
    gentle = paced.keys() - {"the pace that suits"}
    if low and goal and readiness.confronts(case, goal) and not gentle:
        names = listed([row.about for row in low])
        return against(
            f"{name} is not ready yet ({names}), and the first goal is work on the offending alone",
            goal,
            *low,
        )
    asked = readiness.asked_at_once(case)
    if len(asked) > readiness.MANY:
        steps = counted(len(asked), "step", "steps")
        return needs_judgement(f"{start(steps)} are asked of {name} at once: look at the pace", *asked)
    if low and not paced:
        names = listed([row.about for row in low])
        return no_evidence(f"{name} is not ready yet ({names}); nothing in the plan waits or helps", *low)
    if not paced:
        return shown(f"{name} is ready for what is asked, and it is not too much at once", *stated, *asked)
    rows = [row for group in paced.values() for row in group[:3]]
    return shown(f"How ready {name} is stands beside {listed(paced)} in the plan", *stated, *rows)


@expectation(
    id="A-ENG-PLN-4",
    cohort="adult",
    strand="engagement",
    stage="plan",
    question="Does the plan show how each requirement will be done in the time there is?",
    source=ADULT_STANDARDS.at("P2.2 / KQ 2.2.1"),
    evidence="For each requirement or condition that asks for appointments: a step or a programme with "
    "its times, all before the end of the sentence.",
    judgement="Whether the times are likely, with waiting lists and this life as they are.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="a step or programme with its times for each requirement",
    would_undo="a requirement without a line, or a line that runs past the end",
)
def requirements_in_time(case: Case) -> Said:
    lines = [line for line in requirements.lines(case) if not line.finished]
    if not lines:
        return not_applicable("Nothing the sentence asks for is left to be booked and finished")
    if late := [line for line in lines if line.last_day and case.ends and line.last_day > case.ends]:
        rows = [row for line in late for row in line.rows]
        names = listed([line.name for line in late])
        return against(f"Planned past the end on {on(case.ends or case.as_of)}: {names}", *rows)
    missing = [line for line in lines if not line.steps and not line.programmes]
    if unplanned := [line for line in missing if not requirements.left_with_reason(case, line)]:
        names = listed([line.name for line in unplanned])
        rows = [line.asked for line in unplanned]
        return until_planned(case, f"No line in the plan: {names}", *rows)
    if untimed := [line for line in lines if line not in missing and not line.timed]:
        rows = [row for line in untimed for row in line.rows]
        return no_evidence(f"In the plan without a time: {listed([line.name for line in untimed])}", *rows)
    names = listed([line.name for line in lines])
    return shown(start(f"{names}: in the plan, with a time"), *(row for line in lines for row in line.rows))


@expectation(
    id="A-ENG-PLN-5",
    cohort="adult",
    strand="engagement",
    stage="plan",
    question="Is it set how often, how and with whom contact will be, and why?",
    source=ADULT_STANDARDS.at("P2.2 / KQ 2.2.1"),
    evidence="A level of contact with its amount, how and with whom, from when, why, and when it is "
    "looked at again.",
    judgement="Whether it is enough: no amount is right for everybody.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="a level of contact with how, with whom, why, and when it is looked at again",
    would_undo="a level that ends with none to follow",
)
def contact_level_set(case: Case) -> Said:
    level = contact.phase(case)
    if level is None and case.in_custody:
        return not_applicable(f"{case.name} is in custody; a level is set for the release")
    if level is None:
        return until_planned(case, "No level of contact is set")
    if level.valid_to and level.valid_to < case.as_of and contact.suspension(case) is None:
        return against(f"{start(level.name)} ended on {on(level.valid_to)}, and no level follows", level)
    again = level.valid_to or level.step_up.strip() or level.step_down.strip()
    missing = {
        "how": level.modes,
        "with whom": level.workers or level.who_counts.strip(),
        "why": level.reason.strip(),
        "when it is looked at again": again or (case.edition and case.edition.review_by),
    }
    if silent := [words for words, there in missing.items() if not there]:
        return no_evidence(f"{start(level.name)} does not say {listed(silent)}", level)
    return shown(f"{start(level.name)}: {_often(level)}, with how, with whom and why", level)


def _often(level: ContactPhase) -> str:
    """How often, in words: "twice a week"."""
    rhythm = codes.label("contact_rhythms", level.every).lower()
    return f"{times(level.times)} {rhythm}"
