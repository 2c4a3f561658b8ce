"""What was typed to find a person, taken apart."""

from datetime import date

import pytest

from handrail.home.finding_asked import Asked, Born, read

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("typed", "words", "numbers", "born"),
    [
        ("Helen Brightwell", ("helen", "brightwell"), (), None),
        ("hel bright 1999", ("hel", "bright"), (), Born(year=1999)),
        ("9 June 1999", (), (), Born(9, 6, 1999)),
        ("9th of june 1999", (), (), Born(9, 6, 1999)),
        ("June 9, 1999", (), (), Born(9, 6, 1999)),
        ("9/6/99", (), (), Born(9, 6, 1999)),
        ("9.6.1999", (), (), Born(9, 6, 1999)),
        ("1999-06-09", (), (), Born(9, 6, 1999)),
        ("1/2/09", (), (), Born(1, 2, 2009)),
        ("1/2/26", (), (), Born(1, 2, 2026)),
        ("1/2/27", (), (), Born(1, 2, 1927)),
        ("29/2/1996 leon", ("leon",), (), Born(29, 2, 1996)),
        ("helen born 9 June", ("helen",), (), Born(9, 6)),
        ("June Brown 1999", ("june", "brown"), (), Born(year=1999)),
        ("bright X340571", ("bright",), ("x340571",), None),
        ("2015 / 0123456H", (), ("2015/0123456h",), None),
        ("31/2/1999", (), ("31/2/1999",), None),
        ("May", ("may",), (), None),
    ],
)
def test_words_numbers_and_dates_are_told_apart(
    typed: str, words: tuple[str, ...], numbers: tuple[str, ...], born: Born | None
) -> None:
    asked = read(typed, TODAY)

    assert (asked.words, asked.numbers, asked.born) == (words, numbers, born)


@pytest.mark.parametrize("typed", ["", "  ", "/", "'", "-", "…"])
def test_what_says_nothing_asks_for_nothing(typed: str) -> None:
    assert not read(typed, TODAY)


def test_a_number_with_spaces_is_kept_whole_too() -> None:
    assert read("X34 0571", TODAY).whole == "x34 0571"
    assert read("X34 0571", TODAY) != Asked()
