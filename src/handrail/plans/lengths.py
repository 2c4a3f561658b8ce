"""How long a step takes and how long one waits for a service, in days. Pure Python."""

import re
from dataclasses import dataclass
from typing import Any

WEEK = 7
NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
UNITS = {"day": 1, "week": WEEK, "month": 30}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(NUMBERS)}|an|one)"
_SAID = re.compile(rf"\b{_NUMBER}(?:\s*(?:to|or|-|–)\s*{_NUMBER})?\s+({'|'.join(UNITS)})s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Length:
    """The days a step takes. ``known`` is false when nobody said; it is then given one day."""

    days: int
    known: bool = True
    once_a_week: bool = False
    """Sessions without a rhythm are taken as one a week."""

    @property
    def weeks(self) -> int:
        """Whole weeks, a part of one counted."""
        return -(-self.days // WEEK)


def length_of(step: Any) -> Length:
    """How long a step takes: its weeks, else its sessions, else the days between its own dates."""
    if step.weeks:
        return Length(step.weeks * WEEK)
    if step.sessions:
        return Length(weeks_for(step.sessions, step.per_week or 1) * WEEK, once_a_week=not step.per_week)
    if step.starts_on and step.due_on and step.starts_on <= step.due_on:
        return Length((step.due_on - step.starts_on).days + 1)
    return Length(1, known=False)


def weeks_for(sessions: int, per_week: int) -> int:
    """The weeks that sessions take, the last one counted whole."""
    return -(-sessions // per_week)


def days_said(words: str) -> int:
    """The days of waiting that a service's own words tell of, the longer of two; 0 when they tell none.

    "Two to six weeks" is 42, "Three days" 3, "Starts each term" 0.
    """
    found = _SAID.search(words)
    if found is None:
        return 0
    first, second, unit = found.groups()
    return max(_number(first), _number(second or first)) * UNITS[unit.lower()]


def _number(word: str) -> int:
    word = word.lower()
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word) + 1 if word in NUMBERS else 1
