"""What a thread is made of: a strip in short, and stages with what stands on the record under each."""

from dataclasses import dataclass, field
from datetime import date

from handrail.design.parts import Quote

LONGEST = 220


@dataclass(frozen=True)
class Item:
    """One dated line, and the page it stands on. Without a day it is what comes next."""

    day: date | None
    words: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Stage:
    """Why, agreed, done, heard or changed: a sentence from the record, own words, and the lines."""

    key: str
    heading: str
    lead: str
    items: tuple[Item, ...]
    quotes: tuple[Quote, ...] = ()
    when: str = ""
    more: int = 0
    more_url: str = ""


@dataclass(frozen=True)
class Phase:
    """One box of the strip: a part of the sentence, and how this stood at the end of it."""

    heading: str
    stood: str
    note: str
    used: bool


@dataclass(frozen=True)
class Thread:
    """The whole page."""

    kind: str
    title: str
    lead: str
    strip: tuple[Phase, ...] = ()
    stages: tuple[Stage, ...] = field(default=())


def short(words: str) -> str:
    """The beginning of a text, cut between words; whole sentences where they fit."""
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    whole = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "))
    return cut[: whole + 1] if whole > LONGEST // 3 else f"{cut.rsplit(' ', 1)[0]} …"


def sentences(*parts: str) -> str:
    """Some texts in a row, each ended as a sentence."""
    ended = (part if part.endswith((".", "!", "?", "…", "”")) else f"{part}." for part in parts if part)
    return " ".join(ended)
