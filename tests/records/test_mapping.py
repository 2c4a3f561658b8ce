"""Types of documents and the models that keep them agree, and say so when they do not."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.test.utils import CaptureQueriesContext, isolate_apps

from handrail.access.actors import acting_as
from handrail.casefile import parts, registry
from handrail.casefile.assessments import Assessments, Strength
from handrail.casefile.people import People
from handrail.casefile.versions import Version, code
from handrail.findings.models import Finding
from handrail.records import mapping
from handrail.records.fields import Coded
from handrail.records.models import Line, VersionRow

NOTED = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)


class Note(Version, kw_only=True):
    """A type for these tests."""

    kind: code("pronouns")
    text: str = ""
    seen: int | None = None


WORKED_OUT = (Line, Finding)
"""What is made of the rest, and so stands in no document."""


def keeper_of(name: str) -> registry.PartKeeper:
    return next(keeper for keeper in registry.parts() if keeper.name == name)


@isolate_apps("tests")
def test_a_type_and_a_model_that_agree_have_no_differences() -> None:
    class Kept(VersionRow):
        kind = Coded(codes="pronouns")
        text = models.TextField(default="")
        seen = models.IntegerField(null=True)

        class Meta:
            app_label = "tests"

    assert mapping.differences(Note, Kept) == []


@isolate_apps("tests")
def test_each_way_to_differ_is_named() -> None:
    class Kept(VersionRow):
        kind = Coded(codes="voices")
        text = models.TextField(default="none")
        seen = models.IntegerField(default=0)
        more = models.TextField()

        class Meta:
            app_label = "tests"

    assert mapping.differences(Note, Kept) == [
        "only the model has more",
        "kind is of different code lists",
        "text has different defaults",
        "seen may be empty in one of them only",
        "seen has different defaults",
    ]
    with pytest.raises(ImproperlyConfigured, match="Kept and its type differ: only the model has more"):
        mapping.Table(Note, Kept)


def test_a_part_names_a_model_for_each_of_its_lists() -> None:
    with pytest.raises(ImproperlyConfigured, match="own_safety"):
        mapping.part_keeper("assessments", Assessments, {})


def test_every_list_of_versions_in_a_case_document_has_its_table() -> None:
    kept = {keeper.name for keeper in registry.parts()}
    tables = {
        model
        for model in apps.get_models()
        if issubclass(model, VersionRow)
        and model not in WORKED_OUT
        and model.__module__.startswith("handrail")
    }

    assert kept == set(registry.part_types())
    assert len(tables) == sum(
        len(parts.tables(keeper.type)) for keeper in registry.parts() if keeper.name != "access"
    )


def test_rows_come_back_as_they_went_in(cast: Any, as_owner: Any) -> None:
    people, other = keeper_of("people"), cast.elsewhere.pk + 1000

    with as_owner():
        before = people.read([cast.elsewhere.pk])[cast.elsewhere.pk]
        people.write({other: before})
        after = people.read([other])[other]

    assert before.person[0].given_name == "Kai"
    assert after == before


def test_reading_many_cases_costs_as_many_queries_as_one(cast: Any, as_owner: Any) -> None:
    people, lists = keeper_of("people"), len(parts.tables(People))

    with as_owner(), CaptureQueriesContext(connection) as queries:
        found = people.read([case.pk for case in cast.cases.values()])

    assert len(found) == len(cast.cases)
    assert len(queries) == lists


def test_a_reader_gets_what_row_security_lets_through(cast: Any) -> None:
    with acting_as(cast.megan.pk):
        found = keeper_of("people").read([cast.team.pk, cast.elsewhere.pk])

    assert [person.given_name for person in found[cast.team.pk].person] == ["Tariq"]
    assert found[cast.elsewhere.pk] == People(person=[])


def test_a_part_in_order_has_its_lists_sorted_and_its_instants_in_utc() -> None:
    noted = datetime.fromisoformat("2026-03-18T10:30:00+01:00")
    strengths = [
        Strength(entry=entry, recorded_at=noted, by="ruth", kind="skill", name=entry) for entry in ("b", "a")
    ]

    ordered = mapping.in_order(Assessments(strengths=strengths))

    assert [s.entry for s in ordered.strengths] == ["a", "b"]
    assert {s.recorded_at.tzinfo for s in ordered.strengths} == {UTC}
    assert ordered.strengths[0].recorded_at == NOTED
