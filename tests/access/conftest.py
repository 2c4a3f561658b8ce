"""The world of readers and cases, made once for each module; every test leaves it as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.access.world import World, make_world
from tests.conftest import working_as_owner


@pytest.fixture(scope="module")
def standing_world(django_db_setup: None, django_db_blocker: Any, database_owner: str) -> Iterator[World]:
    """Fourteen readers beside eight cases, gone again after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with working_as_owner(database_owner):
            made = make_world()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def world(standing_world: World, db: None) -> World:
    """The same, inside the transaction of a test."""
    return standing_world
