"""Areas for pages: is a venue inside, and the sketch."""

from handrail.sentences.area import is_inside, place_on, sketch

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[0.0, 53.0], [0.1, 53.0], [0.1, 53.1], [0.0, 53.1], [0.0, 53.0]]],
}


def test_a_place_that_is_not_known_is_neither_inside_nor_outside():
    assert is_inside(None, 0.05, 53.05) is None
    assert is_inside(SQUARE, None, None) is None
    assert is_inside(SQUARE, 0.05, 53.05) is True
    assert is_inside(SQUARE, 0.5, 53.05) is False


def test_the_sketch_has_north_up_and_fits():
    """The square is taller than wide on the ground at 53 degrees north: 0.6 of its height."""
    path = sketch(SQUARE, width=100, height=100)
    assert path == "M24.8 92.0 L75.2 92.0 L75.2 8.0 L24.8 8.0 Z"


def test_a_place_on_the_sketch():
    assert place_on(SQUARE, 0.05, 53.05, width=100, height=100) == (50.0, 50.0)
    assert place_on(SQUARE, 2.0, 53.05, width=100, height=100) is None
