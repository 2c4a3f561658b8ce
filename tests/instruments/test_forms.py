"""A form can be made from what an instrument asks: order, kind, answers allowed, question and hint."""

from pathlib import Path

import pytest

from handrail.instruments import INSTRUMENTS, Kind, Need, Why, instrument
from handrail.instruments.core import KINDS
from handrail.instruments.data import constants, load
from handrail.instruments.offences import by_code


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_every_question_can_be_put_to_a_person(key):
    asked = instrument(key).inputs

    assert len({item.name for item in asked}) == len(asked)
    for item in asked:
        assert item.question
        assert item.allowed
        assert bool(item.options) == (item.kind is Kind.CHOICE)
        assert len({option.label for option in item.options}) == len(item.options)


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_every_instrument_names_its_version_and_source(key):
    about = instrument(key)

    assert about.version
    assert "github.com/" in about.source
    assert about.status
    assert about.answers


def test_arp_asks_about_history_first_and_then_about_now():
    groups = [item.group for item in instrument("arp").inputs]

    assert groups == sorted(groups)
    dynamic = [item for item in instrument("arp").inputs if item.need is Need.DYNAMIC]
    assert len(dynamic) == 10


@pytest.mark.parametrize("key", ["ogrs3", "arp"])
def test_categories_to_choose_codes_listed_and_constants_are_the_same_set(key):
    chosen = next(item for item in instrument(key).inputs if item.name == "offence_category")
    known = constants(key) if key == "ogrs3" else constants(key)["static"]

    assert {option.value for option in chosen.options} == set(known["offence_category"])
    assert set(load("offence_codes")[key]) == set(known["offence_category"])


@pytest.mark.parametrize("key", ["ogrs3", "arp"])
def test_each_offence_code_is_in_one_category(key):
    codes = [code for codes in load("offence_codes")[key].values() for code in codes.split()]

    assert len(codes) == len(set(codes))
    assert by_code(key, {"offence_code": codes[0]})


def test_sexual_questions_are_marked_for_fewer_readers():
    marked = {item.name for about in INSTRUMENTS.values() for item in about.inputs if item.sensitive}

    assert "sexual_preoccupation" in marked
    assert "dc_srp_band" in marked
    assert not marked & {"impulsivity", "domestic_abuse", "gender"}


def test_no_question_waits_unused_in_the_bank():
    asked = {item.name for about in INSTRUMENTS.values() for item in about.inputs}
    for_the_core_only = {
        *("age_at_follow_up", "age_at_risk_date", "age_at_current_conviction", "age_at_current_sanction"),
        *("previous_sanctions", "offence_free_months", "probability", "z_without_intercept", "percent"),
        *("percent_two_year", "date", "from", "to", "domain_applies", "need", "risk"),
    }

    assert set(load("questions")["inputs"]) == asked | for_the_core_only


def test_the_page_on_instruments_names_every_instrument_kind_and_refusal():
    page = (Path(__file__).parents[2] / "docs" / "instruments.md").read_text()

    for key, kinds in KINDS.items():
        assert all(f"`{name}`" in page for name in (key, *kinds))
    assert all(f"`{why}`" in page for why in Why)
