"""Worked examples: desistance, assess, children."""

from handrail.casefile.assessments import (
    Area,
    Assessment,
    Barrier,
    EarlierSupervision,
    Factor,
    Readiness,
    Responsivity,
    SelfAssessment,
    Source,
    Strength,
)
from handrail.casefile.compartments import RestorativePerson, VictimCondition
from handrail.casefile.people import Circumstance, OwnWords
from handrail.casefile.sentences import Offence, Sentence
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example(
    "Y-DES-ASS-1",
    Answer.SHOWN,
    "Sam and the parents or carers spoke to it; it says what lies behind, what is likely and what would help",
)
def both_spoke_and_it_explains() -> Case:
    """Sam drew his week, his mother said what she has tried, and the assessment says what it comes to."""
    return child(
        row(SelfAssessment, "sam", on=7, given="pictures"),
        row(SelfAssessment, "mother", on=9, voice="parent"),
        row(
            Assessment,
            "initial",
            finished_on=14,
            past_behaviour="Always with the same two, on the evenings his mother works",
            likely_future="Again, while those evenings are empty",
            would_help="Somewhere to be on those evenings",
        ),
    )


@example("Y-DES-ASS-1", Answer.NO_EVIDENCE, "Parents or carers have no word in it, and no reason is given")
def finished_without_his_mother() -> Case:
    """Sam drew his week. The assessment was finished without a word from his mother."""
    return child(
        row(SelfAssessment, "sam", on=7, given="pictures"), row(Assessment, "initial", finished_on=14)
    )


@example("Y-DES-ASS-1", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def words_in_the_first_week() -> Case:
    """A week after court Sam and Joel have not talked yet."""
    return child(on=7)


@example("Y-DES-ASS-2", Answer.SHOWN, "Answered: school or college, health and police")
def three_answered_and_one_explained() -> Case:
    """School, the nurse and the police answered. Children's services have never known the family."""
    return child(
        row(Source, "school", kind="school", state="answered", answered_on=9),
        row(Source, "nurse", kind="health", state="answered", answered_on=10),
        row(Source, "police", state="answered", answered_on=8),
        row(
            Source,
            "childrens",
            kind="childrens_services",
            state="not_available",
            not_had_because="Family not known there",
        ),
    )


@example("Y-DES-ASS-2", Answer.NO_EVIDENCE, "Neither asked nor explained: children’s services and health")
def two_were_never_asked() -> Case:
    """School and police answered. Nobody asked children's services or the nurse."""
    return child(
        row(Source, "school", kind="school", state="answered", answered_on=9),
        row(Source, "police", state="answered", answered_on=8),
    )


@example("Y-DES-ASS-2", Answer.NEEDS_JUDGEMENT, "nurse says otherwise than another source: look at both")
def school_and_nurse_disagree() -> Case:
    """School says that Sam is well; the nurse, that he hardly sleeps. Nothing says what to make of it."""
    return child(
        row(Source, "school", kind="school", state="answered", answered_on=9),
        row(Source, "nurse", kind="health", state="answered", answered_on=10, conflicts_with=["school"]),
        row(Source, "police", state="answered", answered_on=8),
        row(Source, "childrens", kind="childrens_services", state="answered", answered_on=8),
    )


@example("Y-DES-ASS-2", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def nobody_asked_in_the_first_week() -> Case:
    """A week after court there are two weeks left to ask."""
    return child(on=7)


@example(
    "Y-DES-ASS-3",
    Answer.SHOWN,
    "The assessment of 19 January 2026 says what speaks for a change and what against it",
)
def both_sides_are_told() -> Case:
    """For it: an aunt who has him on Saturdays. Against it: evenings with nothing in them."""
    return child(
        row(
            Assessment,
            "initial",
            finished_on=14,
            speaks_for_change="His aunt has him on Saturdays, and he does not want to lose that",
            speaks_against_change="Evenings with nothing in them",
        )
    )


@example(
    "Y-DES-ASS-3",
    Answer.NO_EVIDENCE,
    "Only what speaks against a change is explained, nothing for it",
)
def only_what_is_wrong() -> Case:
    """Empty evenings are explained at length. What could help Sam is not said."""
    return child(
        row(Assessment, "initial", finished_on=14),
        row(Factor, "empty-evenings", area="interests", does="It always starts at the shops"),
    )


@example("Y-DES-ASS-3", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def for_and_against_in_the_first_week() -> Case:
    """A week after court nothing is assessed yet."""
    return child(on=7)


@example("Y-DES-ASS-4", Answer.SHOWN, "How it came about is told from more than one side: Sam and police")
def his_account_beside_the_police() -> Case:
    """What Sam says of that evening stands beside what the police wrote; the account names both."""
    return child(
        row(Source, "sam", kind="person", name="Sam", state="answered", answered_on=7),
        row(Source, "police", state="answered", answered_on=8),
        row(
            Assessment,
            "initial",
            finished_on=14,
            past_behaviour="Went along, was handed the bag, and ran",
            rests_on=["sam", "police"],
        ),
    )


@example(
    "Y-DES-ASS-4",
    Answer.NO_EVIDENCE,
    "The account of the offending rests on one source alone: police",
)
def only_the_police_account() -> Case:
    """The account of that evening is what the police wrote. What Sam says of it is not there."""
    return child(
        row(Source, "police", state="answered", answered_on=8),
        row(Assessment, "initial", finished_on=14, past_behaviour="Ran with the bag", rests_on=["police"]),
    )


@example("Y-DES-ASS-4", Answer.NOT_APPLICABLE, "This is prevention work: no offence is on record")
def prevention_work() -> Case:
    """Sam's mother asked for help before anything happened."""
    return child(row(Sentence, "order", kind="prevention", months=6))


@example("Y-DES-ASS-4", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def the_account_in_the_first_week() -> Case:
    """A week after court there is no account yet."""
    return child(row(Offence, "theft"), on=7)


@example(
    "Y-DES-ASS-5",
    Answer.SHOWN,
    "One circumstance says what it means here; family, friends and place are looked at",
)
def what_it_means_and_who_is_around() -> Case:
    """Sam looks after two brothers, so nothing is fixed for the afternoon; the street is known."""
    return child(
        row(Circumstance, "brothers", kind="caring_for_others", means="Nothing at half past three"),
        row(Area, "home", area="home", found="strength", going_on="Close, and short of sleep"),
        row(Area, "friends", area="friends", found="factor", going_on="Two from the estate"),
        row(Area, "place", area="neighbourhood", found="difficulty", going_on="No bus after seven"),
    )


@example(
    "Y-DES-ASS-5",
    Answer.NO_EVIDENCE,
    "One circumstance is only named: nothing says what it means here",
)
def a_circumstance_is_only_named() -> Case:
    """That Sam looks after two brothers is written down ten weeks ago. What it means for him is not."""
    return child(row(Circumstance, "brothers", kind="caring_for_others"))


@example("Y-DES-ASS-5", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def circumstances_in_the_first_week() -> Case:
    """A week after court nothing is assessed yet."""
    return child(on=7)


@example(
    "Y-DES-ASS-6",
    Answer.SHOWN,
    "The record says what shows it and what it is for: football; interests are on record",
)
def football_and_a_place_to_play() -> Case:
    """Sam's coach says that he never misses; a team has a place for him."""
    return child(
        row(
            Strength,
            "football",
            kind="interest_or_talent",
            seen_by=["Femi"],
            could_be_used="Thursdays, when his mother works",
        )
    )


@example("Y-DES-ASS-6", Answer.NO_EVIDENCE, "Nothing says what Sam likes doing")
def nobody_asked_what_he_likes() -> Case:
    """That his aunt stands by him is on record, and what for. What Sam likes doing nobody asked."""
    return child(row(Strength, "aunt", kind="family", evidence="There each week", work="Saturdays with her"))


@example("Y-DES-ASS-6", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def interests_in_the_first_week() -> Case:
    """A week after court nothing is assessed yet."""
    return child(on=7)


@example("Y-DES-ASS-7", Answer.SHOWN, "Somebody works on what stands in the way: “no place at school”")
def the_manager_asks_for_a_place() -> Case:
    """Sam was put out of school in autumn. The team manager asks for a place each week."""
    return child(row(Barrier, "no-place-at-school", we_do="Asked for each Monday until he has one"))


@example("Y-DES-ASS-7", Answer.NO_EVIDENCE, "Nothing says what is done about it: “no place at school”")
def out_of_school_and_left_so() -> Case:
    """That Sam has no place at school is written down. What anybody does about it is not."""
    return child(row(Barrier, "no-place-at-school"))


@example("Y-DES-ASS-7", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def barriers_in_the_first_week() -> Case:
    """A week after court nothing is assessed yet."""
    return child(on=7)


@example(
    "Y-DES-ASS-8",
    Answer.SHOWN,
    "It is on record how Sam learns and talks and how ready Sam is for a change",
)
def draws_and_wants_to() -> Case:
    """Sam keeps what he has drawn; he wants to stop, since he was frightened. It is his first disposal."""
    return child(
        row(Responsivity, "draw", kind="format", what="Draw it", because="He keeps what he has drawn"),
        row(Readiness, "stop", on=9, reason="It frightened him"),
    )


@example("Y-DES-ASS-8", Answer.NO_EVIDENCE, "Nothing says what earlier disposals teach")
def the_earlier_order_is_not_spoken_of() -> Case:
    """Sam finished a referral order last year. What helped then nobody asked."""
    return child(
        row(Sentence, "order", kind="youth_rehabilitation_order"),
        row(Sentence, "earlier", kind="referral_order", on=-400, months=6, completed=True),
        row(Responsivity, "draw", kind="format", what="Draw it"),
        row(Readiness, "stop", on=9, reason="It frightened him"),
    )


@example("Y-DES-ASS-8", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def readiness_in_the_first_week() -> Case:
    """A week after court nobody has asked yet."""
    return child(row(EarlierSupervision, "caution", helped="A walk"), on=7)


@example(
    "Y-DES-ASS-9",
    Answer.SHOWN,
    "Whether restorative work suits was weighed on 26 January 2026; the victim worker said what to mind",
)
def weighed_with_the_restorative_worker() -> Case:
    """In the third week the restorative worker talked with Sam: it suits him, with somebody beside him."""
    return child(
        row(RestorativePerson, "suits", on=21, kind="suitability", answer="with_support"),
        row(VictimCondition, "street", wording="Not on Moor Street"),
    )


@example("Y-DES-ASS-9", Answer.NO_EVIDENCE, "Nothing says whether restorative work was weighed with Sam")
def nobody_spoke_of_putting_right() -> Case:
    """Sam took a bicycle. Ten weeks on nobody has spoken with him of putting it right."""
    return child(row(Offence, "bicycle"))


@example("Y-DES-ASS-9", Answer.NOT_APPLICABLE, "This is prevention work: no offence is on record")
def nobody_was_harmed() -> Case:
    """Sam's mother asked for help before anything happened."""
    return child(row(Sentence, "order", kind="prevention", months=6))


@example("Y-DES-ASS-9", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def too_early_to_speak_of_it() -> Case:
    """A week after court it has not been spoken of."""
    return child(row(Offence, "bicycle"), on=7)


@example(
    "Y-DES-ASS-10",
    Answer.SHOWN,
    "Views of Sam, the parents or carers and Femi are weighed; "
    "where they see it otherwise, there is an answer",
)
def they_see_it_otherwise_and_are_answered() -> Case:
    """Sam says they are mates; his mother and his coach see it otherwise. Both stand, with an answer."""
    return child(
        row(
            SelfAssessment,
            "sam",
            on=7,
            disagrees_with_us="They are mates",
            our_answer="Both stand; we drew who gets what from whom",
        ),
        row(OwnWords, "mother", on=9, topic="what_worries_me", voice="parent"),
        row(Source, "femi", kind="community", name="Femi", state="answered", answered_on=12),
    )


@example("Y-DES-ASS-10", Answer.NO_EVIDENCE, "What was said otherwise on 12 January 2026 has no answer")
def he_says_otherwise_and_nobody_answers() -> Case:
    """Sam says they are mates. The assessment says that they use him, and nothing to what he says."""
    return child(
        row(SelfAssessment, "sam", on=7, disagrees_with_us="They are mates"),
        row(OwnWords, "mother", on=9, topic="what_worries_me", voice="parent"),
        row(Source, "femi", kind="community", name="Femi", state="answered", answered_on=12),
    )


@example("Y-DES-ASS-10", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def views_in_the_first_week() -> Case:
    """A week after court nobody has been asked yet."""
    return child(on=7)
