"""What must hold whatever the answers: signs of the published formulas, order of tiers and needs."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handrail.instruments import arp, common, ogrs3, pni, tier_v3
from handrail.instruments.arp_terms import CIRCUMSTANCES
from handrail.instruments.data import constants
from handrail.instruments.inputs import Given
from tests.instruments.people import NOW, PNI, TIER

few = settings(max_examples=60, deadline=None)

GRADED = [name for name, value in NOW.items() if value in (0, 1, 2) and not isinstance(value, bool)]
PNI_ITEMS = [item for rule in constants("pni")["domains"].values() for item in rule["items"]]


@st.composite
def ogrs3_histories(draw: st.DrawFn) -> dict[str, Any]:
    first = draw(st.integers(8, 60))
    current = draw(st.integers(max(first, 10), 75))
    return {
        "gender": draw(st.sampled_from(["MALE", "FEMALE"])),
        "age_at_risk_date": draw(st.integers(current, 80)),
        "age_at_current_sanction": current,
        "age_at_first_sanction": first,
        "previous_sanctions": draw(st.integers(0, 80)),
        "offence_category": draw(st.sampled_from(sorted(ogrs3.C["offence_category"]))),
    }


@st.composite
def arp_histories(draw: st.DrawFn) -> dict[str, Any]:
    first = draw(st.integers(8, 60))
    current = draw(st.integers(first, 75))
    return {
        "gender": draw(st.sampled_from(["MALE", "FEMALE"])),
        "age_at_follow_up": draw(st.integers(current, 80)),
        "age_at_current_conviction": current,
        "age_at_first_sanction": first,
        "total_sanctions": draw(st.integers(1, 120)),
        "offence_category": draw(st.sampled_from(sorted(arp.C["static"]["offence_category"]))),
        "offence_free_months": draw(st.integers(0, 40)),
    }


@few
@given(history=ogrs3_histories())
def test_ogrs3_rises_with_earlier_sanctions_and_with_time(history):
    found = ogrs3.probability(history)
    more = ogrs3.probability({**history, "previous_sanctions": history["previous_sanctions"] + 1})

    assert 0 < found["probability_one_year"] < found["probability_two_year"] < 1
    assert more["probability_two_year"] > found["probability_two_year"]


@few
@given(history=arp_histories())
def test_months_without_offending_lower_arp_until_the_cap(history):
    months = history["offence_free_months"]
    now = arp.derived({**history, "dynamic": NOW})
    later = arp.derived({**history, "offence_free_months": months + 1, "dynamic": NOW})

    for version in ("static", "dynamic"):
        before, after = now[version]["linear_predictor"], later[version]["linear_predictor"]
        assert after < before if months < 36 else after == before


@few
@given(history=arp_histories(), name=st.sampled_from(GRADED), together=st.booleans())
def test_a_problem_that_eases_never_raises_arp(history, name, together):
    status = "IN_RELATIONSHIP_LIVING_TOGETHER" if together else "NOT_IN_RELATIONSHIP"
    now = {**NOW, "relationship_status": status}
    scores = [
        arp.derived({**history, "dynamic": {**now, name: grade}})["dynamic"]["linear_predictor"]
        for grade in (2, 1, 0)
    ]

    assert scores == sorted(scores, reverse=True)


def test_only_living_together_lowers_arp_among_present_circumstances():
    """The published signs: every other circumstance adds."""
    lowering = {name for name, value in arp.C["dynamic"]["dynamic"].items() if value < 0}

    assert lowering == {"live_in_relationship"}
    assert set(arp.C["dynamic"]["dynamic"]) == set(CIRCUMSTANCES)


@few
@given(
    scores=st.tuples(*[st.floats(0, 99.99)] * 2, *[st.floats(0, 30)] * 2),
    register=st.sampled_from(["domestic_abuse", "stalking", "child_protection", "mappa"]),
)
def test_a_higher_score_or_one_more_register_never_lowers_the_tier(scores, register):
    arps, csrps = sorted(scores[:2]), sorted(scores[2:])
    answers = {**TIER, "mappa": False, "as_of": "2026-03-18"}
    low = tier_v3.tiered({**answers, "arp_percent": arps[0], "csrp_percent": csrps[0]})["tier"]
    high = tier_v3.tiered({**answers, "arp_percent": arps[1], "csrp_percent": csrps[1]})["tier"]
    more = {**answers, "arp_percent": arps[0], "csrp_percent": csrps[0], register: True}

    assert tier_v3.at_least(high, low)
    assert tier_v3.at_least(tier_v3.tiered(more)["tier"], low)


@few
@given(
    items=st.fixed_dictionaries({item: st.sampled_from([0, 1, 2, None]) for item in PNI_ITEMS}),
    flag=st.booleans(),
)
def test_unanswered_questions_can_only_raise_the_need(items, flag):
    answered = Given({name: value for name, value in items.items() if value is not None})
    answered["ever_sexual_offence"], answered["risk_of_sexual_harm"] = flag, False
    actual, projected = pni.needs(answered, blank=0), pni.needs(answered, blank=2)

    assert all(actual[domain] <= projected[domain] for domain in actual)


@few
@given(items=st.fixed_dictionaries({item: st.sampled_from([0, 1, 2]) for item in PNI_ITEMS}))
def test_with_everything_answered_pni_is_never_left_open(items):
    assert pni.by_pathway({**PNI, **items})["pathway"] != "OMISSION"


@few
@given(probability=st.floats(0, 1))
def test_percentages_are_near_and_within_bounds(probability):
    whole = common.percent_integer({"probability": probability})["percent"]
    fine = common.percent_two_decimals({"probability": probability})["percent"]
    assume(fine < 99.99)

    assert abs(whole - 100 * probability) <= 0.5 + 1e-9
    assert abs(fine - 100 * probability) <= 0.005 + 1e-9
