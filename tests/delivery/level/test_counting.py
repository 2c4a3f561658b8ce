"""Contact counted by week and phase, worked out by hand and for any record."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from handrail.delivery.level.counting import Gap, Missed, Phase, Seen, Span, count, gaps, phase_of

BEGUN = date(2025, 11, 6)
"""A Thursday: the first day of Kai's order."""
TWICE = Phase("The first months", BEGUN, date(2026, 2, 26), 2, "week")
ONCE = Phase("Once a week", date(2026, 2, 27), date(2026, 9, 30), 1, "week")
FORTNIGHT = Phase("Every fortnight", date(2026, 10, 1), date(2027, 5, 5), 1, "fortnight")


def on(day: str, *, ours: bool = True) -> Seen:
    return Seen(date.fromisoformat(day), ("joel-marsh",) if ours else ("grace-obi",), ours)


def test_a_week_belongs_to_the_phase_of_most_of_its_days() -> None:
    """Week 17 has one day of "twice a week" and six of "once a week"."""
    assert phase_of(date(2026, 2, 19), (TWICE, ONCE)) is TWICE
    assert phase_of(date(2026, 2, 26), (TWICE, ONCE)) is ONCE
    assert phase_of(date(2025, 10, 30), (TWICE, ONCE)) is None


def test_of_two_phases_on_a_day_the_later_has_taken_the_place_of_the_earlier() -> None:
    closer = Phase("Closer", date(2026, 1, 1), date(2026, 1, 14), 3, "week")
    assert phase_of(date(2026, 1, 1), (TWICE, closer)) is closer


def test_kai_sixteen_weeks_at_twice_a_week_ask_for_thirty_two() -> None:
    """On 12 March: 16 weeks of two and two of one are over; the week of 12 March is not."""
    counted = count(Span(BEGUN, date(2026, 9, 30), date(2026, 3, 12)), (TWICE, ONCE), ())
    first, second = counted.phases
    assert (first.weeks[0].number, first.weeks[-1].number, first.due) == (1, 16, 32)
    assert (second.weeks[0].number, second.due) == (17, 2)
    assert counted.due == 34


def test_every_two_weeks_counts_the_weeks_that_are_over() -> None:
    """Five weeks at one in two are two contacts and a half: two have fallen due."""
    counted = count(Span(FORTNIGHT.starts, date(2027, 5, 5), date(2026, 11, 6)), (FORTNIGHT,), ())
    (phase,) = counted.phases
    assert phase.due == 2
    assert phase.in_all == 15  # 31 weeks


def test_contacts_by_us_and_by_others_in_their_weeks() -> None:
    seen = (on("2025-11-06"), on("2025-11-11"), on("2025-11-12", ours=False), on("2025-11-13"))
    missed = (Missed(date(2025, 11, 14), ("joel-marsh",), "acceptable_absence"),)
    counted = count(Span(BEGUN, date(2026, 2, 26), date(2025, 11, 19)), (TWICE,), seen, missed)
    (phase,) = counted.phases
    assert [len(week.seen) for week in counted.weeks[:2]] == [3, 1]
    assert (phase.by_us, phase.by_others, len(phase.missed)) == (3, 1, 1)


def test_the_longest_gap_runs_from_contact_to_contact_or_to_today() -> None:
    """6 to 11 November five days, 11 to 30 nineteen, and ten so far."""
    days = [date(2025, 11, 6), date(2025, 11, 11), date(2025, 11, 30)]
    found = gaps(BEGUN, date(2025, 12, 10), days)
    assert [(gap.days, gap.so_far) for gap in found] == [(5, False), (19, False), (10, True)]


def test_a_first_contact_days_after_the_start_leaves_a_gap_before_it() -> None:
    assert gaps(BEGUN, date(2025, 11, 10), [date(2025, 11, 10)]) == [
        Gap(BEGUN, date(2025, 11, 10), 4),
    ]


def test_suspended_days_ask_for_nothing_and_are_no_gap() -> None:
    """A fortnight suspended out of four weeks at twice a week: four are due, not eight."""
    quiet = frozenset(BEGUN + timedelta(days=7 + n) for n in range(14))
    seen = (on("2025-11-12"), on("2025-11-28"))
    today = BEGUN + timedelta(days=28)
    counted = count(Span(BEGUN, date(2026, 2, 26), today), (TWICE,), seen, (), quiet)
    assert counted.due == 4
    assert [week.suspended for week in counted.weeks[:5]] == [0, 7, 7, 0, 0]
    assert max(gap.days for gap in counted.gaps) == 6  # 6 to 12 November; 12 to 28 is two days


def test_a_week_half_suspended_asks_for_its_other_days() -> None:
    quiet = frozenset({BEGUN, BEGUN + timedelta(days=1)})
    counted = count(Span(BEGUN, date(2026, 2, 26), BEGUN), (TWICE,), (), (), quiet)
    assert counted.weeks[0].planned == Fraction(10, 7)


DAYS = st.integers(0, 400).map(lambda n: BEGUN + timedelta(days=n))


@st.composite
def phases(draw: st.DrawFn) -> tuple[Phase, ...]:
    """Phases one after another, with holes between some."""
    found, day = [], BEGUN + timedelta(days=draw(st.integers(0, 20)))
    for n in range(draw(st.integers(0, 4))):
        ends = day + timedelta(days=draw(st.integers(0, 90)))
        every = draw(st.sampled_from(["week", "fortnight", "month"]))
        found.append(Phase(f"Phase {n}", day, ends, draw(st.integers(1, 3)), every, str(n)))
        day = ends + timedelta(days=draw(st.integers(1, 20)))
    return tuple(found)


@given(phases(), st.lists(DAYS, max_size=60), st.integers(0, 400), st.sets(DAYS, max_size=30))
def test_every_contact_is_counted_in_one_week_and_one_phase_and_sums_agree(
    planned: tuple[Phase, ...], days: list[date], n: int, quiet: set[date]
) -> None:
    today = BEGUN + timedelta(days=n)
    seen = [Seen(day, ("joel-marsh",), place % 2 == 0) for place, day in enumerate(days)]
    within = [one for one in seen if one.on <= today]
    counted = count(Span(BEGUN, BEGUN + timedelta(days=200), today), planned, seen, (), frozenset(quiet))

    for one in within:
        holding = [week for week in counted.weeks if any(kept is one for kept in week.seen)]
        assert len(holding) == 1
        assert holding[0].starts <= one.on <= holding[0].ends
        assert sum(any(kept is one for kept in phase.seen) for phase in counted.phases) == 1
    assert counted.seen == len(within) == sum(len(week.seen) for week in counted.weeks)
    assert sum(phase.by_us + phase.by_others for phase in counted.phases) == counted.seen
    assert sum(len(phase.weeks) for phase in counted.phases) == len(counted.weeks)
    assert all(phase.due <= phase.in_all for phase in counted.phases)


@given(st.lists(DAYS, max_size=40), st.integers(0, 400))
def test_gaps_follow_one_another_from_the_first_day_to_today(days: list[date], n: int) -> None:
    today = BEGUN + timedelta(days=n)
    within = [day for day in days if day <= today]
    found = gaps(BEGUN, today, within)
    assert sum(gap.days for gap in found) == (today - BEGUN).days
    longest = max((gap.days for gap in found), default=0)
    counted = count(Span(BEGUN, today, today), (TWICE, ONCE), [Seen(day, (), True) for day in within])
    assert max((phase.gap.days for phase in counted.phases if phase.gap), default=0) == longest
