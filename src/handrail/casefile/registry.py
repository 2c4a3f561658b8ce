"""Who keeps which part of a case document. Rooms register; readers and writers ask here.

A *keeper* turns rows into its part of the document and back, for many cases at once, so that a
thousand cases cost as few queries as one. This module knows no database: it only puts together
what the keepers hand over.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import msgspec

from handrail.casefile.directory import ORDER, Item
from handrail.casefile.document import CaseDocument
from handrail.casefile.problems import Problem
from handrail.casefile.versions import Part


@dataclass(frozen=True)
class Replacing:
    """The circumstances of a replacement: at which instant, by which user, as which change."""

    at: datetime
    by: Any
    change: str


@dataclass(frozen=True)
class Head:
    """What a case is before anything is said about it."""

    reference: str
    cohort: Literal["adult", "youth"]
    team: str


@dataclass(frozen=True)
class HeadKeeper:
    """Keeps the heads of cases, by case id.

    ``write`` makes new cases and gives their ids in the same order; ``replace`` changes known ones
    and gives the ids of those that differed.
    """

    read: Callable[[Sequence[int]], dict[int, Head]]
    write: Callable[[Sequence[Head]], list[int]]
    replace: Callable[[Mapping[int, Head]], set[int]]


@dataclass(frozen=True)
class PartKeeper:
    """Keeps one part of the document, by case id.

    ``replace`` keeps history: it gets the parts as stored beside the parts as they come, and gives
    the ids of the cases it changed.
    ``faults`` says what of a part cannot be stored, with pointers from the part's own root;
    ``in_order`` gives it as it would be read back: lists sorted, instants in UTC. ``models`` are the
    tables of a part made of lists of versions, by list.
    """

    name: str
    type: type[Part]
    read: Callable[[Sequence[int]], dict[int, Any]]
    write: Callable[[Mapping[int, Any]], None]
    replace: Callable[[Mapping[int, tuple[Any, Any]], Replacing], set[int]]
    faults: Callable[[Any], list[Problem]]
    in_order: Callable[[Any], Any]
    models: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DirectoryKeeper:
    """Keeps one kind of directory item. ``write`` adds items and changes known ones."""

    kind: str
    type: type[Item]
    read: Callable[[Iterable[str] | None], Iterator[Any]]
    write: Callable[[Sequence[Any]], None]
    faults: Callable[[Any], list[Problem]]


_heads: list[HeadKeeper] = []
_parts: dict[str, PartKeeper] = {}
_kinds: dict[str, DirectoryKeeper] = {}


def register(keeper: HeadKeeper | PartKeeper | DirectoryKeeper) -> None:
    """Take on a keeper. Each part and each kind has one; registering again puts it in its place."""
    if isinstance(keeper, HeadKeeper):
        _heads[:] = [keeper]
    elif isinstance(keeper, PartKeeper):
        _fits(keeper.name, keeper.type)
        _parts[keeper.name] = keeper
    else:
        if keeper.kind not in ORDER:
            raise ValueError(f"the directory has no kind {keeper.kind!r}")
        _kinds[keeper.kind] = keeper


def _fits(name: str, part: type[Part]) -> None:
    if part_types().get(name) is not part:
        raise ValueError(f"a case document has no part {name!r} of type {part.__name__}")


def part_types() -> dict[str, type[Part]]:
    """The parts of a case document, by name, in the document's order."""
    return {
        field.name: field.type
        for field in msgspec.structs.fields(CaseDocument)
        if isinstance(field.type, type) and issubclass(field.type, Part)
    }


def head() -> HeadKeeper:
    """The keeper of heads."""
    if not _heads:
        raise LookupError("no room keeps the heads of cases")
    return _heads[0]


def parts() -> tuple[PartKeeper, ...]:
    """Every part's keeper, in the document's order. A part without a keeper: ``LookupError``."""
    if missing := [name for name in part_types() if name not in _parts]:
        raise LookupError(f"no room keeps {', '.join(missing)}")
    return tuple(_parts[name] for name in part_types())


def kinds() -> tuple[DirectoryKeeper, ...]:
    """Every directory kind's keeper, in the order in which kinds can be read."""
    if missing := [kind for kind in ORDER if kind not in _kinds]:
        raise LookupError(f"no room keeps {', '.join(missing)}")
    return tuple(_kinds[kind] for kind in ORDER)


def kind(name: str) -> DirectoryKeeper:
    """The keeper of one directory kind."""
    return next(keeper for keeper in kinds() if keeper.kind == name)


def kind_of(item: Item) -> str:
    """The kind of a directory item: ``"worker"``."""
    return str(item.__struct_config__.tag)


def read_cases(case_ids: Sequence[int]) -> dict[int, CaseDocument]:
    """The documents of these cases by id. Needs the owner's login, which alone reads who is shut out."""
    heads = head().read(case_ids)
    found = {keeper.name: keeper.read(case_ids) for keeper in parts()}
    return {
        case_id: CaseDocument(
            reference=heads[case_id].reference,
            cohort=heads[case_id].cohort,
            team=heads[case_id].team,
            **{name: held[case_id] for name, held in found.items()},
        )
        for case_id in case_ids
        if case_id in heads
    }


def write_cases(documents: Sequence[CaseDocument]) -> list[int]:
    """Store new cases; gives their ids in the same order."""
    if not documents:
        return []
    ids = head().write([head_of(document) for document in documents])
    for keeper in parts():
        keeper.write(
            {case_id: getattr(doc, keeper.name) for case_id, doc in zip(ids, documents, strict=True)}
        )
    return ids


def replace_cases(incoming: Mapping[int, CaseDocument], how: Replacing) -> set[int]:
    """Bring known cases to what the incoming documents say, keeping what was stored before.

    Gives the ids of the cases that changed.
    """
    if not incoming:
        return set()
    stored = read_cases(list(incoming))
    changed = head().replace({case_id: head_of(document) for case_id, document in incoming.items()})
    for keeper in parts():
        changed |= keeper.replace(
            {
                case_id: (getattr(stored[case_id], keeper.name), getattr(document, keeper.name))
                for case_id, document in incoming.items()
            },
            how,
        )
    return changed


def head_of(document: CaseDocument) -> Head:
    """The head of a document."""
    return Head(document.reference, document.cohort, document.team)


def case_faults(document: CaseDocument) -> list[Problem]:
    """What of this document no table could hold: texts too long, numbers too large."""
    return [
        Problem(f"/{keeper.name}{fault.pointer}", fault.message, fault.allowed)
        for keeper in parts()
        for fault in keeper.faults(getattr(document, keeper.name))
    ]


def item_faults(item: Item) -> list[Problem]:
    """What of this directory item no table could hold."""
    return [
        Problem(f"/item{fault.pointer}", fault.message, fault.allowed)
        for fault in kind(kind_of(item)).faults(item)
    ]


def in_order(document: CaseDocument) -> CaseDocument:
    """The document as it would be read back once stored."""
    return msgspec.structs.replace(
        document, **{keeper.name: keeper.in_order(getattr(document, keeper.name)) for keeper in parts()}
    )
