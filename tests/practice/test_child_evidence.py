"""Rules about a child's case that the worked examples do not show: what counts, what does not, which day."""

from datetime import date

from handrail.casefile.assessments import Disclosure, OwnSafety, Source
from handrail.casefile.contacts import Contact
from handrail.casefile.people import KeyPerson, OwnWords
from handrail.casefile.plans import Contingency, Edition, OtherPlan, Step
from handrail.casefile.reviews import Change, Review
from handrail.practice.answers import Answer
from handrail.practice.evidence import child_safety, family, looking_again, restorative, voices
from handrail.practice.examples.making import child, day, row
from handrail.practice.library import by_id


def test_a_marked_call_with_the_father_is_no_contact_a_finding_names() -> None:
    """What Sam's father said in confidence on the telephone stays out, with the day on which he said it."""
    case = child(
        row(KeyPerson, "father"),
        row(Contact, "open", on=10, kind="family_contact", mode="phone", outcome="done"),
        row(Contact, "in-confidence", on=60, kind="family_contact", outcome="done", marking="third_party"),
    )

    assert [one.entry for one in family.contacts(case)] == ["open"]


def test_a_plan_sam_may_not_see_is_neither_named_nor_counted() -> None:
    case = child(
        row(OtherPlan, "open", agency="Children's services", worker="nina", review_on=100),
        row(OtherPlan, "panel", agency="Panel", marking="not_disclosable"),
        row(Contingency, "hidden", by_when="", marking="not_for_person"),
        row(OwnSafety, "older-boys"),
    )

    said = by_id("Y-CHS-PLN-1").ask(case)
    assert said.answer is Answer.SHOWN
    assert "Panel" not in said.because
    assert child_safety.contingencies(case) == ()


def test_a_review_its_plan_and_its_assessment_are_one_time_of_looking_again() -> None:
    """The plan was agreed on 6 March; the review was finished four days later. The day is the plan's."""
    case = child(
        row(Edition, "edition-1", on=20),
        row(Edition, "edition-2", on=60, number=2),
        row(Review, "march", on=55, completed_on=64),
    )

    looks = looking_again.last(case)
    assert [one.entry for one in looks] == ["edition-2", "march"]
    assert looking_again.day(looks) == day(60)


def test_a_first_plan_is_no_looking_again() -> None:
    assert looking_again.again(child(row(Edition, "edition-1", on=20))) == ()


def test_words_said_after_the_day_are_not_heard_yet() -> None:
    case = child(row(OwnWords, "hope", on=80, topic="what_i_hope_for"))

    assert voices.child(case) == ()


def test_a_source_that_was_asked_and_is_silent_is_no_voice() -> None:
    asked = row(Source, "mother", kind="parents", name="Sam's mother", state="asked", asked_on=2)

    assert voices.parents(child(asked)) == ()


def test_restorative_work_is_known_by_who_carries_it() -> None:
    """Beth brings messages; the step that is hers counts, though nothing else says what it is."""
    from handrail.casefile.compartments import RestorativePerson

    case = child(
        row(RestorativePerson, "suits", kind="suitability", workers=["beth", "joel"]),
        row(Step, "messages", objective="amends", workers=["beth"]),
        row(Step, "talks", objective="amends", workers=["joel"]),
    )

    assert [one.entry for one in restorative.steps(case)] == ["messages"]


def test_what_was_said_before_the_order_is_passed_on_and_is_no_change_in_it() -> None:
    """Sam said it in December, before court; what came up in the order begins with the order."""
    case = child(
        row(Disclosure, "before", on=-20, about="harm_to_self"), row(Change, "tablets", kind="health")
    )

    assert [one.entry for one in child_safety.disclosures(case)] == ["before"]
    assert [one.entry for one in child_safety.turns(case)] == ["tablets"]


def test_a_change_heard_of_late_has_a_fortnight_from_then() -> None:
    late = row(Change, "tablets", on=50, kind="health")
    late.valid_from = day(20)

    assert child_safety.answer_by(late) == date(2026, 3, 10)
