"""Code lists: the field's own lists, as dated data, adult and youth side by side.

Beside the national entries, which ship with the product, stands what a service has added: entries
of its own in the lists that take them, and its own words for a national entry. This module knows
no database; whoever does says with ``beside`` what stands beside for as long as a block runs.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from handrail.kernel.periods import holds_on

BOTH = ("adult", "youth")
LOCAL = "local."
"""How the key of a service's own entry begins; no national key does."""


@dataclass(frozen=True)
class Code:
    """One item of a list: its key, the words people read, who it is for and when it holds.

    ``valid_from`` and ``valid_to`` are its first and last day. ``like`` is, of a service's own
    entry, the national one that it counts as.
    """

    key: str
    label: str
    cohorts: tuple[str, ...] = BOTH
    valid_from: date | None = None
    valid_to: date | None = None
    group: str = ""
    like: str = ""

    def holds(self, on: date) -> bool:
        """Whether the item may be chosen on that day."""
        return holds_on(self, on)


@dataclass(frozen=True)
class Beside:
    """What stands beside the national lists.

    ``entries`` are, by list and key, those of every unit of the service, so that each key has its
    words; ``offered`` the keys that the unit at work may choose; ``words`` its own words for a
    national entry, by list and key.
    """

    entries: Mapping[str, Mapping[str, Code]] = field(default_factory=dict)
    offered: frozenset[str] = frozenset()
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)


NOTHING = Beside()
_beside: ContextVar[Callable[[], Beside]] = ContextVar("beside", default=lambda: NOTHING)


@contextmanager
def beside(source: Callable[[], Beside]) -> Iterator[None]:
    """While the block runs, ``source`` says what stands beside the national lists."""
    token = _beside.set(source)
    try:
        yield
    finally:
        _beside.reset(token)


@cache
def _shipped() -> Any:
    return json.loads(resources.files(__package__).joinpath("codes.json").read_text("utf-8"))


@cache
def _lists() -> dict[str, dict[str, Code]]:
    return {name: {item["key"]: _code(item) for item in items} for name, items in _shipped()["lists"].items()}


def _code(item: dict) -> Code:
    def when(key: str) -> date | None:
        return date.fromisoformat(item[key]) if key in item else None

    return Code(
        item["key"],
        item["label"],
        tuple(item.get("cohorts", BOTH)),
        when("valid_from"),
        when("valid_to"),
        item.get("group", ""),
    )


@cache
def code_list(name: str) -> dict[str, Code]:
    """The national list of that name, by key, in the order people expect. Unknown: ``KeyError``."""
    return _lists()[name]


def names() -> tuple[str, ...]:
    """The names of all lists."""
    return tuple(_lists())


def title(name: str) -> str:
    """What people call a list."""
    return str(_shipped()["titles"].get(name, name.replace("_", " ").capitalize()))


@cache
def takes_local(name: str) -> bool:
    """Whether a service may add to a list. The program works by the entries of the others."""
    return name in _shipped()["local"]


@cache
def is_counted(name: str) -> bool:
    """Whether a service's own entry says which national one it counts as: the program asks that."""
    return name in _shipped()["counted"]


def found(name: str, key: str | None) -> Code | None:
    """The entry of that key: national, or some unit's own."""
    if not key:
        return None
    if not key.startswith(LOCAL):
        return code_list(name).get(key)
    return _beside.get()().entries.get(name, {}).get(key)


def label(name: str, key: str | None) -> str:
    """The words for a key; the key itself when no list has it; empty for nothing."""
    if not key:
        return ""
    words = _beside.get()().words.get((name, key))
    if words:
        return words
    entry = found(name, key)
    return entry.label if entry else key


def group(name: str, key: str | None) -> str:
    """The group an entry belongs to, a service's own by what it counts as."""
    entry = found(name, key)
    if entry is not None and entry.like:
        entry = found(name, entry.like)
    return entry.group if entry else ""


def alike(name: str, keys: Iterable[str]) -> tuple[str, ...]:
    """These national keys, and those of a service's own entries that count as one of them."""
    wanted = tuple(keys)
    own = _beside.get()().entries.get(name)
    return (*wanted, *(entry.key for entry in own.values() if entry.like in wanted)) if own else wanted


def choices(
    name: str, *, cohort: str | None = None, on: date | None = None, until: date | None = None
) -> list[tuple[str, str]]:
    """(key, label) pairs to choose from, for a cohort and on a day where given; a unit's own last.

    What lasts ``until`` a later day may also be called what holds on that day.
    """
    here = _beside.get()()
    own = (entry for entry in here.entries.get(name, {}).values() if entry.key in here.offered)
    return [
        (item.key, here.words.get((name, item.key)) or item.label)
        for item in (*code_list(name).values(), *own)
        if (cohort is None or cohort in item.cohorts)
        and (on is None or item.holds(on) or (until is not None and item.holds(until)))
    ]
