"""Safety and wellbeing of the child, deliver."""

from handrail.casefile.assessments import Disclosure
from handrail.practice.answers import Answer, Said, against, no_evidence, not_applicable, shown
from handrail.practice.evidence import child_safety, working_together
from handrail.practice.evidence.timing import until, until_planned
from handrail.practice.evidence.written import written
from handrail.practice.expecting import expectation
from handrail.practice.guidance import YOUTH_STANDARDS
from handrail.practice.reading import Case
from handrail.practice.wording import listed, on, quoted, start


@expectation(
    id="Y-CHS-DEL-1",
    cohort="youth",
    strand="safety",
    part="child",
    stage="deliver",
    question="Is what was planned to keep the child safe being done, and at once when something is said?",
    source=YOUTH_STANDARDS.at("Y2.3 / KQ 2.3.2"),
    evidence="Whatever frightening the child said was passed on the same day, with what came of it and what "
    "parents or carers hear; steps for the child’s safety are under way.",
    judgement="Whether the child is safer.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="the call made the same day and what came of it, and work under way for each worry",
    would_undo="something frightening that was passed on only later",
    applies="where a danger to the child is on record",
)
def kept_safe(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No danger to {case.name} is on record")
    for row in child_safety.disclosures(case):
        if amiss := _not_passed_on(case, row):
            return amiss
    said, doing = child_safety.disclosures(case), child_safety.under_way(case)
    if not doing and child_safety.worries(case):
        return until_planned(
            case, "No work for this has begun: " + child_safety.named(child_safety.worries(case))
        )
    parts = []
    if said:
        days = listed([on(child_safety.day(row)) for row in said])
        parts.append(f"what {case.name} said on {days} was passed on the same day")
    if doing:
        parts.append(f"under way: {listed([quoted(row.what) for row in doing])}")
    return shown(start("; ".join(parts)), *said, *doing)


def _not_passed_on(case: Case, said: Disclosure) -> Said | None:
    """What is amiss with how something frightening was passed on; ``None`` where nothing is."""
    day, calls = child_safety.day(said), child_safety.calls(case).get(said.entry, [])
    words = f"what {case.name} said on {on(day)}"
    if not calls:
        return until(case, day, f"Nobody was called about {words}", said)
    if child_safety.day(calls[0]) > day:
        because = f"{words} was passed on only on {on(child_safety.day(calls[0]))}"
        return against(start(because), said, calls[0])
    if all(not written(row.outcome) for row in calls):
        return no_evidence(f"Nothing says what came of the call about {words}", said, *calls)
    if said.parents == "to_tell":
        return until(case, day, f"The parents or carers are still to hear of {words}", said)
    return None


@expectation(
    id="Y-CHS-DEL-2",
    cohort="youth",
    strand="safety",
    part="child",
    stage="deliver",
    question="Do those who keep the child safe know what each other does?",
    source=YOUTH_STANDARDS.at("Y2.3 / KQ 2.3.2"),
    evidence="Word goes both ways: referrals, meetings or calls to other agencies, and what they feed back; "
    "a concern that they raise is answered.",
    judgement="How good the working together is.",
    answers=(Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NOT_APPLICABLE, Answer.NOT_YET_DUE),
    would_show="a day on which other agencies were told or met, and one on which they fed back",
    would_undo="a concern of another agency left without an answer",
    applies="where a danger to the child is on record",
)
def safety_shared(case: Case) -> Said:
    if child_safety.no_worry(case):
        return not_applicable(f"No danger to {case.name} is on record")
    if waiting := working_together.unanswered(case):
        days = listed([on(row.valid_from) for row in waiting if row.valid_from])
        return against(f"Another agency raised a concern on {days} and had no answer", *waiting)
    steps = {row.entry for row in child_safety.steps(case)}
    told, heard = working_together.told(case, steps), working_together.heard(case, steps)
    if not told:
        return until_planned(case, "No other agency was told, asked or met", *heard.values())
    if not heard:
        return until_planned(case, "Nothing has come back from another agency", *told.values())
    to_them, from_them = max(told), max(heard)
    because = f"Other agencies were last told or met on {on(to_them)} and last heard from on {on(from_them)}"
    return shown(because, *told.values(), *heard.values())
