"""How near a typed word is to a name, and which numbers are one."""

import pytest

from handrail.kernel import numbers
from handrail.kernel.names import Nearness, compare, name_words, nearest, plain, typed_words


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("helen", "helen", Nearness.SAME),
        ("bright", "brightwell", Nearness.BEGINS),
        ("b", "brightwell", Nearness.BEGINS),
        ("steven", "stephen", Nearness.SOUNDS),
        ("kathryn", "catherine", Nearness.SOUNDS),
        ("muhammad", "mohammed", Nearness.SOUNDS),
        ("tarik", "tariq", Nearness.SOUNDS),
        ("brite", "brightwell", Nearness.SOUNDS),
        ("hlene", "helen", Nearness.SOUNDS),
        ("heken", "helen", Nearness.SPELT),
        ("brigthwell", "brightwell", Nearness.SPELT),
        ("kia", "kai", Nearness.SOUNDS),
        ("rowlan", "rowland", Nearness.BEGINS),
        ("suton", "sutton", Nearness.SOUNDS),
    ],
)
def test_a_typed_word_fits_a_name(typed: str, name: str, how: Nearness) -> None:
    assert compare(typed, name) is how


@pytest.mark.parametrize(
    ("typed", "name"),
    [("helen", "wayne"), ("leon", "kai"), ("jo", "joel x"), ("ash", "tom"), ("sam", "ash"), ("kent", "kai")],
)
def test_other_names_do_not_fit(typed: str, name: str) -> None:
    fits = [compare(typed, word) for word in name_words(name)]
    assert all(how in (None, Nearness.BEGINS) for how in fits)


def test_accents_hyphens_and_apostrophes_do_not_count() -> None:
    assert plain("Łukasz Ó Sé Müller") == "lukasz o se muller"
    assert name_words("Smith-Jones") == ("smithjones", "smith", "jones")
    assert name_words("O’Neil") == ("oneil", "o", "neil")
    assert "oshea" in name_words("Márquez-O'Shea")
    assert typed_words("smith-jones O'Neil") == ("smith", "jones", "oneil")


def test_the_nearest_of_several_names_is_taken() -> None:
    assert nearest("helen", ("helena", "helen")) == (Nearness.SAME, "helen")
    assert nearest("zzz", ("helen",)) is None


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("2015/0123456H", "2015/0123456H"),
        ("20150123456h", "2015/0123456H"),
        ("15/123456H", "2015/0123456H"),
        ("15123456H", "2015/0123456H"),
        ("2015/0123456H", "15/123456H"),
        ("x34 0571", "X340571"),
        ("X3405", "X340571"),
        ("A1234BC", "A1234BC"),
    ],
)
def test_numbers_fit_however_they_are_written(typed: str, held: str) -> None:
    assert numbers.fits(typed, held)


@pytest.mark.parametrize(
    ("typed", "held"),
    [("15/123457H", "2015/0123456H"), ("X34", "X340571"), ("0571", "X340571"), ("", "X340571")],
)
def test_other_numbers_do_not_fit(typed: str, held: str) -> None:
    assert not numbers.fits(typed, held)
