"""Outlines of areas: what is refused and where, and what lies inside."""

import pytest

from handrail.casefile.areas import BadArea, bounds, check, contains

SQUARE = [[0.0, 53.0], [0.1, 53.0], [0.1, 53.1], [0.0, 53.1], [0.0, 53.0]]
HOLE = [[0.04, 53.04], [0.06, 53.04], [0.06, 53.06], [0.04, 53.06], [0.04, 53.04]]
FAR = [[1.0, 53.0], [1.1, 53.0], [1.1, 53.1], [1.0, 53.0]]
BOW = [[0.0, 53.0], [0.1, 53.1], [0.1, 53.0], [0.0, 53.1], [0.0, 53.0]]
LINE = [[0.0, 53.0], [0.1, 53.0], [0.2, 53.0], [0.0, 53.0]]
WITH_HOLE = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
TWO = {"type": "MultiPolygon", "coordinates": [[SQUARE], [FAR]]}


@pytest.mark.parametrize("geometry", [WITH_HOLE, TWO, {"type": "Polygon", "coordinates": [SQUARE]}])
def test_a_valid_outline_is_let_through_and_holds_its_own_corner(geometry):
    check(geometry)
    assert contains(geometry, 0.0, 53.0)


@pytest.mark.parametrize(
    ("geometry", "path", "words"),
    [
        (None, "/type", "not an area"),
        ({"type": "Point", "coordinates": [0, 53]}, "/type", "not an area"),
        ({"type": "Polygon", "coordinates": [SQUARE], "bbox": []}, "/bbox", "field of its own"),
        ({"type": "Polygon"}, "/coordinates", "no coordinates"),
        ({"type": "Polygon", "coordinates": []}, "/coordinates", "no coordinates"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "/coordinates/0", "no ring"),
        ({"type": "Polygon", "coordinates": [SQUARE[:3]]}, "/coordinates/0", "too few"),
        ({"type": "Polygon", "coordinates": [SQUARE[:4]]}, "/coordinates/0/3", "not closed"),
        ({"type": "Polygon", "coordinates": [["a", *SQUARE[1:]]]}, "/coordinates/0/0", "not a position"),
        ({"type": "Polygon", "coordinates": [[[0.0], *SQUARE[1:]]]}, "/coordinates/0/0", "not a position"),
        ({"type": "Polygon", "coordinates": [[[53.0, 200], *SQUARE[1:]]]}, "/coordinates/0/0", "globe"),
        ({"type": "Polygon", "coordinates": [BOW]}, "/coordinates", "crosses"),
        ({"type": "Polygon", "coordinates": [SQUARE, FAR]}, "/coordinates", "crosses or touches"),
        ({"type": "Polygon", "coordinates": [LINE]}, "/coordinates", "touches itself"),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}, "/coordinates", "touches itself"),
    ],
)
def test_a_bad_outline_is_refused_with_its_place(geometry, path, words):
    with pytest.raises(BadArea, match=words) as refused:
        check(geometry)
    assert refused.value.path == path
    assert refused.value.allowed


def test_inside_outside_edge_and_hole():
    assert contains(WITH_HOLE, 0.02, 53.02)
    assert contains(WITH_HOLE, 0.0, 53.05)
    assert not contains(WITH_HOLE, 0.05, 53.05)
    assert not contains(WITH_HOLE, 0.2, 53.02)
    assert contains(TWO, 1.08, 53.05)


def test_bounds_hold_every_part():
    assert bounds(TWO) == (0.0, 53.0, 1.1, 53.1)
