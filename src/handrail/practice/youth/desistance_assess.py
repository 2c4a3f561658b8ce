"""Desistance, assess."""

from handrail.practice.answers import Answer, Said, needs_judgement, no_evidence, not_applicable, shown
from handrail.practice.evidence import (
    agencies,
    analysis,
    circumstances,
    family,
    interests,
    naming,
    restorative,
    sources,
    voices,
)
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, quoted, start

AROUND = {"family": ("home", "parents_carers", "care"), "friends": ("friends",), "place": ("neighbourhood",)}
"""The parts of life around a child: one of each is looked at."""


@expectation(
    id="Y-DES-ASS-1",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Does the assessment explain, with the child and parents or carers taking part?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="Dated words of the child and of parents or carers; an assessment that says what lies behind, "
    "what is likely and what would help.",
    judgement="How deep the explanation goes.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="the child’s and the parents’ or carers’ own words, and an assessment that explains",
    would_undo="an assessment without the child, without parents or carers, or without an explanation",
    also=("engagement",),
)
def explains_with_them(case: Case) -> Said:
    child, parents = voices.child(case), voices.parents(case)
    reasons = voices.parents_not_heard_because(case)
    if not child:
        return until_assessed(case, f"Nothing of the assessment is in {case.name}’s own words")
    if not parents and not reasons:
        return until_assessed(case, "Parents or carers have no word in it, and no reason is given", *child)
    told = analysis.explained(case)
    if not told:
        because = "No assessment says what lies behind, what is likely and what would help"
        return until_assessed(case, because, *case.assessments)
    heard = f"{case.name} and the parents or carers" if parents else case.name
    because = f"{heard} spoke to it; it says what lies behind, what is likely and what would help"
    return shown(because, told, *child[:4], *parents[:4], *reasons)


@expectation(
    id="Y-DES-ASS-2",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Was it asked what other agencies hold?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="School or college, children’s services, health and police: asked and answered, with their "
    "days; those silent chased or explained.",
    judgement="Whether what they sent was all that they hold.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="an answer from each of the four, or why there is none",
    would_undo="an agency left without an answer, a chaser or a reason",
)
def what_agencies_hold(case: Case) -> Said:
    asked = agencies.asked(case)
    if waiting := sources.left_open(case, asked):
        names = naming.names(waiting)
        return until_assessed(case, f"{names}: no answer, no chaser and no reason", *waiting)
    if missing := [one for one in agencies.HOLDERS if not agencies.settled(case, one)]:
        names = listed([agencies.WORDS[one] for one in missing])
        return until_assessed(case, f"Neither asked nor explained: {names}", *asked)
    if unsettled := sources.unsettled(asked):
        names = naming.names(unsettled)
        return needs_judgement(f"{names} says otherwise than another source: look at both", *unsettled)
    heard = sources.answered(asked)
    if not heard:
        return no_evidence("None of them answered; a reason is given for each", *asked)
    return shown(f"Answered: {agencies.named(heard)}", *heard)


@expectation(
    id="Y-DES-ASS-3",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Is it worked out what would help this child move away from offending?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="The assessment says what speaks for a change and what against; or factors and strengths each "
    "say why.",
    judgement="Whether the reasoning is sound.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="what speaks for a change and what against, with reasons",
    would_undo="only the one or only the other",
)
def for_and_against(case: Case) -> Said:
    if weighed := analysis.for_and_against(case):
        day = on(weighed.finished_on or case.as_of)
        return shown(f"The assessment of {day} says what speaks for a change and what against it", weighed)
    hinders = [row for row in case.linked if written(row.does) or written(row.evidence)]
    helps = [
        row
        for row in case.strengths
        if written(row.evidence) or written(row.work) or written(row.could_be_used)
    ]
    if hinders and helps:
        words = f"for it {naming.names(helps)}; against it {naming.names(hinders)}"
        return shown(f"Reasons stand beside what speaks {words}", *helps, *hinders)
    if hinders:
        return until_assessed(
            case, "Only what speaks against a change is explained, nothing for it", *hinders
        )
    if helps:
        return until_assessed(case, "Only what speaks for a change is explained, nothing against it", *helps)
    return until_assessed(case, "Nothing says what speaks for a change and what against it")


@expectation(
    id="Y-DES-ASS-4",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Does the assessment say how the offending came about, from more than one side?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="An account of what happened and the pattern before it, resting on more than one source.",
    judgement="What moved the child, and whether shame or bravado hides it.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="an account of the offending, and two sources that it rests on",
    would_undo="an account that rests on one side alone",
    applies="where an offence is on record",
)
def how_it_came_about(case: Case) -> Said:
    if not restorative.somebody_harmed(case):
        return not_applicable("This is prevention work: no offence is on record")
    account = analysis.account(case)
    if account is None:
        return until_assessed(case, "No assessment says how the offending came about", *case.assessments)
    rests_on = analysis.rests_on(case, account)
    if not rests_on:
        return no_evidence("Nothing says what the account of the offending rests on", account)
    if len(rests_on) == 1:
        because = f"The account of the offending rests on one source alone: {rests_on[0].name}"
        return no_evidence(because, account, *rests_on)
    names = naming.names(rests_on)
    return shown(f"How it came about is told from more than one side: {names}", account, *rests_on)


@expectation(
    id="Y-DES-ASS-5",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Is it said what the child’s circumstances, family and surroundings mean here?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="Each circumstance has a line on what it means; family, friends and the place they live in are "
    "looked at.",
    judgement="What it is like to be this child, and whether they are treated unfairly.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a line on what each circumstance means, and family, friends and place looked at",
    would_undo="a circumstance that is only named",
)
def circumstances_and_setting(case: Case) -> Said:
    lives = circumstances.known(case)
    if bare := [row for row in lives if not written(row.means)]:
        words = counted(len(bare), "circumstance is", "circumstances are")
        return until_assessed(case, f"{start(words)} only named: nothing says what it means here", *bare)
    around = family.setting(case)
    missing = [name for name, areas in AROUND.items() if not any(one in around for one in areas)]
    if missing:
        return until_assessed(case, f"Not looked at: {listed(missing)}", *lives)
    rows = [around[one] for areas in AROUND.values() for one in areas if one in around]
    if not lives:
        return until_assessed(case, "No circumstance is on record", *rows)
    words = counted(len(lives), "circumstance says", "circumstances each say")
    return shown(f"{start(words)} what it means here; family, friends and place are looked at", *lives, *rows)


@expectation(
    id="Y-DES-ASS-6",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Were strengths looked for, and what the child likes doing?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="Strengths with what shows them or who saw them and what they are for; interests and talents.",
    judgement="Whether the child sees them as strengths.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="what shows each strength and what it is for, and what the child likes doing",
    would_undo="strengths that are only named, or nothing on what the child likes doing",
)
def strengths_and_interests(case: Case) -> Said:
    if not case.strengths:
        return until_assessed(case, "No strength is on record")
    backed = analysis.backed_strengths(case)
    if not backed:
        names = naming.names(case.strengths)
        return until_assessed(case, f"Named without what shows it or a use: {names}", *case.strengths)
    likes = interests.looked_at(case)
    if not likes:
        return until_assessed(case, f"Nothing says what {case.name} likes doing", *backed)
    names = naming.names(backed)
    return shown(
        f"The record says what shows it and what it is for: {names}; interests are on record", *backed, *likes
    )


@expectation(
    id="Y-DES-ASS-7",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Is it said what stands in the child’s way that is not the child’s to mend?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="Barriers in how things are run, such as a waiting list, no place at school, money or housing; "
    "each with somebody who works on it and what they do.",
    judgement="How much weighs on such barriers rather than on the child.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a barrier with who works on it and what they do",
    would_undo="a barrier that nobody does anything about",
)
def barriers_owned(case: Case) -> Said:
    barriers = case.on("assessments.barriers")
    if not barriers:
        return until_assessed(
            case, f"Nothing says what stands in {case.name}’s way and is for others to mend"
        )
    if idle := [row for row in barriers if not written(row.we_do)]:
        names = listed([quoted(row.what) for row in idle])
        return no_evidence(f"Nothing says what is done about it: {names}", *idle)
    names = listed([quoted(row.what) for row in barriers])
    return shown(f"Somebody works on what stands in the way: {names}", *barriers)


@expectation(
    id="Y-DES-ASS-8",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Is it known how the child learns, how ready they are, and how it went before?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="How the child learns and talks, where they stand with a change and why, and what earlier "
    "disposals teach.",
    judgement="What can be expected of a child of this age and stage.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="how the child learns and talks, how ready they are and why, and what earlier disposals teach",
    would_undo="one of these left out",
    also=("engagement",),
)
def learns_and_ready(case: Case) -> Said:
    found = analysis.fits(case)
    missing = [words for words, rows in found.items() if not rows]
    rows = [row for known in found.values() for row in known]
    if missing:
        return until_assessed(case, f"Nothing says {listed(missing)}", *rows)
    return shown(f"It is on record {listed(found)}", *rows)


@expectation(
    id="Y-DES-ASS-9",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Was it asked what those harmed need, and whether putting right is possible?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="Whether restorative work suits was weighed with the child, on a day; what those harmed wish "
    "stands with the victim worker and is not read here.",
    judgement="Whether those harmed felt heard.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="the day on which it was weighed whether restorative work suits",
    would_undo="no day on which it was weighed",
    applies="where an offence is on record",
)
def putting_right_weighed(case: Case) -> Said:
    if not restorative.somebody_harmed(case):
        return not_applicable("This is prevention work: no offence is on record")
    weighed, minded = restorative.considered(case), case.on("compartments.victim_conditions")
    if not weighed and minded:
        because = "The victim worker said what to mind; nothing says whether restorative work was weighed"
        return until_assessed(case, because, *minded)
    if not weighed:
        return until_assessed(case, f"Nothing says whether restorative work was weighed with {case.name}")
    first = on(weighed[0].valid_from or case.as_of)
    also = "; the victim worker said what to mind" if minded else ""
    return shown(f"Whether restorative work suits was weighed on {first}{also}", *weighed, *minded)


@expectation(
    id="Y-DES-ASS-10",
    cohort="youth",
    strand="desistance",
    stage="assess",
    question="Are the child’s, the parents’ and other adults’ views there, and weighed?",
    source=YOUTH_STANDARDS.at("Y2.1 / KQ 2.1.1"),
    evidence="Views of each under their own name; what rests on them, and an answer where they see it "
    "otherwise than we do.",
    judgement="Whether their taking part meant anything.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="views of the child, parents or carers and another adult, and what became of them",
    would_undo="a view that says otherwise, with no answer to it",
    also=("engagement",),
)
def views_weighed(case: Case) -> Said:
    heard = {
        case.name: voices.child(case),
        "parents or carers": voices.parents(case) or voices.parents_not_heard_because(case),
        "another adult": voices.other_adults(case),
    }
    rows = [row for found in heard.values() for row in found[:3]]
    if missing := [words for words, found in heard.items() if not found]:
        return until_assessed(case, f"No view of {listed(missing)} is on record", *rows)
    differing = voices.disagreeing(case)
    if unanswered := [row for row in differing if not written(row.our_answer)]:
        days = listed([on(row.valid_from) for row in unanswered if row.valid_from])
        return no_evidence(f"What was said otherwise on {days} has no answer", *unanswered)
    weighed = voices.weighed(case, sources.answered(case.sources))
    if not weighed and not differing:
        return no_evidence("Views are written down, and nothing rests on them", *rows)
    parents = ["the parents or carers"] if voices.parents(case) else []
    others = (row.name for row in voices.other_adults(case))
    names = naming.listing([case.name, *parents, *others])
    answered = "; where they see it otherwise, there is an answer" if differing else ""
    return shown(f"Views of {names} are weighed{answered}", *rows, *differing, *weighed)
