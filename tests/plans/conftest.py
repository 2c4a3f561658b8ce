"""Somebody signed in, Helen's plan as it was agreed yesterday, and her case before there is a plan."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from django.test import Client
from django.urls import reverse

from handrail.assessments.models import Factor, Strength
from handrail.people.models import KeyPerson, OwnWords
from handrail.records import clock
from handrail.records.models import VersionRow
from tests.cast import add_row
from tests.plans.agreed import make_plan

Row = TypeVar("Row", bound=VersionRow)
PLAN = "/cases/X340571/plan"


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


@pytest.fixture
def record(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """Put a row on the record of Helen's case: ``record(Factor, name="Debt")``."""

    def put(model: type[Row], **facts: Any) -> Row:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    return put


@pytest.fixture
def current(cast: Any, as_owner: Any) -> Callable[..., list[Any]]:
    """The rows of a table that stand in Helen's case, oldest first."""

    def rows(model: type[Row]) -> list[Row]:
        with as_owner():
            return list(model.objects.now().filter(case_id=cast.own.pk).order_by("pk"))

    return rows


@pytest.fixture
def helen(record: Callable[..., Any]) -> None:
    """Nowhere to live and heroin are critical; she is a hairdresser, and hopes for a front door."""
    day = clock.today()
    record(
        Factor,
        entry="home",
        area="accommodation",
        name="Nowhere to live",
        critical=True,
        offending="linked",
        valid_from=day,
    )
    record(
        Factor,
        entry="heroin",
        area="drug_use",
        name="Heroin",
        critical=True,
        offending="linked",
        valid_from=day,
    )
    record(Strength, entry="hair", kind="trade", name="A qualified hairdresser", valid_from=day)
    record(Strength, entry="nan", kind="family", name="Her nan", work="Rings every Sunday", valid_from=day)
    record(OwnWords, entry="hope", topic="what_i_hope_for", words="My own front door.", valid_from=day)
    record(
        KeyPerson,
        entry="denise",
        name="Denise Okoro",
        relationship="housing worker",
        worker="denise-okoro",
        group="workers",
        valid_from=day,
    )


@pytest.fixture
def ruth(cast: Any) -> Client:
    """A browser in which Ruth has signed in."""
    client = Client()
    client.force_login(cast.ruth)
    return client
