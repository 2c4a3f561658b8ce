"""The sketch of an area."""

from handrail.design.pictures import area
from handrail.design.pictures.area import Area, Place

# About a kilometre on a side at latitude 53: 0.015° of longitude is 1,005 m, 0.009° of latitude 1,002 m.
SQUARE = [[-1.48, 53.37], [-1.465, 53.37], [-1.465, 53.379], [-1.48, 53.379], [-1.48, 53.37]]


def test_a_square_on_the_ground_is_a_square_on_paper():
    picture = area.draw(Area({"type": "Polygon", "coordinates": [SQUARE]}, "A square"))
    assert picture is not None
    corners = [tuple(map(float, pair.split())) for pair in picture.paths[0][1:-2].split(" L")]
    across, up = corners[1][0] - corners[0][0], corners[0][1] - corners[2][1]
    assert abs(across - up) < 3
    # It fills the sketch between its margins, north at the top.
    assert abs(across - (area.WIDTH - 2 * area.MARGIN)) < 1
    assert corners[2][1] < corners[0][1]


def test_the_scale_bar_is_a_round_length():
    """308 pixels for 1,005 m is 0.306 a metre: 200 m are 61 pixels, 500 m would pass a third."""
    picture = area.draw(Area({"type": "Polygon", "coordinates": [SQUARE]}, "A square"))
    assert picture is not None
    assert picture.scale_words == "200 m"
    assert abs(picture.scale_length - 61.3) < 1


def test_several_parts_and_holes_are_kept():
    far = [[x + 0.05, y] for x, y in SQUARE]
    shape = {"type": "MultiPolygon", "coordinates": [[SQUARE, SQUARE], [far]]}
    picture = area.draw(Area({"type": "Feature", "geometry": shape}, "Two"))
    assert picture is not None
    assert len(picture.paths) == 2
    assert picture.paths[0].count("M") == 2


def test_a_place_is_labelled_on_the_side_that_has_room():
    places = (Place("Canal House", -1.49, 53.375), Place("Willow women’s centre", -1.46, 53.375))
    picture = area.draw(Area({"type": "Polygon", "coordinates": [SQUARE]}, "t", places))
    assert picture is not None
    assert [dot.anchor for dot in picture.dots] == ["start", "end"]


def test_no_outline_is_no_picture():
    assert area.draw(Area({}, "t")) is None
    assert area.draw(Area({"type": "Point", "coordinates": [0, 0]}, "t")) is None
