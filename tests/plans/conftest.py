"""Somebody signed in, and Helen's plan as it was agreed yesterday."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.plans.agreed import make_plan


@pytest.fixture
def signed_in(db: None) -> Callable[[Any], Client]:
    """``signed_in(cast.ruth)`` is a browser in which Ruth has signed in."""

    def sign_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def plan(cast: Any, as_owner: Any) -> dict[str, Any]:
    """The rows of Helen's plan by name."""
    with as_owner():
        return make_plan(cast)


@pytest.fixture
def ruth_reads(cast: Any, signed_in: Any) -> Callable[..., str]:
    """``ruth_reads("my_plan", "?as=easy_read")`` is what Ruth finds on that page of Helen's plan."""

    def read(route: str, query: str = "") -> str:
        page = signed_in(cast.ruth).get(reverse(f"plans:{route}", args=[cast.own.reference]) + query)
        assert page.status_code == 200
        return str(page.content.decode())

    return read
