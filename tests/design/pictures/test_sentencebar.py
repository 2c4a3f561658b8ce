"""The whole sentence, checked against positions worked out by hand."""

from datetime import date

from handrail.design.pictures import sentencebar
from handrail.design.pictures.sentencebar import Mark, Phase, Sentence

LEON = Sentence(
    today=date(2026, 3, 18),
    phases=(
        Phase("custody", date(2022, 9, 12), date(2024, 9, 11), "Custody"),
        Phase("licence", date(2024, 9, 12), date(2025, 1, 19), "First licence", "Licence"),
        Phase("custody", date(2025, 1, 20), date(2026, 2, 8), "Back in custody", "Custody"),
        Phase("now", date(2026, 2, 9), date(2026, 9, 11), "Licence now"),
    ),
    marks=(
        Mark(date(2022, 9, 12), "Sentenced"),
        Mark(date(2025, 1, 20), "Recalled", "before he found work"),
        Mark(date(2026, 9, 11), "Ends"),
    ),
)


def test_phases_fill_the_bar_without_gaps():
    """1461 days: 731 in custody (50.03%), 130 on licence (8.90%), 385 back (26.35%), 215 now (14.72%)."""
    stretches = sentencebar.draw(LEON).stretches
    assert [s.length for s in stretches] == [50.03, 8.90, 26.35, 14.72]
    assert [s.at for s in stretches] == [0, 50.03, 58.93, 85.28]


def test_today_counts_as_used():
    """12 September 2022 to 18 March 2026 is 1284 days with both ends: 1284/1461 = 87.89%."""
    assert sentencebar.draw(LEON).today_at == 87.89


def test_the_end_is_marked_at_the_end():
    assert sentencebar.draw(LEON).ticks == (0, 58.93, 100)


def test_a_phase_too_short_for_its_words_uses_fewer_or_none():
    """8.9% of 1100 pixels is 98, enough for "First licence"; of 700 it is 62, of a phone 25."""
    words = {tier: said for tier, said, _ in sentencebar.draw(LEON).stretches[1].words}
    assert words == {"wide": "First licence", "middle": "Licence"}


def test_today_does_not_strike_a_label_through():
    """The licence runs from 85.28 to 100%, today stands at 87.89: the words take the middle after it."""
    now = sentencebar.draw(LEON).stretches[3]
    assert now.middle == round((87.89 + 100) / 2, 2)
    assert [tier for tier, _, _ in now.words] == ["wide"]


def test_the_list_beneath_adds_what_is_to_be_said():
    assert ("Recalled", "20 January 2025, before he found work") in sentencebar.draw(LEON).dates


def test_without_a_title_the_phases_are_told():
    assert "Back in custody from 20 January 2025 to 8 February 2026" in sentencebar.draw(LEON).title
