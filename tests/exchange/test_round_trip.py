"""Out, into an empty database, out again: the same bytes."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.documents import Json, at, case, directory, fact, lines_of, through_an_empty_database

pytestmark = pytest.mark.usefixtures("owner")


def test_every_part_and_both_times_come_back_byte_for_byte() -> None:
    exported = through_an_empty_database([*directory(), case("T100"), case("T101")])

    assert through_an_empty_database(lines_of(exported)) == exported
    assert lines_of(exported)[-2:] == [case("T100"), case("T101")]


def test_summer_time_and_far_offsets_become_one_way_of_writing() -> None:
    moved = case()
    moved["people"]["person"][0]["recorded_at"] = "2025-03-03T19:30:00.250+10:00"

    exported = through_an_empty_database([*directory(), moved])

    assert b'"recorded_at":"2025-03-03T09:30:00.250000Z"' in exported
    assert through_an_empty_database(lines_of(exported)) == exported


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
DAYS = st.integers(min_value=4, max_value=28)


@st.composite
def histories(draw: Any) -> list[Json]:
    """The versions of one address: recorded on days that follow one another, the last maybe ended."""
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=5)))
    ended = draw(st.booleans())
    ends = [*days[1:], *([29] if ended else [])]
    chain = []
    for number, day in enumerate(days):
        version = fact("home", day, kind="renting_privately", lines=draw(WORDS), note=draw(WORDS))
        version |= {"version": number + 1} if number else {}
        version |= {"superseded_at": at(ends[number])} if number < len(ends) else {}
        chain.append(version)
    return chain


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_any_history_comes_back(history: list[Json]) -> None:
    told = case()
    told["people"]["addresses"] = history

    exported = through_an_empty_database([*directory(), told])

    assert through_an_empty_database(lines_of(exported)) == exported
    kept = lines_of(exported)[-1]["people"]["addresses"]
    assert kept == [{key: value for key, value in version.items() if value != ""} for version in history]
