"""What holds for every calendar, whatever was pronounced and recorded."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handrail.casefile.calendar import calendar_of, count, percent
from handrail.casefile.calendar.kinds import KINDS
from handrail.kernel.periods import Period
from tests.casefile.calendar.pronounced import recall, release, sentence

STARTS = st.dates(date(2016, 1, 1), date(2030, 12, 31))
RECALLS = st.sampled_from(["standard", "fixed_14", "fixed_28", "fixed_56"])


@st.composite
def sentences(draw):
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4))
    found = []
    for at, kind in enumerate(kinds):
        facts = {
            "years": draw(st.integers(0, 6)),
            "months": draw(st.integers(0, 18)),
            "days": draw(st.integers(0, 30)),
            "remand_days": draw(st.integers(0, 200)),
        }
        if at and draw(st.booleans()):
            facts["after"] = f"s{at - 1}"
        found.append(sentence(kind, draw(STARTS), f"s{at}", **facts))
    return found


@st.composite
def moves(draw, of):
    """Releases and recalls in turn, at any distance."""
    releases, recalls = [], []
    day = draw(STARTS)
    for turn in range(draw(st.integers(0, 5))):
        day += timedelta(days=draw(st.integers(1, 500)))
        entry = draw(st.sampled_from([one.entry for one in of]))
        if turn % 2 == 0:
            releases.append(release(day, entry))
        else:
            back = draw(st.one_of(st.none(), st.integers(0, 90)))
            returned = None if back is None else day + timedelta(days=back)
            recalls.append(recall(day, entry, kind=draw(RECALLS), returned_on=returned))
    return releases, recalls


@given(st.data())
def test_phases_follow_each_other_and_cover_the_term(data):
    pronounced = data.draw(sentences())
    releases, recalls = data.draw(moves(pronounced))
    calendar = calendar_of(pronounced, releases, recalls)

    assert sorted(calendar.dates) == sorted(one.entry for one in pronounced)
    for term in calendar.terms:
        periods = [phase.period for phase in term.phases]
        assert term.period.starts == periods[0].starts == min(one.line_starts for one in term.sentences)
        for one, after in pairwise(periods):
            assert one.stop == after.starts
        for one in term.sentences:
            assert one.period.clamp(term.period) == one.period
        assert all(mark.percent is None or 0 <= mark.percent <= 100 for mark in term.marks)
    assert calendar.ends_on is None or all(
        term.period.ends is not None and term.period.ends <= calendar.ends_on for term in calendar.terms
    )


@given(st.data())
def test_days_at_large_only_ever_make_it_longer(data):
    pronounced = data.draw(sentences())
    releases, recalls = data.draw(moves(pronounced))
    with_recalls = calendar_of(pronounced, releases, recalls).dates
    without = calendar_of(pronounced, releases).dates
    for entry, dates in with_recalls.items():
        assert dates.moved_days >= 0
        if dates.period.ends is not None:
            assert dates.period.ends >= without[entry].period.ends


@given(st.data())
def test_every_day_of_a_term_has_one_phase_in_it(data):
    pronounced = data.draw(sentences())
    calendar = calendar_of(pronounced, *data.draw(moves(pronounced)))
    day = data.draw(st.dates(date(2015, 1, 1), date(2045, 1, 1)))
    for term in calendar.terms:
        assert (term.phase_on(day) is not None) == (day in term.period)
        assert sum(day in phase.period for phase in term.phases) <= 1
    leading = calendar.phase_on(day)
    assert (leading is None) == (not calendar.phases_on(day))
    stretch = calendar.supervision_on(day)
    assert (stretch is not None) == (leading is not None and leading.in_community)


PERIODS = st.builds(
    lambda starts, days: Period(starts, starts + timedelta(days=days)), STARTS, st.integers(0, 3000)
)


@given(PERIODS, st.dates(date(2014, 1, 1), date(2042, 1, 1)))
def test_figures_agree_with_each_other(period, day):
    figures = count(period, day)
    following = count(period, day + timedelta(days=1))

    assert figures.used + figures.left == figures.length == period.days
    assert figures.week + figures.weeks_left == figures.weeks
    assert 0 <= figures.week <= figures.weeks
    assert figures.week <= following.week <= figures.week + 1
    assert 0 <= figures.percent_used <= following.percent_used <= 100
    assert (figures.used > 0) == (day >= period.starts)
    assert (figures.left == 0) == (day >= period.ends)
    if day in period:
        assert percent(period, day) < figures.percent_used or figures.length > 5000


@given(PERIODS, STARTS)
def test_milestones_lie_inside_in_order(period, day):
    found = count(period, day).milestones
    assert all(one.on in period and one.on > period.starts for one in found)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert all(one.percent == percent(period, one.on) for one in found)
    assert all(one.reached == (one.on <= day) for one in found)
