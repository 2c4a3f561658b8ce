"""Desistance, deliver: in order and in time, with strengths at work, others pulling together, for longer."""

from datetime import timedelta
from typing import Final

from handrail.kernel.periods import Period
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
    co_ordination,
    contact,
    continuing,
    key_people,
    naming,
    order,
    strengths,
)
from handrail.practice.evidence.timing import until, until_assessed, until_planned
from handrail.practice.expecting import expectation
from handrail.practice.guidance import DESISTANCE_GUIDE
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, start, times

PLACE: Final = "chapter 3; P2.3 / KQ 2.3.2"
WEEK: Final = timedelta(days=7)
FOUR_WEEKS: Final = 28
"""Days without contact below which no gap is asked about."""


@expectation(
    id="A-DES-DEL-1",
    cohort="adult",
    strand="desistance",
    stage="deliver",
    question="Are services delivered in order, and in the time there is?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="When steps began beside when they were to begin and what they wait for; sessions left beside "
    "the time left; why something was put aside.",
    judgement="Whether the order was right, and whether what was delivered worked.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="steps begun on their day and after what they wait for, or why not",
    would_undo="a step begun before what it waits for, left past its day, or too long for the time left",
)
def in_order_and_in_time(case: Case) -> Said:
    if early := order.early(case):
        one = early[0]
        words = f"{naming.names([one.step])} began before what it waits for: {naming.names([one.what])}"
        return against(words, one.step, one.what, one.wait)
    if too_long := order.too_long(case):
        return against(f"More is planned than the time left holds: {naming.names(too_long)}", *too_long)
    if stopped := order.put_aside(case):
        return no_evidence(f"Put aside without a reason: {naming.names(stopped)}", *stopped)
    if late := order.late(case):
        return no_evidence(f"Two weeks past its day, and nothing says why: {naming.names(late)}", *late)
    if not (begun := order.begun(case)):
        if first := order.next_day(case):
            return not_yet_due(first, f"The first step is planned for {on(first)}")
        return until_planned(case, "No step has begun", *case.steps)
    kept = [one for one in order.awaited(case) if one.step in begun]
    words = start(counted(len(begun), "step has begun, not late", "steps have begun, none late"))
    if kept:
        words += f"; after what had to come first: {naming.names(one.step for one in kept[-2:])}"
    return shown(words, *(one.step for one in kept), *begun)


@expectation(
    id="A-DES-DEL-2",
    cohort="adult",
    strand="desistance",
    stage="deliver",
    question="Does what is delivered build on strengths?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Contacts, steps, sessions and progress that name the strength they use.",
    judgement="Whether the strength grew because of the work.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a contact, a step or a word on progress that names the strength it uses, or why none can be",
    would_undo="strengths that nothing delivered names",
    escape="wherever possible",
)
def strengths_at_work(case: Case) -> Said:
    if not case.strengths:
        return until_assessed(case, "No strength is on record to build on")
    used = strengths.at_work(case)
    known = [row for row in case.strengths if row.entry in used]
    if not known:
        silence = f"Nothing delivered names a strength: {naming.names(case.strengths)}"
        return until(case, case.plan_due + order.SLIP, silence, *case.strengths)
    return shown(
        start(f"{naming.names(known)}: used in the work"), *known, *(used[row.entry] for row in known)
    )


@expectation(
    id="A-DES-DEL-3",
    cohort="adult",
    strand="desistance",
    stage="deliver",
    question="Are the other organisations co-ordinated?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Who is at work since when, when each was last heard, and referrals answered or chased.",
    judgement="Whether the agencies pulled together as the person lived it.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="word back from each agency at work, and a chaser where an answer is overdue",
    would_undo="an agency at work that is not heard, or a referral left without an answer or a chaser",
)
def agencies_co_ordinated(case: Case) -> Said:
    if waiting := co_ordination.unanswered(case):
        whom = listed([naming.worker(case, co_ordination.addressed(case, row)) for row in waiting])
        return no_evidence(f"Referred, with no answer and no chaser: {whom}", *waiting)
    partners = co_ordination.partners(case)
    if quiet := [one for one in partners if one.quiet(case.as_of)]:
        whom = naming.workers(case, (one.worker for one in quiet))
        rows = [row for one in quiet for row in one.rows]
        return no_evidence(f"At work, and not heard in the time to be expected: {whom}", *rows)
    heard = [one for one in partners if one.heard_on]
    if not heard:
        silence = "No other organisation is at work" if not partners else "Nothing has come back yet"
        return until(case, case.plan_due + co_ordination.SETTLING_IN, silence)
    whom = naming.workers(case, (one.worker for one in heard))
    return shown(f"At work and heard: {whom}", *(row for one in heard for row in one.rows))


@expectation(
    id="A-DES-DEL-4",
    cohort="adult",
    strand="desistance",
    stage="deliver",
    question="Are the key people in this life brought in?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Who matters, whether they may be involved and what they do; or why somebody is not.",
    judgement="Whether involving somebody is safe and welcome.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NEEDS_JUDGEMENT, Answer.NOT_YET_DUE),
    would_show="somebody brought in with the person’s consent and a part to play, or why nobody is",
    would_undo="somebody left out without a reason, or brought in against the person’s wish",
    escape="where appropriate",
)
def key_people_brought_in(case: Case) -> Said:
    around = key_people.around(case)
    if not around:
        return until_assessed(case, f"Nobody in {case.name}’s life is on record")
    if against_their_wish := [row for row in key_people.involved(case) if row.consent == "refused"]:
        names = naming.names(against_their_wish)
        return against(
            f"{case.name} said no, and they are involved all the same: {names}", *against_their_wish
        )
    if dropped := key_people.dropped(case):
        return no_evidence(f"Left out, and nothing says why: {naming.names(dropped)}", *dropped)
    if undecided := key_people.undecided(case):
        return until_planned(case, f"Still to be decided: {naming.names(undecided)}", *undecided)
    involved = key_people.involved(case)
    if harmful := [row for row in involved if row.influence == "harms"]:
        names = naming.names(harmful)
        return needs_judgement(
            f"{names} is involved and said to do harm: look at whether it is safe", *harmful
        )
    if unasked := key_people.unasked(case):
        return no_evidence(
            f"Involved, and nothing says that {case.name} agrees: {naming.names(unasked)}", *unasked
        )
    if idle := [row for row in involved if row not in key_people.with_a_part(case, involved)]:
        return until_planned(case, f"Involved, and nothing says what they do: {naming.names(idle)}", *idle)
    if involved:
        return shown(f"Brought in, with a part to play: {naming.names(involved)}", *involved)
    if later := key_people.to_decide(case):
        last = min(row.decide_again_on or case.as_of for row in later)
        return not_yet_due(last, f"To be decided by {on(last)}: {naming.names(later)}", *later)
    return shown(f"Nobody is brought in, for reasons on record: {naming.names(around)}", *around)


@expectation(
    id="A-DES-DEL-5",
    cohort="adult",
    strand="desistance",
    stage="deliver",
    question="Is contact enough, and of the right kind?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Contacts that took place beside those planned, by whom (a partner’s count once they are fed "
    "back), appointments missed, the longest gap. Days on which contact is suspended are not counted.",
    judgement="Whether it was enough for this person, and each contact had a purpose.",
    answers=(
        *(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.SUSPENDED),
        *(Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    ),
    applies="in the community, while contact is not suspended by national policy",
    would_show="a planned level, and contacts by us or fed back by partners that come near it",
    would_undo="contacts that fall behind the planned level, or weeks on end without any",
)
def contact_enough(case: Case) -> Said:
    if case.in_custody:
        return not_applicable(f"{case.name} is in custody, where no contact level runs")
    if paused := contact.suspension(case):
        return suspended(f"Contact is lawfully suspended from {on(paused.valid_from or case.began)}", paused)
    if not case.phases:
        return until_planned(case, "No level of contact is planned")
    begun = [one for one in contact.levels(case) if one.due]
    if not begun:
        return not_yet_due(
            case.as_of + WEEK, "The first week of the planned contact is not over", *case.phases
        )
    levels = [one for one in begun if _recent(case, one)] or begun[-1:]
    if thin := [one for one in levels if one.hardly_offered]:
        return against(thin[0].words, thin[0].phase, *thin[0].seen)
    if short := [one for one in levels if not one.kept]:
        return no_evidence(short[0].words, short[0].phase, *short[0].missed, *short[0].seen)
    last = levels[-1]
    if gap := _left_alone(case, last):
        return no_evidence(f"{last.words}; {gap.words}", last.phase, *last.seen[-8:])
    partners = contact.by_partners(case, last.seen)
    fed_back = ""
    if partners:
        fed_back = f"; {times(len(partners))} it was a partner who fed back"
    return shown(f"{last.words}{fed_back}", last.phase, *last.seen[-8:])


def _recent(case: Case, level: contact.Level) -> bool:
    """Whether a phase holds, or ended in the time a review looks back on."""
    return level.phase.valid_to is None or level.phase.valid_to + co_ordination.HEARD_WITHIN >= case.as_of


def _left_alone(case: Case, level: contact.Level) -> contact.Gap | None:
    """The longest gap of a phase, where it is over four weeks and three times what was planned."""
    gap = contact.longest(case, Period(level.starts, case.as_of))
    return gap if gap and gap.days > max(FOUR_WEEKS, 3 * contact.every(level.phase)) else None


@expectation(
    id="A-DES-DEL-6",
    cohort="adult",
    strand="desistance",
    stage="deliver",
    question="Will somebody go on after the sentence?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Local services and places that have been taken up and do not end with the sentence; who does "
    "what afterwards, before the last weeks.",
    judgement="Whether the link will last.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="a local service or place that goes on, taken up before the end, and who does what then",
    would_undo="nothing that goes on, or an end in sight and nothing said about afterwards",
)
def somebody_goes_on(case: Case) -> Said:
    going, agreed = continuing.going_on(case), continuing.agreed(case)
    if not going:
        planned = continuing.planned(case)
        silence = "Nothing on record goes on after the sentence"
        if planned:
            silence = f"Meant to go on and not taken up: {naming.names(planned)}"
        return until(case, continuing.half_way(case), silence, *planned)
    if continuing.ends_soon(case) and not agreed:
        ends = on(case.ends) if case.ends else "soon"
        return no_evidence(f"Supervision ends on {ends}, and nothing says who does what afterwards", *going)
    return shown(f"There after the sentence too: {continuing.called(going)}", *going, *agreed)
