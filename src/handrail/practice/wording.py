"""How findings speak: lists, counts and days in plain words."""

from calendar import month_name
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from textwrap import shorten

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
BRIEF = 60
"""Letters of a text that are quoted."""
MONTHS = tuple(month_name)[1:]


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them, four at most: "debt, drinking, hope and 2 more"."""
    found = list(dict.fromkeys(words))
    if len(found) < 2:
        return found[0] if found else ""
    last = found.pop() if len(found) < 5 else f"{len(found) - 3} more"
    return f"{', '.join(found[:3])} and {last}"


def counted(number: int, one: str, several: str) -> str:
    """A count with its noun: "two factors", "no factors", "12 contacts"."""
    words = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{words} {one if number == 1 else several}"


def times(number: int) -> str:
    """How often, as it is said: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time", "times")


@lru_cache(maxsize=8192)
def on(day: date) -> str:
    """A day in a sentence: "6 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def start(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def quoted(words: str) -> str:
    """The beginning of what somebody wrote, eight or nine words of it, as the name of its entry."""
    brief = words if len(words) <= BRIEF else shorten(words, BRIEF, placeholder=" …")
    return f"“{brief.strip().rstrip('.')}”"
