"""Desistance, deliver."""

from datetime import timedelta
from typing import Final

from handrail.practice.answers import Answer, Said, against, no_evidence, not_applicable, shown
from handrail.practice.evidence import (
    circumstances,
    compliance,
    contact,
    continuing,
    delivered,
    easing,
    family,
    interests,
    naming,
    order,
    relationship,
    strengths,
)
from handrail.practice.evidence.timing import until, until_assessed, until_planned
from handrail.practice.expecting import expectation
from handrail.practice.guidance import DESISTANCE_GUIDE
from handrail.practice.reading import Case
from handrail.practice.wording import listed, on, start

PLACE: Final = "chapter 5; Y2.3 / KQ 2.3.1"
FAMILY_WITHIN: Final = timedelta(weeks=8)
"""A family that takes part is heard of at least this often."""
SEEN_WITHIN: Final = 28
"""Days without seeing a child, suspended ones left out, after which the record speaks against it."""


@expectation(
    id="Y-DES-DEL-1",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Does the work as a whole help the child move away from offending?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Steps that have begun for each linked factor, among them some that are constructive or for "
    "wellbeing, not work on the offence and limits alone.",
    judgement="Whether it is helping.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="work begun on each linked factor, some of it constructive or for wellbeing",
    would_undo="a linked factor that nothing has begun for, or work on the offence alone",
)
def work_as_a_whole(case: Case) -> Said:
    if not case.linked:
        return until_assessed(case, "No factor is said to be linked to the offending")
    begun = order.begun(case)
    if not begun:
        return until(case, case.plan_due + order.SLIP, "No step has begun", *case.steps)
    if delivered.one_sided(begun):
        because = "All that has begun is work on the offence, or limits"
        return against(because, *begun)
    if untouched := delivered.untouched(case):
        silence = f"Nothing has begun that is for: {naming.names(untouched)}"
        return until(case, case.plan_due + order.SLIP, silence, *untouched)
    names = naming.names(row for row in case.linked if row not in delivered.for_later(case))
    return shown(f"Work has begun on: {names}; it is {delivered.kinds(begun)}", *begun)


@expectation(
    id="Y-DES-DEL-2",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Are the services that help delivered in a good order, and in time?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Steps begun on their day and after what they wait for; specialists at work; contact that steps "
    "down over a long disposal.",
    judgement="Whether the order was right.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="steps begun on their day and after what they wait for, or why not",
    would_undo="a step begun before what it waits for, or left past its day",
)
def in_a_good_order(case: Case) -> Said:
    if early := order.early(case):
        one = early[0]
        step, awaited = naming.names([one.step]), naming.names([one.what])
        because = start(f"{step} began before what it waits for: {awaited}")
        return against(because, one.step, one.what, one.wait)
    if stopped := order.put_aside(case):
        return no_evidence(f"Put aside without a reason: {naming.names(stopped)}", *stopped)
    if late := order.late(case):
        return no_evidence(f"Two weeks past its day, and nothing says why: {naming.names(late)}", *late)
    begun = order.begun(case)
    if not begun:
        return until(case, case.plan_due + order.SLIP, "No step has begun", *case.steps)
    parts = ["What has begun is in its order and none of it late"]
    if special := [row for row in begun if case.partners(row.workers)]:
        parts.append(f"others are at work in: {naming.names(special)}")
    if tapered := delivered.tapered(case):
        parts.append(f"contact steps down: {naming.names(tapered)}")
    return shown("; ".join(parts), *begun[:6], *special[:3], *tapered)


@expectation(
    id="Y-DES-DEL-3",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Is the work fitted to the child, with parents or carers in it all along?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Contacts with the family throughout, the last within eight weeks; what was done to fit the "
    "child’s circumstances.",
    judgement="How well it fits.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a contact with parents or carers in the last eight weeks, and what was fitted to the child",
    would_undo="eight weeks without word from the family",
    applies="unless it was decided, with reasons, that none of the family takes part",
)
def fitted_with_family(case: Case) -> Said:
    last, left_out = family.last_contact(case), family.left_out(case)
    if last is None and left_out:
        because = "It was decided, with reasons, that none of the family takes part"
        return not_applicable(f"{because}: {naming.names(left_out)}", *left_out)
    if last is None:
        return until_planned(case, "No contact with parents, carers or family is on record")
    rows = family.contacts(case)
    if last + FAMILY_WITHIN < delivered.until(case):
        return no_evidence(f"The family was last in touch on {on(last)}", *rows[-3:])
    eased = easing.eased(case)
    answered = [row for row in circumstances.known(case) if row.we_do.strip()]
    if not eased and not answered:
        return no_evidence(f"The family takes part; nothing says what was fitted to {case.name}", *rows[-3:])
    fitted = listed([*eased, *(["what is done about circumstances"] if answered else [])])
    first = rows[0].valid_from or last
    days = f"from {on(first)} to {on(last)}" if first < last else f"on {on(last)}"
    words = f"The family has been in touch {days}; fitted to {case.name}: {fitted}"
    return shown(words, *rows[-5:], *(row for found in eased.values() for row in found[:2]), *answered[:3])


@expectation(
    id="Y-DES-DEL-4",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Does the work build on what the child is good at and likes?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Activities that name the strength or interest they were chosen for; people of good influence "
    "who are new in the child’s life.",
    judgement="What was cause and what effect.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="an activity that names the strength or interest it builds on",
    would_undo="work that names none",
)
def builds_on_likes(case: Case) -> Said:
    used = strengths.at_work(case)
    known = [row for row in (*interests.known(case), *case.strengths) if row.entry in used]
    if not known:
        silence = f"Nothing that has begun builds on what {case.name} likes or is good at"
        return until(case, case.plan_due + order.SLIP, silence, *case.strengths)
    new = interests.new_people(case)
    words = f"{start(naming.names(known))}: the work builds on it"
    also = f"; new in {case.name}’s life: {naming.names(new)}" if new else ""
    return shown(words + also, *known[:6], *(used[row.entry] for row in known[:3]), *new)


@expectation(
    id="Y-DES-DEL-5",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Is there a working relationship with the child and the parents or carers, and is it kept?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Who is in charge and each handover; when the child was last seen and the family last in touch; "
    "what was done about what they say of our work.",
    judgement="The relationship itself.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="the child seen in the last four weeks, family in touch, and each handover told to the child",
    would_undo="four weeks in which nobody of the service saw the child",
    also=("engagement",),
)
def relationship_kept(case: Case) -> Said:
    untold = [row for row in relationship.changes(case) if not relationship.handed_over(case, row)]
    seen = [row for row in case.seen if not case.allocated.isdisjoint(row.workers)]
    if not seen:
        return until_planned(case, f"Nobody of the service has seen {case.name} yet")
    last, today = seen[-1].valid_from or case.began, delivered.until(case)
    without = (today - last).days - contact.suspended_days(case, last, today)
    if without > SEEN_WITHIN and not case.in_custody:
        return against(f"Nobody of the service has seen {case.name} since {on(last)}", seen[-1])
    if untold:
        day = on(untold[-1].valid_from or case.began)
        return no_evidence(
            f"The case manager changed on {day}; nothing says that {case.name} was told", *untold
        )
    if standing := relationship.left_standing(case):
        days = listed([on(row.valid_from) for row in standing if row.valid_from])
        return no_evidence(f"Nothing was done about what {case.name} said of our work on {days}", *standing)
    kin = family.last_contact(case)
    if kin is None and not family.left_out(case):
        return until_planned(case, "No contact with parents, carers or family is on record", seen[-1])
    changed = relationship.changes(case)
    held = "Each change of case manager was told" if changed else "The same case manager throughout"
    words = f"{held}; {case.name} was last seen on {on(last)}"
    also = f", the family last in touch on {on(kin)}" if kin else ""
    return shown(words + also, *relationship.in_charge(case), seen[-1], *family.contacts(case)[-1:])


@expectation(
    id="Y-DES-DEL-6",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Are ways opened into the community that last?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Places and services the child goes to that go on after the disposal; towards its end, who goes "
    "on and how.",
    judgement="Whether they will last.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_YET_DUE),
    would_show="something in the community taken up that goes on after the disposal",
    would_undo="an end without a word on who goes on",
)
def ways_that_last(case: Case) -> Said:
    lasting, joined = continuing.going_on(case), interests.joined(case)
    by = continuing.half_way(case)
    if not lasting and joined:
        silence = f"What {case.name} goes to ends with the disposal: {naming.names(joined)}"
        return until(case, by, silence, *joined)
    if not lasting:
        return until(case, by, "Nothing in the community has been taken up", *continuing.planned(case))
    agreed = continuing.agreed(case)
    if continuing.ends_soon(case) and not agreed:
        return no_evidence("The disposal ends, and nothing says who goes on and how", *lasting)
    return shown(f"Goes on after the disposal: {continuing.called(lasting)}", *lasting, *agreed)


@expectation(
    id="Y-DES-DEL-7",
    cohort="youth",
    strand="desistance",
    stage="deliver",
    question="Is the child helped to keep to what is asked?",
    source=DESISTANCE_GUIDE.at(PLACE),
    evidence="Reminders, lifts, other times, company; after a missed appointment somebody asks what got in "
    "the way and offers help, before anything firmer.",
    judgement="Whether it was fair to this child.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="what was done to make it possible, and help offered after each missed appointment",
    would_undo="a missed appointment nobody asked about, or a warning before any help",
    also=("engagement",),
)
def helped_to_keep_to_it(case: Case) -> Said:
    if unfair := compliance.warned_first(case) or compliance.mistaken(case):
        day, word = on(unfair.valid_from or case.as_of), compliance.word(unfair)
        return against(f"The {word} of {day} came before any help, or for what was excused", unfair)
    told = compliance.absences(case)
    if unasked := [row for row in case.missed if row.entry not in told and not delivered.recent(case, row)]:
        days = listed([on(row.valid_from) for row in unasked if row.valid_from])
        return no_evidence(f"Nothing says what got in the way on {days}", *unasked)
    eased = easing.eased(case) | delivered.reminders(case)
    if not eased:
        return until_planned(case, f"Nothing was done to help {case.name} keep to it", *case.missed)
    rows = [row for found in eased.values() for row in found[:4]]
    asked = "; after each missed appointment somebody asked why" if case.missed else ""
    return shown(f"{start(listed(eased))}{asked}", *rows)
