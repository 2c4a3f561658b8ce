"""As known on any instant: the record reads back as it was seen then, whatever happened since.

Random histories add, correct, end and write up late, review and amend, and replace cases by
documents that say less, something else, or more. After each step every table is looked at. In the
end ``known(at)`` must give each of those sights back: for rows, as it was on a day, for gathering,
for the words of the chronology and for a document.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handrail.agencies import directory
from handrail.casefile import registry
from handrail.casefile.casefile import case_file
from handrail.people.models import Case
from handrail.records import clock
from handrail.records.models import Line
from tests.records.histories import (
    OF_A_CASE,
    OF_AN_ENTRY,
    START,
    STEPS,
    TABLES,
    WORKERS,
    Held,
    Step,
    World,
    lined,
    told_on,
    values,
)

CONTACTS = next(at for at, table in enumerate(TABLES) if table.path == "delivery.contacts")
PROGRAMMES = next(at for at, table in enumerate(TABLES) if table.path == "delivery.programmes")
REVIEWS = next(at for at, table in enumerate(TABLES) if table.path == "reviews.reviews")
SAYINGS = next(at for at, table in enumerate(TABLES) if table.path == "people.same_person")
HIDDEN_IN_PART = {"compartments.VictimCondition"}
"""Read in part by whoever is in charge, so that a row read through a reach leaves fields out."""

steps = st.lists(
    st.builds(
        Step,
        does=st.sampled_from(sorted(STEPS)) | st.sampled_from(["add", "correct", "end"]),
        table=st.integers(0, len(TABLES) - 1) | st.just(len(TABLES) - 1),
        pick=st.integers(0, 7),
        gap=st.sampled_from([0, 1, 24, 24 * 40]),
        back=st.sampled_from([0, 1, 30, 900]),
        number=st.integers(0, 40),
    ),
    min_size=1,
    max_size=9,
)
BROUGHT_LATE = [
    Step("add", table=0, gap=1),
    Step("import further", table=0, gap=24, back=0, number=3),
    Step("correct", table=0, gap=0, back=900, number=5),
    Step("import more", table=CONTACTS, gap=24, back=30, number=2),
    Step("import without", table=0, gap=1),
]
CORRECTED_TWICE = [
    Step("add", table=CONTACTS, number=1),
    Step("correct", table=CONTACTS, number=3),
    Step("correct", table=CONTACTS, number=6),
]
"""An appointment, how it went, and the correction of that: the second sight knows of no correction."""

MERGED_TWICE = [
    Step("merge", gap=1, back=30, number=1),
    Step("part", pick=1, gap=1, number=2),
    Step("merge", pick=1, gap=0, back=900, number=3),
    Step("import without", table=SAYINGS, gap=24),
    Step("part", gap=24, number=4),
    Step("merge", gap=24 * 40, number=5),
]
"""Two records of one person, of two after all, and again; an import forgets what one of them said."""


REVIEWED = [
    Step("hear", gap=1, back=30, number=1),
    Step("hear", gap=1, number=2),
    Step("move", gap=1, number=3),
    Step("move", gap=1, number=4),
    Step("decide", gap=1, number=1),
    Step("decide", gap=0, back=30, number=2),
    Step("amend", gap=24, number=4),
    Step("correct", table=CONTACTS, gap=1, number=3),
    Step("come", gap=24 * 40, back=1, number=6),
]
"""Somebody is heard, things move, a manager decides twice; an amendment ends with its programme."""
AMENDED_LATE = [
    Step("amend", gap=1, back=30, number=5),
    Step("import further", table=REVIEWS, gap=1, number=2),
    Step("come", gap=24, back=900, number=6),
    Step("amend", gap=1, number=6),
    Step("amend", gap=24, back=1, number=8),
    Step("import without", table=REVIEWS, gap=1),
    Step("review", gap=1, number=7),
    Step("come", gap=1, back=1, number=9),
    Step("take back", table=PROGRAMMES, gap=1),
]
"""Amended as of a month ago until a state is reached that came before, until a day, until a programme ends;
between, documents bring other versions of the reviews."""


def checked(history: list[Step], as_owner: Any, cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Live through a history, then ask for each moment of it; the database forgets it afterwards."""
    with as_owner(), transaction.atomic():
        world = new_world(cast, monkeypatch)
        for step in history:
            world.take(step)
        document = registry.read_cases([case.pk for case in world.cases])
        for at, held in world.seen.items():
            rows_are(world, at, held)
            rows_were(world, at, held)
            gathered_are(world, at, held)
            words_are(world, at)
            documents_are(world, document, at, held)
        before = START - timedelta(days=4000)
        assert all(not t.model.objects.known(before).filter(case_id__in=document).exists() for t in TABLES)
        transaction.set_rollback(True)


def rows_are(world: World, at: Any, held: Held) -> None:
    """Every table, and the lines of the chronology."""
    ids = [case.pk for case in world.cases]
    found = {
        (row.case_id, table.label, row.entry): values(row)
        for table in TABLES
        for row in table.model.objects.known(at).filter(case_id__in=ids).select_related("by")
    }
    assert found == held
    lines = list(Line.objects.known(at).filter(case_id__in=ids))
    assert {(one.case_id, one.table, one.entry, one.version) for one in lines} == lined(held)
    for one in lines:
        assert one.valid_from == told_on(one.table, held[one.case_id, one.table, one.entry])


def rows_were(world: World, at: Any, held: Held) -> None:
    """What was so on days before and after, as known at an instant: by hand from what was held."""
    ids = [case.pk for case in world.cases]
    day = at.date() - timedelta(days=len(held) % 40)
    for table in TABLES:
        rows = table.model.objects.known(at).valid_on(day).filter(case_id__in=ids)
        assert {(row.case_id, table.label, row.entry) for row in rows} == {
            key
            for key, facts in held.items()
            if key[1] == table.label
            and (facts["valid_from"] is None or facts["valid_from"] <= day)
            and (facts["valid_to"] is None or day <= facts["valid_to"])
        }


def gathered_are(world: World, at: Any, held: Held) -> None:
    """The same through the reach of whoever asks, one by one and in one query."""
    reach = world.reach.at(at)
    gathered = reach.gather(*(table.model for table in TABLES))
    for table in TABLES:
        expected = {key: facts for key, facts in held.items() if key[1] == table.label}
        for rows in (gathered[table.model], list(reach.rows(table.model))):
            assert len(rows) == len(expected)
            for row in rows:
                facts = expected[row.case_id, table.label, row.entry]
                if table.label in HIDDEN_IN_PART:
                    assert row.version == facts["version"]
                else:
                    assert values(row) == facts


def words_are(world: World, at: Any) -> None:
    """The chronology in words, with what had been corrected by then and nothing later."""

    def own(told: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return [one for one in told if one[:3] not in world.brought]

    assert own(world.chronology(at)) == own(world.told[at])


def documents_are(world: World, documents: dict[int, Any], at: Any, held: Held) -> None:
    """What a document tells of an instant."""
    for case in world.cases:
        file = case_file(documents[case.pk], as_of=at.date(), known=at)
        for table in TABLES:
            found = {one.entry: values(one) for one in file.rows(table.path)}
            assert found == {
                entry: facts
                for (case_id, label, entry), facts in held.items()
                if (case_id, label) == (case.pk, table.label)
            }


FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
Owner = Callable[[], AbstractContextManager[None]]


@settings(max_examples=10, deadline=None, suppress_health_check=FIXTURES)
@given(history=steps)
@example(history=BROUGHT_LATE)
@example(history=CORRECTED_TWICE)
@example(history=MERGED_TWICE)
@example(history=REVIEWED)
@example(history=AMENDED_LATE)
def test_what_was_known_reads_back(
    history: list[Step], as_owner: Owner, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(history, as_owner, cast, monkeypatch)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=FIXTURES)
@given(history=steps)
def test_what_was_known_reads_back_in_a_thousand_histories(
    history: list[Step], as_owner: Owner, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(history, as_owner, cast, monkeypatch)


SEEN_EACH_TIME = {"delivery.contacts", "reviews.reviews", "reviews.amendments"}


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(at, id=table.path, marks=() if table.path in SEEN_EACH_TIME else pytest.mark.long)
        for at, table in enumerate(TABLES)
    ],
)
def test_every_kind_of_step_is_taken_and_leaves_more_than_one_version(
    table: int, as_owner: Owner, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The histories are worth asking: each step changes what is held."""
    with as_owner(), transaction.atomic():
        world = new_world(cast, monkeypatch)
        world.take(Step("add", table=table))
        for does in sorted(OF_AN_ENTRY) + (sorted(OF_A_CASE) if table == CONTACTS else []):
            before = dict(world.seen[world.now])
            world.take(Step(does, table=table, number=len(world.seen) * 5 + 1))
            assert world.seen[world.now] != before, (does, TABLES[table].label)
        transaction.set_rollback(True)


def test_an_amendment_of_a_history_ends_with_what_it_waits_for(
    as_owner: Owner, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps of reviews go all the way: asked, answered, moved, decided, made, ended."""
    with as_owner(), transaction.atomic():
        world = new_world(cast, monkeypatch)
        for step in REVIEWED:
            world.take(step)
        held = world.seen[world.now].items()
        states = {
            label: sorted(facts["state"] for key, facts in held if key[1] == label)
            for label in ("reviews.Input", "reviews.Review", "reviews.Amendment", "delivery.Programme")
        }
        transaction.set_rollback(True)

    assert states == {
        "reviews.Input": ["answered", "no_answer"],
        "reviews.Review": ["complete"],
        "reviews.Amendment": ["ended", "ended", "made"],
        "delivery.Programme": ["completed"],
    }


def new_world(cast: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    """Two cases in which nothing has happened yet."""
    cases = [Case.objects.create(reference=f"K10{n}", cohort="adult", team=cast.own.team) for n in (1, 2)]
    world = World((cases[0], cases[1]), cast.ruth, directory.workers(WORKERS))
    monkeypatch.setattr(clock, "now", lambda: world.now)
    return world
