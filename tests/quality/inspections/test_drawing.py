"""Drawing: shared out in proportion, and the same whoever draws."""

from hypothesis import given
from hypothesis import strategies as st

from handrail.quality.inspections.drawing import drawn, shared_out

STRATA = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.integers(1, 60), min_size=1, max_size=6
)


def test_ten_of_a_hundred_over_three_teams() -> None:
    """61, 30 and 9 cases: 6.1, 3.0 and 0.9 of ten; the one left over goes to the small team."""
    assert shared_out(10, {"Eastgate": 61, "Quayside": 30, "Westway": 9}) == {
        "Eastgate": 6,
        "Quayside": 3,
        "Westway": 1,
    }


@given(STRATA, st.integers(0, 200))
def test_never_more_than_there_are_and_never_fewer_than_asked_for(strata: dict[str, int], size: int) -> None:
    taken = shared_out(size, strata)

    assert sum(taken.values()) == min(size, sum(strata.values()))
    assert all(0 <= taken[name] <= strata[name] for name in strata)


@given(st.permutations([(f"X{number}", "a" if number % 3 else "b") for number in range(30)]))
def test_the_same_seed_draws_the_same_cases_in_the_same_order(cases: list[tuple[str, str]]) -> None:
    assert drawn(cases, 9, "spring") == drawn(sorted(cases), 9, "spring")


def test_another_seed_draws_others() -> None:
    cases = [(f"X{number}", "") for number in range(100)]

    assert drawn(cases, 10, "spring") != drawn(cases, 10, "autumn")
