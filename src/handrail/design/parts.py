"""View models: what a view hands to the macros of ``design/components.html``.

All are frozen and hold words, not model objects. Dates arrive already put into
words by the view (``design.wording``) because a row may say "Today", "Friday 20"
or "by Friday". Anything with the same attribute names works too.
"""

from dataclasses import dataclass
from typing import Literal

from handrail.design.frame import Action, Fact
from handrail.design.pictures.minibar import MiniBar

By = Literal["us", "partner", ""]
MarkKind = Literal["us", "partner", "turn", "lapse", "move", "mile", "fact"]


@dataclass(frozen=True)
class Quote:
    """Someone's own words. ``words`` without quotation marks; ``source`` says who, where, when."""

    words: str
    source: str = ""


@dataclass(frozen=True)
class Strength:
    """A strength and the work it does now or what it waits for."""

    title: str
    work: str
    url: str = ""


@dataclass(frozen=True)
class Help:
    """Help beside a demand. ``kind``: lift, company or note."""

    text: str
    kind: Literal["lift", "company", "note"] = "note"


@dataclass(frozen=True)
class AgendaRow:
    """One appointment of the next days, with the help that stands beside it."""

    day: str
    time: str
    what: str
    detail: str = ""
    helps: tuple[Help, ...] = ()
    tags: tuple[str, ...] = ()
    now: bool = False
    url: str = ""


@dataclass(frozen=True)
class DayRow:
    """One line of the practitioner's own day."""

    time: str
    who: str
    detail: str = ""
    aside: str = ""
    aside_url: str = ""
    now: bool = False
    url: str = ""


@dataclass(frozen=True)
class Need:
    """Work that is due: a task, never a rank of people. ``due``: "since 9 March", "by Friday".

    Several of one kind may be one line that opens on them: ``inside``."""

    title: str
    detail: str = ""
    due: str = ""
    url: str = ""
    inside: tuple["Need", ...] = ()


@dataclass(frozen=True)
class Prompt:
    """A quiet suggestion and the ways to answer it."""

    text: str
    actions: tuple[Action | tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number and what it counts: ("Week 2", "of 40")."""

    value: str
    label: str


@dataclass(frozen=True)
class PersonRow:
    """Someone around the person, for the short table of the overview."""

    name: str
    note: str = ""
    influence: str = ""
    involved: str = ""
    url: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry of the timeline.

    ``mark`` picks the sign on the line; "turn" and "lapse" also give the entry
    its box, and "mile" or "move" with ``plain`` makes a line without a box.
    ``paragraphs`` are texts or pairs of a bold lead and a text
    ("What was done:", "a call the same day"); own words stand after the texts and
    before the pairs. ``anchor`` is the id a link may jump to.
    """

    title: str
    mark: MarkKind = "us"
    by: By = ""
    meta: str = ""
    url: str = ""
    paragraphs: tuple[str | tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()
    tags: tuple[str, ...] = ()
    plain: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Day:
    """A day of the timeline: "Monday 16", "2 days ago" and its entries."""

    heading: str
    note: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Month:
    """A month of the timeline. A ``folded`` month shows one line until opened."""

    heading: str
    line: str = ""
    link: Action | tuple[str, str] | None = None
    days: tuple[Day, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class Chip:
    """A filter with its count."""

    label: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table that becomes a card: text, a quieter line, a link, tags, a clash number."""

    text: str = ""
    note: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    number: int | None = None
    sign: str = ""


@dataclass(frozen=True)
class CaseRow:
    """One case of a caseload."""

    name: str
    url: str
    reference: str
    order: str = ""
    next_when: str = ""
    next_what: str = ""
    with_whom: str = ""
    last: str = ""
    bar: MiniBar | None = None
    book_url: str = ""


@dataclass(frozen=True)
class CaseGroup:
    """Cases under one heading: "Today", "Later this week"."""

    heading: str
    rows: tuple[CaseRow, ...] = ()


__all__ = [
    "Action",
    "AgendaRow",
    "By",
    "CaseGroup",
    "CaseRow",
    "Cell",
    "Chip",
    "Day",
    "DayRow",
    "Entry",
    "Fact",
    "Figure",
    "Help",
    "MarkKind",
    "Month",
    "Need",
    "PersonRow",
    "Prompt",
    "Quote",
    "Strength",
]
