"""Which contacts count towards the level."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from handrail.delivery.level.sorting import place_of, sort_out

TODAY = date(2026, 3, 18)


def contact(**changes: Any) -> Any:
    """A home visit by Ruth that took place."""
    usual = {
        "valid_from": date(2026, 3, 16),
        "kind": "home_visit",
        "mode": "home",
        "workers": ["ruth-adeyemi"],
        "outcome": "attended",
        "fed_back_on": None,
        "entry": "one",
    }
    return SimpleNamespace(**{**usual, **changes})


def ours(workers: Any) -> bool:
    return "ruth-adeyemi" in workers


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, "seen"),
        ({"outcome": "attended_not_complied"}, "seen"),
        ({"workers": ["yusuf-karim"], "fed_back_on": date(2026, 3, 17)}, "seen"),
        ({"workers": ["yusuf-karim"]}, "not_fed_back"),
        ({"workers": ["yusuf-karim"], "fed_back_on": date(2026, 3, 19)}, "not_fed_back"),
        ({"workers": ["ruth-adeyemi", "yusuf-karim"]}, "seen"),
        ({"kind": "message", "mode": "phone", "outcome": "done"}, "seen"),
        ({"kind": "message", "mode": "text", "outcome": "done"}, "beside"),
        ({"kind": "family_contact", "mode": "phone", "outcome": "done"}, "beside"),
        ({"kind": "management_oversight", "outcome": "done"}, "beside"),
        ({"outcome": "absence_waiting"}, "missed"),
        ({"outcome": "acceptable_absence"}, "missed"),
        ({"outcome": "unacceptable_absence"}, "missed"),
        ({"outcome": "ours"}, "not_held"),
        ({"outcome": "rearranged"}, "not_held"),
        ({"kind": "meeting", "outcome": "rearranged"}, ""),
    ],
)
def test_each_contact_has_its_place(changes: dict[str, Any], place: str) -> None:
    assert place_of(contact(**changes), ours, TODAY) == place


def test_what_is_ahead_or_has_no_outcome_is_counted_nowhere() -> None:
    rows = [contact(outcome=None), contact(valid_from=date(2026, 3, 19))]
    found = sort_out(rows, ours, TODAY)
    assert not found.seen
    assert not found.missed
