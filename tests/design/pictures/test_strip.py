"""The timeline strip, checked against positions worked out by hand."""

from datetime import date

from handrail.design.pictures import strip
from handrail.design.pictures.strip import Contact, Span, Strip, StripMark

WAYNE = Strip(
    start=date(2025, 8, 18),
    end=date(2026, 3, 31),
    today=date(2026, 3, 18),
    title="Wayne",
    contacts=(Contact(date(2025, 9, 8), "us"), Contact(date(2025, 9, 18), "partner")),
    marks=(StripMark(date(2025, 8, 27), "turn"), StripMark(date(2025, 11, 18), "lapse")),
    custody=(Span(date(2025, 8, 18), date(2025, 9, 7)),),
)


def test_positions_are_days_of_225():
    """18 August to 31 March is 225 days: 8 September is 21 (9.33%), 18 March 212 (94.22%)."""
    picture = strip.draw(WAYNE)
    assert picture.us == (9.33,)
    assert picture.partners == (13.78,)  # 31/225
    assert picture.today_at == 94.22
    assert [sign.at for sign in picture.signs] == [4.0, 40.89]


def test_months_stand_at_their_first_day():
    months = strip.draw(WAYNE).months
    assert (months[0].label, months[0].at) == ("Sep", 6.22)
    assert [month.label for month in months] == ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert months[0].tiers == ("wide", "middle", "narrow")


def test_custody_is_shaded_to_the_end_of_its_last_day():
    (shade,) = strip.draw(WAYNE).shades
    assert (shade.at, shade.length) == (0, 9.33)
    # "Custody" has room before "Sep" on wide screens only.
    assert shade.tiers == ("wide",)


def test_what_happened_before_or_after_is_not_drawn():
    picture = strip.draw(
        Strip(WAYNE.start, WAYNE.end, date(2026, 5, 1), "t", contacts=(Contact(date(2025, 1, 1), "us"),))
    )
    assert picture.us == ()
    assert picture.today_at is None


def test_signs_that_would_cover_one_another_stand_at_two_heights():
    days = (1, 3, 5)
    marks = tuple(StripMark(date(2025, 11, day), "move") for day in days)
    signs = strip.draw(Strip(WAYNE.start, WAYNE.end, WAYNE.today, "t", marks=marks)).signs
    assert [sign.top for sign in signs] == [0, 24, 0]
    assert len({sign.at for sign in signs}) == 3


def test_a_strip_of_years_names_fewer_months_and_says_the_year():
    months = strip.draw(Strip(date(2022, 9, 12), date(2026, 9, 12), WAYNE.today, "t")).months
    named = [month.label for month in months if "narrow" in month.tiers]
    assert named == ["Jan 2023", "Jan 2024", "Jan 2025", "Jan 2026"]
    assert len([month for month in months if "wide" in month.tiers]) > len(named)
