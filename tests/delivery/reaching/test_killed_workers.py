"""The worker dies at any moment and the provider does its worst: every message arrives once, or is shown.

For each cause there is one record. What the provider holds, it holds once. Nothing is lost: what did
not arrive is shown as not delivered, in doubt or stopped, and the sums add up. ``-rP`` shows the figures.
"""

import sys
from collections import Counter
from typing import Any

import pytest

from handrail.delivery.models import Message, Outgoing
from handrail.delivery.models.outbox import State
from handrail.delivery.reaching import fake
from tests.delivery.reaching import killing
from tests.delivery.reaching.helping import AsOwner, book, wishes
from tests.delivery.reaching.killing import Sum, kill_at, start, until

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = ["-m", "handrail", "worker"]
CARELESS = ["-m", "tests.delivery.reaching.careless"]


@pytest.fixture
def causing(cast: Any, as_owner: AsOwner, settings: Any) -> Any:
    """Each call books one appointment of Helen's, which she is to be told of."""
    with as_owner():
        wishes(cast.own, cast.ruth)
    settings.HANDRAIL_MESSAGES = True
    days = iter(range(10, 100_000))  # no reminder is due yet
    return lambda: book(cast.own, cast.ruth, in_days=next(days))


def summed(provider: fake.Fake, as_owner: AsOwner, booked: int) -> Sum:
    """Count causes, records and what the provider holds."""
    with as_owner():
        rows = list(Outgoing.objects.all())
        recorded = Message.objects.now().count()
    held = Counter(one.reference for one in provider.kept)
    reached = {row.reference for row in rows if row.state in (State.SENT, State.DELIVERED)}
    return Sum(
        causes=booked,
        recorded=recorded,
        states=Counter(row.state for row in rows),
        lost=sorted(reached - held.keys()),
        twice=sorted(one for one, times in held.items() if times > 1),
    )


def left_open(as_owner: AsOwner) -> int:
    with as_owner():
        return Outgoing.objects.filter(state__in=[State.QUEUED, State.SENDING, State.ASKING]).count()


@pytest.mark.parametrize("points", [8, pytest.param(100, marks=pytest.mark.long)])
def test_killed_at_random_points_the_sums_add_up(points: int, causing: Any, as_owner: AsOwner) -> None:
    booked: list[Any] = []
    provider = fake.Fake(slowness=killing.PATIENCE)
    with fake.answering(provider) as address:
        died = kill_at(points, WORKER, provider, address, cause=lambda: booked.append(causing()), seed=points)
        provider.mode = lambda: fake.Mode.FINE
        last = start(WORKER, address)
        try:
            assert until(lambda: left_open(as_owner) == 0), "something is left undone"
        finally:
            last.terminate()
            last.wait(killing.LONGEST)

    total = summed(provider, as_owner, len(booked))
    sums = ", ".join(f"{count} {state}" for state, count in sorted(total.states.items()))
    counted = f"{total.causes} causes, {total.recorded} recorded"
    sys.stdout.write(f"{points} points, {died} died at work; {counted}: {sums}\n")
    assert died >= points * 3 // 4, "the harness hardly killed anything at work"
    assert total.twice == []
    assert total.lost == []
    assert total.recorded == total.causes == sum(total.states.values())
    shown = sum(total.states[state] for state in (State.IN_DOUBT, State.NOT_DELIVERED, State.STOPPED))
    reached = total.states[State.SENT] + total.states[State.DELIVERED]
    assert reached + shown == total.causes
    assert len({one.reference for one in provider.kept}) >= reached


@pytest.mark.parametrize(("order", "seen"), [("before", "lost"), ("after", "twice")])
def test_the_harness_sees_what_a_careless_worker_does(
    order: str, seen: str, causing: Any, as_owner: AsOwner
) -> None:
    """Marking before sending loses messages, marking afterwards doubles them: both are counted."""
    booked: list[Any] = []
    provider = fake.Fake(slowness=killing.PATIENCE)
    with fake.answering(provider) as address:
        kill_at(6, [*CARELESS, order], provider, address, cause=lambda: booked.append(causing()), seed=6)

    assert getattr(summed(provider, as_owner, len(booked)), seen)
