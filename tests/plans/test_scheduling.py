"""What holds for every schedule, and that small ones equal what trying every day finds."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.casefile.waits import Circular, circle
from handrail.plans.scheduling import Bound, Job, latest_states, schedule
from tests.plans.written import wait

TODAY = date(2026, 3, 2)
HORIZON = 12
FAR = 60


def on(number):
    return TODAY + timedelta(days=number)


@st.composite
def jobs(draw, most=3, days=3, reach=HORIZON // 2):
    """A few jobs, each waiting for some of those before it and for a state or two."""
    found = []
    for at in range(draw(st.integers(1, most))):
        earlier = [job.key for job in found]
        bounds = [
            Bound(name, on(draw(st.integers(0, reach * 2))))
            for name in draw(st.sets(st.sampled_from(["licence", "due"])))
        ]
        found.append(
            Job(
                key=f"job-{at}",
                days=draw(st.integers(1, days)),
                asked_on=on(draw(st.integers(-3, 2))),
                not_before=on(draw(st.integers(0, 2))),
                wait=draw(st.integers(0, 2)),
                bounds=tuple(sorted(bounds, key=lambda bound: bound.key)),
                goes_on=draw(st.booleans()),
                started=on(draw(st.integers(-2, 0))) if draw(st.integers(0, 4)) == 0 else None,
                after=tuple(sorted(draw(st.sets(st.sampled_from(earlier)))) if earlier else ()),
                once=tuple(sorted(draw(st.sets(st.sampled_from(["stable", "housed"]))))),
            )
        )
    return draw(st.permutations(found))


STATES = st.fixed_dictionaries({"stable": st.integers(-2, 3).map(on), "housed": st.integers(-2, 3).map(on)})


def last(job, starts):
    return starts + timedelta(days=job.days - 1)


def respects(job, starts, of, states):
    """Whether a start keeps what a job waits for, written as one would say it."""
    if job.started:
        return starts == job.started
    free = starts >= job.not_before
    asked = (starts - job.asked_on).days >= job.wait
    stated = all((starts - states[state]).days >= job.wait for state in job.once)
    return free and asked and stated and all((starts - of[key]).days > job.wait for key in job.after)


def kept(job, starts, bound):
    return (starts if job.goes_on else last(job, starts)) <= bound.last


def every_schedule(found, states):
    """Every way to start these jobs within the horizon that respects every wait."""
    ordered = sorted(found, key=lambda job: job.key)
    ranges = [[job.started] if job.started else [on(n) for n in range(HORIZON)] for job in ordered]
    for starts in product(*ranges):
        ends = {job.key: last(job, first) for job, first in zip(ordered, starts, strict=True)}
        if all(respects(job, first, ends, states) for job, first in zip(ordered, starts, strict=True)):
            yield {job.key: first for job, first in zip(ordered, starts, strict=True)}


@given(jobs(days=2), STATES)
def test_the_earliest_days_are_the_first_of_all_that_can_be(found, states):
    dated = schedule(found, states)
    possible = list(every_schedule(found, states))
    for job in found:
        assert dated[job.key].ends == last(job, dated[job.key].starts)
        if dated[job.key].starts < on(HORIZON):
            firsts = [starts[job.key] for starts in possible]
            # Where nothing is possible within the horizon, some job cannot start within it.
            if firsts:
                assert dated[job.key].starts == min(firsts)
            else:
                assert any(one.starts >= on(HORIZON) for one in dated.values())


@given(jobs(days=2), STATES)
def test_the_latest_days_are_the_last_that_keep_every_bound_that_can_be_kept(found, states):
    dated = schedule(found, states)
    by_key = {job.key: job for job in found}
    keepable = {
        job.key: [bound for bound in job.bounds if kept(job, dated[job.key].starts, bound)] for job in found
    }
    good = [
        starts
        for starts in every_schedule(found, states)
        if all(kept(by_key[key], starts[key], bound) for key, bounds in keepable.items() for bound in bounds)
    ]
    for key, one in dated.items():
        if one.latest_start is None or not good:
            continue
        lasts = max(starts[key] for starts in good)
        # Beyond the horizon nothing was tried: then the last day tried is the last of the horizon.
        if one.latest_start < on(HORIZON - 6):
            assert one.latest_start == lasts
        else:
            assert lasts <= one.latest_start


@given(jobs(most=7, days=40, reach=FAR), STATES)
def test_every_wait_and_every_bound_is_respected(found, states):
    dated = schedule(found, states)
    ends = {key: one.ends for key, one in dated.items()}
    by_key = {job.key: job for job in found}
    for key, one in dated.items():
        job = by_key[key]
        assert respects(job, one.starts, ends, states)
        over = {bound.key for bound, _ in one.over}
        for bound in job.bounds:
            assert (bound.key in over) is not kept(job, one.starts, bound)
            if bound.key not in over and one.latest_start:
                assert kept(job, one.latest_start, bound)
        if one.room is not None:
            assert one.room >= 0
        if one.latest_start:
            assert one.latest_end == last(job, one.latest_start)


@given(jobs(most=7, days=40, reach=FAR), STATES)
def test_a_state_on_its_latest_day_leaves_time_for_all_that_waits(found, states):
    dated = schedule(found, states)
    for state, (latest, set_by) in latest_states(found, dated).items():
        later = schedule(found, {**states, state: latest})
        for key, one in dated.items():
            assert {bound.key for bound, _ in later[key].over} == {bound.key for bound, _ in one.over}
        day_after = schedule(found, {**states, state: latest + timedelta(days=1)})
        assert day_after[set_by].starts > (dated[set_by].latest_start or date.max)


@given(jobs(most=6, days=40, reach=FAR), STATES, st.integers(1, 40))
def test_a_later_state_never_makes_anything_earlier(found, states, days):
    before = schedule(found, states)
    after = schedule(found, {key: day + timedelta(days=days) for key, day in states.items()})
    assert all(before[key].starts <= after[key].starts for key in before)


def test_a_circle_is_refused_and_named():
    waits = [wait("home", "college"), wait("college", "group"), wait("group", "home")]
    found = circle(waits)
    assert sorted(found) == ["college", "group", "home"]
    assert all(
        any(one.step == first and one.for_step == then for one in waits)
        for first, then in zip(found, (*found[1:], found[0]), strict=True)
    )
    assert circle(waits[:2]) == ()

    made = [Job(one.step, 1, TODAY, TODAY, after=(one.for_step,)) for one in waits]
    with pytest.raises(Circular):
        schedule(made, {})


def test_a_step_that_waits_for_itself_is_the_smallest_circle():
    assert circle([wait("home", "home")]) == ("home",)
