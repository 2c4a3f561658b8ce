"""Worked examples: desistance, deliver, adults."""

from typing import Any

from handrail.casefile.assessments import Strength
from handrail.casefile.contacts import Contact
from handrail.casefile.findings import FindingAnswer
from handrail.casefile.people import KeyPerson
from handrail.casefile.plans import ContactPhase, LifeState, Step, Wait
from handrail.casefile.progress import CommunityLink, ExitItem, PlannedPart
from handrail.casefile.sentences import ContactSuspension, Release, Sentence
from handrail.casefile.services import Chaser, Programme, ProgrammeSession, Referral
from handrail.casefile.versions import Version
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def talks_wait(since: int | None) -> tuple[Version, ...]:
    """A room, and talks about temper that wait until Ann is settled: since a day, or not yet."""
    return (
        row(Step, "room", objective="home", what="A room", state="completed", starts_on=3, due_on=10),
        row(LifeState, "settled", name="Settled", expected_on=40, true_since=since),
        row(Wait, "talks-wait", step="talks", for_state="settled"),
    )


@example("A-DES-DEL-1", Answer.SHOWN, "Two steps have begun, none late; after what had to come first: Talks")
def talks_once_she_is_settled() -> Case:
    """The room came in the first week. The talks waited until it had held a month, and began then."""
    return adult(
        *talks_wait(42),
        row(Step, "talks", objective="calm", what="Talks", state="in_progress", starts_on=45, due_on=120),
    )


@example("A-DES-DEL-1", Answer.AGAINST, "Talks began before what it waits for: Settled")
def talks_before_she_is_settled() -> Case:
    """The plan says a home first. The talks began in the third week; Ann was settled in the seventh."""
    return adult(
        *talks_wait(42),
        row(Step, "talks", objective="calm", what="Talks", state="in_progress", starts_on=17, due_on=120),
    )


@example("A-DES-DEL-1", Answer.NO_EVIDENCE, "Two weeks past its day, and nothing says why: “Debt advice”")
def advice_never_began() -> Case:
    """Debt advice was to begin in the third week. It is now the eleventh, and nothing says what happened."""
    return adult(
        row(Step, "advice", objective="rent", what="Debt advice", starts_on=17),
        row(Step, "room", objective="home", what="A room", state="completed", starts_on=3, due_on=10),
    )


@example("A-DES-DEL-1", Answer.NOT_YET_DUE, "The first step is planned for 16 March 2026")
def everything_is_still_ahead() -> Case:
    """The plan has one step, and its day is tomorrow."""
    return adult(row(Step, "advice", objective="rent", what="Debt advice", starts_on=70))


@example("A-DES-DEL-1", Answer.AGAINST, "More is planned than the time left holds: Course")
def thirty_sessions_and_ten_weeks() -> Case:
    """Two of thirty weekly sessions are held when the order has ten weeks left; nobody said what then."""
    return adult(
        row(Sentence, "order", kind="community_order", months=6),
        row(Step, "course", 14, objective="calm", what="Course", state="in_progress", starts_on=98),
        row(Programme, "programme", 98, kind="group", step="course", amount=30, state="running"),
        row(ProgrammeSession, "one", 98, programme="programme", attendance="came"),
        row(ProgrammeSession, "two", 105, programme="programme", attendance="came"),
        on=110,
    )


@example("A-DES-DEL-2", Answer.SHOWN, "Cooking: used in the work")
def cooking_at_the_kitchen() -> Case:
    """Ann cooks on Thursdays at the community kitchen; the contact names the strength."""
    return adult(
        row(Strength, "cooking"),
        row(Contact, "kitchen", 40, kind="activity", strengths=["cooking"]),
    )


@example("A-DES-DEL-2", Answer.NO_EVIDENCE, "Nothing delivered names a strength: cooking")
def only_appointments() -> Case:
    """Ten weeks of appointments; none has anything to do with what Ann is good at."""
    return adult(row(Strength, "cooking"), row(Contact, "office", 40))


@example("A-DES-DEL-2", Answer.NOT_YET_DUE, "There is time until 16 February 2026")
def the_plan_has_just_been_made() -> Case:
    """Three weeks after sentence the work has hardly begun."""
    return adult(row(Strength, "cooking"), on=21)


@example("A-DES-DEL-2", Answer.SHOWN, "A reason is given why not here: “She is too ill for anything yet”")
def nothing_can_be_built_on_yet() -> Case:
    """Ann is in hospital. Her practitioner writes why her strengths do no work at present."""
    return adult(
        row(Strength, "cooking"),
        row(FindingAnswer, "ill", 60, expectation="A-DES-DEL-2", words="She is too ill for anything yet"),
    )


def referred(state: str, **facts: Any) -> Referral:
    """Ann was referred to Lin of the debt advice service in the second week."""
    return row(Referral, "advice", 10, worker="lin", what_for="Debts", state=state, sent_on=10, **facts)


def advice_under_way() -> tuple[Version, ...]:
    """Lin of the debt advice service works with Ann since the third week."""
    return (referred("started", started_on=17),)


@example("A-DES-DEL-3", Answer.SHOWN, "At work and heard: Lin")
def the_adviser_feeds_back() -> Case:
    """The debt adviser has seen Ann and told us how it went."""
    return adult(
        *advice_under_way(),
        row(Contact, "lin-saw-her", 31, workers=["lin"], mode="partners_venue", fed_back_on=32),
    )


@example("A-DES-DEL-3", Answer.NO_EVIDENCE, "At work, and not heard in the time to be expected: Lin")
def the_adviser_is_silent() -> Case:
    """The debt adviser began in the third week. Seven weeks on, nothing has come back."""
    return adult(*advice_under_way())


@example("A-DES-DEL-3", Answer.NOT_YET_DUE, "There is time until 2 March 2026")
def nobody_else_yet() -> Case:
    """Three weeks after sentence no agency has begun."""
    return adult(on=21)


@example("A-DES-DEL-3", Answer.NO_EVIDENCE, "Referred, with no answer and no chaser: Lin")
def the_referral_was_never_answered() -> Case:
    """Ann was referred in the second week, with an answer asked within a week. Nobody rang again."""
    return adult(referred("sent", answer_by=17))


@example("A-DES-DEL-3", Answer.SHOWN, "At work and heard: Mark")
def the_silent_one_was_chased() -> Case:
    """The debt adviser has not answered and was reminded; the drug worker is at work and feeds back."""
    return adult(
        referred("sent", answer_by=17),
        row(Chaser, "reminder", 20, about="advice", text="Can you help?", state="sent", sent_on=20),
        row(Step, "key-work", objective="clear", workers=["mark"], state="in_progress", starts_on=8),
        row(Contact, "mark-saw-her", 60, workers=["mark"], mode="partners_venue", fed_back_on=61),
    )


@example("A-DES-DEL-4", Answer.SHOWN, "Brought in, with a part to play: Rose")
def her_aunt_goes_along() -> Case:
    """Ann wants her aunt Rose involved. Rose goes along to appointments that are hard alone."""
    return adult(
        row(KeyPerson, "rose", name="Rose", involvement="involved", consent="given"),
        row(PlannedPart, "rose-part", 10, person="rose", what="Goes along", consent="given"),
    )


@example("A-DES-DEL-4", Answer.NO_EVIDENCE, "Left out, and nothing says why: Rose")
def her_aunt_is_left_out() -> Case:
    """Rose matters to Ann. The record says she is not involved, and not why."""
    return adult(row(KeyPerson, "rose", name="Rose", involvement="not_involved"))


@example("A-DES-DEL-4", Answer.AGAINST, "Ann said no, and they are involved all the same: Rose")
def her_aunt_against_her_wish() -> Case:
    """Ann does not want Rose told anything. Rose is involved all the same."""
    return adult(row(KeyPerson, "rose", name="Rose", involvement="involved", consent="refused"))


@example(
    "A-DES-DEL-4",
    Answer.NEEDS_JUDGEMENT,
    "Carl is involved and said to do harm: look at whether it is safe",
)
def somebody_who_harms_is_brought_in() -> Case:
    """Ann wants Carl there. The record also says that he does her harm."""
    return adult(
        row(KeyPerson, "carl", name="Carl", influence="harms", involvement="involved", consent="given")
    )


@example("A-DES-DEL-4", Answer.NOT_YET_DUE, "To be decided by 30 March 2026: Rose")
def to_be_asked_again() -> Case:
    """Ann wants to think about it until the end of March."""
    return adult(
        row(
            KeyPerson,
            "rose",
            name="Rose",
            relationship="aunt",
            reason="Ann thinks it over",
            decide_again_on=84,
        )
    )


@example("A-DES-DEL-4", Answer.SHOWN, "Nobody is brought in, for reasons on record: Rose")
def her_aunt_is_left_out_for_a_reason() -> Case:
    """Rose is not involved, because Ann asked us to leave her out."""
    return adult(
        row(
            KeyPerson,
            "rose",
            name="Rose",
            relationship="aunt",
            involvement="not_involved",
            reason="Ann’s wish",
        )
    )


def once_a_week(**facts: Any) -> ContactPhase:
    """The level in the plan: once a week from the first day."""
    return row(ContactPhase, "first", name="First weeks", every="week", **facts)


def seen_on(*days: int, **facts: Any) -> tuple[Version, ...]:
    """Contacts that took place on these days."""
    return tuple(row(Contact, f"day-{day}", day, **facts) for day in days)


@example(
    "A-DES-DEL-5",
    Answer.SHOWN,
    "First weeks: seen four times, four contacts planned; once it was a partner who fed back",
)
def once_a_week_by_us_or_the_mentor() -> Case:
    """Ann is to be seen weekly. In four weeks Ruth saw her three times, and her mentor once and said so."""
    return adult(
        once_a_week(),
        *seen_on(2, 9, 16),
        *seen_on(23, workers=["yusuf"], mode="home", fed_back_on=24),
        on=28,
    )


@example(
    "A-DES-DEL-5",
    Answer.NO_EVIDENCE,
    "First weeks: seen four times, eight contacts planned, two appointments missed",
)
def half_of_what_was_planned() -> Case:
    """In eight weeks Ann was seen four times; two more appointments were missed."""
    return adult(
        once_a_week(),
        *seen_on(2, 9, 30, 44),
        *(row(Contact, f"missed-{day}", day, outcome="acceptable_absence") for day in (16, 37)),
        on=56,
    )


@example(
    "A-DES-DEL-5",
    Answer.NO_EVIDENCE,
    "First weeks: seen eight times, eight contacts planned; the longest gap was 35 days, to 23 February 2026",
)
def enough_and_then_five_weeks_of_nothing() -> Case:
    """Eight contacts in eight weeks, as planned: seven in the first fortnight, and one five weeks later."""
    return adult(once_a_week(), *seen_on(2, 4, 5, 7, 9, 12, 14, 49), on=56)


@example("A-DES-DEL-5", Answer.AGAINST, "First weeks: seen twice, eight contacts planned")
def a_quarter_of_what_was_planned() -> Case:
    """Once a week was planned. In eight weeks there were two contacts, and no other was offered."""
    return adult(once_a_week(), *seen_on(2, 30), on=56)


@example("A-DES-DEL-5", Answer.SUSPENDED, "Contact is lawfully suspended from 16 February 2026")
def the_final_third() -> Case:
    """From mid-February contact is not asked for any more, by national policy."""
    return adult(once_a_week(), *seen_on(2, 9), row(ContactSuspension, "policy", 42), on=70)


@example("A-DES-DEL-5", Answer.NOT_APPLICABLE, "Ann is in custody, where no contact level runs")
def before_release() -> Case:
    """Ann serves a custodial sentence and will be released in June."""
    return adult(
        row(Sentence, "custody", kind="determinate_custody", months=12),
        row(Release, "release", 150),
        on=70,
    )


@example("A-DES-DEL-5", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def no_level_yet() -> Case:
    """A fortnight after sentence the level is still to be planned."""
    return adult(*seen_on(2, 9), on=14)


@example("A-DES-DEL-6", Answer.SHOWN, "There after the sentence too: Kitchen")
def the_kitchen_goes_on() -> Case:
    """Ann goes to the community kitchen by herself on Thursdays, and can for as long as she likes."""
    return adult(row(CommunityLink, "kitchen", 40, name="Kitchen", state="goes_alone", goes_on=True))


@example(
    "A-DES-DEL-6",
    Answer.NO_EVIDENCE,
    "Supervision ends on 4 January 2027, and nothing says who does what afterwards",
)
def the_end_is_near() -> Case:
    """Six weeks before the end a place goes on; nobody has said who does what then."""
    return adult(row(CommunityLink, "kitchen", 40, name="Kitchen", state="going", goes_on=True), on=322)


@example("A-DES-DEL-6", Answer.NOT_YET_DUE, "There is time until 6 July 2026")
def nothing_goes_on_yet() -> Case:
    """Ten weeks into a year's order nothing has been taken up that lasts; half the time is not over."""
    return adult(on=70)


@example("A-DES-DEL-6", Answer.SHOWN, "There after the sentence too: Kitchen")
def the_end_is_near_and_talked_over() -> Case:
    """Six weeks before the end: the kitchen goes on, and Ann knows whom to turn to."""
    return adult(
        row(CommunityLink, "kitchen", 40, name="Kitchen", state="goes_alone", goes_on=True),
        row(ExitItem, "rose", 300, kind="turn_to", what="Rose, on Sundays"),
        on=322,
    )
