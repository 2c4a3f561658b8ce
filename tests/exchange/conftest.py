"""Everything here moves whole cases, which is the owner's work."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest


@pytest.fixture
def owner(as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """The test works as the owner of the tables, as the command line does."""
    with as_owner():
        yield
