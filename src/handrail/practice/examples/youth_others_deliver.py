"""Worked examples: safety of others, deliver, children."""

from typing import Any

from handrail.casefile.contacts import Contact
from handrail.casefile.plans import Copy
from handrail.casefile.reviews import Meeting, MeetingAction
from handrail.casefile.services import Concern
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import drinking, goal, keeps_away, low, medium, rings_first
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def worry(on: int = 40, **facts: Any) -> Concern:
    """Dina raises a worry."""
    return row(Concern, "worry", on, what="The boys are waiting for each other", **facts)


@example("Y-OTH-DEL-1", Answer.SHOWN, "Under way or done: “Talks about drinking”")
def talks_are_under_way() -> Case:
    """Sam fights when he drinks. The talks about it have begun."""
    return child(medium(), drinking(), *goal("drinking", what="Talks about drinking", state="in_progress"))


@example("Y-OTH-DEL-1", Answer.NO_EVIDENCE, "Its day has passed and it has not begun: “Talks about drinking”")
def talks_that_never_began() -> Case:
    """The talks were to be done by the end of February. They have not begun, and nobody says why."""
    return child(medium(), drinking(), *goal("drinking", what="Talks about drinking", due_on=54))


@example(
    "Y-OTH-DEL-1",
    Answer.AGAINST,
    "All work on harm was called off without a reason: “Talks about drinking”",
)
def talks_called_off() -> Case:
    """The talks were the only work on harm. They were called off, and nothing says why."""
    return child(
        medium(), drinking(), *goal("drinking", what="Talks about drinking", state="no_longer_needed")
    )


@example("Y-OTH-DEL-1", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def no_work_on_harm_is_needed() -> Case:
    """Every level is low, with its reason."""
    return child(low())


@example("Y-OTH-DEL-1", Answer.NOT_YET_DUE, "There is time until 2 March 2026")
def work_begins_after_the_plan() -> Case:
    """Five weeks into the order the talks are planned and have not begun."""
    return child(medium(), drinking(), *goal("drinking", what="Talks about drinking"), on=35)


@example("Y-OTH-DEL-2", Answer.SHOWN, "Watched: “Keeps out of the two streets agreed”")
def routes_gone_over() -> Case:
    """Sam keeps out of the streets where the other boy lives, and Joel goes over his routes."""
    return child(medium("children"), keeps_away())


@example("Y-OTH-DEL-2", Answer.NO_EVIDENCE, "Raised and not answered: the worry of 14 February 2026")
def a_worry_left_lying() -> Case:
    """In February Dina heard that the boys were waiting for each other. Nothing stands beside it."""
    return child(medium("children"), keeps_away(), worry())


@example("Y-OTH-DEL-2", Answer.AGAINST, "The worry of 14 February 2026 was answered after ten days")
def ten_days_to_answer() -> Case:
    """Dina raised a worry in mid-February. Joel rang her ten days later."""
    answered = worry(state="answered", answer="Rang both schools", answered_by="joel", answered_on=50)
    return child(medium("children"), answered)


@example(
    "Y-OTH-DEL-2",
    Answer.NOT_APPLICABLE,
    "No level is above low, and nobody is named as harmed or in danger",
)
def nobody_to_protect() -> Case:
    """Every level is low, with its reason."""
    return child(low())


@example("Y-OTH-DEL-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def protection_comes_with_the_plan() -> Case:
    """Ten days into the order the plan is still being made."""
    return child(medium("children"), on=10)


@example("Y-OTH-DEL-3", Answer.SHOWN, "Dina told us, last on 14 February 2026, and were told")
def dina_has_the_plan() -> Case:
    """Dina of the youth club has her part of the plan, and tells us how Sam is there."""
    return child(
        medium(),
        row(Copy, "hers", on=20, worker="dina", to_the_person=False),
        row(Contact, "club", on=40, workers=["dina"], mode="community_venue", fed_back_on=40),
    )


@example(
    "Y-OTH-DEL-3",
    Answer.NO_EVIDENCE,
    "Dina told us, last on 14 February 2026; nothing shows what they were told",
)
def dina_is_never_told() -> Case:
    """Dina tells us how Sam is. Nothing shows that anybody told her anything."""
    return child(
        medium(),
        row(Contact, "club", on=40, workers=["dina"], mode="community_venue", fed_back_on=40),
        rings_first(owner="dina"),
    )


@example("Y-OTH-DEL-3", Answer.NOT_APPLICABLE, "Every level is low and no other agency has a part")
def only_joel() -> Case:
    """Every level is low, and Joel works with Sam alone."""
    return child(low())


@example("Y-OTH-DEL-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def agencies_are_still_being_asked() -> Case:
    """Ten days into the order a meeting has been held, and nothing has come back yet."""
    return child(
        medium(),
        row(Meeting, "first", on=8, kind="core_group"),
        row(MeetingAction, "ring", on=8, meeting="first", state="open", due_on=20),
        on=10,
    )
