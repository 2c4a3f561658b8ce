"""What makes taking part possible: cases at the edges of the rules, beyond the worked examples."""

import pytest

from handrail.casefile import codes
from handrail.casefile.contacts import Absence, Contact, Enforcement, Handover
from handrail.casefile.people import Address, Allocation, Circumstance, KeyPerson
from handrail.casefile.progress import TurningPoint
from handrail.casefile.reviews import Amendment, Discussion, Review
from handrail.casefile.sentences import ContactSuspension, Recall, Release, Sentence
from handrail.casefile.versions import Version
from handrail.practice import library
from handrail.practice.answers import Answer, Finding
from handrail.practice.examples.making import adult, row
from handrail.practice.reading import Case

CUSTODY = row(Sentence, "custody", -700, kind="determinate_custody", months=36)
MISSED = row(Contact, "missed", 20, outcome="unacceptable_absence")
DECIDED = row(
    Absence,
    "why",
    21,
    contact="missed",
    helps=["transport"],
    help_offered_on=21,
    because="She could have rung",
    decided_by="ruth",
)


def asked(expectation: str, case: Case) -> Finding:
    return library.by_id(expectation).ask(case)


@pytest.mark.parametrize("kind", codes.code_list("circumstance_kinds"))
def test_no_kind_of_circumstance_weighs_more_than_another(kind: str) -> None:
    without, told = row(Circumstance, "one", kind=kind), row(Circumstance, "one", kind=kind, means="Mornings")

    assert asked("A-ENG-ASS-2", adult(without)).answer == Answer.NO_EVIDENCE
    assert asked("A-ENG-ASS-2", adult(told)).answer == Answer.SHOWN
    assert asked("A-ENG-PLN-2", adult(told)).answer == Answer.NO_EVIDENCE


def test_blanks_are_silence() -> None:
    assert asked("A-ENG-ASS-2", adult(row(Circumstance, "one", means="  "))).answer == Answer.NO_EVIDENCE


def test_a_warning_five_weeks_after_the_absence_is_late() -> None:
    warning = row(Enforcement, "warning", 55, contacts=["missed"], because="Did not come")

    finding = asked("A-ENG-DEL-6", adult(MISSED, DECIDED, warning))

    assert finding.answer == Answer.AGAINST
    assert finding.because == "The warning of 1 March 2026 came more than four weeks after the absence"


def test_a_breach_needs_the_agreement_of_a_manager() -> None:
    breach = {"kind": "breach", "contacts": ["missed"], "because": "Third time"}

    alone = asked("A-ENG-DEL-6", adult(MISSED, DECIDED, row(Enforcement, "breach", 25, **breach)))
    agreed = row(Enforcement, "breach", 25, **breach, agreed_by="carol")

    assert alone.because == "No manager’s agreement: breach, 30 January 2026"
    assert asked("A-ENG-DEL-6", adult(MISSED, DECIDED, agreed)).answer == Answer.SHOWN


def test_a_decision_not_to_enforce_is_a_decision() -> None:
    none = row(Enforcement, "none", 24, kind="no_enforcement", contacts=["missed"], because="First time")

    assert asked("A-ENG-DEL-6", adult(MISSED, DECIDED, none)).answer == Answer.SHOWN


def test_a_letter_asked_for_may_take_its_time() -> None:
    """The surgery's letter is due on day 50; until then the absence of day 20 may wait."""
    missed = row(Contact, "missed", 20, outcome="absence_waiting")
    letter = row(
        Absence, "why", 21, contact="missed", why="Ill", evidence_by=row(Contact, "x", 50).valid_from
    )

    finding = asked("A-ENG-DEL-6", adult(missed, letter, on=40))

    assert (finding.answer, finding.because) == (Answer.NOT_YET_DUE, "There is time until 24 February 2026")
    assert asked("A-ENG-DEL-6", adult(missed, letter, on=51)).answer == Answer.NO_EVIDENCE


def test_what_a_review_changes_from_next_week_is_not_yet_due() -> None:
    review = row(Review, "spring", 48, title="Spring", completed_on=50, effective_on=57)
    evenings = {"review": "spring", "kind": "week", "part": "plans.commitments", "becomes": "Evenings"}
    proposed = row(Amendment, "evenings", 50, **evenings, state="proposed")

    finding = asked("A-ENG-REV-2", adult(review, proposed, on=52))

    assert finding.because == "What the review of 24 February 2026 changes holds from 3 March 2026"


@pytest.mark.parametrize(("told_on", "answer"), [(38, Answer.SHOWN), (80, Answer.NO_EVIDENCE)])
def test_a_change_in_charge_counts_as_told_once_she_was_told(told_on: int, answer: Answer) -> None:
    rows = (
        row(Allocation, "in-charge", role="in_charge", worker="ruth", valid_to=39),
        row(Allocation, "in-charge-2", 40, role="in_charge", worker="anita"),
        row(
            Handover,
            "to-anita",
            40,
            kind="practitioner",
            from_worker="ruth",
            to_worker="anita",
            must_know="Mornings",
            told_on=told_on,
        ),
        row(Contact, "meeting", 20, words="You said it as it is"),
    )

    assert asked("A-ENG-DEL-2", adult(*rows)).answer == answer


def test_words_in_a_marked_note_are_left_alone() -> None:
    marked = row(Contact, "meeting", 20, words="Do not tell", marking="not_disclosable")

    assert asked("A-ENG-DEL-2", adult(marked)).answer == Answer.NO_EVIDENCE


def test_weeks_in_hospital_leave_time_to_begin() -> None:
    in_hospital = row(ContactSuspension, "hospital", 0, valid_to=27, basis="hospital")

    finding = asked("A-ENG-DEL-1", adult(in_hospital, on=30))

    assert (finding.answer, finding.until) == (Answer.NOT_YET_DUE, row(Contact, "day", 38).valid_from)


def test_a_meeting_before_the_recall_is_no_contact_in_prison() -> None:
    rows = (
        CUSTODY,
        row(Release, "first", -160),
        row(Contact, "outside", -40),
        row(Recall, "recall", -28, returned_on=-28, kind="fixed_28", reason="Not where he lived"),
        row(Release, "second", 0, kind="re_release"),
    )

    before = asked("A-ENG-DEL-4", adult(*rows))
    visited = asked("A-ENG-DEL-4", adult(*rows, row(Contact, "visit", -10, mode="custody_visit")))

    assert (before.answer, visited.answer) == (Answer.NO_EVIDENCE, Answer.SHOWN)


@pytest.mark.parametrize(
    ("different", "answer"), [("Met at the gate", Answer.SHOWN), ("", Answer.NO_EVIDENCE)]
)
def test_after_a_recall_the_new_release_says_what_is_done_otherwise(different: str, answer: Answer) -> None:
    rows = (
        CUSTODY,
        row(Release, "first", -160),
        row(Recall, "recall", -60, returned_on=-60, reason="Not where he lived"),
        row(Release, "second", 0, kind="re_release", different_this_time=different),
    )

    assert asked("A-ENG-DEL-7", adult(*rows)).answer == answer


def test_the_talk_with_a_manager_may_say_how_far_she_kept_to_it() -> None:
    review = row(Review, "spring", 48, title="Spring", completed_on=50)
    talk = row(Discussion, "talk", 49, review="spring", question="Evenings?", compliance="Six of eight")

    assert asked("A-ENG-REV-1", adult(review)).answer == Answer.NO_EVIDENCE
    assert asked("A-ENG-REV-1", adult(review, talk)).answer == Answer.SHOWN


BESIDE: tuple[Version, ...] = (
    row(Address, "room", 5, kind="renting_privately"),
    row(KeyPerson, "mother", 5, influence="supports"),
    row(TurningPoint, "college", 30, title="College"),
)


def test_what_has_nothing_to_do_with_it_moves_nothing() -> None:
    mine = [one for one in library.known() if one.id.startswith("A-ENG-")]
    facts = (MISSED, DECIDED, row(Circumstance, "one", means="Mornings"), row(Contact, "seen", 3))

    alone = [one.ask(adult(*facts)) for one in mine]

    assert len(mine) == 19
    assert alone == [one.ask(adult(*facts, *BESIDE)) for one in mine]
