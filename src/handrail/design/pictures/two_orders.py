"""Two orders of the same things side by side: a line from where each stood to where it stands.

What was dropped ends in a cross, what is new begins with a plus; a line that is moved is thicker.
Each line has its words at both ends, so nothing rests on colour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROW, TOP, BESIDE = 34, 26, 46
"""Heights in pixels; the share of the width, in percent, that the words on either side take."""
WIDEST = 52
"""Characters that fit beside the lines on a wide screen; the table beneath has all of them."""


@dataclass(frozen=True)
class Item:
    """One thing: what it is called, its place before and after (``None``: not there), what became of it.

    ``then`` is what it was called before, where that is something else."""

    words: str
    before: int | None
    after: int | None
    kind: str = "same"
    then: str = ""


@dataclass(frozen=True)
class Mark:
    """Words on one side, at a height."""

    words: str
    y: int


@dataclass(frozen=True)
class Link:
    """A line from the left to the right, or (one end missing) a stub with a sign at its end."""

    kind: str
    left: int | None
    right: int | None


@dataclass(frozen=True)
class TwoOrders:
    """What the template draws."""

    title: str
    height: int
    left: tuple[Mark, ...]
    right: tuple[Mark, ...]
    links: tuple[Link, ...]


def draw(items: Iterable[Item], title: str) -> TwoOrders:
    """Place the words of both orders one beneath another, and the lines between."""
    items = list(items)
    left = _places([item for item in items if item.before is not None], "before")
    right = _places([item for item in items if item.after is not None], "after")
    return TwoOrders(
        title,
        TOP + ROW * max(len(left), len(right)),
        tuple(
            Mark(_short(f"{n}. {items[at].then or items[at].words}"), _y(n))
            for at, n in _by_place(left, items)
        ),
        tuple(Mark(_short(f"{n}. {items[at].words}"), _y(n)) for at, n in _by_place(right, items)),
        tuple(
            Link(
                item.kind,
                _y(left[id(item)]) if id(item) in left else None,
                _y(right[id(item)]) if id(item) in right else None,
            )
            for item in items
        ),
    )


def _places(items: Sequence[Item], side: str) -> dict[int, int]:
    """The place of each on one side, counted from one without gaps."""
    ordered = sorted(items, key=lambda item: getattr(item, side))
    return {id(item): number for number, item in enumerate(ordered, start=1)}


def _by_place(places: dict[int, int], items: Sequence[Item]) -> list[tuple[int, int]]:
    at = {id(item): place for place, item in enumerate(items)}
    return sorted(((at[key], number) for key, number in places.items()), key=lambda pair: pair[1])


def _y(number: int) -> int:
    return TOP + ROW * (number - 1) + ROW // 2 - 4


def _short(words: str) -> str:
    return words if len(words) <= WIDEST else words[: WIDEST - 1].rstrip() + "…"
