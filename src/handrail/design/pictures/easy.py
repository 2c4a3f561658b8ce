"""Symbols for easy read: one idea, one picture, thick lines, the same in the browser and on paper.

Each is an image with words of its own, because a reader of a PDF is told a picture by them.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

INK, VOICE, WORK, PALE = "#0b0c0c", "#54319f", "#1d70b8", "#d2e2f1"
PERSON = (
    '<circle cx="{x}" cy="15" r="8" fill="{fill}"/><path d="M{left} 42 C{left} 24 {right} 24 {right} 42 Z"'
    ' fill="{fill}"/>'
)


def _person(x: int, fill: str) -> str:
    return PERSON.format(x=x, left=x - 13, right=x + 13, fill=fill)


_DRAWN: dict[str, tuple[Promise, str]] = {
    "hope": (
        _l("A star"),
        f'<path d="M24 3 L30 18 L46 18 L33 28 L38 44 L24 34 L10 44 L15 28 L2 18 L18 18 Z" fill="{VOICE}"/>',
    ),
    "next": (
        _l("A clock"),
        f'<circle cx="24" cy="24" r="20" fill="#fff" stroke="{INK}" stroke-width="4"/>'
        f'<path d="M24 11 V24 L33 30" fill="none" stroke="{INK}" stroke-width="4" stroke-linecap="round"/>',
    ),
    "week": (
        _l("A calendar"),
        f'<rect x="4" y="8" width="40" height="36" fill="#fff" stroke="{INK}" stroke-width="4"/>'
        f'<path d="M4 19 H44 M14 3 V12 M34 3 V12" stroke="{INK}" stroke-width="4"/>'
        f'<rect x="12" y="25" width="9" height="7" fill="{WORK}"/><rect x="27" y="25" width="9" height="7"'
        f' fill="{PALE}" stroke="{WORK}" stroke-width="2"/>',
    ),
    "goal": (
        _l("A flag on a hill"),
        f'<path d="M2 45 C12 26 36 26 46 45 Z" fill="{PALE}" stroke="{WORK}" stroke-width="3"/>'
        f'<path d="M24 32 V4 L41 11 L24 18" fill="{VOICE}" stroke="{INK}" stroke-width="3.5"'
        ' stroke-linejoin="round"/>',
    ),
    "me": (_l("One person"), _person(24, VOICE)),
    "help": (_l("Two people"), _person(15, VOICE) + _person(33, WORK)),
    "ring": (
        _l("A telephone"),
        f'<rect x="13" y="3" width="22" height="42" rx="4" fill="#fff" stroke="{INK}" stroke-width="4"/>'
        f'<rect x="18" y="11" width="12" height="22" fill="{PALE}"/><circle cx="24" cy="39" r="2.5"'
        f' fill="{INK}"/>',
    ),
    "lift": (
        _l("A car"),
        f'<path d="M3 34 V24 L9 11 H39 L45 24 V34 Z" fill="{PALE}" stroke="{INK}" stroke-width="4"'
        f' stroke-linejoin="round"/><path d="M6 23 H42" stroke="{INK}" stroke-width="3.5"/>'
        f'<circle cx="13" cy="36" r="6" fill="{INK}"/><circle cx="35" cy="36" r="6" fill="{INK}"/>',
    ),
    "keep": (
        _l("A page with a line under a word"),
        f'<path d="M9 3 H31 L40 12 V45 H9 Z" fill="#fff" stroke="{INK}" stroke-width="4"'
        f' stroke-linejoin="round"/><path d="M16 18 H32 M16 34 H33" stroke="{INK}" stroke-width="3.5"/>'
        f'<path d="M16 26 H28" stroke="{INK}" stroke-width="6"/>',
    ),
    "said": (
        _l("A speech bubble"),
        f'<path d="M3 5 H45 V33 H24 L13 44 V33 H3 Z" fill="{VOICE}"/>'
        '<path d="M11 14 H37 M11 23 H29" stroke="#fff" stroke-width="4"/>',
    ),
    "done": (
        _l("A tick"),
        f'<circle cx="24" cy="24" r="21" fill="{WORK}"/><path d="M13 25 L21 33 L36 16" fill="none"'
        ' stroke="#fff" stroke-width="5.5" stroke-linecap="round" stroke-linejoin="round"/>',
    ),
    "again": (
        _l("An arrow that comes round"),
        f'<path d="M40 24 A16 16 0 1 1 34 11" fill="none" stroke="{INK}" stroke-width="4.5"/>'
        f'<path d="M27 3 L40 9 L31 20 Z" fill="{INK}"/>',
    ),
    "later": (
        _l("A road that goes on"),
        f'<path d="M4 45 L19 6 H29 L44 45 Z" fill="{PALE}" stroke="{INK}" stroke-width="3.5"/>'
        f'<path d="M24 42 V33 M24 27 V20 M24 15 V10" stroke="{INK}" stroke-width="4"/>',
    ),
}
NAMES = tuple(_DRAWN)


@dataclass(frozen=True)
class Symbol:
    """A picture as the address of an image, and what it shows in words."""

    src: str
    alt: str


def symbol(name: str) -> Symbol:
    """The symbol of an idea: one of ``NAMES``."""
    return Symbol(_source(name), str(_DRAWN[name][0]))


@cache
def _source(name: str) -> str:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{_DRAWN[name][1]}</svg>'
    return "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
