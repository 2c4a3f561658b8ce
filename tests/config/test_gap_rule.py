"""One rule in four ways: all give the same answer of every case."""

from datetime import date, timedelta

import pytest

from handrail.casefile.contacts import Contact
from handrail.config.bench import gap_rule, practice
from handrail.exchange.synthetic import DAY
from handrail.practice.examples.making import adult, row

FIRST = date(2026, 1, 5)


def seen_on(*days: int) -> gap_rule.Life:
    """Ann's contacts by the number of their day; she is looked at on day 70."""
    return gap_rule.life(adult(*(row(Contact, f"visit-{day}", day) for day in days)))


@pytest.mark.parametrize(
    ("days", "longest"),
    [((0, 14, 28, 42, 56, 70), 14), ((0, 14, 29, 42, 56, 70), 15), ((14, 28, 42, 55), 15), ((), 70)],
)
def test_a_gap_counts_from_the_first_day_to_the_last(days: tuple[int, ...], longest: int) -> None:
    assert gap_rule.longest_gap(seen_on(*days)) == longest


def test_only_the_first_twelve_weeks_count() -> None:
    ann = gap_rule.life(adult(row(Contact, "late", 100), on=120))

    assert (ann.starts, ann.until, ann.seen) == (FIRST, FIRST + timedelta(weeks=12), ())


def test_all_four_ways_answer_alike() -> None:
    files = list(practice._files(list(practice.invented(200)), DAY))

    told = {name: way(given) for name, (way, given) in gap_rule.ways(files).items()}

    assert {"handrail", "polars", "business-rules", "rule-engine"} < set(told)
    assert {True, False} == set(told["handrail"])
    for name, answers in told.items():
        assert answers == told["handrail"], name


def test_the_bench_measures_them_without_a_database() -> None:
    measured = practice.measure(30, ["practice", "gap rule"], quick=True)

    every, handrail, *others = measured
    assert (every.operation, every.cases, every.queries) == ("practice", 30, 0)
    assert every.bytes_sent > 1000
    ratios = practice.ratios([one.as_dict() for one in measured])
    assert ratios[handrail.operation] == 1.0
    assert set(ratios) == {handrail.operation, *(one.operation for one in others)}
