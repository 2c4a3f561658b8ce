"""Hours and days as people say them, and what a restriction shows."""

from datetime import date, time
from typing import Any

import pytest

from handrail.people.models import Allocation, Identifier, Person, SchemeMembership
from handrail.sentences import restrictions, standing
from handrail.sentences.models import (
    Condition,
    ContactSuspension,
    CurfewWindow,
    ExclusionArea,
    Recall,
    Release,
    Requirement,
    Residence,
    Sentence,
    Variation,
)

WEDNESDAY = date(2026, 3, 18)
TABLES = (
    *(Person, Identifier, Allocation, SchemeMembership, Sentence, Release, Recall, ContactSuspension),
    *(Requirement, Condition, CurfewWindow, ExclusionArea, Residence, Variation),
)


def case_of(*rows: Any) -> dict[Any, list[Any]]:
    return {table: [row for row in rows if isinstance(row, table)] for table in TABLES}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({1, 2, 3, 4, 5, 6, 7}, "every day"),
        ({1, 2, 3, 4, 5}, "Monday to Friday"),
        ({6, 7}, "Saturday and Sunday"),
        ({2, 4}, "Tuesday and Thursday"),
        ({1, 3, 5}, "Monday, Wednesday and Friday"),
        ({5, 6, 7}, "Friday to Sunday"),
    ],
)
def test_days_as_people_say_them(days: set[int], words: str) -> None:
    assert restrictions.days_words(days) == words


def test_a_curfew_that_differs_at_the_weekend_says_both() -> None:
    weekdays = CurfewWindow(weekdays=[1, 2, 3, 4, 5], starts=time(21), ends=time(6, 15))
    weekend = CurfewWindow(weekdays=[6, 7], starts=time(21), ends=time(7))

    said = restrictions.window_words([weekend, weekdays])

    assert said == "9pm to 6:15am Monday to Friday; 9pm to 7am Saturday and Sunday"


def test_the_persons_own_words_for_a_restriction_come_first() -> None:
    """Asha, 24: a nine-month order with an area and forty hours, of which twelve are done."""
    order = Sentence(entry="order", kind="community_order", months=9, valid_from=date(2026, 3, 5))
    area = Requirement(entry="area", sentence="order", kind="exclusion", wording="Not to enter the centre")
    work = Requirement(
        entry="work",
        sentence="order",
        kind="unpaid_work",
        wording="Unpaid work",
        amount=40,
        done=12,
        unit="hours",
    )
    drawn = ExclusionArea(source="area", wording="The centre", agreed_words="The shops end of town")

    shown = restrictions.now(case_of(order, area, work, drawn), WEDNESDAY)

    assert [(one.label, one.words) for one in shown] == [
        ("Stay out of", "“The shops end of town”"),
        ("Unpaid work", "Unpaid work"),
    ]
    assert shown[1].note == "12 of 40 hours done"


def test_what_ended_yesterday_restricts_nobody_today() -> None:
    order = Sentence(entry="order", kind="community_order", months=9, valid_from=date(2025, 3, 5))
    curfew = Requirement(entry="curfew", sentence="order", kind="curfew", wording="Curfew")
    window = CurfewWindow(
        source="curfew", weekdays=[1], starts=time(21), ends=time(7), valid_to=date(2026, 3, 17)
    )

    labels = {one.label for one in restrictions.now(case_of(order, curfew, window), WEDNESDAY)}

    assert "Be in" not in labels


def test_where_an_order_stands_in_words_and_figures() -> None:
    """Nine months from 5 March 2026 end on 4 December: 275 days, 40 weeks."""
    order = Sentence(entry="order", kind="community_order", months=9, valid_from=date(2026, 3, 5))

    now = standing.stands(case_of(order), WEDNESDAY)

    assert now is not None
    assert (now.name, now.title, now.line) == (
        "Community order",
        "Community order, 9 months",
        "Community order, week 2",
    )
    assert [(one.value, one.label) for one in standing.figures(now)] == [
        ("Week 2", "of 40, this order"),
        ("14", "days used"),
        ("261", "days left"),
        ("10 weeks", "to the 12-week point"),
    ]


def test_a_licence_says_of_what_custody_it_is() -> None:
    custody = Sentence(entry="s", kind="determinate_custody", years=4, valid_from=date(2022, 9, 12))
    release = Release(entry="r", sentence="s", kind="automatic", valid_from=date(2024, 9, 12))

    now = standing.stands(case_of(custody, release), date(2024, 10, 1))

    assert now is not None
    assert now.title == "Licence, of 4 years’ custody"
    assert list(standing.reached(case_of(custody, release), date(2025, 3, 12))) == [
        (date(2024, 12, 5), "12 weeks since release"),
        (date(2025, 3, 12), "6 months since release"),
    ]


def test_no_sentence_is_no_standing() -> None:
    assert standing.stands(case_of(), WEDNESDAY) is None
    assert standing.figures(None) == []
