"""Worked examples: desistance, review, adults."""

from typing import Any

from msgspec import structs

from handrail.casefile.assessments import Factor, Strength
from handrail.casefile.contacts import Contact
from handrail.casefile.findings import FindingAnswer
from handrail.casefile.plans import Objective, Step
from handrail.casefile.progress import Progress, TurningPoint
from handrail.casefile.reviews import Amendment, Attendee, Change, Input, Meeting, Movement, Review
from handrail.casefile.services import Chaser
from handrail.casefile.versions import Version
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, day, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def reviewed(on: int = 56, **facts: Any) -> Review:
    """The case was looked at again on a day, and the review finished that day."""
    return row(Review, "look", on, title="Eight weeks", completed_on=on, **facts)


def lost_the_room(**facts: Any) -> Change:
    """Ann lost her room on 2 March, which is significant."""
    return row(Change, "lost", 56, kind="address", what="Lost the room", **facts)


@example(
    "A-DES-REV-1", Answer.SHOWN, "Where they live, 2 March 2026: taken up in a review within a fortnight"
)
def looked_at_the_same_week() -> Case:
    """Ann lost her room. Three days later the case was looked at again."""
    return adult(lost_the_room(review="look"), reviewed(59))


@example("A-DES-REV-1", Answer.NO_EVIDENCE, "Where they live, 2 March 2026: no review has taken it up")
def nobody_looked_again() -> Case:
    """Ann lost her room. Five weeks later nothing on the record takes it up."""
    return adult(lost_the_room(), on=91)


@example("A-DES-REV-1", Answer.AGAINST, "Where they live, 2 March 2026: not looked at before 6 April 2026")
def looked_at_after_five_weeks() -> Case:
    """Ann lost her room. The review that takes it up was begun five weeks later."""
    return adult(lost_the_room(review="look"), reviewed(91), on=98)


@example(
    "A-DES-REV-1",
    Answer.NOT_YET_DUE,
    "Where they live, 2 March 2026: time to look at it until 16 March 2026",
)
def it_happened_last_week() -> Case:
    """Ann lost her room a week ago; there is another week to look at the case again."""
    return adult(lost_the_room(), on=63)


@example(
    "A-DES-REV-1",
    Answer.SHOWN,
    "Where they live, 2 March 2026: taken up in a review within a fortnight",
)
def known_late_and_looked_at_at_once() -> Case:
    """Ann lost her room on 2 March. We heard of it five weeks later and looked at the case that day."""
    known = row(Change, "lost", 91, kind="address", what="Lost the room", review="look")
    return adult(structs.replace(known, valid_from=day(56)), reviewed(91), on=98)


@example("A-DES-REV-1", Answer.NO_EVIDENCE, "Nothing says what was done after: “Drank for two days”")
def a_lapse_and_nothing_after_it() -> Case:
    """A lapse stands on the record. What was done about it does not."""
    return adult(row(TurningPoint, "lapse", 40, kind="lapse", title="Drank for two days"))


@example("A-DES-REV-1", Answer.SHOWN, "The review of 2 March 2026 looked at drinking")
def no_change_but_the_factors_were_looked_at() -> Case:
    """Nothing has happened that would call for a review; the planned one says how drinking has moved."""
    return adult(
        row(Factor, "drinking"),
        reviewed(),
        row(Movement, "drinking-now", 56, review="look", of="drinking", now="Only at weekends"),
    )


@example("A-DES-REV-2", Answer.SHOWN, "The review of 2 March 2026 changed the contact level and the plan")
def the_plan_follows() -> Case:
    """At the review contact was stepped up, and a step was added to look for another room."""
    return adult(
        reviewed(),
        row(Amendment, "level", 56, review="look", kind="contact_level", becomes="Twice a week"),
        row(Amendment, "room", 56, review="look", kind="plan", becomes="A step: another room"),
    )


@example("A-DES-REV-2", Answer.AGAINST, "The review of 2 March 2026 changed nothing and does not say why")
def looked_at_and_left() -> Case:
    """The review is finished. The plan is as it was, and nothing says why."""
    return adult(reviewed())


@example("A-DES-REV-2", Answer.NO_EVIDENCE, "The review of 2 March 2026 proposed changes that were not made")
def proposed_and_forgotten() -> Case:
    """The review proposed to step contact up. It was never made, nor withdrawn."""
    return adult(
        reviewed(),
        row(Amendment, "level", 56, review="look", kind="contact_level", state="proposed", becomes="More"),
    )


@example("A-DES-REV-2", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def the_first_review_is_ahead() -> Case:
    """Ten weeks into the order the first review is two weeks away, and nothing has changed."""
    return adult(on=70)


@example("A-DES-REV-2", Answer.SHOWN, "The review of 2 March 2026 says why nothing changes")
def left_as_it_is_for_a_reason() -> Case:
    """Everything holds, and the review says that this is why the plan stays."""
    return adult(reviewed(no_change_because="Everything holds; she asks for the same weeks again"))


@example("A-DES-REV-3", Answer.SHOWN, "The review of 2 March 2026 weighs cooking")
def cooking_has_grown() -> Case:
    """The review says how Ann's cooking has moved, and that she may teach it now."""
    return adult(
        row(Strength, "cooking"),
        reviewed(),
        row(
            Movement,
            "cooking-now",
            56,
            review="look",
            of="cooking",
            now="Cooks for thirty",
            means="May teach",
        ),
    )


@example("A-DES-REV-3", Answer.NO_EVIDENCE, "The review of 2 March 2026 names no strength")
def only_what_went_wrong() -> Case:
    """The review goes through the risks. That Ann cooks for thirty is nowhere in it."""
    return adult(row(Strength, "cooking"), reviewed())


@example("A-DES-REV-3", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def strengths_at_the_first_review() -> Case:
    """The first review is two weeks away."""
    return adult(row(Strength, "cooking"), on=70)


@example("A-DES-REV-4", Answer.SHOWN, "The review of 2 March 2026 heard Lin")
def the_adviser_was_asked() -> Case:
    """The debt adviser was asked for the review and answered before it."""
    return adult(
        reviewed(), row(Input, "lin-said", 49, review="look", worker="lin", state="answered", answered_on=54)
    )


@example(
    "A-DES-REV-4",
    Answer.NO_EVIDENCE,
    "The review of 2 March 2026: Lin did not answer, with no chaser and no reason",
)
def the_adviser_did_not_answer() -> Case:
    """The debt adviser was asked for the review. No answer came, and nobody rang again."""
    return adult(
        reviewed(), row(Input, "lin-asked", 49, review="look", worker="lin", state="asked", asked_on=49)
    )


@example("A-DES-REV-4", Answer.NOT_APPLICABLE, "No other organisation works with Ann")
def only_ruth() -> Case:
    """Ruth alone works with Ann."""
    return adult(reviewed())


@example("A-DES-REV-4", Answer.NEEDS_JUDGEMENT, "Lin said what should change: look at what came of it")
def the_advisers_wish_is_left_open() -> Case:
    """The debt adviser asked for fewer appointments. The review changed nothing and says nothing to it."""
    return adult(
        reviewed(),
        row(
            Input,
            "lin-said",
            49,
            review="look",
            worker="lin",
            state="answered",
            answered_on=54,
            should_change="Fewer appointments in one week",
        ),
    )


@example("A-DES-REV-4", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def agencies_at_the_first_review() -> Case:
    """The first review is two weeks away."""
    return adult(on=70)


@example("A-DES-REV-4", Answer.SHOWN, "The review of 2 March 2026 heard Lin")
def the_adviser_came() -> Case:
    """Nobody was asked in writing; the debt adviser came to the meeting of the review."""
    return adult(
        reviewed(),
        row(Meeting, "meeting", 56, kind="three_way", review="look"),
        row(Attendee, "lin-came", 56, meeting="meeting", worker="lin", attendance="came"),
    )


@example("A-DES-REV-4", Answer.SHOWN, "The review of 2 March 2026 heard Mark")
def one_answered_and_one_was_chased() -> Case:
    """Mark answered for the review. Lin was silent and was reminded."""
    return adult(
        reviewed(),
        row(Input, "mark-said", 49, review="look", worker="mark", state="answered", answered_on=54),
        row(Input, "lin-asked", 49, review="look", worker="lin", state="asked", asked_on=49),
        row(
            Chaser,
            "reminder",
            54,
            about="lin-asked",
            text="Can you say how it goes?",
            state="sent",
            sent_on=54,
        ),
    )


def work_on_rent() -> tuple[Version, ...]:
    """A goal about rent with work under way since the third week."""
    return (
        row(Objective, "rent", 14, will="pay what I owe", headline="Rent"),
        row(Step, "advice", 14, objective="rent", what="Debt advice", state="in_progress", starts_on=17),
    )


@example(
    "A-DES-REV-5",
    Answer.SHOWN,
    "The review of 2 March 2026 says what it came to, and how far each goal is",
)
def half_the_debt_is_paid() -> Case:
    """The review keeps the plan, and says that half the rent is paid."""
    return adult(
        *work_on_rent(),
        row(Progress, "half", 56, objective="rent", level="going_well"),
        reviewed(decision="The plan stands"),
    )


@example(
    "A-DES-REV-5",
    Answer.NO_EVIDENCE,
    "The review of 2 March 2026: nothing says how far this has come: Rent",
)
def nothing_about_the_rent() -> Case:
    """The review says how Ann's learning goes. Debt advice has run for weeks, with no word on how far."""
    return adult(
        *work_on_rent(),
        row(Objective, "trade", 14, rank=2, will="learn a trade"),
        row(Progress, "first-term", 56, objective="trade", level="begun"),
        reviewed(decision="The plan stands"),
    )


@example("A-DES-REV-5", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def written_at_the_first_review() -> Case:
    """The first review is two weeks away."""
    return adult(*work_on_rent(), on=70)


@example("A-DES-REV-5", Answer.SHOWN, "A reason is given why not here: “She was in hospital that month”")
def no_written_review_was_called_for() -> Case:
    """The twelve weeks fell into a month in hospital; her practitioner says why nothing was written."""
    return adult(
        *work_on_rent(),
        row(Contact, "ward", 80, mode="phone"),
        row(
            FindingAnswer,
            "hospital",
            86,
            expectation="A-DES-REV-5",
            words="She was in hospital that month",
        ),
        on=90,
    )
