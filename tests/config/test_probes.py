"""Whoever watches the service learns that it lives and that it can work, and nothing else."""

from collections.abc import Callable

import pytest
import structlog
from django.db import OperationalError, connection
from django.test import Client, override_settings

from handrail.config import environment, preparing
from handrail.config.environment import Mode

A_BALANCER = {"HTTP_HOST": "10.0.0.7"}
"""It asks by number, over plain HTTP, with no cookie."""


def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable() -> None:
        raise OperationalError("no route to db.example with password hunter2")

    monkeypatch.setattr(connection, "ensure_connection", unreachable)


def test_the_process_lives_without_a_database(client: Client) -> None:
    answer = client.get("/health", **A_BALANCER)  # this test has no database, and asking one would fail

    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.django_db
def test_it_is_ready_with_its_database_and_its_tables(client: Client) -> None:
    answer = client.get("/ready", **A_BALANCER)

    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
@override_settings(SECURE_SSL_REDIRECT=True)
def test_probes_are_not_led_to_https(client: Client) -> None:
    assert client.get("/ready").status_code == 200
    assert client.get("/who-sees-what").status_code == 301


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["/health", "/ready"])
def test_probes_are_only_asked(client: Client, place: str) -> None:
    assert client.head(place).status_code == 200
    assert client.post(place).status_code == 405


def two_migrations_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "unapplied_migrations", lambda: 2)


def signed_in_as_the_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = environment.current().model_copy(update={"mode": Mode.PRODUCTION})
    monkeypatch.setattr(environment, "current", lambda: strict)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (no_database, "database"),
        (two_migrations_behind, "migrations"),
        (signed_in_as_the_owner, "DATABASE_APP_URL"),
    ],
)
def test_it_is_not_ready_and_the_log_alone_says_why(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[pytest.MonkeyPatch], None],
    reason: str,
) -> None:
    trouble(monkeypatch)
    with structlog.testing.capture_logs() as said:
        answer = client.get("/ready")

    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert [(line["event"], line["reason"]) for line in said] == [("not ready", reason)]
