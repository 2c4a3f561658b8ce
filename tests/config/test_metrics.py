"""What is counted carries names of routes, and nothing of cases, people or users."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from prometheus_client import CollectorRegistry, generate_latest

from handrail.config.environment import Environment
from handrail.config.metrics import counting, messages
from handrail.delivery.models import Outgoing
from handrail.records import clock
from tests.cast import Cast
from tests.delivery.reaching.helping import AsOwner, as_worker, book, wishes

pytestmark = pytest.mark.django_db


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Iterator[CollectorRegistry]:
    """The counts of a process that has just begun to count."""
    registry = CollectorRegistry()
    fresh = counting.Counts(registry)
    monkeypatch.setattr(counting, "of_this_process", lambda: fresh)
    with override_settings(MIDDLEWARE=["handrail.config.metrics.counting.Counted", *settings.MIDDLEWARE]):
        yield registry


def test_counting_is_off_unless_asked_for() -> None:
    assert not any("metrics" in name for name in settings.MIDDLEWARE)


def test_a_page_is_counted_by_its_route(cast: Cast, counts: CollectorRegistry) -> None:
    client = Client()
    client.force_login(cast.ruth)

    client.get(f"/cases/{cast.own.reference}")
    client.get(f"/cases/{cast.own.reference}?known=2026-01-01")
    client.get("/cases/NOBODY")
    client.get(f"/{cast.own.reference}")

    case = {"route": "home:case", "method": "GET"}
    assert counts.get_sample_value("handrail_requests_total", {**case, "status": "200"}) == 2
    assert counts.get_sample_value("handrail_requests_total", {**case, "status": "404"}) == 1
    assert counts.get_sample_value("handrail_request_seconds_count", {"route": "home:case"}) == 3
    assert counts.get_sample_value("handrail_request_statements_sum", {"route": "home:case"}) > 10
    assert counts.get_sample_value("handrail_database_seconds_total", {"route": "home:case"}) > 0
    nowhere = {"route": "none", "method": "GET", "status": "404"}
    assert counts.get_sample_value("handrail_requests_total", nowhere) == 1
    written = generate_latest(counts).decode()
    for content in (cast.own.reference, "NOBODY", cast.ruth.username, "cases/", "2026"):
        assert content not in written


def test_a_method_nobody_knows_makes_no_new_label(client: Client, counts: CollectorRegistry) -> None:
    client.generic("X340572", "/who-sees-what")

    other = {"route": "home:who_sees_what", "method": "other", "status": "405"}
    assert counts.get_sample_value("handrail_requests_total", other) == 1


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> CollectorRegistry:
    """The counts a worker gives, set up as its process sets them up; the port is left out."""
    opened: list[tuple[int, str, CollectorRegistry]] = []
    monkeypatch.setattr(messages, "start_http_server", lambda *given: opened.append(given))
    messages.answer(Environment(metrics_port=9464, metrics_address="127.0.0.1"))
    ((port, address, registry),) = opened
    assert (port, address) == (9464, "127.0.0.1")
    return registry


def test_a_worker_without_a_port_answers_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(messages, "start_http_server", lambda *given: opened.append(given))

    messages.answer(Environment(metrics_port=None))

    assert opened == []


def test_the_worker_counts_messages_and_names_nobody(
    cast: Cast, as_owner: AsOwner, settings: Any, worker: CollectorRegistry
) -> None:
    """Two wait, one of them for ten minutes by now; one went."""
    settings.HANDRAIL_MESSAGES = True
    with as_owner():
        wishes(cast.own, cast.ruth)
    for days in (1, 2, 3):
        book(cast.own, cast.ruth, in_days=days)
    with as_owner():
        first, second, _third = Outgoing.objects.order_by("id")
        Outgoing.objects.filter(pk=first.pk).update(state="delivered", next_at=None)
        Outgoing.objects.filter(pk=second.pk).update(next_at=clock.now() - timedelta(minutes=10))

    with as_worker():
        written = generate_latest(worker).decode()

    assert 'handrail_messages{state="queued"} 2.0' in written
    assert 'handrail_messages{state="delivered"} 1.0' in written
    assert 'handrail_messages{state="in_doubt"} 0.0' in written
    waiting = next(
        line for line in written.splitlines() if line.startswith("handrail_messages_waiting_seconds ")
    )
    assert 600 <= float(waiting.split()[1]) < 660
    for content in (cast.own.reference, str(cast.own.pk) + ":", "07700", cast.ruth.username, "helen"):
        assert content not in written


def test_with_nothing_on_its_way_nothing_waits(cast: Cast, worker: CollectorRegistry) -> None:
    with as_worker():
        written = generate_latest(worker).decode()

    assert "handrail_messages_waiting_seconds 0.0" in written
    assert 'handrail_messages{state="queued"} 0.0' in written
