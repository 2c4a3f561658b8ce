"""The demo opens on a Wednesday, whatever day it is."""

from datetime import date, timedelta

import pytest

from handrail.config import progress
from handrail.config.demo import its_wednesday
from handrail.config.progress import Progress


@pytest.mark.parametrize(
    ("real", "wednesday"),
    [
        ("2026-03-18", "2026-03-18"),
        ("2026-03-19", "2026-03-18"),
        ("2026-03-24", "2026-03-18"),
        ("2026-03-25", "2026-03-25"),
        ("2027-01-01", "2026-12-30"),
    ],
)
def test_it_is_the_latest_wednesday(real: str, wednesday: str) -> None:
    assert its_wednesday(date.fromisoformat(real)) == date.fromisoformat(wednesday)


def test_it_is_whole_weeks_from_the_documents() -> None:
    anchor = date(2026, 3, 18)
    for day in range(400):
        assert (its_wednesday(anchor + timedelta(days=day)) - anchor).days % 7 == 0


def test_quick_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("Cases") as step:
        for n in range(1000):
            step(n, 1000)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("took", "said"), [(1.9, ""), (50.0, "10,000 cases in 50.0 s, 200 a second\n")], ids=["quick", "long"]
)
def test_in_the_end_it_says_how_quick_it_was(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, took: float, said: str
) -> None:
    clock = iter([0.0, took])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))

    with Progress("Cases") as step:
        step.finished(10_000)

    assert capsys.readouterr().err == said


def test_long_work_says_how_far_it_is_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))

    with Progress("Cases") as step:
        for n in range(1, 8):
            step(n * 1000, 8000)

    assert capsys.readouterr().err.splitlines() == [
        "Cases: 2,000 of 8,000",
        "Cases: 4,000 of 8,000",
        "Cases: 6,000 of 8,000",
    ]
