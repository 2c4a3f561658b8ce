"""What a page may say: people of a hundred, everything it rests on, and nothing for a child."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.instruments import INSTRUMENTS, Refused, UnderEighteen, Why, worded
from handrail.instruments.wording_likelihood import frequency
from tests.instruments.people import (
    HELEN_BORN,
    HELEN_OGRS3,
    HISTORY,
    KAI_BORN,
    LDS,
    LEON_BORN,
    MST,
    NOW,
    PNI,
    TIER,
    TODAY,
    WHOLE,
)


def test_helens_shoplifting_in_people_of_a_hundred():
    """Helen, 26, first cautioned at 15, thirty earlier occasions, theft.

    2.121705678 - 1.052777806 + 0.463062792 + 1.251124464 x ln(31/21) + 0.661244321 = 2.680504: 93.6%.
    """
    said = worded("ogrs3", HELEN_OGRS3, born=HELEN_BORN, on=TODAY)

    assert said.sentences[0] == (
        "Of 100 people with the same answers, about 94 were convicted or cautioned again within two years;"
        " about 6 were not."
    )
    assert "within one year" in said.sentences[1]
    assert said.result == {"percent_one_year": 88, "percent_two_year": 94}
    assert "An older scale, which ARP replaced in 2026. Use it as a cross-check." in said.beside


def test_name_version_source_day_and_answers_stand_beside_the_figure():
    said = worded("ogrs3", HELEN_OGRS3, born=HELEN_BORN, on=TODAY)

    assert said.on == TODAY
    assert said.name == "Offender Group Reconviction Scale, version 3"
    assert said.version.startswith("3 (2009)")
    assert "Research Summary 7/09" in said.source
    answers = {answer.name: answer.answer for answer in said.answers}
    assert answers["offence_category"] == "Theft, not of or from vehicles"
    assert answers["conviction_date"] == "12 January 2026"
    assert answers["date_of_birth"] == "1 June 1999"
    assert said.inputs == {**HELEN_OGRS3, "date_of_birth": "1999-06-01"}
    assert json.loads(json.dumps([said.inputs, said.result])) == [said.inputs, said.result]


def test_leons_figure_is_dynamic_when_every_present_circumstance_is_answered():
    said = worded("arp", {**HISTORY, **NOW}, born=LEON_BORN, on=TODAY)

    assert (said.instrument, said.basis) == ("arp_dynamic", "dynamic")
    assert not said.not_answered
    assert said.result["version"] == "dynamic"


def test_one_circumstance_unanswered_leaves_the_static_figure_and_says_which():
    answers = {**HISTORY, **NOW, "impulsivity": None}

    said = worded("arp", answers, born=LEON_BORN, on=TODAY)

    assert (said.instrument, said.basis) == ("arp_static", "static")
    assert [answer.question for answer in said.not_answered] == ["Does acting on impulse cause problems?"]
    assert any(note.startswith("From history alone.") for note in said.noted)


def test_months_in_the_community_are_said_with_what_they_did():
    """10 January 2025 to 18 March 2026: fourteen whole months."""
    said = worded("arp", HISTORY, born=LEON_BORN, on=TODAY)
    sooner = worded("arp", {**HISTORY, "follow_up_date": "2026-03-10"}, born=LEON_BORN, on=TODAY)

    assert said.result["offence_free_months"] == 14
    assert said.sentences[1].startswith("Counts 14 months in the community as free of convictions")
    assert said.result["percent"] < sooner.result["percent"]
    assert len(sooner.sentences) == 1


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_kai_at_sixteen_gets_no_instrument(key):
    with pytest.raises(UnderEighteen) as refused:
        worded(key, WHOLE[key], born=KAI_BORN, on=TODAY)

    (problem,) = refused.value.problems
    assert problem.why == Why.UNDER_EIGHTEEN
    assert problem.fields == ("date_of_birth",)
    assert "16" in problem.wrong


def test_the_gate_opens_on_the_eighteenth_birthday():
    with pytest.raises(UnderEighteen):
        worded("lds", LDS, born=date(2008, 3, 19), on=TODAY)

    assert worded("lds", LDS, born=date(2008, 3, 18), on=TODAY).sentences


@pytest.mark.parametrize("born", [None, date(2026, 3, 19)])
def test_an_age_that_is_not_known_opens_no_gate(born):
    with pytest.raises(Refused) as refused:
        worded("lds", LDS, born=born, on=TODAY)

    assert refused.value.problems[0].fields == ("date_of_birth",)


def test_the_day_and_the_date_of_birth_come_from_the_case_only():
    with pytest.raises(Refused) as refused:
        worded("arp", {**HISTORY, "date_of_birth": "1980-01-01"}, born=LEON_BORN, on=TODAY)

    assert refused.value.problems[0].fields == ("date_of_birth",)


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0.0, "fewer than 1 was convicted"),
        (0.49, "fewer than 1 was convicted"),
        (0.5, "about 1 was convicted or cautioned again within two years; about 99 were not."),
        (49.5, "about 50 were convicted or cautioned again within two years; about 50 were not."),
        (99.49, "about 99 were convicted or cautioned again within two years; about 1 was not."),
        (99.5, "more than 99 were convicted"),
    ],
)
def test_rare_and_near_certain_are_said_without_nought_or_all(percent, words):
    assert words in frequency(percent, "two years")


@given(percent=st.decimals(0, 100, places=2).map(float))
def test_both_sides_of_the_hundred_add_up(percent):
    numbers = [int(word) for word in frequency(percent, "two years").split() if word.isdigit()]

    assert numbers[0] == 100
    assert len(numbers) == 2 or sum(numbers[1:]) == 100


@settings(max_examples=30)
@given(total=st.integers(3, 40), first=st.integers(10, 28), impulse=st.integers(0, 2))
def test_no_band_no_colour_and_no_verdict(total, first, impulse):
    answers = {**HISTORY, **NOW, "total_sanctions": total, "age_at_first_sanction": first}
    said = worded("arp", {**answers, "impulsivity": impulse}, born=LEON_BORN, on=TODAY)
    older = {k: v for k, v in answers.items() if k not in NOW and k != "offence_code"}
    also = worded("ogrs3", {**older, "offence_category": "robbery"}, born=LEON_BORN, on=TODAY)

    for words in (*said.sentences, *said.noted, *also.sentences, *also.noted):
        assert not set(words.lower().replace(".", "").split()) & {"high", "medium", "low", "red", "risk"}
    assert "band" not in {**said.result, **also.result}


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_nothing_follows_by_itself_and_it_is_unofficial(key):
    said = worded(key, WHOLE[key], born=date(2003, 1, 1), on=TODAY)

    assert said.beside[-1] == "An unofficial calculation, no substitute for OASys."
    assert any("Nothing follows from it by itself" in line for line in said.beside)


def test_unusual_answers_are_noted():
    at_17 = {**HELEN_OGRS3, "conviction_date": "2016-07-01", "follow_up_date": "2016-07-01"}
    many = {**HELEN_OGRS3, "total_sanctions": 52}

    assert worded("ogrs3", at_17, born=HELEN_BORN, on=TODAY).noted[0].startswith("Aged 17 at the start")
    assert worded("ogrs3", many, born=HELEN_BORN, on=TODAY).noted[0].startswith("51 earlier occasions")


def test_a_category_chosen_by_hand_stands_and_the_list_is_told():
    answers = {**HISTORY, "offence_category": "drunkenness"}

    said = worded("arp", answers, born=LEON_BORN, on=TODAY)

    assert "The category of the offence was chosen by hand. Note why." in said.noted
    assert "The list has 09200 under: Drugs: possession or supply." in said.noted


def test_without_a_start_of_time_in_the_community_the_conviction_counts():
    answers = {**HISTORY, "follow_up_date": None}

    said = worded("arp", answers, born=LEON_BORN, on=TODAY)

    assert said.result["offence_free_months"] == 46
    assert "36 months (the most that count)" in said.sentences[1]
    assert any(note.startswith("No start of time in the community") for note in said.noted)


def test_pni_is_a_suggestion_to_talk_over():
    """Needs 1 + 1 + 1 of the four domains are medium; 60% is medium: moderate."""
    said = worded("pni", PNI, born=LEON_BORN, on=TODAY)

    assert said.sentences == ("The published rule points to a moderate intensity programme.",)
    assert said.result["domains"] == {"sex": 0, "thinking": 1, "relationships": 1, "self_management": 1}
    assert said.sensitive


def test_pni_left_open_says_why_and_is_no_sign_of_low_need():
    answers = {**PNI, "sara_partner": None, "sara_others": None}

    said = worded("pni", answers, born=LEON_BORN, on=TODAY)

    assert said.result["pathway"] == "OMISSION"
    assert said.sentences == (
        "The published rule leaves the pathway open, which is no sign of low need.",
        "Neither part of SARA is known, in custody.",
    )


def test_learning_is_a_prompt_with_both_published_numbers():
    """1 + 1 + 2 + 1 + 0 + 0 + 2 = 7."""
    said = worded("lds", LDS, born=LEON_BORN, on=TODAY)

    assert said.sentences[0] == "The answers add up to 7 of 11."
    assert said.result == {"sub_total": 7, "score": 2}
    assert "A prompt for a conversation, never a diagnosis." in said.beside


def test_maturity_is_for_men_of_18_to_25_and_says_nothing_about_others():
    """1 + 2 + 2 + 1 + 0 + 2 + 1 + 1 + 1 + 1 = 12, at 22 and at 25, not at 26."""
    for born in (date(2003, 4, 6), date(2000, 3, 19)):
        said = worded("mst", MST, born=born, on=TODAY)
        assert said.result == {"applicable": True, "score": 12, "flag": True}

    for answers, born in ((MST, date(2000, 3, 18)), ({**MST, "gender": "FEMALE"}, date(2003, 4, 6))):
        said = worded("mst", answers, born=born, on=TODAY)
        assert said.result == {"applicable": False}
        assert said.sentences == ("This screening is for men of 18 to 25. Here it says nothing either way.",)


def test_leons_tier_says_what_it_comes_from():
    """ARP 44 with CSRP 1.2 is E; high risk of serious harm with MAPPA is C: the higher stands."""
    said = worded("tier_v3", TIER, born=LEON_BORN, on=TODAY)

    assert said.sentences == (
        "The national rule gives tier C.",
        "It comes from: MAPPA and risk of serious harm (C); ARP and CSRP together (E).",
    )


def test_a_tier_without_csrp_is_refused_and_never_taken_as_nought():
    with pytest.raises(Refused) as refused:
        worded("tier_v3", {**TIER, "csrp_percent": None}, born=LEON_BORN, on=TODAY)

    assert refused.value.problems[0].fields == ("csrp_percent",)
