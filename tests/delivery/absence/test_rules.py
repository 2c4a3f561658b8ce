"""The dated rules beside a decision to enforce, and the warnings on record that count."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from handrail.casefile.calendar import PhaseKind
from handrail.delivery.absence import rules

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("kind", "phase", "expected"),
    [
        ("community_order", PhaseKind.ORDER, rules.ADULT_ORDER),
        ("youth_rehabilitation_order", PhaseKind.ORDER, rules.YOUTH_ORDER),
        ("determinate_custody", PhaseKind.LICENCE, rules.LICENCE),
        ("determinate_custody", PhaseKind.POST_SENTENCE, rules.LICENCE),
        ("referral_order", PhaseKind.ORDER, rules.NONE),
        ("", None, rules.NONE),
    ],
)
def test_rules_follow_the_sentence_and_its_phase(kind: str, phase: Any, expected: rules.Rules) -> None:
    assert rules.of(kind, phase, TODAY) is expected


def test_before_its_first_day_a_set_of_rules_is_not_shown() -> None:
    assert rules.of("community_order", PhaseKind.ORDER, date(2020, 11, 30)) is rules.NONE
    assert rules.of("community_order", PhaseKind.ORDER, date(2020, 12, 1)) is rules.ADULT_ORDER


@pytest.mark.parametrize("one", [rules.ADULT_ORDER, rules.YOUTH_ORDER, rules.LICENCE])
def test_every_set_of_rules_names_its_source_and_its_days(one: rules.Rules) -> None:
    assert one.source
    assert one.from_on <= one.as_at


def test_warnings_of_the_last_twelve_months_are_counted_and_nothing_else() -> None:
    """One to the day a year ago no longer counts; a decision not to enforce never does."""
    rows = [
        SimpleNamespace(kind="warning", valid_from=date(2025, 3, 18)),
        SimpleNamespace(kind="final_warning", valid_from=date(2026, 1, 5)),
        SimpleNamespace(kind="warning", valid_from=date(2025, 3, 19)),
        SimpleNamespace(kind="no_enforcement", valid_from=date(2026, 2, 1)),
        SimpleNamespace(kind="warning", valid_from=date(2026, 3, 19)),
    ]
    assert [row.valid_from for row in rules.warnings(rows, TODAY)] == [date(2025, 3, 19), date(2026, 1, 5)]
