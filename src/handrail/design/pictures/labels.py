"""Where words fit on a picture: text widths, and labels that never overlap.

A picture is as wide as its column, so positions are per cent; whether two labels
collide depends on the column's width. Labels are therefore placed three times, for
the narrowest column of each range of screens. A label without room is left out of
the picture and stands in the list beneath it, which holds them all. The drawn text is
held to the width reckoned here, so that labels keep apart in any typeface.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Anchor = Literal["start", "middle", "end"]

# The narrowest column, in pixels, for each class "hr-at-…" of the style sheet.
WIDTHS = {"wide": 1100, "middle": 700, "narrow": 286}
GAP = 8

# Advance widths of Arial in thousandths of the type size, as published with the typeface.
_NARROW = dict.fromkeys("ijl'’|", 222) | dict.fromkeys(" ,./:;!ft‘I", 278) | dict.fromkeys("r()-", 333)
_WIDE = (
    dict.fromkeys("cksvxyzJ", 500)
    | dict.fromkeys("ABEKPSVXY&", 667)
    | dict.fromkeys("CDHNRUw", 722)
    | dict.fromkeys("FTZ", 611)
    | dict.fromkeys("GOQ", 778)
    | dict.fromkeys("mM", 833)
    | dict.fromkeys("W", 944)
    | dict.fromkeys("…", 1000)
)
_ADVANCE = _NARROW | _WIDE
_USUAL = 556
_BOLDER = 1.07


@lru_cache(maxsize=4096)
def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels the words take in Arial or a typeface cut to its widths."""
    ems = sum(_ADVANCE.get(letter, _USUAL) for letter in words) / 1000
    return ems * size * (_BOLDER if bold else 1)


def shortened(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, or as many whole ones as fit followed by an ellipsis."""
    if text_width(words, size, bold=bold) <= room:
        return words
    kept = words
    while kept and text_width(kept.rstrip(" ,") + "…", size, bold=bold) > room:
        shorter = kept.rpartition(" ")[0]
        # A first word too long for the box is cut inside.
        kept = shorter or kept[:-1]
    return kept.rstrip(" ,") + "…"


def broken(words: str, size: float, room: float) -> tuple[str, ...]:
    """The words in one line, or in the two most even ones; empty where neither fits."""
    if text_width(words, size) <= room:
        return (words,)
    spaces = [n for n, letter in enumerate(words) if letter == " "]
    pairs = [(words[:n], words[n + 1 :]) for n in spaces]
    widths = [max(text_width(line, size) for line in pair) for pair in pairs]
    if not widths or min(widths) > room:
        return ()
    return pairs[widths.index(min(widths))]


def cut(words: str, size: float, room: float) -> tuple[str, ...]:
    """As many whole words in two lines as fit; empty where not even the first does."""
    first, rest = "", words.split(" ")
    while rest and text_width(f"{first} {rest[0]}".strip(), size) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return ()
    second = shortened(" ".join(rest), size, room)
    # A letter or two and an ellipsis say nothing: better one line, or none.
    lines = (first, second) if len(second) > 4 else (shortened(words, size, room),)
    return lines if len(lines[0]) > 4 else ()


@dataclass(frozen=True)
class Label:
    """Words wanted at a place. The first line is bold where ``strong``; lower ``rank`` goes first."""

    at: float
    lines: tuple[str, ...]
    strong: bool = True
    rank: int = 1
    anchors: tuple[Anchor, ...] = ("middle", "start", "end")
    size: int = 15


@dataclass(frozen=True)
class PlacedLabel:
    """Words with a place: ``at`` per cent, ``dx`` pixels beside it."""

    at: float
    dx: int
    anchor: Anchor
    lines: tuple[str, ...]
    strong: bool
    size: int = 15

    @property
    def widths(self) -> tuple[float, ...]:
        """Pixels each line takes."""
        return tuple(
            round(text_width(line, self.size, bold=self.strong and n == 0), 1)
            for n, line in enumerate(self.lines)
        )


@dataclass(frozen=True)
class LabelSet:
    """The labels for one range of screens."""

    tier: str
    labels: tuple[PlacedLabel, ...]


def place_all(labels: Iterable[Label]) -> tuple[LabelSet, ...]:
    """Place the labels for each width; see ``place``."""
    wanted = tuple(labels)
    return tuple(LabelSet(tier, place(wanted, width)) for tier, width in WIDTHS.items())


def place(labels: Iterable[Label], width: float) -> tuple[PlacedLabel, ...]:
    """Place labels of one row on a picture so many pixels wide, the important first."""
    taken: list[tuple[float, float]] = []
    placed: list[PlacedLabel] = []
    for label in sorted(labels, key=lambda one: (one.rank, one.at)):
        for anchor in _anchors(label):
            left, right = _extent(label, anchor, width)
            free = all(right + GAP <= start or left >= end + GAP for start, end in taken)
            if free and left >= -1 and right <= width + 1:
                taken.append((left, right))
                beside = _beside(label, anchor)
                placed.append(PlacedLabel(label.at, beside, anchor, label.lines, label.strong, label.size))
                break
    return tuple(sorted(placed, key=lambda one: one.at))


def _anchors(label: Label) -> tuple[Anchor, ...]:
    if label.at <= 0:
        return ("start",)
    if label.at >= 100:
        return ("end",)
    return label.anchors


def _beside(label: Label, anchor: Anchor) -> int:
    if anchor == "middle" or label.at <= 0 or label.at >= 100:
        return 0
    return -4 if anchor == "start" else 4


def _extent(label: Label, anchor: Anchor, width: float) -> tuple[float, float]:
    wide = max(PlacedLabel(label.at, 0, anchor, label.lines, label.strong, label.size).widths)
    at = label.at / 100 * width + _beside(label, anchor)
    left = {"start": at, "middle": at - wide / 2, "end": at - wide}[anchor]
    return left, left + wide


def share(part: float, whole: float) -> float:
    """A part of a whole in per cent, kept between 0 and 100, to two places."""
    if whole <= 0:
        return 0.0
    return round(min(max(part / whole, 0), 1) * 100, 2)
