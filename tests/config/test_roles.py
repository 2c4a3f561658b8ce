"""Roles are made where we may, and spelt out where we may not."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from handrail.config import roles
from handrail.config.roles import RolesMissing


@pytest.fixture
def server(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    """A connection of the tables' owner, and names of roles that do not exist."""
    known = connection.settings_dict
    monkeypatch.setattr(roles, "GROUP", "handrail_trial_group")
    with psycopg.connect(
        dbname=known["NAME"],
        user=known["USER"],
        password=known["PASSWORD"],
        host=known["HOST"],
        port=known["PORT"] or None,
    ) as server:
        yield server
        server.rollback()


def as_nobody_special(server: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the login count as one without powers, whatever it is."""
    nobody = roles.Standing("somebody", superuser=False, may_create_roles=False)
    monkeypatch.setattr(roles, "standing", lambda _: nobody)


def test_a_login_without_powers_is_told_what_to_ask_for(
    server: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_nobody_special(server, monkeypatch)

    with pytest.raises(RolesMissing) as lacking:
        roles.ensure(server)

    said = "\n".join(lacking.value.statements)
    assert 'create role "handrail_trial_group" nosuperuser nobypassrls nologin' in said
    assert 'grant "handrail_trial_group" to "handrail_web"' in said


def test_a_login_of_the_service_is_spelt_out_too(
    server: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_nobody_special(server, monkeypatch)

    with pytest.raises(RolesMissing) as lacking:
        roles.ensure_login(server, "handrail_trial_web", "secret word")

    said = "\n".join(lacking.value.statements)
    assert 'create role "handrail_trial_web"' in said
    assert "secret word" not in said


def test_what_is_there_is_not_made_again(db: None) -> None:
    with connection.cursor() as cursor:
        assert roles.missing(cursor.connection, roles.OWNER) == []


def test_a_superuser_never_owns_the_tables() -> None:
    assert roles.owner_for(roles.Standing("root", superuser=True, may_create_roles=True)) == roles.OWNER
    assert roles.owner_for(roles.Standing("ours", superuser=False, may_create_roles=False)) == "ours"
