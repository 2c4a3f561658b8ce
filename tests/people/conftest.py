"""What the tests of this room share: somebody signed in, addresses, and rows of a case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from django.test import Client
from django.urls import reverse

from handrail.people.models import Case
from handrail.records import clock
from handrail.records.models import VersionRow
from tests.cast import add_row

SignIn = Callable[[Any], Client]
Row = TypeVar("Row", bound=VersionRow)


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """``signed_in(cast.ruth)`` is a browser in which Ruth has signed in."""

    def sign_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def record(as_owner: Any) -> Callable[..., VersionRow]:
    """Put a row on the record: ``record(Address, cast.own, cast.ruth, kind="shelter")``."""

    def put(model: type[Row], case: Case, by: Any, **facts: Any) -> Row:
        with as_owner():
            return add_row(model, case, by, **facts)

    return put


@pytest.fixture
def current(as_owner: Any) -> Callable[..., list[Any]]:
    """The rows of a table that stand now in a case, oldest first."""

    def rows(model: type[Row], case: Case) -> list[Row]:
        with as_owner():
            return list(model.objects.now().filter(case_id=case.pk).order_by("pk"))

    return rows


def at(name: str, case: Case, *more: str) -> str:
    """An address of this room."""
    return reverse(f"people:{name}", args=[case.reference, *more])


def days_ago(n: int) -> Any:
    """A day in the past; ahead where negative."""
    return clock.today() - timedelta(days=n)


def typed(day: Any) -> str:
    """A date as somebody types it."""
    return f"{day:%d/%m/%Y}"
