"""The process that makes what a review changes dies half-way: all of it is made, or nothing."""

import subprocess
import sys
from typing import Any

import pytest

from handrail.plans.models import Commitment, ContactPhase
from handrail.records.models import Change, Line
from handrail.reviews.models import Amendment, Review
from handrail.sentences.models import CurfewWindow, Variation
from tests.delivery.reaching.killing import worker_environment
from tests.reviews.amended import Leon, leon, propose_everything

pytestmark = pytest.mark.django_db(transaction=True)
LOOKED_AT = (Review, Amendment, CurfewWindow, Commitment, ContactPhase, Variation, Line, Change)


@pytest.fixture
def his(cast: Any, as_owner: Any) -> Leon:
    with as_owner():
        his = leon(cast)
        propose_everything(his)
        return his


def finish(after: int) -> "subprocess.CompletedProcess[str]":
    """Let another process finish the review; it dies once so many versions are written."""
    return subprocess.run(
        [sys.executable, "-m", "tests.reviews.dying", "X340572", "job-review", str(after)],
        env=worker_environment("http://127.0.0.1:9"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def held(as_owner: Any) -> list[int]:
    with as_owner():
        return [model.objects.count() for model in LOOKED_AT]


def test_killed_after_any_of_its_entries_nothing_is_made(his: Leon, as_owner: Any) -> None:
    before = held(as_owner)

    for after in (1, 6, 16):
        assert finish(after).returncode == -9, after
        assert held(as_owner) == before, after

    whole = finish(0)
    assert whole.returncode == 0, whole.stderr
    assert int(whole.stdout) > 16
    with as_owner():
        assert set(Amendment.objects.now().values_list("state", flat=True)) == {"made"}
        assert Review.objects.now().get(entry="job-review").state == "complete"
