"""What is counted carries names of routes, and nothing of cases, people or users."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings
from prometheus_client import CollectorRegistry, generate_latest

from handrail.config.metrics import counting
from tests.cast import Cast

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
