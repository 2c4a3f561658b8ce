"""Work in batches, so that memory stays the same whatever the size of a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar

from handrail.casefile.directory import DirectoryItem
from handrail.casefile.document import CaseDocument, Document
from handrail.casefile.registry import kind_of

SIZE = 100
"""Documents held at a time."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Cases:
    """Cases that follow one another in a file, with the numbers of their lines."""

    lines: list[tuple[int, CaseDocument]]


@dataclass(frozen=True)
class Items:
    """Directory items of one kind that follow one another in a file, with their lines."""

    kind: str
    lines: list[tuple[int, DirectoryItem]]


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """The things, some at a time."""
    rest = iter(things)
    while batch := list(islice(rest, SIZE)):
        yield batch


def alike(lines: Iterable[tuple[int, Document]]) -> Iterator[Cases | Items]:
    """The documents of a file in batches of one type."""
    for kind, run in groupby(lines, key=lambda line: _kind(line[1])):
        for batch in batches(run):
            if kind:
                items = [(number, d.item) for number, d in batch if not isinstance(d, CaseDocument)]
                yield Items(kind, items)
            else:
                yield Cases([(number, d) for number, d in batch if isinstance(d, CaseDocument)])


def _kind(document: Document) -> str:
    return "" if isinstance(document, CaseDocument) else kind_of(document.item)
