"""Sections that rooms above this one add to the page of details.

A room registers where its section stands, the tables it is made from, and how. The tables are
read in the page's one gathering, so that a section costs no query of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow

Place = Literal["after_own_words", "before_must_not_meet"]
Facts = dict[Any, list[Any]]


@dataclass(frozen=True)
class Section:
    """A section to show: its heading, its template, and what the template reads as ``section.context``."""

    id: str
    heading: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """How a room makes its section, from the case, the rows gathered and what the person is called.

    ``make`` answers ``None`` where this reader is to see nothing.
    """

    name: str
    place: Place
    tables: tuple[type[VersionRow], ...]
    make: Callable[[OpenCase, Facts, str], Section | None]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a section to the page of details. Registering a name again replaces it."""
    _sources[source.name] = source


def tables() -> tuple[type[VersionRow], ...]:
    """The tables that the registered sections are made from."""
    return tuple(dict.fromkeys(table for source in _sources.values() for table in source.tables))


def made(case: OpenCase, facts: Facts, called: str, place: Place) -> list[Section]:
    """The sections that stand in a place, in the order of registering."""
    found = [source.make(case, facts, called) for source in _sources.values() if source.place == place]
    return [section for section in found if section is not None]
