"""How findings call people, agencies and entries: by the names the record has, never by what is marked."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from handrail.casefile.assessments import Source
from handrail.casefile.people import KeyPerson
from handrail.practice.reading import Case, once
from handrail.practice.wording import listed

NAMES = ("name", "headline", "title", "what", "will")
"""The fields that call an entry by its name, the shortest first."""
WORDS = 5
"""With as many words a person's or an agency's name reads like half a sentence."""
PROPER = frozenset((KeyPerson, Source))
"""Entries called by the name of a person or an agency."""


def called(row: Any) -> str:
    """An entry by its name; one that is marked is not quoted."""
    if getattr(row, "marking", "none") != "none":
        return "a marked entry"
    for one in _naming(row.__class__):
        if words := getattr(row, one).strip():
            return words
    return row.entry


@cache
def _naming(kind: type) -> tuple[str, ...]:
    """Those of the fields that entries of a kind have."""
    return tuple([one for one in NAMES if hasattr(kind, one)])


def names(rows: Iterable[Any]) -> str:
    """Entries by their names, as a sentence lists them: people bare, the words of other entries in quotes."""
    found = [*rows]
    words = [called(row) for row in found]
    return listing(words) if {row.__class__ for row in found} <= PROPER else titles(words)


def titles(found: Iterable[str]) -> str:
    """What entries are called, as a sentence lists it: all in quotes, unless each is one word."""
    words = [*found]
    if " " not in "".join(words):
        return listed(words)
    return listed([f"“{_inner(one)}”" for one in words])


def _inner(name: str) -> str:
    """A name with the quotes within it as they stand within quotes."""
    return name.replace("“", "‘").replace("”", "’")


def listing(found: Iterable[str]) -> str:
    """Names as a sentence lists them; one that would not read as a name stands in quotes."""
    return listed([f"“{name}”" if _reads_on(name) else name for name in found])


def _reads_on(name: str) -> bool:
    """Whether it has a comma or an "and" of its own, or is half a sentence."""
    return "," in name or " and " in name or len(name.split()) >= WORDS


def worker(case: Case, entry: str) -> str:
    """A worker by the name the person's own record has for them: "yusuf-karim" is Yusuf Karim."""
    return _workers(case).get(entry) or agency(entry)


def workers(case: Case, entries: Iterable[str]) -> str:
    """Workers by name, as a sentence lists them."""
    return listed([worker(case, entry) for entry in entries])


def agency(entry: str) -> str:
    """An agency or a service by its entry: "new-crescent" reads New Crescent."""
    return _words(entry).title()


@once
def _workers(case: Case) -> dict[str, str]:
    return {row.worker: row.name for row in case.rows("people.key_people") if row.worker}


def _words(entry: str) -> str:
    return entry.replace("-", " ")
