"""Findings never ask before the day by which a unit that settled nothing means to have done it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from handrail.agencies.policy_table import POLICIES
from handrail.kernel.working_days import working_days_after
from handrail.practice.adult.engagement_deliver import SEEN_WITHIN
from handrail.practice.evidence.compliance import ACTED_WITHIN
from handrail.practice.evidence.continuing import LAST_WEEKS
from handrail.practice.examples.making import FIRST, adult, child
from handrail.practice.reading import ANSWERED_WITHIN, Case

A_YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


def ships(policy: str, cohort: str = "adult") -> int:
    return int(POLICIES[policy].shipped[cohort][-1].value)


@pytest.mark.parametrize(
    ("cohort", "of", "due"),
    [("adult", adult, date(2026, 3, 30)), ("youth", child, date(2026, 4, 5))],
)
def test_the_first_review(cohort: str, of: Callable[[], Case], due: date) -> None:
    assert of().review_due == due >= FIRST + timedelta(weeks=ships("first_review_weeks", cohort))


@pytest.mark.parametrize(
    ("policy", "waits"),
    [
        ("change_review_working_days", ANSWERED_WITHIN),
        ("missed_contact_working_days", ACTED_WITHIN),
        ("induction_working_days", SEEN_WITHIN),
    ],
)
def test_days_after_something_happened(policy: str, waits: timedelta) -> None:
    for cohort in ("adult", "youth"):
        assert all(working_days_after(day, ships(policy, cohort)) <= day + waits for day in A_YEAR)


def test_the_end_is_asked_about_in_the_weeks_in_which_it_is_looked_back_on() -> None:
    assert timedelta(weeks=ships("ending_review_weeks")) == LAST_WEEKS
