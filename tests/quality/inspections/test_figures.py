"""Figures of an inspection, against sums published elsewhere or done by hand."""

import pytest

from handrail.quality.inspections import figures


def test_seventeen_of_sixty_cases() -> None:
    """The thematic report on domestic abuse of 2023: 17 of 60, 28 %, 22 to 36 at 80 in 100."""
    found = figures.share(17, 60)

    assert found is not None
    assert (found.per_cent, found.between) == (28, (22, 36))


def test_no_case_judged_has_no_share() -> None:
    assert figures.share(0, 0) is None


def test_an_interval_never_leaves_nought_to_a_hundred() -> None:
    """Wilson's does not, where the plain one would: ten of ten."""
    found = figures.share(10, 10)

    assert found is not None
    assert found.high == pytest.approx(1)
    assert round(found.low, 3) == 0.859  # n / (n + z squared) = 10 / (10 + 1.2816 squared)


def test_two_readers_of_fifty_applications() -> None:
    """Cohen's kappa as encyclopaedias work it out: 20 and 15 alike, 5 and 10 not: 0.4."""
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15

    found = figures.agreement(pairs)

    assert found is not None
    assert (found.pairs, found.alike, found.per_cent) == (50, 35, 70)
    assert found.kappa == pytest.approx(0.4)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.4 < found.high


def test_two_readers_of_twenty_four_cases() -> None:
    """By hand: 21 and 2 alike, 1 not; by chance (21 x 22 + 3 x 2) / 576 = 0.8125, so that kappa is
    (0.9583 - 0.8125) / 0.1875 = 0.78; with a standard error of 0.21 it is 0.51 or more."""
    pairs = [(True, True)] * 21 + [(False, True)] + [(False, False)] * 2

    found = figures.agreement(pairs)

    assert found is not None
    assert (round(found.kappa or 0, 2), round(found.low or 0, 2), found.high) == (0.78, 0.51, 1)


@pytest.mark.parametrize("other", [True, False])
def test_a_reader_who_finds_everything_sufficient_agrees_no_better_than_chance(other: bool) -> None:
    found = figures.agreement([(True, True)] * 3 + [(True, other)])

    assert found == figures.Agreement(pairs=4, alike=3 + other)


@pytest.mark.parametrize(
    ("size", "population", "half"),
    [(60, 10_000, 8.3), (100, 100, 0.0), (50, 200, 7.9)],
)
def test_how_far_a_share_may_be_off(size: int, population: int, half: float) -> None:
    """By hand: 1.2816 x 0.5 / root 60 = 8.27 %, x root (9940 / 9999) = 8.25; 50 of 200: 9.06 x 0.868."""
    assert 100 * figures.half_width(size, population) == pytest.approx(half, abs=0.06)


def test_a_sample_that_is_within_five_in_a_hundred() -> None:
    """By hand: 0.25 x (1.2816 / 0.05) squared = 164.2; of 300: 164.2 / (1 + 163.2 / 300) = 106.4."""
    assert figures.size_for(300, 0.05) == 107
    assert figures.half_width(107, 300) <= 0.05 < figures.half_width(105, 300)
