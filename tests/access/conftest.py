"""The world of readers and cases, made once for each test that asks for it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.access.world import World, make_world


@pytest.fixture
def world(as_owner: Callable[[], AbstractContextManager[None]]) -> World:
    """Fourteen readers beside eight cases."""
    with as_owner():
        return make_world()
