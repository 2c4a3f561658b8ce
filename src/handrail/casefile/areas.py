"""Areas to stay out of, as GeoJSON: what makes one valid, and whether a place lies in it.

GeoJSON is RFC 7946: a Polygon or MultiPolygon, positions as [longitude, latitude] in degrees
(WGS 84), each ring closed, the first ring of a polygon its outline and the others holes.
shapely is loaded only when a shape must be judged.
"""

from typing import Any

SHAPES = ("Polygon", "MultiPolygon")
LEAST_POSITIONS = 4
"""A ring has three corners at least and ends where it began (RFC 7946, 3.1.6)."""

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


class BadArea(ValueError):
    """An outline that is not a valid area: what is wrong and what is allowed."""

    def __init__(self, path: str, message: str, allowed: str) -> None:
        super().__init__(message)
        self.path, self.message, self.allowed = path, message, allowed


def check(geometry: Any) -> None:
    """Raise ``BadArea`` with a path into the geometry ("/coordinates/0/3") if it is not valid."""
    if not isinstance(geometry, dict) or geometry.get("type") not in SHAPES:
        raise BadArea("/type", "the outline is not an area", 'type "Polygon" or "MultiPolygon"')
    if extra := set(geometry) - {"type", "coordinates"}:
        raise BadArea(f"/{min(extra)}", "the outline has a field of its own", "only type and coordinates")
    for path, rings in _polygons(geometry):
        if not isinstance(rings, list) or not rings:
            raise BadArea(path, "the outline has no ring", "a list of rings, the outline first")
        for at, ring in enumerate(rings):
            _check_ring(f"{path}/{at}", ring)
    _check_shape(geometry)


def contains(geometry: dict[str, Any], longitude: float, latitude: float) -> bool:
    """Whether a place lies in the area or on its edge."""
    from shapely.geometry import Point, shape

    return bool(shape(geometry).covers(Point(longitude, latitude)))


def bounds(geometry: dict[str, Any]) -> Box:
    """The box around the area: west, south, east, north."""
    positions = [position for _, rings in _polygons(geometry) for position in rings[0]]
    longitudes, latitudes = [one[0] for one in positions], [one[1] for one in positions]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    """The polygons of an area, each a list of rings: the outline, then holes."""
    return [rings for _, rings in _polygons(geometry)]


def _polygons(geometry: dict[str, Any]) -> list[tuple[str, Any]]:
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list) or not coordinates:
        raise BadArea("/coordinates", "the outline has no coordinates", "a list of rings of positions")
    if geometry["type"] == "Polygon":
        return [("/coordinates", coordinates)]
    return [(f"/coordinates/{at}", rings) for at, rings in enumerate(coordinates)]


def _check_ring(path: str, ring: Any) -> None:
    if not isinstance(ring, list) or len(ring) < LEAST_POSITIONS:
        raise BadArea(path, "a ring has too few positions", "four or more, the last equal to the first")
    for at, position in enumerate(ring):
        _check_position(f"{path}/{at}", position)
    if ring[0] != ring[-1]:
        raise BadArea(f"{path}/{len(ring) - 1}", "the ring is not closed", f"end where it began: {ring[0]}")


def _check_position(path: str, position: Any) -> None:
    numbers = isinstance(position, list) and all(type(one) in (int, float) for one in position)
    if not numbers or len(position) != 2:
        raise BadArea(path, f"{position!r} is not a position", "two numbers: longitude, latitude")
    longitude, latitude = position
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise BadArea(
            path,
            f"{position!r} is not on the globe",
            "longitude -180 to 180 first, then latitude -90 to 90",
        )


def _check_shape(geometry: dict[str, Any]) -> None:
    from shapely.geometry import shape
    from shapely.validation import explain_validity

    area = shape(geometry)
    if not area.is_valid:
        raise BadArea(
            "/coordinates",
            f"the outline crosses or touches itself: {explain_validity(area)}",
            "rings that do not cross, with holes inside their outline",
        )
    if area.area == 0:
        raise BadArea("/coordinates", "the outline encloses nothing", "corners that are not in one line")
