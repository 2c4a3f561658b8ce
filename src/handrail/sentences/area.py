"""Exclusion areas for pages: is a venue inside, and a sketch of the outline without a map.

What makes an outline valid is in ``handrail.casefile.areas``, where documents are checked too::

    is_inside(area.geometry, venue.longitude, venue.latitude)   None when either is not known
    sketch(area.geometry, width=320, height=240)                SVG path data in those units
    place_on(area.geometry, venue.longitude, venue.latitude, width=320, height=240)
"""

from math import cos, radians
from typing import Any

from handrail.casefile.areas import BadArea, Box, bounds, check, contains, polygons

__all__ = ["BadArea", "Box", "bounds", "check", "contains", "is_inside", "place_on", "sketch"]

MARGIN = 0.08
"""The share of the sketch left free on each side."""


def is_inside(
    geometry: dict[str, Any] | None, longitude: float | None, latitude: float | None
) -> bool | None:
    """Whether a place lies in an area; ``None`` when the outline or the place is not known."""
    if geometry is None or longitude is None or latitude is None:
        return None
    return contains(geometry, longitude, latitude)


def sketch(geometry: dict[str, Any], *, width: float, height: float) -> str:
    """The outline as the ``d`` of an SVG path (fill rule evenodd), north up, fitted to the size."""
    fit = _Fit(bounds(geometry), width, height)
    return " ".join(
        "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in (fit.point(*one) for one in ring[:-1])) + " Z"
        for rings in polygons(geometry)
        for ring in rings
    )


def place_on(
    geometry: dict[str, Any], longitude: float, latitude: float, *, width: float, height: float
) -> tuple[float, float] | None:
    """Where a place falls on the sketch, in its units; ``None`` when it falls outside."""
    x, y = _Fit(bounds(geometry), width, height).point(longitude, latitude)
    return (round(x, 1), round(y, 1)) if 0 <= x <= width and 0 <= y <= height else None


class _Fit:
    """Degrees to units of a sketch: a flat picture, true enough for a part of a town."""

    def __init__(self, box: Box, width: float, height: float) -> None:
        west, south, east, north = box
        self.shrink = cos(radians((south + north) / 2))
        across, up = (east - west) * self.shrink, north - south
        self.scale = min(width / across, height / up) * (1 - 2 * MARGIN)
        self.middle = ((west + east) / 2, (south + north) / 2)
        self.width, self.height = width, height

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = self.width / 2 + (longitude - self.middle[0]) * self.shrink * self.scale
        y = self.height / 2 - (latitude - self.middle[1]) * self.scale
        return x, y
