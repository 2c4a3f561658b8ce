"""Tests meet the database as the product does: as a role that owns nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import ProgrammingError, connection

AsOwner = Callable[[], AbstractContextManager[None]]


def current_user() -> str:
    """Whom the server takes us for."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return cursor.fetchone()[0]


def test_a_test_works_as_the_serving_role(db: None) -> None:
    assert current_user() == "handrail_app"


def test_a_test_makes_its_people_as_the_owner(as_owner: AsOwner, database_owner: str) -> None:
    with as_owner():
        assert current_user() == database_owner
        with as_owner():
            assert current_user() == database_owner
        assert current_user() == database_owner
    assert current_user() == "handrail_app"


@pytest.mark.django_db(transaction=True)
def test_a_committing_test_works_as_the_serving_role(database_owner: str) -> None:
    assert current_user() == "handrail_app"


def test_the_serving_role_makes_no_tables(db: None) -> None:
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("create table mine (id int)")


def test_the_extensions_are_there(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select extname from pg_extension")
        assert {"pg_trgm", "btree_gist", "unaccent"} <= {name for (name,) in cursor.fetchall()}
