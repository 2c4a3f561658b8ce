"""The case as it was known, and as it was: late entries and corrections."""

from datetime import UTC, date, datetime

import pytest

from handrail.casefile.casefile import case_file
from tests.casefile.sound import document, row, sound


def at(day, hour=12):
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.fixture
def case():
    """A visit of the 13th written up on the 16th; an address whose end was corrected on the 17th."""
    facts = sound()
    facts["delivery"]["contacts"].append(
        row("late", kind="home_visit", mode="home", workers=[], valid_from="2026-03-13")
        | {"recorded_at": "2026-03-16T10:00:00Z"}
    )
    first = row("flat", kind="renting_privately", valid_from="2025-01-01")
    facts["people"]["addresses"] = [
        first | {"superseded_at": "2026-03-10T09:00:00Z"},
        first
        | {"version": 2, "recorded_at": "2026-03-10T09:00:00Z", "valid_to": "2026-03-09"}
        | {"superseded_at": "2026-03-17T09:00:00Z"},
        first | {"version": 3, "recorded_at": "2026-03-17T09:00:00Z", "valid_to": "2026-03-14"},
    ]
    return document(facts)


def contacts(file):
    return [row.entry for row in file.rows("delivery.contacts")]


def test_a_late_entry_is_known_from_when_it_was_recorded(case):
    assert contacts(case_file(case, as_of=date(2026, 3, 14), known=at(14))) == ["c1"]
    assert contacts(case_file(case, as_of=date(2026, 3, 14), known=at(16))) == ["c1", "late"]
    assert contacts(case_file(case, as_of=date(2026, 3, 14))) == ["c1", "late"]


@pytest.mark.parametrize(
    ("known", "ends"),
    [
        (at(9), None),
        (at(10, 9), date(2026, 3, 9)),
        (at(16), date(2026, 3, 9)),
        (at(17), date(2026, 3, 14)),
        (None, date(2026, 3, 14)),
    ],
)
def test_a_correction_takes_over_at_its_instant(case, known, ends):
    (address,) = case_file(case, as_of=date(2026, 3, 18), known=known).people.addresses
    assert address.valid_to == ends


def test_nothing_is_known_before_it_was_recorded(case):
    file = case_file(case, as_of=date(2026, 3, 18), known=at(5))
    assert file.people.person == []
    with pytest.raises(LookupError, match="X100001"):
        _ = file.person


def test_what_was_true_on_a_day(case):
    file = case_file(case, as_of=date(2026, 3, 18))
    assert file.on("people.addresses") == ()
    assert [row.entry for row in file.on("people.addresses", date(2026, 3, 14))] == ["flat"]
    then = case_file(case, as_of=date(2026, 3, 14), known=at(12))
    assert then.on("people.addresses") == ()


def test_an_entry_by_its_name(case):
    file = case_file(case, as_of=date(2026, 3, 18))
    assert file.person.given_name == "Ann"
    assert file.entry("people.key_people", "nan").name == "Joyce"
    assert file.entry("people.key_people", "grandad") is None
    assert (file.reference, file.cohort, file.team) == ("X100001", "adult", "eastgate")


def test_the_document_stays_as_it_is(case):
    case_file(case, as_of=date(2026, 3, 18), known=at(9)).people.addresses.clear()
    assert len(case.people.addresses) == 3


def test_known_is_an_instant(case):
    with pytest.raises(ValueError, match="time zone"):
        case_file(case, as_of=date(2026, 3, 18), known=datetime(2026, 3, 18, 9))
