"""Safety of others, deliver: contact, people protected, agencies together, key people, the home seen."""

from datetime import timedelta
from typing import Final

from handrail.practice.answers import (
    Answer,
    Said,
    against,
    needs_judgement,
    no_evidence,
    not_applicable,
    not_yet_due,
    shown,
    suspended,
)
from handrail.practice.evidence import (
    contact,
    harm,
    key_people,
    naming,
    protecting,
    seen_at_home,
    two_ways,
    worries,
)
from handrail.practice.evidence.timing import until, until_planned
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import on, times

REF = "P2.3 / KQ 2.3.3"
WEEK: Final = timedelta(days=7)


@expectation(
    id="A-SAF-DEL-1",
    cohort="adult",
    strand="safety",
    stage="deliver",
    part="others",
    question="Is contact enough, and close enough, to keep others safe?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Contacts that took place beside those planned, in which way; worries answered. Days on which "
    "contact is suspended by national policy are not counted; a case exempt from it is looked at as any.",
    judgement="Whether it was enough for the risk.",
    applies="in the community, while contact is not suspended by national policy",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.SUSPENDED),
        *(Answer.NEEDS_JUDGEMENT, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    would_show="a planned level, contacts that come near it, and an answer to each worry",
    would_undo="contacts that fall behind the planned level, or a worry without an answer",
)
def contact_for_the_risk(case: Case) -> Said:
    if case.in_custody:
        return not_applicable(f"{case.name} is in custody, where no contact level runs")
    if left := worries.open_too_long(case):
        return no_evidence(f"Raised and not answered: the worry of {worries.when(left)}", *left)
    if paused := contact.suspension(case):
        return suspended(f"Contact is lawfully suspended from {on(paused.valid_from or case.began)}", paused)
    if not case.phases:
        return until_planned(case, "No level of contact is planned")
    begun = [level for level in contact.levels(case) if level.due]
    if not begun:
        return not_yet_due(
            case.as_of + WEEK, "The first week of the planned contact is not over", *case.phases
        )
    return _kept(case, begun[-1])


def _kept(case: Case, level: contact.Level) -> Said:
    """Whether the level that ran last was kept, and in which way."""
    if level.hardly_offered:
        return against(level.words, level.phase, *level.seen)
    if not level.kept:
        return no_evidence(level.words, level.phase, *level.missed, *level.seen)
    if seen_at_home.from_afar(level.seen) and (risks := harm.high(case)):
        return needs_judgement(
            f"Harm to {harm.whom(risks)} is high and contact was by phone or video alone: look at whether "
            "that is enough",
            level.phase,
            *level.seen,
        )
    at_home = contact.home(level.seen)
    where = f", {times(len(at_home))} at home" if at_home else ""
    return shown(f"{level.words}{where}", level.phase, *level.seen[-8:])


@expectation(
    id="A-SAF-DEL-2",
    cohort="adult",
    strand="safety",
    stage="deliver",
    part="others",
    question="Are the people who were harmed or could be protected?",
    source=ADULT_STANDARDS.at(REF),
    evidence="An answer within days to each worry a partner raises; limits that somebody watches; agencies "
    "asked again about safety.",
    judgement="Whether the people concerned are in fact safer.",
    applies="where a level is above low, somebody is named as harmed or in danger, or a worry was raised",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST),
        *(Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    would_show="an answer to each worry in three days, and a limit that is watched or an agency asked again",
    would_undo="a worry left without an answer",
)
def people_protected(case: Case) -> Said:
    return protecting.attended_to(case)


@expectation(
    id="A-SAF-DEL-3",
    cohort="adult",
    strand="safety",
    stage="deliver",
    part="others",
    question="Do agencies tell each other what they need to, and do what they agreed?",
    source=ADULT_STANDARDS.at(REF),
    evidence="What partners told us and what they were told, with days; meetings held; what meetings asked "
    "for done by its day.",
    judgement="How good the work together is.",
    applies="where another agency has a part or a level is above low",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="word from other agencies and word to them, and what meetings asked for done",
    would_undo="something a meeting asked for left open past its day",
)
def agencies_together(case: Case) -> Said:
    return two_ways.co_ordinated(case)


@expectation(
    id="A-SAF-DEL-4",
    cohort="adult",
    strand="safety",
    stage="deliver",
    part="others",
    question="Do people close to the person help to keep others safe, where that is right?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Contact with somebody in this life, as the person agreed; or why they are not brought in.",
    judgement="Whether it is safe to bring them in, and whether what was talked about bore on risk.",
    applies="where it is right; a reason why not satisfies it",
    escape="where appropriate",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="a contact with somebody close, as the person agreed, or why nobody is brought in",
    would_undo="somebody to be brought in and no contact with them",
)
def close_people_help(case: Case) -> Said:
    around = key_people.around(case)
    if not around:
        return until(case, case.plan_due, f"Nobody close to {case.name} is on record")
    met = key_people.met(case)
    brought_in = [row for row in key_people.involved(case) if row.entry in met]
    if refused := [row for row in brought_in if row.consent == "refused"]:
        names = naming.names(refused)
        return against(f"In touch with {names}, although {case.name} said no", *refused)
    if agreed := [row for row in brought_in if row.consent != "not_asked"]:
        last = on(max(met[row.entry].valid_from or case.began for row in agreed))
        contacts = (met[row.entry] for row in agreed)
        return shown(f"In touch, as agreed, last on {last}: {naming.names(agreed)}", *agreed, *contacts)
    if dropped := key_people.dropped(case):
        return no_evidence(f"Left out, and nothing says why: {naming.names(dropped)}", *dropped)
    if waiting := key_people.involved(case):
        names = naming.names(waiting)
        return until(case, case.plan_due, f"Brought in, with no contact as agreed: {names}", *waiting)
    if all(row.involvement in key_people.DECIDED and written(row.reason) for row in around):
        return shown(f"It is said why not: {naming.names(around)}", *around)
    return until(case, case.plan_due, f"Not decided whether they help: {naming.names(around)}", *around)


@expectation(
    id="A-SAF-DEL-5",
    cohort="adult",
    strand="safety",
    stage="deliver",
    part="others",
    question="Has somebody seen where the person lives, where that is needed?",
    source=ADULT_STANDARDS.at(REF),
    evidence="Visits by us or by a partner who fed back, with what was seen; or why there is none.",
    judgement="Whether a visit is needed, and what the visitor noticed and did not write.",
    applies="where a level is above low or a factor is linked to harm; a reason why not satisfies it",
    escape="where necessary",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a visit with what was seen, or why there is none",
    would_undo="visits without a word on what was seen",
)
def home_seen(case: Case) -> Said:
    if case.in_custody:
        return not_applicable(f"{case.name} is in custody")
    if seen := seen_at_home.told_of(case):
        last = seen[-1].valid_from or case.began
        how_often = f"Where {case.name} lives was seen {times(len(seen))}, last on {on(last)}"
        return shown(how_often, *reversed(seen[-8:]))
    if visits := seen_at_home.visits(case):
        return no_evidence("Visited, with nothing on what was seen", *visits)
    if harm.little_feared(case):
        return harm.little_to_manage(case)
    if tried := seen_at_home.in_vain(case):
        day = on(tried[-1].valid_from or case.began)
        return until(
            case, case.plan_due, f"Visited on {day} and not met; no other visit is on record", *tried
        )
    return until(case, case.plan_due, f"Nobody has seen where {case.name} lives")
