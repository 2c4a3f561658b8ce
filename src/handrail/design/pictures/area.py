"""A sketch of an area: its outline hatched, places as dots, a scale bar, north at the top.

No map beneath it: the sketch says shape, size and what lies inside or outside. It
is drawn from the same GeoJSON the order is recorded with, so nothing is redrawn
by hand. Longitudes are narrowed by the cosine of the latitude, which for an area
of a few miles is exact to less than a pixel.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from handrail.design.pictures.labels import text_width

WIDTH = 360
MARGIN = 26
MOST_HEIGHT = 400
_METRES_PER_DEGREE = 111_320
_ROUND_LENGTHS = (50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000)

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Place:
    """A venue or other point to show. ``inside`` is said where it is known."""

    label: str
    longitude: float
    latitude: float
    inside: bool | None = None


@dataclass(frozen=True)
class Area:
    """What the sketch is drawn from: a GeoJSON Polygon, MultiPolygon or Feature of one."""

    shape: Mapping[str, Any]
    title: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Dot:
    """A place on the sketch with its label on the side that has room."""

    x: float
    y: float
    label: str
    label_x: float
    anchor: str
    inside: bool | None


@dataclass(frozen=True)
class AreaPicture:
    """Positions for ``area``: ``paths`` are SVG path data, one for each part."""

    title: str
    width: int
    height: int
    paths: tuple[str, ...]
    dots: tuple[Dot, ...]
    scale_length: float
    scale_words: str


def draw(area: Area) -> AreaPicture | None:
    """Work out the sketch, or None where the shape holds no outline."""
    polygons = list(_polygons(area.shape))
    corners = [point for polygon in polygons for ring in polygon for point in ring]
    if not corners:
        return None
    corners += [(place.longitude, place.latitude) for place in area.places]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrow = cos(radians((south + north) / 2))
    across = max((east - west) * narrow, 1e-6)
    up = max(north - south, 1e-6)
    # Pixels for a degree of latitude: the shape fills the width unless it is tall.
    grain = min((WIDTH - 2 * MARGIN) / across, (MOST_HEIGHT - 2 * MARGIN - 30) / up)
    left = (WIDTH - across * grain) / 2

    def point(longitude: float, latitude: float) -> tuple[float, float]:
        return (
            round(left + (longitude - west) * narrow * grain, 1),
            round(MARGIN + (north - latitude) * grain, 1),
        )

    metres, pixels = _scale(grain)
    return AreaPicture(
        title=area.title,
        width=WIDTH,
        height=round(up * grain) + 2 * MARGIN + 30,
        paths=tuple(_path(polygon, point) for polygon in polygons),
        dots=tuple(_dot(place, point(place.longitude, place.latitude)) for place in area.places),
        scale_length=pixels,
        scale_words=f"{metres} m" if metres < 1000 else f"{metres // 1000} km",
    )


def _polygons(shape: Mapping[str, Any]) -> Iterator[list[Ring]]:
    kind = shape.get("type")
    if kind == "Feature":
        yield from _polygons(shape.get("geometry") or {})
    elif kind == "Polygon":
        yield [_ring(ring) for ring in shape["coordinates"]]
    elif kind == "MultiPolygon":
        for polygon in shape["coordinates"]:
            yield [_ring(ring) for ring in polygon]


def _ring(ring: Any) -> Ring:
    return [(float(point[0]), float(point[1])) for point in ring]


def _path(polygon: list[Ring], point: Any) -> str:
    parts = []
    for ring in polygon:
        corners = [point(x, y) for x, y in ring]
        parts.append("M" + " L".join(f"{x} {y}" for x, y in corners) + " Z")
    return " ".join(parts)


def _dot(place: Place, at: tuple[float, float]) -> Dot:
    room = text_width(place.label, 14) + 14
    right = at[0] + room <= WIDTH
    return Dot(
        x=at[0],
        y=at[1],
        label=place.label,
        label_x=at[0] + 12 if right else at[0] - 12,
        anchor="start" if right else "end",
        inside=place.inside,
    )


def _scale(grain: float) -> tuple[int, float]:
    """The longest round length that takes no more than a third of the width."""
    per_metre = grain / _METRES_PER_DEGREE
    fitting = [metres for metres in _ROUND_LENGTHS if metres * per_metre <= WIDTH / 3]
    metres = fitting[-1] if fitting else _ROUND_LENGTHS[0]
    return metres, round(metres * per_metre, 1)
