"""What differs between two sights of a table, in words: what an entry is called, and which words differ.

``Told`` says how a table is told; ``differences`` reads two sights of it. Rooms bring the words.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.records.comparing import Difference, compare

Read = Callable[[Any], Any]


@dataclass(frozen=True)
class Told:
    """How a table is told when it changed: what its entries are called, and which words are compared."""

    heading: Any
    title: Read
    words: tuple[tuple[Any, Read], ...]


@dataclass(frozen=True)
class Wording:
    """One part of an entry in two wordings; either may be empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Became:
    """One entry that is new, changed or gone, by its title, and the words that tell it."""

    difference: Difference
    title: str
    words: tuple[Wording, ...]

    @property
    def kind(self) -> str:
        """Added, changed or dropped."""
        return self.difference.kind


def of(name: str) -> Read:
    """A field as it is read."""
    return lambda row: getattr(row, name)


def differences(
    told: Told, before: Iterable[Any], after: Iterable[Any], on: tuple[date, date] | None = None
) -> Iterator[Became]:
    """What became of each entry. Of something new its words are told, of something gone what they were.

    An entry in which only something changed that has no words of its own is left out.
    """
    for one in compare(before, after, on=on):
        if one.kind == "same":
            continue
        words = tuple(wordings(told, one))
        if words or one.kind != "changed":
            yield Became(one, told.title(one.row), words)


def wordings(told: Told, one: Difference) -> Iterator[Wording]:
    """The words of one entry that differ."""
    was = one.before
    now = one.after if one.kind != "dropped" else None
    if was is not None and now is not None and told.title(was) != told.title(now):
        yield Wording(_("In a few words"), told.title(was), told.title(now))
    for label, read in told.words:
        before, after = (str(read(row) or "") if row is not None else "" for row in (was, now))
        if before != after:
            yield Wording(str(label), before, after)
