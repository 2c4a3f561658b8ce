"""Worked examples: safety of others, deliver, adults."""

from typing import Any

from handrail.casefile.contacts import Contact
from handrail.casefile.people import KeyPerson
from handrail.casefile.plans import ContactPhase, Copy
from handrail.casefile.reviews import Meeting, MeetingAction
from handrail.casefile.sentences import ContactSuspension, Release, Sentence
from handrail.casefile.services import Concern
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import keeps_away, low, medium, rings_first
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def weekly() -> ContactPhase:
    """Once a week from the first day."""
    return row(ContactPhase, "weekly", name="First weeks")


def seen(*days: int, **facts: Any) -> list[Contact]:
    """Contacts with Ruth on these days."""
    return [row(Contact, f"seen-{number}", number, **facts) for number in days]


def worry(on: int = 40, **facts: Any) -> Concern:
    """Dina raises a worry."""
    return row(Concern, "worry", on, what="He waits outside her work", **facts)


def rung(on: int) -> Concern:
    """The same, with an answer on a day."""
    return worry(state="answered", answer="Rang her and the police", answered_by="ruth", answered_on=on)


@example("A-SAF-DEL-1", Answer.SHOWN, "First weeks: seen four times, four contacts planned, once at home")
def once_a_week_and_once_at_home() -> Case:
    """Ann is to be seen weekly. In four weeks she was seen four times, once where she lives."""
    return adult(medium(), weekly(), *seen(2, 9, 16), *seen(23, mode="home"), on=28)


@example("A-SAF-DEL-1", Answer.NO_EVIDENCE, "Raised and not answered: the worry of 14 February 2026")
def a_worry_nobody_answered() -> Case:
    """Contact is as planned. In February Dina raised a worry, and a month later nothing stands beside it."""
    return adult(medium(), weekly(), *seen(*range(2, 70, 7)), worry())


@example("A-SAF-DEL-1", Answer.AGAINST, "First weeks: seen once, four contacts planned")
def seen_once_in_four_weeks() -> Case:
    """Once a week was planned. Ann was seen once, and nothing else was offered."""
    return adult(medium(), weekly(), *seen(2), on=28)


@example("A-SAF-DEL-1", Answer.SUSPENDED, "Contact is lawfully suspended from 16 February 2026")
def contact_is_suspended() -> Case:
    """From mid-February contact is not asked for, by national policy. No worry is open."""
    return adult(medium(), weekly(), *seen(2, 9), row(ContactSuspension, "policy", 42))


@example(
    "A-SAF-DEL-1",
    Answer.NEEDS_JUDGEMENT,
    "Harm to the public is high and contact was by phone or video alone: look at whether that is enough",
)
def high_and_by_phone() -> Case:
    """The level is high. Ann was rung every week as planned, and not seen."""
    return adult(medium(level="high"), weekly(), *seen(2, 9, 16, 23, mode="phone"), on=28)


@example("A-SAF-DEL-1", Answer.NOT_APPLICABLE, "Ann is in custody, where no contact level runs")
def still_in_custody() -> Case:
    """Ann serves a custodial sentence and will be released in June."""
    custody = row(Sentence, "custody", kind="determinate_custody", months=12)
    return adult(custody, row(Release, "release", 150))


@example("A-SAF-DEL-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def no_level_in_the_first_days() -> Case:
    """Ten days after sentence the level is still to be planned."""
    return adult(medium(), *seen(2, 9), on=10)


@example(
    "A-SAF-DEL-2",
    Answer.SHOWN,
    "The worry of 14 February 2026 was answered after two days; "
    "watched: “Keeps out of the two streets agreed”",
)
def answered_over_the_weekend() -> Case:
    """Dina raised a worry on Saturday; by Monday Ruth had rung the police. Two streets are watched."""
    return adult(medium(), rung(42), keeps_away())


@example(
    "A-SAF-DEL-2",
    Answer.NO_EVIDENCE,
    "Harm to a known adult is above low, and nothing done to protect them is on record",
)
def nothing_for_a_known_adult() -> Case:
    """The level for a known adult is medium. Ten weeks on, nothing protects anybody."""
    return adult(medium("known_adult"), rings_first())


@example("A-SAF-DEL-2", Answer.AGAINST, "The worry of 14 February 2026 was answered after 12 days")
def twelve_days_to_answer() -> Case:
    """Dina raised a worry in mid-February. Somebody rang her at the end of the month."""
    return adult(medium(), rung(52), keeps_away())


@example(
    "A-SAF-DEL-2",
    Answer.NOT_APPLICABLE,
    "No level is above low, and nobody is named as harmed or in danger",
)
def nobody_is_in_danger() -> Case:
    """Every level is low, with its reason."""
    return adult(low())


@example(
    "A-SAF-DEL-2",
    Answer.NOT_YET_DUE,
    "The worry of 14 February 2026 is to be answered by 17 February 2026",
)
def raised_this_morning() -> Case:
    """Dina raised a worry on Saturday; it is Sunday."""
    return adult(medium(), worry(), on=41)


@example(
    "A-SAF-DEL-3", Answer.SHOWN, "Dina told us, last on 14 February 2026, and were told, one meeting held"
)
def dina_and_ruth_met() -> Case:
    """Dina feeds back. A meeting of several agencies was held in March, and all it asked for is done."""
    return adult(
        medium(),
        *seen(40, workers=["dina"], fed_back_on=40),
        row(Meeting, "march", on=60),
        row(MeetingAction, "ring", on=60, meeting="march", state="done", due_on=65, done_on=64),
    )


@example(
    "A-SAF-DEL-3",
    Answer.NO_EVIDENCE,
    "Asked for by a meeting and still open: one action, due 11 March 2026",
)
def left_open_past_its_day() -> Case:
    """In March a meeting asked Ruth to ring the school by the eleventh. It is the sixteenth."""
    return adult(
        medium(),
        row(Meeting, "march", on=60),
        row(MeetingAction, "ring", on=60, meeting="march", state="open", due_on=65),
    )


@example("A-SAF-DEL-3", Answer.NOT_APPLICABLE, "Every level is low and no other agency has a part")
def only_ruth() -> Case:
    """Every level is low, and Ruth works with Ann alone."""
    return adult(low(), *seen(2, 9))


@example("A-SAF-DEL-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def nothing_heard_in_ten_days() -> Case:
    """Ten days after sentence nothing has come from anybody; Dina has the plan."""
    return adult(medium(), row(Copy, "plan", worker="dina", to_the_person=False), on=10)


def sister(**facts: Any) -> KeyPerson:
    """Ann's sister."""
    return row(KeyPerson, "lou", name="Lou", relationship="sister", **facts)


@example("A-SAF-DEL-4", Answer.SHOWN, "In touch, as agreed, last on 14 February 2026: Lou")
def her_sister_rings() -> Case:
    """Ann wants her sister told. Ruth rang her in February and wrote what they talked about."""
    return adult(
        sister(involvement="involved", consent="given"),
        *seen(40, kind="family_contact", people=["lou"], text="Lou would ring if Ann drank again"),
    )


@example("A-SAF-DEL-4", Answer.NO_EVIDENCE, "Brought in, with no contact as agreed: Lou")
def nobody_rang_her_sister() -> Case:
    """Ann wants her sister brought in. Ten weeks on, nobody has spoken with her."""
    return adult(sister(involvement="involved", consent="given"))


@example("A-SAF-DEL-4", Answer.AGAINST, "In touch with Lou, although Ann said no")
def rung_against_her_wish() -> Case:
    """Ann said no. Her sister was rung all the same."""
    return adult(
        sister(involvement="involved", consent="refused"),
        *seen(40, kind="family_contact", people=["lou"], text="Asked how Ann is"),
    )


@example("A-SAF-DEL-4", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def who_is_close_is_not_asked_yet() -> Case:
    """Ten days after sentence nobody close to Ann is on record."""
    return adult(on=10)


@example("A-SAF-DEL-5", Answer.SHOWN, "Where Ann lives was seen twice, last on 4 March 2026")
def two_home_visits() -> Case:
    """Ruth came in January and in March. She wrote who was there and how the flat looked."""
    return adult(
        medium(), *seen(20, 58, kind="home_visit", mode="home", text="Tidy; her brother on the sofa")
    )


@example(
    "A-SAF-DEL-5", Answer.NO_EVIDENCE, "Visited on 25 January 2026 and not met; no other visit is on record"
)
def nobody_was_in() -> Case:
    """Ruth rang the bell in January and nobody was in. There was no second visit."""
    return adult(medium(), *seen(20, kind="home_visit", mode="home", outcome="unacceptable_absence"))


@example("A-SAF-DEL-5", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def no_visit_is_needed() -> Case:
    """Every level is low, with its reason."""
    return adult(low())


@example("A-SAF-DEL-5", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_first_visit_is_ahead() -> Case:
    """Ten days after sentence there is time for a first visit."""
    return adult(medium(), on=10)
