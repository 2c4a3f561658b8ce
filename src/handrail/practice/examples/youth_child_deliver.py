"""Worked examples: safety and wellbeing of the child, deliver, children."""

from handrail.casefile.assessments import Disclosure, Enquiry, OwnSafety, SafetyCall
from handrail.casefile.plans import Step
from handrail.casefile.services import Concern
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example(
    "Y-CHS-DEL-1",
    Answer.SHOWN,
    "What Sam said on 3 February 2026 was passed on the same day; under way: “counselling”",
)
def called_before_he_left_the_room() -> Case:
    """Sam said that he wanted to die. Joel rang the nurse at once; she has seen him since."""
    return child(
        row(Disclosure, "dark", on=29, about="harm_to_self"),
        row(SafetyCall, "nurse", on=29, disclosure="dark", whom="The nurse", outcome="Sees him tomorrow"),
        row(Step, "counselling", objective="head", kind="wellbeing", state="in_progress"),
    )


@example("Y-CHS-DEL-1", Answer.NO_EVIDENCE, "Nobody was called about what Sam said on 3 February 2026")
def nobody_was_called() -> Case:
    """Sam said that he wanted to die. It is written down, with a plan for the night, and no call."""
    return child(row(Disclosure, "dark", on=29, about="harm_to_self"))


@example("Y-CHS-DEL-1", Answer.NO_EVIDENCE, "No work for this has begun: exploitation")
def a_worry_and_no_work() -> Case:
    """Older boys use Sam. Ten weeks on, nothing in the plan that is for it has begun."""
    return child(row(OwnSafety, "older-boys"))


@example(
    "Y-CHS-DEL-1",
    Answer.AGAINST,
    "What Sam said on 3 February 2026 was passed on only on 6 February 2026",
)
def called_three_days_later() -> Case:
    """Sam said on a Tuesday that he wanted to die. The nurse was rung on the Friday."""
    return child(
        row(Disclosure, "dark", on=29, about="harm_to_self"),
        row(SafetyCall, "nurse", on=32, disclosure="dark", whom="The nurse", outcome="Sees him on Monday"),
    )


@example("Y-CHS-DEL-1", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def nothing_frightening_said() -> Case:
    """Sam has said nothing frightening, and nobody has a worry for his safety."""
    return child()


@example("Y-CHS-DEL-1", Answer.NOT_YET_DUE, "There is time until 3 February 2026")
def said_an_hour_ago() -> Case:
    """Sam said it this afternoon; the day to pass it on is not over."""
    return child(row(Disclosure, "dark", on=29, about="harm_to_self"), on=29)


@example(
    "Y-CHS-DEL-2",
    Answer.SHOWN,
    "Other agencies were last told or met on 8 January 2026 and last heard from on 14 January 2026",
)
def asked_and_answered() -> Case:
    """Joel asked children's services in the first week what they know; they answered in the second."""
    return child(
        row(OwnSafety, "older-boys"),
        row(Enquiry, "known", agency="Children’s services", sent_on=3, answered_on=9),
    )


@example("Y-CHS-DEL-2", Answer.NO_EVIDENCE, "Nothing has come back from another agency")
def asked_and_nothing_came_back() -> Case:
    """Children's services were asked in the first week. Ten weeks on there is no answer."""
    return child(row(OwnSafety, "older-boys"), row(Enquiry, "known", agency="Children’s services", sent_on=3))


@example("Y-CHS-DEL-2", Answer.NO_EVIDENCE, "No other agency was told, asked or met")
def nobody_else_knows() -> Case:
    """Older boys use Sam, and nobody outside the team has been told."""
    return child(row(OwnSafety, "older-boys"))


@example(
    "Y-CHS-DEL-2", Answer.AGAINST, "Another agency raised a concern on 3 February 2026 and had no answer"
)
def a_concern_without_an_answer() -> Case:
    """His coach wrote that Sam came with a cut lip and asked to be rung. Nobody rang."""
    return child(row(OwnSafety, "older-boys"), row(Concern, "lip", on=29, safety="ring_today", worker="femi"))


@example("Y-CHS-DEL-2", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def nothing_to_share() -> Case:
    """Nobody has a worry for Sam's own safety."""
    return child()


@example("Y-CHS-DEL-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def others_are_about_to_be_asked() -> Case:
    """Two weeks after court the worry is new and others are about to be asked."""
    return child(row(OwnSafety, "older-boys"), on=14)
