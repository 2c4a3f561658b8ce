"""What messages say: exactly these words, in two languages, and nothing that gives anything away."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.delivery.reaching import wording

THURSDAY = date(2026, 3, 19)
TELL_TALE = (
    *("probation", "offend", "licence", "court", "curfew", "supervis", "order", "officer", "police"),
    *("handrail", "youth justice", "prison", "appointment with", "prawf", "llys", "heddlu", "carchar"),
)


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("booked", "en", "You have an appointment on Thursday 19 March at 2.30pm."),
        ("reminder", "en", "A reminder: your appointment is on Thursday 19 March at 2.30pm."),
        ("rearranged", "en", "Your appointment has a new time: Thursday 19 March at 2.30pm."),
        (
            "missed",
            "en",
            "We missed you on Thursday 19 March at 2.30pm. Please ring, or come in, as soon as you can.",
        ),
        ("booked", "cy", "Mae gennych apwyntiad ddydd Iau 19 Mawrth am 2.30yp."),
        ("reminder", "cy", "Nodyn atgoffa: mae eich apwyntiad ddydd Iau 19 Mawrth am 2.30yp."),
        ("rearranged", "cy", "Mae amser newydd i’ch apwyntiad: dydd Iau 19 Mawrth am 2.30yp."),
    ],
)
def test_each_kind_says_this(kind: str, language: str, said: str) -> None:
    assert wording.text(kind, language, on=THURSDAY, at=time(14, 30)) == said


def test_a_new_practitioner_is_told_by_first_name_only() -> None:
    said = wording.text("change_of_practitioner", "en", on=THURSDAY, at=None, name="Megan Price")

    assert said == "From Thursday 19 March you will see Megan. Your appointments stay as they are."


def test_from_a_day_on_is_told_in_welsh_as_well() -> None:
    said = wording.text("change_of_practitioner", "cy", on=THURSDAY, at=None, name="Megan Price")

    assert said == "O ddydd Iau 19 Mawrth byddwch yn gweld Megan. Mae eich apwyntiadau’n aros yr un fath."


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("The Old Library, Mill Street", True),
        ("Eastgate Probation Office, Mill Street", False),
        ("Wexborough Magistrates’ Court", False),
        ("Elm Lodge Approved Premises", False),
        ("Northmoor Youth Justice Service", False),
        ("", False),
    ],
)
def test_a_place_is_told_only_where_its_name_gives_nothing_away(place: str, told: bool) -> None:
    said = wording.text("booked", "en", on=THURSDAY, at=time(9), place=place)

    assert said == "You have an appointment on Thursday 19 March at 9am." + (
        f" Where: {place}." if told else ""
    )


@given(
    st.sampled_from(sorted(wording.TEXTS["en"])),
    st.sampled_from(sorted(wording.TEXTS)),
    st.dates(),
    st.none() | st.times(),
    st.sampled_from(["", "Probation, 4 Mill Street", "Llys Ynadon", "The Hub"]),
)
def test_no_message_ever_tells_more_than_when(
    kind: str, language: str, on: date, at: time | None, place: str
) -> None:
    said = wording.text(kind, language, on=on, at=at, place=place, name="Ruth Adeyemi").lower()

    assert not [word for word in TELL_TALE if word in said]
    assert "adeyemi" not in said
    assert not wording.GIVES_AWAY.search(said)


def test_both_languages_say_every_kind() -> None:
    assert set(wording.TEXTS["en"]) == set(wording.TEXTS["cy"])
    assert set(wording.SUBJECTS) == set(wording.TEXTS)
