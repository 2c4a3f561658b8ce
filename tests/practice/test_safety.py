"""Safety of others at the edges of its rules."""

import pytest

from handrail.casefile.assessments import Enquiry, Factor, RiskOfHarm
from handrail.casefile.compartments import Victim, VictimCondition
from handrail.casefile.people import SchemeMembership
from handrail.casefile.plans import Contingency, Edition, OtherPlan
from handrail.casefile.services import Concern
from handrail.practice.answers import Answer, Finding
from handrail.practice.examples.feared import drinking, goal, keeps_away, low, medium, rings_first
from handrail.practice.examples.making import adult, day, row
from handrail.practice.library import by_id
from handrail.practice.reading import Case


def ask(expectation: str, case: Case) -> Finding:
    return by_id(expectation).ask(case)


def test_the_words_of_a_victim_condition_and_the_people_harmed_are_never_said() -> None:
    case = adult(
        medium(),
        keeps_away(),
        row(VictimCondition, "condition", wording="Keep her away from Moor Street"),
        row(Victim, "one", name="Imogen Vale", wishes="No letters"),
    )

    said = [ask(one, case) for one in ("A-SAF-ASS-3", "A-SAF-PLN-2", "A-SAF-DEL-2")]

    assert not any("Moor" in one.because or "Vale" in one.because for one in said)
    assert not any(entry.startswith("compartments.") for one in said for entry in one.entries)


def test_people_harmed_who_are_known_to_the_victim_worker_alone_move_nothing() -> None:
    rows = (medium(), keeps_away())

    with_them = adult(*rows, row(Victim, "one", name="Imogen Vale"))

    for one in ("A-SAF-ASS-3", "A-SAF-DEL-2"):
        assert ask(one, with_them) == ask(one, adult(*rows))


def test_a_marked_contingency_counts_and_keeps_its_words() -> None:
    line = row(Contingency, "door", when="They come to the door", by_when="At once", marking="not_for_person")

    finding = ask("A-SAF-PLN-4", adult(medium(), line))

    assert finding.answer is Answer.SHOWN
    assert finding.because == "It is said who does what by when: one marked entry"


def test_blanks_are_silence() -> None:
    case = adult(medium(who=" ", raises="", lowers="\n"))

    assert ask("A-SAF-ASS-1", case).because == (
        "Of harm to the public the record does not say who or why this level"
    )


@pytest.mark.parametrize(
    ("answered_on", "answer"), [(43, Answer.SHOWN), (44, Answer.AGAINST), (None, Answer.NO_EVIDENCE)]
)
def test_a_worry_is_answered_within_three_days(answered_on: int | None, answer: Answer) -> None:
    done = {"state": "answered", "answer": "Rang", "answered_on": answered_on} if answered_on else {}
    worry = row(Concern, "worry", 40, what="He waits outside", **done)

    assert ask("A-SAF-DEL-2", adult(medium(), worry)).answer is answer


def test_a_worry_of_last_year_is_looked_at_no_more() -> None:
    worry = row(Concern, "worry", 10, what="He waits outside")

    assert ask("A-SAF-DEL-2", adult(medium(), keeps_away(), worry, on=300)).answer is Answer.SHOWN


def test_an_enquiry_may_be_silent_for_two_weeks() -> None:
    case = adult(row(Enquiry, "police", about="Call-outs", sent_on=60), on=74)

    finding = ask("A-SAF-ASS-2", case)

    assert (finding.answer, finding.until) == (Answer.NOT_YET_DUE, day(74))


def test_a_pressing_factor_that_has_begun_is_not_left_behind() -> None:
    debt = row(Factor, "debt", harm="linked")
    case = adult(medium(), drinking(), debt, *goal("debt"), *goal("drinking", 2, state="in_progress"))

    assert ask("A-SAF-PLN-1", case).answer is Answer.SHOWN


def test_the_plan_of_a_lead_ties_a_scheme_without_a_meeting() -> None:
    scheme = row(SchemeMembership, "iom", kind="iom", lead="sam")

    with_plan = adult(scheme, row(OtherPlan, "theirs", what="IOM plan", worker="sam"))

    assert ask("A-SAF-PLN-3", with_plan).answer is Answer.SHOWN
    assert ask("A-SAF-PLN-3", adult(scheme)).answer is Answer.NO_EVIDENCE


def test_help_alone_is_enough_below_a_high_level() -> None:
    assert ask("A-SAF-PLN-2", adult(medium(), rings_first())).answer is Answer.SHOWN
    assert ask("A-SAF-PLN-2", adult(medium(level="high"), rings_first())).answer is Answer.NEEDS_JUDGEMENT


def test_low_is_still_asked_for_its_reason() -> None:
    silent = row(RiskOfHarm, "harm-staff", to="staff", level="low", nature="")

    assert ask("A-SAF-ASS-1", adult(low(), silent)).answer is Answer.NO_EVIDENCE


@pytest.mark.parametrize(("again", "answer"), [(17, Answer.NOT_YET_DUE), (60, Answer.SHOWN)])
def test_a_plan_agreed_anew_is_a_looking_again_after_four_weeks(again: int, answer: Answer) -> None:
    editions = (row(Edition, "edition-1", 13), row(Edition, "edition-2", again, number=2))
    case = adult(medium(), *editions, keeps_away(monitoring="Routes"))

    harm_written_with_it = adult(medium(), *editions, row(Contingency, "late", again))

    assert ask("A-SAF-REV-1", harm_written_with_it).answer is answer
    assert ask("A-SAF-REV-4", case).answer is Answer.NOT_YET_DUE
