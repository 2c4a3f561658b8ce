"""Rooms register their part; nothing of a document can be left without a keeper."""

import dataclasses
from typing import Any

import pytest

from handrail.casefile import registry
from handrail.casefile.assessments import Assessments
from handrail.casefile.directory import ORDER, Worker
from handrail.casefile.document import PARTS
from handrail.casefile.people import People


@pytest.fixture
def no_keepers(monkeypatch: pytest.MonkeyPatch) -> None:
    """As before any room has registered."""
    monkeypatch.setattr(registry, "_heads", [])
    monkeypatch.setattr(registry, "_parts", {})
    monkeypatch.setattr(registry, "_kinds", {})


def a_keeper(name: str, part: type, **others: Any) -> registry.PartKeeper:
    nothing = dict.fromkeys(("read", "write", "replace", "faults", "in_order"), lambda *_: None)
    return registry.PartKeeper(name=name, type=part, **{**nothing, **others})


def test_every_part_and_kind_is_kept_by_a_room() -> None:
    assert [keeper.name for keeper in registry.parts()] == [*PARTS, "access"]
    assert tuple(keeper.kind for keeper in registry.kinds()) == ORDER
    assert registry.kind("worker").type is Worker


@pytest.mark.usefixtures("no_keepers")
def test_what_no_room_keeps_is_named() -> None:
    registry.register(a_keeper("people", People))

    with pytest.raises(LookupError, match="no room keeps sentences, compartments"):
        registry.parts()
    with pytest.raises(LookupError, match="no room keeps agency"):
        registry.kinds()
    with pytest.raises(LookupError, match="heads"):
        registry.head()


@pytest.mark.usefixtures("no_keepers")
def test_a_part_that_the_document_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no part 'people' of type Assessments"):
        registry.register(a_keeper("people", Assessments))
    with pytest.raises(ValueError, match="no part 'plans'"):
        registry.register(a_keeper("plans", People))


@pytest.mark.usefixtures("no_keepers")
def test_a_kind_that_the_directory_does_not_have_is_refused() -> None:
    keeper = registry.DirectoryKeeper("planet", Worker, iter, list, list)  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="no kind 'planet'"):
        registry.register(keeper)


@pytest.mark.usefixtures("no_keepers")
def test_registering_again_takes_the_place_of_the_first() -> None:
    first = a_keeper("people", People)
    second = dataclasses.replace(first, read=lambda _: {7: People(person=[])})
    registry.register(first)
    registry.register(second)

    assert registry._parts == {"people": second}
