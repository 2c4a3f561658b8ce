"""The people around the person: in the middle the person, then family, friends, what they enjoy, workers.

On wide screens family stands left, what the person enjoys and the community right, friends above and
workers below; a row that is full goes on in the column beside it, and columns grow.
The line says the influence, which is our view; the speech mark says that the person
listens to them, which is theirs. A second, narrow drawing serves phones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from typing import Literal

from handrail.design.pictures.labels import shortened, text_width

Group = Literal["family", "friends", "enjoys", "community", "workers"]
Influence = Literal["strong", "supports", "harms", "both", "unknown"]

Side = Literal["left", "right", "top", "bottom"]

SIGNS: dict[Influence, str] = {"strong": "+", "supports": "+", "harms": "−", "both": "±", "unknown": "?"}


@dataclass(frozen=True)
class Member:
    """Someone, or a place, around the person.

    ``decision`` says whether they are involved ("Involved", "Kai’s choice");
    ``settled`` is false for "not involved" and "decide again", which get a dashed box.
    ``listens`` is true where the person says that they listen to them.
    """

    name: str
    relation: str
    group: Group
    influence: Influence = "unknown"
    decision: str = ""
    listens: bool = False
    settled: bool = True


@dataclass(frozen=True)
class Network:
    """What the network is drawn from. ``age`` stands under the name; nothing where None."""

    called: str
    members: tuple[Member, ...]
    title: str
    age: int | None = None


@dataclass(frozen=True)
class Box:
    """A member with a place and words cut to fit."""

    x: float
    y: float
    width: float
    height: float
    name: str
    relation: str
    decision: str
    listens: bool
    settled: bool


@dataclass(frozen=True)
class Tie:
    """A line from the person to a box; ``points`` is the zigzag of a pull, empty otherwise."""

    x1: float
    y1: float
    x2: float
    y2: float
    influence: Influence
    points: str
    sign: str
    sign_x: float
    sign_y: float


@dataclass(frozen=True)
class Heading:
    """The name of a group beside its boxes."""

    x: float
    y: float
    group: Group
    anchor: Literal["start", "end"]


@dataclass(frozen=True)
class Drawing:
    """One drawing: its size, the person's circle and name, boxes, ties and headings."""

    width: int
    height: float
    x: float
    y: float
    radius: int
    name: str
    name_size: int
    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class NetworkPicture:
    """Positions for ``network``: the wide drawing and the narrow one."""

    age: int | None
    title: str
    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True)
class _Sizes:
    """Measures of one drawing, in its own pixels."""

    width: int
    box: int
    tall: int
    radius: int
    name_sizes: tuple[int, ...]
    type_sizes: tuple[int, int]
    inset: int


_WIDE = _Sizes(1110, 200, 72, 66, (27, 19, 16), (16, 14), 12)
_NARROW = _Sizes(340, 128, 66, 28, (17, 14, 12), (15, 14), 10)

_ROW_LIMIT = 5
_COLUMN_LIMIT = 8
# Distance between the middles of boxes in a row, by how many there are.
_ROW_PITCH = {1: 0.0, 2: 300.0, 3: 250.0, 4: 250.0, 5: 227.5}
_HEADING = 26
_AIR = 30
_LEAST_INNER = 400


def draw(network: Network) -> NetworkPicture:
    """Work out both drawings."""
    return NetworkPicture(
        age=network.age,
        title=network.title,
        wide=_draw_wide(network),
        narrow=_draw_narrow(network),
    )


def _draw_wide(network: Network) -> Drawing:
    sides = _sides(network.members)
    above, below = _row_room(sides["top"]), _row_room(sides["bottom"])
    tallest = max(_column_height(sides["left"]), _column_height(sides["right"]))
    inner = max(tallest + 2 * _AIR, _LEAST_INNER)
    centre = (_WIDE.width / 2, above + inner / 2)
    height = above + inner + below
    placed: list[tuple[Member, Box, Side]] = []
    headings: list[Heading] = []
    _place_row(sides["top"], "top", above - _WIDE.tall, placed, headings)
    _place_row(sides["bottom"], "bottom", above + inner, placed, headings)
    _place_column(sides["left"], "left", centre[1], placed, headings)
    _place_column(sides["right"], "right", centre[1], placed, headings)
    ties = (_tie(m.influence, centre, _WIDE.radius, _end(box, side), 0.56) for m, box, side in placed)
    return _drawing(network, _WIDE, height, centre, [box for _, box, _ in placed], ties, headings)


def _draw_narrow(network: Network) -> Drawing:
    """Two columns with the person between them; signs sit at the edge of the boxes."""
    columns = _two_columns(network.members)
    pitch = _NARROW.tall + 10
    rows = max(len(columns["left"]), len(columns["right"]), 2)
    height = rows * pitch - 10 + 4
    centre = (_NARROW.width / 2, height / 2)
    boxes: list[Box] = []
    ties: list[Tie] = []
    for side, x in (("left", 0.0), ("right", float(_NARROW.width - _NARROW.box))):
        offset = (height - len(columns[side]) * pitch + 10) / 2
        for n, member in enumerate(columns[side]):
            box = _box(member, x, offset + n * pitch, _NARROW)
            boxes.append(box)
            # The sign stands outside the box, touching it.
            edge = _NARROW.box + 5 if side == "left" else _NARROW.width - _NARROW.box - 5
            end = (edge, box.y + _NARROW.tall / 2)
            ties.append(_tie(member.influence, centre, _NARROW.radius, end, 1.0))
    return _drawing(network, _NARROW, height, centre, boxes, ties, [])


def _drawing(
    network: Network,
    sizes: _Sizes,
    height: float,
    centre: tuple[float, float],
    boxes: Iterable[Box],
    ties: Iterable[Tie],
    headings: Iterable[Heading],
) -> Drawing:
    room = 2 * sizes.radius - 10
    fitting = [size for size in sizes.name_sizes if text_width(network.called, size, bold=True) <= room]
    size = fitting[0] if fitting else sizes.name_sizes[-1]
    return Drawing(
        width=sizes.width,
        height=round(height, 1),
        x=centre[0],
        y=round(centre[1], 1),
        radius=sizes.radius,
        name=shortened(network.called, size, room, bold=True),
        name_size=size,
        boxes=tuple(boxes),
        ties=tuple(ties),
        headings=tuple(headings),
    )


def _sides(members: tuple[Member, ...]) -> dict[Side, list[Member]]:
    """Each group to its side; what a row cannot hold joins the shorter column."""
    left, right = _of(members, "family"), _of(members, "enjoys") + _of(members, "community")
    friends, workers = _of(members, "friends"), _of(members, "workers")
    for member in friends[_ROW_LIMIT:] + workers[_ROW_LIMIT:]:
        (left if len(left) <= len(right) else right).append(member)
    # A column that has grown too long gives of its own to the other side.
    for long, short in ((left, right), (right, left)):
        while len(long) > _COLUMN_LIMIT and len(long) > len(short) + 1:
            short.append(long.pop())
    return {"left": left, "right": right, "top": friends[:_ROW_LIMIT], "bottom": workers[:_ROW_LIMIT]}


def _of(members: tuple[Member, ...], group: Group) -> list[Member]:
    return [member for member in members if member.group == group]


def _two_columns(members: tuple[Member, ...]) -> dict[str, list[Member]]:
    """Family begins the left column, what they enjoy the right; friends and workers even them out."""
    left, right = _of(members, "family"), _of(members, "enjoys") + _of(members, "community")
    for member in _of(members, "friends") + _of(members, "workers"):
        (left if len(left) <= len(right) else right).append(member)
    while len(left) > len(right) + 1:
        right.append(left.pop())
    while len(right) > len(left) + 1:
        left.append(right.pop())
    return {"left": left, "right": right}


def _row_room(row: list[Member]) -> float:
    """Height a row takes, with its heading above where it leaves no room beside."""
    if not row:
        return 2.0
    return _WIDE.tall + 2 + (_HEADING if len(row) == _ROW_LIMIT else 0)


def _runs(members: list[Member]) -> int:
    """How many headings a column needs: one at each change of group."""
    return sum(n == 0 or members[n - 1].group != member.group for n, member in enumerate(members))


def _pitch(members: list[Member]) -> int:
    return _WIDE.tall + (28 if len(members) <= 5 else 14)


def _column_height(members: list[Member]) -> float:
    if not members:
        return 0
    gap = _pitch(members) - _WIDE.tall
    return len(members) * _pitch(members) - gap + _runs(members) * _HEADING


def _place_row(
    members: list[Member],
    side: Side,
    y: float,
    placed: list[tuple[Member, Box, Side]],
    headings: list[Heading],
) -> None:
    if not members:
        return
    pitch = _ROW_PITCH[len(members)]
    first = _WIDE.width / 2 - (len(members) - 1) / 2 * pitch - _WIDE.box / 2
    if len(members) == _ROW_LIMIT:
        y += _HEADING if side == "bottom" else 0
        headings.append(Heading(first, y - 10, members[0].group, "start"))
    else:
        headings.append(Heading(first - 18, y + _WIDE.tall / 2 + 6, members[0].group, "end"))
    for n, member in enumerate(members):
        placed.append((member, _box(member, first + n * pitch, y, _WIDE), side))


def _place_column(
    members: list[Member],
    side: Side,
    middle: float,
    placed: list[tuple[Member, Box, Side]],
    headings: list[Heading],
) -> None:
    x = 0.0 if side == "left" else float(_WIDE.width - _WIDE.box)
    y = middle - _column_height(members) / 2
    for n, member in enumerate(members):
        if n == 0 or members[n - 1].group != member.group:
            y += _HEADING
            headings.append(Heading(x, y - 10, member.group, "start"))
        placed.append((member, _box(member, x, y, _WIDE), side))
        y += _pitch(members)


def _box(member: Member, x: float, y: float, sizes: _Sizes) -> Box:
    large, small = sizes.type_sizes
    room = sizes.box - 2 * sizes.inset
    return Box(
        x=round(x, 1),
        y=round(y, 1),
        width=sizes.box,
        height=sizes.tall,
        # The speech mark stands at the end of the first line.
        name=shortened(member.name, large, room - (24 if member.listens else 0), bold=True),
        relation=shortened(member.relation, small, room),
        decision=shortened(member.decision, small, room),
        listens=member.listens,
        settled=member.settled,
    )


def _end(box: Box, side: Side) -> tuple[float, float]:
    """Where a tie meets a box. From the ends of a full row it leaves at the inner
    corner, so that it does not run over the column beside it."""
    middle = box.y + box.height / 2
    if side == "left":
        return box.x + box.width, middle
    if side == "right":
        return box.x, middle
    x = min(max(box.x + box.width / 2, _WIDE.box - 20), _WIDE.width - _WIDE.box + 20)
    return x, box.y + (box.height if side == "top" else 0)


def _tie(
    influence: Influence,
    centre: tuple[float, float],
    radius: float,
    end: tuple[float, float],
    sign_at: float,
) -> Tie:
    away = hypot(end[0] - centre[0], end[1] - centre[1]) or 1.0
    along = ((end[0] - centre[0]) / away, (end[1] - centre[1]) / away)
    start = (centre[0] + along[0] * radius, centre[1] + along[1] * radius)
    return Tie(
        x1=round(start[0], 1),
        y1=round(start[1], 1),
        x2=round(end[0], 1),
        y2=round(end[1], 1),
        influence=influence,
        points=_zigzag(start, end, along) if influence == "harms" else "",
        sign=SIGNS[influence],
        sign_x=round(start[0] + (end[0] - start[0]) * sign_at, 1),
        sign_y=round(start[1] + (end[1] - start[1]) * sign_at, 1),
    )


def _zigzag(start: tuple[float, float], end: tuple[float, float], along: tuple[float, float]) -> str:
    """Points that swing six pixels to either side of the line, about every eight."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    swings = max(int(length // 8), 2)
    points = [start]
    for n in range(1, swings):
        reach = length * n / swings
        side = 6 if n % 2 else -6
        x = start[0] + along[0] * reach - along[1] * side
        y = start[1] + along[1] * reach + along[0] * side
        points.append((x, y))
    points.append(end)
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
