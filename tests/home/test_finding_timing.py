"""How long a search takes says nothing of a hidden case: as long as one for what never existed."""

import gc
import statistics
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from time import perf_counter

import pytest
from django.test import Client

from handrail.delivery.models import Contact
from handrail.people.models import Identifier
from tests.cast import Cast, add_row, relate

pytestmark = [pytest.mark.django_db, pytest.mark.long]
PAIRS = 500
WITHIN = 0.05
HIDDEN_NEVER = (
    ("/find", "Dean Brightwell", "Dorn Brightwell"),
    ("/find", "X340575", "X340975"),
    ("/find", "2001/0765432K", "2001/0765433K"),
    ("/find", "5 May 1990", "5 May 1991"),
    ("/find/words", "lighthouse", "windmills"),
    ("/find/words", "X340575", "X340975"),
)


@pytest.fixture
def keith(cast: Cast, as_owner: Callable[[], AbstractContextManager[None]]) -> Client:
    """Keith, excluded from a case he works that holds a great deal, beside his own."""
    with as_owner():
        facts = {"kind": "supervision", "mode": "office", "outcome": "attended"}
        for case, word, by in (
            (cast.excluded, "lighthouse", cast.megan),
            (cast.own, "harbour", cast.ruth),
        ):
            add_row(
                Identifier, case, by, kind="pnc", value="2001/0765432K" if word == "lighthouse" else "2001/1K"
            )
            for n in range(200):
                text = f"Talked about the {word} and what comes next."
                add_row(
                    Contact, case, by, text=text, valid_from=date(2026, 1, 1) - timedelta(days=n), **facts
                )
        relate(cast.keith, cast.own, "co_worker")
    client = Client()
    client.force_login(cast.keith)
    return client


@pytest.mark.parametrize(("place", "hidden", "never"), HIDDEN_NEVER)
def test_a_hidden_case_delays_nothing(keith: Client, place: str, hidden: str, never: str) -> None:
    def took(typed: str) -> float:
        began = perf_counter()
        response = keith.get(place, {"q": typed})
        ended = perf_counter()
        assert response.status_code == 200
        return ended - began

    for typed in (hidden, never) * 10:
        took(typed)
    times: dict[str, list[float]] = {hidden: [], never: []}
    gc.disable()
    try:
        for n in range(PAIRS):
            for typed in (hidden, never) if n % 2 else (never, hidden):
                times[typed].append(took(typed))
            if n % 50 == 0:
                gc.collect()
    finally:
        gc.enable()
    one, other = (statistics.median(times[typed]) for typed in (hidden, never))
    assert abs(one - other) / other < WITHIN, (
        f"{one * 1000:.2f} ms hidden, {other * 1000:.2f} ms never existed"
    )
