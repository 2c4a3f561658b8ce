"""When a document says something else about a known entry: what ends, and what follows."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from handrail.casefile.people import Address
from handrail.casefile.registry import Replacing
from handrail.records.replacing import Steps, steps

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
HOW = Replacing(at=NOON, by=SimpleNamespace(username="system"), change="import-1")


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 9, tzinfo=UTC)


def version(number: int, recorded: int, ended: int | None = None, **facts: Any) -> Address:
    facts = {"entry": "home", "kind": "custody", "by": "ruth", **facts}
    superseded = day(ended) if ended else None
    return Address(version=number, recorded_at=day(recorded), superseded_at=superseded, **facts)


FIRST, SECOND = version(1, 1, 5, area="Linfold"), version(2, 5, area="Netherby")
STORED = [FIRST, SECOND]


def test_the_same_versions_need_no_step() -> None:
    assert steps(STORED, STORED, HOW) == Steps()
    assert not steps(STORED, STORED, HOW)


def test_a_new_entry_comes_with_its_whole_past() -> None:
    assert steps([], STORED, HOW) == Steps(follows=STORED)


def test_an_entry_that_is_gone_ends_now() -> None:
    assert steps(STORED, [], HOW) == Steps(ends={("home", 2): NOON})


def test_an_entry_that_had_ended_and_is_gone_stays_as_it_was() -> None:
    assert not steps([version(1, 1, 5)], [], HOW)


def test_versions_that_carry_on_keep_their_own_times() -> None:
    ended, third = version(2, 5, 9, area="Netherby"), version(3, 9, area="Carrowby")

    assert steps(STORED, [FIRST, ended, third], HOW) == Steps(ends={("home", 2): day(9)}, follows=[third])


def test_a_version_that_the_document_says_has_ended_ends_when_it_says() -> None:
    assert steps(STORED, [FIRST, version(2, 5, 9, area="Netherby")], HOW) == Steps(ends={("home", 2): day(9)})


def test_another_account_follows_as_a_version_recorded_now() -> None:
    other = version(2, 5, area="Carrowby", valid_from=date(2026, 3, 2))

    taken = steps(STORED, [FIRST, other], HOW)

    assert taken.ends == {("home", 2): NOON}
    (third,) = taken.follows
    assert (third.version, third.area, third.valid_from) == (3, "Carrowby", date(2026, 3, 2))
    assert (third.recorded_at, third.by, third.change) == (NOON, "system", "import-1")
    assert third.superseded_at is None


def test_an_older_document_brings_back_what_it_held_as_current() -> None:
    taken = steps(STORED, [version(1, 1, area="Linfold")], HOW)

    assert [(v.version, v.area) for v in taken.follows] == [(3, "Linfold")]


def test_another_past_with_the_same_present_changes_nothing() -> None:
    assert not steps(STORED, [version(1, 2, area="Netherby")], HOW)


def test_an_entry_that_had_ended_is_brought_back() -> None:
    taken = steps([version(1, 1, 5)], [version(1, 1, area="Carrowby")], HOW)

    assert taken.ends == {}
    assert [(v.version, v.recorded_at) for v in taken.follows] == [(2, NOON)]


def test_nothing_ends_before_it_was_recorded() -> None:
    later = Address(entry="home", kind="custody", by="ruth", recorded_at=NOON + timedelta(hours=1))

    assert steps([later], [], HOW).ends == {("home", 1): NOON + timedelta(hours=1)}
