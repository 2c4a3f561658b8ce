"""Worked examples: safety of others, assess, adults."""

from handrail.casefile.assessments import Assessment, Enquiry, Factor, RiskOfHarm, Source
from handrail.casefile.compartments import VictimCondition
from handrail.casefile.people import MustNotMeet
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import low, medium
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example(
    "A-SAF-ASS-1",
    Answer.SHOWN,
    "Harm to the public: who, how, when and how soon, and why this level",
)
def fights_in_drink() -> Case:
    """Ann has fought outside. It is written with whom, when and what brings it on; staff are low."""
    return adult(medium(), low("staff"))


@example(
    "A-SAF-ASS-1", Answer.NO_EVIDENCE, "Of harm to children the record does not say who, when or how soon"
)
def a_level_and_half_a_sentence() -> Case:
    """Harm to children is medium: "shouts when tired", less when she sleeps. Nobody says whose children."""
    return adult(
        row(
            RiskOfHarm,
            "harm-children",
            to="children",
            nature="Shouts when tired",
            lowers="A night’s sleep",
        )
    )


@example(
    "A-SAF-ASS-1",
    Answer.NEEDS_JUDGEMENT,
    "Every level is low, yet pressing for harm: drinking: look at both",
)
def low_levels_and_a_pressing_factor() -> Case:
    """Each level is low. Drinking is marked as pressing and linked to harm: one of the two is out of date."""
    return adult(low("staff"), row(Factor, "drinking", harm="linked", critical=True))


@example("A-SAF-ASS-1", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def harm_in_the_first_week() -> Case:
    """A week after sentence nothing is written on harm yet."""
    return adult(on=7)


@example(
    "A-SAF-ASS-2",
    Answer.SHOWN,
    "Children’s services and police answered, with what it means; earlier behaviour was looked at",
)
def two_agencies_answered() -> Case:
    """Both were asked on the second day. What came back is read, and the earlier fights are set out."""
    return adult(
        row(Enquiry, "police", about="Call-outs to the home", sent_on=2, answered_on=9, means="Nobody hurt"),
        row(
            Enquiry,
            "children",
            agency="children’s services",
            about="Children she sees",
            sent_on=2,
            chased_on=10,
            answered_on=12,
            means="A nephew; never alone with her",
        ),
        row(
            Assessment, "initial", finished_on=14, past_behaviour="Three fights in two years, each on pay day"
        ),
    )


@example("A-SAF-ASS-2", Answer.NO_EVIDENCE, "Police: asked on 7 January 2026, no answer and no chaser")
def nobody_asked_the_police_again() -> Case:
    """The police were asked on the second day and never answered; ten weeks later nobody has rung."""
    return adult(row(Enquiry, "police", agency="Police", about="Call-outs to the home", sent_on=2))


@example("A-SAF-ASS-2", Answer.NOT_YET_DUE, "An answer from police may take until 21 January 2026")
def the_answer_is_on_its_way() -> Case:
    """The police were asked a week ago."""
    return adult(row(Enquiry, "police", about="Call-outs to the home", sent_on=2), on=9)


@example(
    "A-SAF-ASS-3",
    Answer.SHOWN,
    "Described, with what is feared: the public; a victim condition is on record",
)
def who_is_in_danger_and_what_for() -> Case:
    """People she half knows, in drink, at night. A victim worker has put a condition on record."""
    return adult(medium(), row(VictimCondition, "condition"), row(MustNotMeet, "named"))


@example(
    "A-SAF-ASS-3",
    Answer.NO_EVIDENCE,
    "Who could be harmed, or what is feared, is not described for a known adult",
)
def only_a_known_adult() -> Case:
    """The level for a known adult is high. Nothing says who that could be."""
    return adult(
        row(RiskOfHarm, "harm-known", to="known_adult", level="high", nature="Threats when left alone")
    )


@example(
    "A-SAF-ASS-3",
    Answer.NEEDS_JUDGEMENT,
    "Contact with somebody is forbidden and no victim worker has been heard: look at whether one is involved",
)
def a_no_contact_rule_and_no_victim_worker() -> Case:
    """Ann must keep away from somebody named on the order. Nothing has come from a victim worker."""
    return adult(medium(), row(MustNotMeet, "named"))


@example("A-SAF-ASS-3", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def people_harmed_in_the_first_week() -> Case:
    """A week after sentence nobody is described yet; a victim worker is on the list to be asked."""
    return adult(row(Source, "victim-worker", kind="victim_service", name="victim worker"), on=7)
