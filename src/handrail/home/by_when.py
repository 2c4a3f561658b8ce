"""What needs somebody as lines to read: by when, and what is alike in many cases as one line.

My day shows all of them; the caseload the first few.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.design import wording
from handrail.design.parts import Need
from handrail.people.models import Case, Person
from handrail.people.needing import Item

ALIKE = 3
"""So many of a kind under one heading make one line."""
NAMED = 3
"""So many people are named in it."""
TODAY, OVERDUE, WEEK, LATER, UNDATED = "today", "overdue", "week", "later", "undated"
HEADINGS = {
    TODAY: _l("Today"),
    OVERDUE: _l("Waiting or overdue"),
    WEEK: _l("This week"),
    LATER: _l("Later"),
    UNDATED: _l("No day set"),
}
"""Today first, then what has waited, then what comes."""
FIRST = {TODAY: 6, OVERDUE: 2, WEEK: 2, LATER: 0}
"""How many lines of each the caseload shows; what has waited long does not push out what comes."""


@dataclass(frozen=True)
class Line:
    """One thing to do, or several of one kind."""

    items: tuple[Item, ...]


def lines(items: Iterable[Item], today: date) -> dict[str, list[Line]]:
    """By when, in the order in which they are read; under each, the soonest first."""
    found: dict[str, list[Item]] = {key: [] for key in HEADINGS}
    for one in items:
        found[_key(one, today)].append(one)
    return {key: _folded(rows) for key, rows in found.items() if rows}


def _key(item: Item, today: date) -> str:
    sunday = today + timedelta(days=6 - today.weekday())
    if item.due is None:
        return UNDATED
    if item.due == today:
        return TODAY
    if item.due < today:
        return OVERDUE
    return WEEK if item.due <= sunday else LATER


def _folded(items: list[Item]) -> list[Line]:
    """Each where it stands; several of a kind where the first of them stands."""
    alike: dict[str, list[Item]] = {}
    for one in items:
        if one.kind:
            alike.setdefault(one.kind.name, []).append(one)
    folded = {name for name, rows in alike.items() if len(rows) >= ALIKE}
    found, told = [], set()
    for one in items:
        name = one.kind.name if one.kind else ""
        if name not in folded:
            found.append(Line((one,)))
        elif name not in told:
            told.add(name)
            found.append(Line(tuple(alike[name])))
    return found


def names(people: Mapping[int, Person], cases: Mapping[int, Case], touched: Iterable[int]) -> dict[int, str]:
    """First names; the whole name where two share the first, and the reference where there is none."""
    touched = list(touched)
    firsts = [people[pk].first_name for pk in touched if pk in people]
    return {pk: _name(people.get(pk), cases[pk], firsts) for pk in touched}


def _name(person: Person | None, case: Case, firsts: list[str]) -> str:
    if person is None or not person.first_name.strip():
        return case.reference
    return person.full_name if firsts.count(person.first_name) > 1 else person.first_name


def need(line: Line, called: Mapping[int, str], today: date, url: str = "") -> Need:
    """A line as the page shows it; several of a kind open in place, or lead to ``url``."""
    if len(line.items) == 1:
        return _one(line.items[0], called, today)
    first = line.items[0]
    assert first.kind is not None
    inside = () if url else tuple(_one(one, called, today) for one in line.items)
    several = str(first.kind.several % {"num": len(line.items)})
    return Need(several, _who(line.items, called), _first_of(first, today), url, inside)


def _one(item: Item, called: Mapping[int, str], today: date) -> Need:
    return Need(called[item.case_id], item.what, when(item, today), item.url)


def _who(items: Iterable[Item], called: Mapping[int, str]) -> str:
    """Helen, Wayne, Leon and 9 more"""
    whom = list(dict.fromkeys(called[one.case_id] for one in items))
    more = len(whom) - NAMED
    if more < 2:
        return wording.listed(whom)
    told = {"names": ", ".join(whom[:NAMED]), "num": more}
    return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more) % told


def _first_of(item: Item, today: date) -> str:
    told = when(item, today)
    return told if not told or item.due == today else _("the first %(when)s") % {"when": told}


def when(item: Item, today: date) -> str:
    """since 9 March, was due 11 March, today, by Friday 20 March; the year where it is not this one"""
    if item.due is None:
        return ""
    if item.due == today:
        return _("today")
    words = _("was due %(day)s") if item.due < today else _("by %(day)s")
    return (_("since %(day)s") if item.since else words) % {"day": _day(item.due, today)}


def _day(day: date, today: date) -> str:
    if today < day <= today + timedelta(days=6):
        return wording.week_date(day)
    return wording.day_month(day) if day.year == today.year else wording.full_date(day)


def first(found: Mapping[str, list[Line]]) -> list[tuple[str, Line]]:
    """The first few of each heading, with its name: what one leaves free goes to the next."""
    kept: list[tuple[str, Line]] = []
    free = 0
    for key, most in FIRST.items():
        under = found.get(key, [])[: most + free]
        free += most - len(under)
        kept += [(key, line) for line in under]
    return kept
