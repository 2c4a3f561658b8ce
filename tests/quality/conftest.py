"""The four cases of the demo, loaded once a test."""

from typing import Any

import pytest

from handrail.access.models import User
from handrail.exchange import demo
from handrail.people.models import Case


class Demo:
    """Cases by reference and users by name, for tests that act in them."""

    def __init__(self, as_owner: Any) -> None:
        self.as_owner = as_owner

    def case(self, reference: str) -> Case:
        with self.as_owner():
            return Case.objects.get(reference=reference)

    def user(self, name: str) -> User:
        with self.as_owner():
            return User.objects.select_related("worker").get(username=name)


@pytest.fixture
def the_demo(as_owner: Any) -> Demo:
    """As of its own Wednesday, 18 March 2026."""
    with as_owner():
        demo.load(demo.ANCHOR, lambda *_: None)
    return Demo(as_owner)
