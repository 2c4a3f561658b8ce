"""Engagement, deliver: begun in good time, a relationship kept, help before warnings, and coming back."""

from datetime import timedelta
from typing import Final

from handrail.casefile.contacts import Enforcement
from handrail.casefile.versions import Version
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
from handrail.practice.evidence import compliance, easing, inside, relationship, requirements
from handrail.practice.evidence.timing import until
from handrail.practice.expecting import expectation
from handrail.practice.guidance import ADULT_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import counted, listed, on, start, times

SEEN_WITHIN: Final = timedelta(days=10)
"""Time for the first appointment to take place: a week and a day or two."""
BEGUN_WITHIN: Final = timedelta(days=42)
"""Time for each thing the sentence asks to begin, unless there is a reason."""


@expectation(
    id="A-ENG-DEL-1",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Was what the sentence asks begun promptly, or at a moment that makes sense?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="The first time the person was seen, and the first session or contact for each requirement, "
    "beside the day of sentence or release; a reason where something begins later.",
    judgement="Whether a later start was wise, or drift.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="a first session for each requirement, or why it begins later",
    would_undo="a requirement that has not begun, and no reason",
)
def begun_in_good_time(case: Case) -> Said:
    if case.in_custody:
        return not_applicable(f"{case.name} is in custody; nothing outside can begin")
    first = case.seen[0].valid_from if case.seen else None
    lost = timedelta(days=case.quiet(case.began, first or case.as_of))
    if first is None:
        return until(
            case, case.began + SEEN_WITHIN + lost, f"{case.name} has not been seen yet", *case.missed
        )
    offered = [row for row in case.missed if row.valid_from and row.valid_from < first]
    if first > case.began + 2 * SEEN_WITHIN + lost and not offered:
        days = counted((first - case.began).days, "day", "days")
        return against(f"{case.name} was first seen on {on(first)}, after {days}", case.seen[0])
    lines = [line for line in requirements.lines(case) if not line.finished]
    idle = [
        line
        for line in lines
        if not requirements.begun(case, line) and not requirements.held_back(case, line)
    ]
    if idle:
        names = listed([line.name for line in idle])
        rows = [row for line in idle for row in line.rows]
        return until(case, case.began + BEGUN_WITHIN + lost, f"Not begun, and no reason: {names}", *rows)
    rest = f"; {listed([line.name for line in lines])}: begun, or later with a reason" if lines else ""
    rows = [row for line in lines for row in line.rows]
    return shown(f"{case.name} was first seen on {on(first)}{rest}", case.seen[0], *rows)


@expectation(
    id="A-ENG-DEL-2",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Is a real working relationship kept up?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="The same worker over time, or a change the person was told of; what they say of the work, "
    "and what was done about it.",
    judgement="The relationship itself: trust, warmth and challenge do not show reliably in notes.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_YET_DUE,
    ),
    would_show="the person’s words on the work, and that they were told of each change in charge",
    would_undo="a change in charge of which they were not told",
)
def relationship_kept(case: Case) -> Said:
    name, changes = case.name, relationship.changes(case)
    untold = [row for row in changes if not relationship.handed_over(case, row)]
    if len(untold) > 1:
        often = times(len(untold))
        return against(f"Who is in charge changed {often}, and nothing says that {name} was told", *untold)
    if untold:
        day = on(untold[0].valid_from or case.began)
        return no_evidence(f"Nothing says that {name} was told of the change in charge on {day}", *untold)
    if standing := relationship.left_standing(case):
        day = on(standing[0].valid_from or case.began)
        return needs_judgement(
            f"{name} spoke on {day} of how we work, and no answer is written: look at it", *standing
        )
    said = relationship.said_of_the_work(case)
    if not said:
        return until(case, case.plan_due, f"Nothing {name} said about the work stands in the notes")
    held = relationship.in_charge(case)
    since = max(case.began, held[0].valid_from or case.began) if held else case.began
    kept = f"{name} was told of each change in charge" if changes else f"The same worker since {on(since)}"
    return shown(f"{kept}, and {name}’s words on the work are kept", *held, *said)


@expectation(
    id="A-ENG-DEL-3",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Is the person helped to finish, round their circumstances?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="What was made easier and when: another time or place, travel, company, a call instead.",
    judgement="Whether the flexing was fair and in proportion.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_YET_DUE),
    would_show="help given, or an appointment moved, with its day",
    would_undo="the same thing in the way again, and no help offered",
)
def made_possible(case: Case) -> Said:
    reason, rows = easing.left_alone(case)
    if reason:
        return against(f"{start(reason)}: in the way {times(len(rows))}, and no help was offered", *rows)
    if found := easing.eased(case):
        words = f"Made easier for {case.name}: {listed(found)}"
        return shown(words, *(row for group in found.values() for row in group[:4]))
    return until(case, case.plan_due, f"Nothing shows what was made easier for {case.name}")


@expectation(
    id="A-ENG-DEL-4",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Was there enough contact in prison before release?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="Visits, video or telephone calls with the person inside, with their days, before release.",
    judgement="Whether what was said prepared them, and what is enough in this case.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a visit or call with the person before release",
    would_undo="a release that nobody prepared with the person",
    applies="after a release from custody, and before one",
)
def contact_before_release(case: Case) -> Said:
    day = inside.released_on(case)
    if day is None and not case.in_custody:
        return not_applicable("This supervision did not begin with a release from prison")
    found = inside.contacts(case, day - inside.ONE_DAY if day else case.as_of)
    if found:
        often = times(len(found))
        rest = f" before release on {on(day)}" if day else ", in the last twelve weeks"
        return shown(f"{case.name} was seen or heard in prison {often}{rest}", *found)
    if day:
        return no_evidence(f"No contact in prison in the twelve weeks before {on(day)}")
    if case.ends is None:
        return not_applicable("No day of release is in sight")
    return until(
        case, case.ends - inside.DUE_BEFORE, f"No contact in prison, release is due by {on(case.ends)}"
    )


@expectation(
    id="A-ENG-DEL-5",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Are signs of not keeping to it met early, before any warning?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="After an appointment missed or not taken part in: within days, what got in the way was "
    "asked, help offered, or the person seen; all before a warning.",
    judgement="Whether the true cause was found.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="what got in the way and the help offered, within a week",
    would_undo="a warning before any help, or an absence that nobody asked about",
    applies="any sign of not complying",
)
def met_early(case: Case) -> Said:
    signs = compliance.signs(case)
    if not signs:
        return not_applicable("No appointment was missed without a good reason")
    if hasty := compliance.warned_first(case):
        word, day = compliance.word(hasty), on(hasty.valid_from or case.as_of)
        return against(f"The {word} of {day} came before any help", hasty)
    left = [row for row in signs if not compliance.acted_on(case, row)]
    if left:
        days = listed([on(row.valid_from or case.as_of) for row in left])
        last = max(row.valid_from or case.as_of for row in left) + compliance.ACTED_WITHIN
        if len(left) == 1:
            return until(case, last, f"Nothing says what was done after {days}", *left)
        return no_evidence(f"Nothing says what was done within a week after {days}", *left)
    if reason := compliance.again_and_again(signs, case):
        return needs_judgement(f"{start(reason)}, again and again: look whether that is the cause", *signs)
    days = listed([on(row.valid_from or case.as_of) for row in signs])
    return shown(f"What got in the way was asked, or {case.name} seen, within a week after {days}", *signs)


@expectation(
    id="A-ENG-DEL-6",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Is enforcement decided when it is due, with reasons?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="For each absence whether it was acceptable, why and by whom; what followed, when, and a "
    "manager’s agreement to a breach or recall. A reasoned decision not to enforce counts.",
    judgement="Whether it was in proportion, and would seem fair to the person.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.AGAINST,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="a decision with its reason on each absence and on what follows",
    would_undo="an absence that was not acceptable, with nothing decided",
    applies="after an unacceptable absence or another breach",
)
def enforced_when_due(case: Case) -> Said:
    unacceptable = compliance.of_outcome(case, "unacceptable_absence")
    waiting, firm = compliance.of_outcome(case, "absence_waiting"), compliance.firm(case)
    if not unacceptable and not waiting and not firm:
        return not_applicable("No absence was unacceptable, and nothing else called for enforcement")
    if wrong := compliance.mistaken(case) or compliance.late(case):
        return against(_out_of_order(case, wrong), wrong)
    if unsigned := [r for r in firm if r.kind in compliance.BEFORE_A_COURT and not r.agreed_by]:
        row = unsigned[0]
        day = on(row.valid_from or case.as_of)
        return no_evidence(f"No manager’s agreement: {compliance.word(row)}, {day}", row)
    if vague := [row for row in unacceptable if compliance.unreasoned(case, row)]:
        day = on(vague[0].valid_from or case.as_of)
        return no_evidence(f"Nothing says why the absence of {day} was not acceptable", *vague)
    open_ones = (*waiting, *(row for row in unacceptable if compliance.undecided(case, row)))
    if open_ones:
        first = min(open_ones, key=lambda row: compliance.decide_by(case, row))
        missed_on = first.valid_from or case.as_of
        last = compliance.decide_by(case, first)
        return until(case, last, f"Nothing is decided after the absence of {on(missed_on)}", *open_ones)
    return shown("Each absence has its decision and reason, and what followed", *unacceptable, *firm)


def _out_of_order(case: Case, row: Enforcement) -> str:
    word, day = compliance.word(row), on(row.valid_from or case.as_of)
    if row is compliance.mistaken(case):
        return f"The {word} of {day} is for an absence decided as acceptable"
    return f"The {word} of {day} came more than four weeks after the absence"


@expectation(
    id="A-ENG-DEL-7",
    cohort="adult",
    strand="engagement",
    stage="deliver",
    question="Is the person brought back after enforcement or recall?",
    source=ADULT_STANDARDS.at("P2.3 / KQ 2.3.1"),
    evidence="After a warning, breach or recall: contact within days, what went wrong talked over, "
    "something changed; after recall, what is done otherwise on the new release.",
    judgement="Whether the effort was sincere, and in time.",
    answers=(
        Answer.SHOWN,
        Answer.NO_EVIDENCE,
        Answer.NEEDS_JUDGEMENT,
        Answer.NOT_APPLICABLE,
        Answer.NOT_YET_DUE,
    ),
    would_show="contact after it, what went wrong in the person’s words, and what changed",
    would_undo="a further warning with no contact after it",
    applies="after a warning, breach or recall",
)
def brought_back(case: Case) -> Said:
    firm, recall = compliance.firm(case), inside.recall_before(case)
    if not firm and recall is None:
        return not_applicable("No warning, breach or recall has gone before")
    if not firm and recall:
        return _after_recall(case, recall)
    row = firm[-1]
    day = row.valid_from or case.as_of
    what = f"the {compliance.word(row)} of {on(day)}"
    back = compliance.back(case, day)
    if not back and case.as_of <= (last := day + compliance.BACK_WITHIN):
        return not_yet_due(last, f"There is time until {on(last)} to be in touch after {what}", row)
    if not back and (missed := [one for one in case.missed if one.valid_from and one.valid_from > day]):
        return needs_judgement(f"Appointments after {what} were missed: look at what was tried", row, *missed)
    if not back:
        return no_evidence(f"No contact in the two weeks after {what}", row)
    if not (learned := compliance.learned(case, row)):
        return no_evidence(f"Seen again after {what}; nothing says what went wrong or changed", row, *back)
    return shown(f"Seen again within two weeks after {what}, and it was talked over", row, *back, *learned)


def _after_recall(case: Case, recall: Version) -> Said:
    """What is done otherwise after a recall, on the new release."""
    opened = inside.release(case)
    used = [
        row
        for row in case.past("reviews.lessons")
        if row.valid_from >= recall.valid_from and (row.used_for.strip() or row.used_in)
    ]
    day = on(recall.valid_from or case.began)
    if opened and (opened.different_this_time.strip() or used):
        return shown(f"What went wrong before the recall of {day} is used on this release", opened, *used)
    return no_evidence(f"Nothing says what is done otherwise since the recall of {day}", recall)
