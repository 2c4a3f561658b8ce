"""Missing and impossible answers are refused by name, with what is wrong and what is allowed."""

from datetime import date

import pytest

from handrail.instruments import INSTRUMENTS, Kind, Need, Refused, Why, worded
from handrail.instruments.core import worked_out
from tests.instruments.people import LEON_BORN, NOW, TODAY, WHOLE

NEEDED = [
    (key, item.name)
    for key, about in INSTRUMENTS.items()
    for item in about.inputs
    if item.need is Need.ALWAYS and not item.from_record
]
ASKED = [(key, item) for key, about in INSTRUMENTS.items() for item in about.inputs if not item.from_record]
IMPOSSIBLE = {
    Kind.YES_NO: 1,
    Kind.CHOICE: "PERHAPS",
    Kind.WHOLE: -1,
    Kind.PERCENT: 100.5,
    Kind.DATE: "2026-02-30",
    Kind.CODE: "1234",
}


def refusals(key, answers):
    with pytest.raises(Refused) as refused:
        worded(key, answers, born=date(2003, 1, 1) if key == "mst" else LEON_BORN, on=TODAY)
    return refused.value.problems


@pytest.mark.parametrize(("key", "name"), NEEDED)
def test_an_answer_that_is_needed_is_asked_for_by_name(key, name):
    problems = refusals(key, {**WHOLE[key], name: None})

    assert problems[0].why == Why.MISSING_MANDATORY_INPUT
    assert problems[0].fields == (name,)
    assert problems[0].wrong == "not answered"
    assert name in problems[0].allowed


@pytest.mark.parametrize(("key", "item"), ASKED, ids=lambda value: getattr(value, "name", value))
def test_an_impossible_answer_is_refused_with_what_is_allowed(key, item):
    problems = refusals(key, {**WHOLE[key], item.name: IMPOSSIBLE[item.kind]})

    assert item.name in {name for problem in problems for name in problem.fields}
    assert str(IMPOSSIBLE[item.kind]).lower() in problems[0].wrong.lower() or item.kind is Kind.YES_NO
    assert problems[0].allowed == item.allowed


def test_an_offence_needs_a_code_or_a_category():
    answers = {**WHOLE["arp"], "offence_code": None}

    assert refusals("arp", answers)[0].fields == ("offence_code",)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("08800", Why.NEED_DETAILS_OF_EXACT_OFFENCE),
        ("99955", Why.OFFENCE_CODE_MAPPING_NOT_FOUND),
        ("0880", Why.OFFENCE_CODE_INCORRECT_FORMAT),
    ],
)
def test_an_offence_code_that_tells_no_category(code, why):
    answers = {**WHOLE["ogrs3"], "offence_category": None, "offence_code": code}

    assert refusals("ogrs3", answers)[0].why == why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"conviction_date": "1990-01-01"}, Why.DATE_OF_CURRENT_CONVICTION_BEFORE_DATE_OF_BIRTH),
        ({"age_at_first_sanction": 29}, Why.AGE_AT_FIRST_SANCTION_AFTER_AGE_AT_CURRENT_CONVICTION),
        (
            {"conviction_date": "2026-06-19"},
            Why.DATE_OF_CURRENT_CONVICTION_WITHIN_THREE_MONTHS_OF_ASSESSMENT_DATE,
        ),
        ({"follow_up_date": "1994-02-11"}, Why.DATE_OF_START_OF_FOLLOWUP_BEFORE_DATE_OF_BIRTH),
        ({"follow_up_date": "2104-02-11"}, Why.DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE),
        ({"total_sanctions": 1000}, Why.TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE),
        ({"drug_motivation": None}, Why.MOTIVATION_TO_TACKLE_DRUG_MISUSE_INCONSISTENT),
    ],
)
def test_answers_that_contradict_one_another(changed, why):
    """Leon, born 11 February 1994, convicted at 28."""
    assert [problem.why for problem in refusals("arp", {**WHOLE["arp"], **changed})] == [why]


def test_a_conviction_at_nine_is_none_for_ogrs3():
    answers = {**WHOLE["ogrs3"], "conviction_date": "2004-02-10", "age_at_first_sanction": 9}

    assert refusals("ogrs3", answers)[0].why == Why.AGE_AT_CURRENT_CONVICTION_LESS_THAN_TEN


def test_reading_is_asked_about_only_beneath_its_question():
    problems = refusals("lds", {**WHOLE["lds"], "reading_writing_numeracy": None})

    assert problems[0].fields == ("reading_writing_numeracy",)


def test_three_of_the_four_learning_questions_are_needed():
    answers = {"no_fixed_abode": True, "work_related_skills": 1, "learning_difficulties": 2}

    (problem,) = refusals("lds", answers)
    assert problem.why == Why.LDS_NOT_ENOUGH_FIELDS_PRESENT
    assert problem.fields == ("reading_writing_numeracy", "qualifications")


def test_nine_of_ten_maturity_answers_do_and_eight_do_not():
    eight = {**WHOLE["mst"], "recklessness": None, "impulsivity": None}

    found = worked_out(
        "mst", "score", {**eight, "date_of_birth": "2003-01-01", "assessment_date": "2026-03-18"}
    )
    assert found["missing"] == ["recklessness", "impulsivity"]
    assert found["score"] is None


def test_a_medium_dc_srp_below_its_band_is_refused():
    answers = {**WHOLE["tier_v3"], "dc_srp_percent": 0.59, "dc_srp_band": "MEDIUM"}

    assert refusals("tier_v3", answers)[0].fields == ("dc_srp_percent",)
    found = worked_out("tier_v3", "tier", {**answers, "as_of": "2026-03-18"})
    assert (found["tier"], found["error"]) == (None, True)


def test_the_core_refuses_a_history_without_the_day_of_the_assessment():
    history = {k: v for k, v in WHOLE["arp"].items() if k not in NOW}

    found = worked_out("arp", "full_score", {**history, "date_of_birth": "1994-02-11"})

    assert found["static"] is None
    assert found["static_errors"] == [{"error": "MISSING_MANDATORY_INPUT", "fields": ["assessment_date"]}]


@pytest.mark.parametrize(
    ("key", "kind", "why"),
    [
        ("vrp", "full_score", Why.INSTRUMENT_NOT_BUILT),
        ("astrology", "full_score", Why.INSTRUMENT_UNKNOWN),
        ("arp", "horoscope", Why.KIND_UNKNOWN),
    ],
)
def test_what_is_not_there_is_said_with_what_is(key, kind, why):
    found = worked_out(key, kind, {})

    assert found["error"] == why
    assert "arp" in found["refused"][0]["allowed"] or "full_score" in found["refused"][0]["allowed"]
