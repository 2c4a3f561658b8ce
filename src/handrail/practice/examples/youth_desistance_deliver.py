"""Worked examples: desistance, deliver, children."""

from typing import Any

from handrail.casefile.assessments import Factor, Strength
from handrail.casefile.contacts import Absence, Contact, Enforcement
from handrail.casefile.people import Allocation, KeyPerson
from handrail.casefile.plans import Help, Objective, Step, Wait
from handrail.casefile.progress import CommunityLink
from handrail.casefile.versions import Version
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def evenings(**facts: Any) -> list[Version]:
    """Empty evenings are behind it; a goal with one step answers them."""
    return [
        row(Factor, "empty-evenings", area="interests", does="It always starts at the shops"),
        row(Objective, "evenings", factors=["empty-evenings"]),
        row(Step, "football", objective="evenings", workers=["femi"], **facts),
    ]


@example("Y-DES-DEL-1", Answer.SHOWN, "Work has begun on: “empty evenings”; it is constructive")
def evenings_that_fill() -> Case:
    """Empty evenings are behind it; football on Tuesdays has begun."""
    return child(*evenings(state="in_progress", starts_on=30))


@example("Y-DES-DEL-1", Answer.NO_EVIDENCE, "No step has begun")
def ten_weeks_and_nothing_begun() -> Case:
    """Football was planned in January. In the middle of March nothing has begun."""
    return child(*evenings())


@example("Y-DES-DEL-1", Answer.AGAINST, "All that has begun is work on the offence, or limits")
def only_the_offence() -> Case:
    """All that Sam does with anybody is to go over the day of the theft, again and again."""
    return child(*evenings(state="in_progress", kind="offence_focused"))


@example("Y-DES-DEL-1", Answer.NOT_YET_DUE, "There is time until 16 February 2026")
def the_work_is_about_to_begin() -> Case:
    """Five weeks after court football is planned for next week."""
    return child(*evenings(), on=35)


@example(
    "Y-DES-DEL-2",
    Answer.SHOWN,
    "What has begun is in its order and none of it late; others are at work in: football",
)
def football_from_its_day() -> Case:
    """Football with Femi's club began on its day."""
    return child(*evenings(state="in_progress", starts_on=30))


@example("Y-DES-DEL-2", Answer.NO_EVIDENCE, "Two weeks past its day, and nothing says why: football")
def past_its_day() -> Case:
    """Football was to begin in February. In the middle of March it has not, and nothing says why."""
    return child(*evenings(starts_on=30))


@example("Y-DES-DEL-2", Answer.AGAINST, "Football began before what it waits for: boots")
def football_before_the_boots() -> Case:
    """Football was to wait until Sam had boots. He was sent without them."""
    return child(
        *evenings(state="in_progress", starts_on=30),
        row(Step, "boots", objective="evenings", rank=2),
        row(Wait, "boots-first", step="football", for_step="boots"),
    )


@example("Y-DES-DEL-2", Answer.NOT_YET_DUE, "There is time until 16 February 2026")
def the_order_of_work_is_still_ahead() -> Case:
    """Five weeks after court football is planned for next week."""
    return child(*evenings(), on=35)


@example(
    "Y-DES-DEL-3",
    Answer.SHOWN,
    "The family has been in touch from 15 January 2026 to 6 March 2026; fitted to Sam: practical help",
)
def his_mother_every_few_weeks() -> Case:
    """Joel rings Sam's mother, good news too; she drives him to football."""
    return child(
        row(KeyPerson, "mother"),
        row(Contact, "call-1", on=10, kind="family_contact", mode="phone", people=["mother"], outcome="done"),
        row(Contact, "call-2", on=60, kind="family_contact", mode="phone", people=["mother"], outcome="done"),
        row(Help, "lift", on=30, people=["mother"]),
    )


@example("Y-DES-DEL-3", Answer.NO_EVIDENCE, "The family was last in touch on 15 January 2026")
def his_mother_was_rung_once() -> Case:
    """Joel rang Sam's mother in the second week, and has not since."""
    return child(
        row(KeyPerson, "mother"),
        row(Contact, "call-1", on=10, kind="family_contact", mode="phone", people=["mother"], outcome="done"),
        on=90,
    )


@example(
    "Y-DES-DEL-3",
    Answer.NOT_APPLICABLE,
    "It was decided, with reasons, that none of the family takes part: his father",
)
def no_family_who_is_safe() -> Case:
    """Sam's only family is a father who hurt him. It was decided, with reasons, to leave him out."""
    return child(
        row(
            KeyPerson,
            "father",
            name="his father",
            relationship="father",
            involvement="not_involved",
            reason="He hurt Sam; Sam does not want it",
        )
    )


@example("Y-DES-DEL-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def family_before_the_first_plan() -> Case:
    """Two weeks after court nobody has rung Sam's mother yet."""
    return child(row(KeyPerson, "mother"), on=14)


@example("Y-DES-DEL-4", Answer.SHOWN, "Football: the work builds on it; new in Sam’s life: Femi")
def football_and_somebody_new() -> Case:
    """Sam plays well. He goes to the club on Tuesdays; Femi, its coach, is new in his life."""
    return child(
        row(Strength, "football", kind="interest_or_talent"),
        row(Step, "club", objective="evenings", state="in_progress", because_of=["football"]),
        row(KeyPerson, "femi", on=40, name="Femi", group="enjoys", influence="supports"),
    )


@example("Y-DES-DEL-4", Answer.NO_EVIDENCE, "Nothing that has begun builds on what Sam likes or is good at")
def football_is_on_paper_only() -> Case:
    """Sam plays well; ten weeks on, nothing that has begun has to do with it."""
    return child(row(Strength, "football", kind="interest_or_talent"))


@example("Y-DES-DEL-4", Answer.NOT_YET_DUE, "There is time until 16 February 2026")
def football_is_about_to_begin() -> Case:
    """Five weeks after court the club is to be visited next week."""
    return child(row(Strength, "football", kind="interest_or_talent"), on=35)


@example(
    "Y-DES-DEL-5",
    Answer.SHOWN,
    "The same case manager throughout; Sam was last seen on 14 March 2026, "
    "the family last in touch on 6 March 2026",
)
def joel_from_the_first_day() -> Case:
    """Joel has been in charge from the first day. He saw Sam on Saturday and rang his mother last week."""
    return child(
        row(KeyPerson, "mother"),
        row(Contact, "talk", on=68, workers=["joel"]),
        row(Contact, "call", on=60, kind="family_contact", mode="phone", workers=["joel"], outcome="done"),
    )


@example(
    "Y-DES-DEL-5",
    Answer.NO_EVIDENCE,
    "The case manager changed on 14 February 2026; nothing says that Sam was told",
)
def a_new_face_without_a_word() -> Case:
    """In February Priya took over from Joel. Nothing says that Sam was told, or met her with Joel."""
    return child(
        row(Allocation, "joel", role="in_charge", worker="joel"),
        row(Allocation, "priya", on=40, role="in_charge", worker="priya"),
        row(Contact, "talk", on=68, workers=["priya"]),
    )


@example("Y-DES-DEL-5", Answer.AGAINST, "Nobody of the service has seen Sam since 25 January 2026")
def seven_weeks_without() -> Case:
    """Joel saw Sam in January. For seven weeks now nobody of the service has."""
    return child(row(Contact, "talk", on=20, workers=["joel"]))


@example("Y-DES-DEL-5", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def they_have_not_met_yet() -> Case:
    """A week after court the first appointment is tomorrow."""
    return child(on=7)


@example("Y-DES-DEL-6", Answer.SHOWN, "Goes on after the disposal: football on Tuesdays")
def a_club_that_keeps_him() -> Case:
    """Sam goes to the club on his own. It costs nothing and goes on without the order."""
    return child(
        row(CommunityLink, "club", on=40, name="football on Tuesdays", state="goes_alone", goes_on=True)
    )


@example("Y-DES-DEL-6", Answer.NO_EVIDENCE, "What Sam goes to ends with the disposal: “football on Tuesdays”")
def a_club_that_ends_with_the_order() -> Case:
    """Eight months on, the only thing Sam goes to is paid for by the order and ends with it."""
    return child(row(CommunityLink, "club", on=40, name="football on Tuesdays", state="going"), on=240)


@example("Y-DES-DEL-6", Answer.NOT_YET_DUE, "There is time until 6 July 2026")
def half_the_order_is_left() -> Case:
    """Ten weeks into a year, nothing in the community has been taken up yet."""
    return child()


@example(
    "Y-DES-DEL-7", Answer.SHOWN, "Help after an absence; after each missed appointment somebody asked why"
)
def the_bus_had_gone() -> Case:
    """Sam missed a Tuesday, since the bus had gone. Joel asked, and comes to the school now."""
    return child(
        row(Contact, "tuesday", on=50, outcome="acceptable_absence"),
        row(
            Absence,
            "bus",
            on=51,
            contact="tuesday",
            in_the_way=["travel"],
            helps=["another_place"],
            help_offered_on=51,
        ),
    )


@example("Y-DES-DEL-7", Answer.NO_EVIDENCE, "Nothing says what got in the way on 24 February 2026")
def missed_and_not_asked() -> Case:
    """Sam missed an appointment in February. Nobody asked what got in the way."""
    return child(row(Contact, "tuesday", on=50, outcome="unacceptable_absence"))


@example(
    "Y-DES-DEL-7",
    Answer.AGAINST,
    "The warning of 25 February 2026 came before any help, or for what was excused",
)
def warned_at_once() -> Case:
    """Sam missed an appointment, and was warned the next day. No help was offered or tried."""
    return child(
        row(Contact, "tuesday", on=50, outcome="unacceptable_absence"),
        row(Enforcement, "warning", on=51, contacts=["tuesday"], because="Did not come"),
    )


@example("Y-DES-DEL-7", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def nothing_to_keep_to_yet() -> Case:
    """A week after court there has been no appointment yet."""
    return child(on=7)
