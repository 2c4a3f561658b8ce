"""Worked examples: safety and wellbeing of the child, plan, children."""

from handrail.casefile.assessments import OwnSafety
from handrail.casefile.people import SchemeMembership
from handrail.casefile.plans import Contingency, Edition, OtherPlan, RiskMeasure, Step
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example(
    "Y-CHS-PLN-1",
    Answer.SHOWN,
    "Children’s services: who leads and when each plan is next looked at is on record",
)
def one_other_plan_with_its_day() -> Case:
    """Sam is a child in need. Who leads that plan, and that it is looked at in April, stands beside ours."""
    return child(
        row(SchemeMembership, "in-need", kind="child_in_need"),
        row(OtherPlan, "in-need", agency="Children’s services", worker="nina", review_on=100),
    )


@example(
    "Y-CHS-PLN-1",
    Answer.SHOWN,
    "No other plan is on record; another agency acts in: “counselling on mondays”",
)
def a_counsellor_has_a_part() -> Case:
    """Sam goes very low. No agency has a plan of its own; a counsellor has a step in ours."""
    return child(
        row(OwnSafety, "low", kind="self_harm"),
        row(Step, "counselling-on-mondays", objective="head", kind="wellbeing", workers=["ama"]),
    )


@example("Y-CHS-PLN-1", Answer.NO_EVIDENCE, "Looked-after child: no plan of another agency stands here")
def in_care_and_the_care_plan_is_missing() -> Case:
    """Sam lives in care. Ten weeks on, the care plan is not mentioned."""
    return child(row(SchemeMembership, "in-care", kind="looked_after_child"))


@example(
    "Y-CHS-PLN-1",
    Answer.NO_EVIDENCE,
    "The day to look at it has passed: Children’s services on 14 February 2026",
)
def the_other_plan_is_out_of_date() -> Case:
    """The child in need plan was to be looked at in February; nothing says that it was."""
    return child(row(OtherPlan, "in-need", agency="Children’s services", worker="nina", review_on=40))


@example(
    "Y-CHS-PLN-1", Answer.NOT_APPLICABLE, "No other agency has a plan for Sam, and no danger is on record"
)
def nobody_else_plans() -> Case:
    """Sam is at home and safe; no other agency has a plan for him."""
    return child()


@example("Y-CHS-PLN-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_care_plan_is_still_to_come() -> Case:
    """Two weeks after court the care plan is asked for; the first plan is not due yet."""
    return child(row(SchemeMembership, "in-care", kind="looked_after_child"), on=14)


@example("Y-CHS-PLN-2", Answer.SHOWN, "Planned as help: “boxing on Tuesdays”; beside it one limit")
def boxing_and_a_curfew() -> Case:
    """Older boys call for Sam after dark. He boxes, and stays in on other nights; both are checked."""
    return child(
        row(OwnSafety, "older-boys"),
        row(RiskMeasure, "boxing", what="boxing on Tuesdays", monitoring="The coach, monthly"),
        row(RiskMeasure, "curfew", kind="restrictive", monitoring="His mother"),
    )


@example("Y-CHS-PLN-2", Answer.NO_EVIDENCE, "Nothing says how it is checked: “safe ways home”")
def a_measure_nobody_checks() -> Case:
    """Safe ways home are planned. Nobody says how it is known that Sam takes them."""
    return child(row(OwnSafety, "older-boys"), row(RiskMeasure, "safe-ways-home"))


@example(
    "Y-CHS-PLN-2", Answer.AGAINST, "Only limits are planned, and no help: “curfew” and “no phone at night”"
)
def limits_alone() -> Case:
    """Older boys use Sam. All that is planned is to keep him in and take his phone."""
    return child(
        row(OwnSafety, "older-boys"),
        row(RiskMeasure, "curfew", kind="restrictive"),
        row(RiskMeasure, "no-phone-at-night", kind="restrictive"),
    )


@example("Y-CHS-PLN-2", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def nothing_to_keep_safe_from() -> Case:
    """Nobody has a worry for Sam's own safety."""
    return child()


@example("Y-CHS-PLN-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_plan_is_being_made() -> Case:
    """Two weeks after court the worry is known and the plan is still being made."""
    return child(row(OwnSafety, "older-boys"), on=14)


@example("Y-CHS-PLN-3", Answer.SHOWN, "It is settled who does what by when: “Sam does not come home”")
def if_he_does_not_come_home() -> Case:
    """If Sam is not home by ten his mother rings Joel, and Joel rings the police, the same night."""
    return child(
        row(OwnSafety, "older-boys"),
        row(Contingency, "not-home", when="Sam does not come home", then="Police", by_when="The same night"),
    )


@example("Y-CHS-PLN-3", Answer.NO_EVIDENCE, "Nothing says by when: “Sam goes very low”")
def arranged_without_a_time() -> Case:
    """If Sam goes very low somebody rings the nurse. By when is not said."""
    return child(
        row(OwnSafety, "low", kind="self_harm"),
        row(Contingency, "low", when="Sam goes very low", then="The nurse is rung"),
    )


@example("Y-CHS-PLN-3", Answer.NO_EVIDENCE, "Nothing says what is done when Sam is in danger")
def planned_without_an_if() -> Case:
    """The plan was agreed in the third week. It has nothing for the night on which it goes wrong."""
    return child(row(OwnSafety, "older-boys"), row(Edition, "edition-1", on=20))


@example("Y-CHS-PLN-3", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def no_night_to_fear() -> Case:
    """Nobody has a worry for Sam's own safety."""
    return child()


@example("Y-CHS-PLN-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def arrangements_in_the_second_week() -> Case:
    """Two weeks after court the worry is known and the plan is still being made."""
    return child(row(OwnSafety, "older-boys"), on=14)
