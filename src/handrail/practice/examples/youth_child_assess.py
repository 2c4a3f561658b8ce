"""Worked examples: safety and wellbeing of the child, assess, children."""

from handrail.casefile.assessments import Area, Assessment, Disclosure, Factor, OwnSafety, Source
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("Y-CHS-ASS-1", Answer.SHOWN, "Exploitation: the assessment says what goes on")
def lifts_and_gifts() -> Case:
    """Older boys give Sam lifts and trainers; the worry is named, and the assessment says what goes on."""
    return child(
        row(OwnSafety, "lifts", concern="Asked to carry things"),
        row(Area, "exploitation", area="exploitation", going_on="Lifts, trainers, and then a favour"),
    )


@example(
    "Y-CHS-ASS-1", Answer.SHOWN, "Home, feelings and exploitation were looked at, and no danger to Sam found"
)
def looked_at_and_nothing_found() -> Case:
    """Home, feelings and exploitation were talked through with Sam and his mother; all is well there."""
    return child(
        row(Area, "home", area="home", found="strength", going_on="Steady"),
        row(Area, "feelings", area="feelings", found="no_issue", going_on="Sleeps, eats, laughs"),
        row(Area, "exploitation", area="exploitation", found="no_issue", going_on="Nobody asks for favours"),
    )


@example("Y-CHS-ASS-1", Answer.NO_EVIDENCE, "Named without anything that shows it: self-harm")
def a_worry_without_a_ground() -> Case:
    """Self-harm is ticked. How Sam feels was not looked at."""
    return child(row(OwnSafety, "low", kind="self_harm", concern="Low at times"))


@example("Y-CHS-ASS-1", Answer.NO_EVIDENCE, "Nothing says what this means for Sam’s own safety: “older boys”")
def used_and_only_seen_as_a_risk() -> Case:
    """That older boys send Sam out is assessed as a factor of offending; that he is in danger is not said."""
    return child(row(Factor, "older-boys", area="exploitation", does="They send him in first"))


@example(
    "Y-CHS-ASS-1",
    Answer.NEEDS_JUDGEMENT,
    "What Sam said on 3 February 2026 is about danger to Sam, and no worry is on record: "
    "look whether one belongs there",
)
def said_and_not_among_the_worries() -> Case:
    """Sam told Joel that a cousin hits him. It was acted on; the assessment has no worry for his safety."""
    return child(row(Disclosure, "cousin", on=29, about="harm_from_others"))


@example("Y-CHS-ASS-1", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def dangers_in_the_first_week() -> Case:
    """A week after court nothing is assessed yet, and two weeks are left."""
    return child(on=7)


@example("Y-CHS-ASS-2", Answer.SHOWN, "Answered: school or college and children’s services")
def school_and_social_worker_answered() -> Case:
    """Both were asked in the first week and answered in the second; the police hold nothing."""
    return child(
        row(Source, "school", kind="school", state="answered", asked_on=2, answered_on=9),
        row(Source, "social-worker", kind="childrens_services", state="answered", asked_on=2, answered_on=11),
        row(Source, "police", state="not_available", not_had_because="Nothing held"),
    )


@example("Y-CHS-ASS-2", Answer.NO_EVIDENCE, "Children’s services were not asked")
def nobody_asked_the_social_worker() -> Case:
    """School answered. Whether children's services know Sam was never asked."""
    return child(row(Source, "school", kind="school", state="answered", answered_on=9))


@example("Y-CHS-ASS-2", Answer.NEEDS_JUDGEMENT, "School says otherwise than another source: look at both")
def school_and_social_worker_disagree() -> Case:
    """Children's services say home is safe; school has seen bruises. Nothing says what to make of it."""
    return child(
        row(Source, "social-worker", kind="childrens_services", state="answered", answered_on=9),
        row(
            Source,
            "school",
            kind="school",
            name="School",
            state="answered",
            answered_on=12,
            conflicts_with=["social-worker"],
        ),
    )


@example("Y-CHS-ASS-2", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def asked_and_still_waiting() -> Case:
    """Children's services were asked on the second day; a week after court there is still time."""
    return child(row(Source, "social-worker", kind="childrens_services", state="asked", asked_on=2), on=7)


@example("Y-CHS-ASS-3", Answer.SHOWN, "What is done stands beside each worry: self-harm")
def a_card_and_a_call() -> Case:
    """Sam goes very low on Sundays. He has a card of who to ring, and somebody rings him."""
    return child(row(OwnSafety, "low", kind="self_harm", we_do="A card of who to ring; a call on Sundays"))


@example("Y-CHS-ASS-3", Answer.NO_EVIDENCE, "Nothing says what is done about it: exploitation")
def a_worry_and_nothing_done() -> Case:
    """That older boys use Sam is on record. What is done about it is not."""
    return child(row(OwnSafety, "older-boys"))


@example("Y-CHS-ASS-3", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def assessed_and_safe() -> Case:
    """The assessment was finished in the second week and found no danger to Sam."""
    return child(row(Assessment, "initial", finished_on=14))


@example("Y-CHS-ASS-3", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def what_keeps_safe_in_the_first_week() -> Case:
    """A week after court nothing is assessed yet."""
    return child(on=7)
