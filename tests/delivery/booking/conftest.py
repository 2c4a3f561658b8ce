"""Helen, Canal House, and a form of an appointment next Tuesday at two."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any, TypeVar

import pytest
from django.test import Client

from handrail.agencies.models import Venue
from handrail.delivery.models import Contact
from handrail.kernel.dates import monday_of
from handrail.kernel.references import new_reference
from handrail.kernel.working_days import bank_holiday
from handrail.records import clock
from handrail.records.models import VersionRow
from tests.cast import add_row
from tests.delivery.helping import signed_in

Row = TypeVar("Row", bound=VersionRow)
SQUARE = {"type": "Polygon", "coordinates": [[[0, 53], [0.1, 53], [0.1, 53.1], [0, 53.1], [0, 53]]]}


@pytest.fixture
def tuesday() -> date:
    """A Tuesday from next week on, in a week and after one without a bank holiday."""
    day = monday_of(clock.today()) + timedelta(days=8)
    while any(bank_holiday(day + timedelta(days=n)) for n in range(-8, 35)):
        day += timedelta(days=7)
    return day


@pytest.fixture
def ruth(cast: Any) -> Client:
    """A browser in which Ruth has signed in."""
    return signed_in(cast.ruth)


@pytest.fixture
def canal(as_owner: Any) -> str:
    """A venue of the town."""
    with as_owner():
        Venue.objects.create(reference="canal", name="Canal House", longitude=0.2, latitude=53.2)
        Venue.objects.create(reference="shops", name="The Arcade", longitude=0.05, latitude=53.05)
    return "canal"


@pytest.fixture
def record(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """Put a row on the record of Helen's case, or of another one."""

    def put(model: type[Row], of: Any = None, **facts: Any) -> Row:
        with as_owner():
            return _added(model, of or cast.own, cast.ruth, facts)

    return put


def _added(model: type[Row], case: Any, by: Any, facts: dict[str, Any]) -> Row:
    """A row whose own field may be called case as well."""
    other = facts.pop("case", None)
    row = add_row(model, case, by, **facts)
    if other:
        row.case = other  # type: ignore[attr-defined]
        row.save()
    return row


@pytest.fixture
def booked(record: Callable[..., Any], tuesday: date) -> Contact:
    """Supervision that Ruth has booked with Helen on the Tuesday at two."""
    return record(
        Contact,
        kind="supervision",
        mode="office",
        valid_from=tuesday,
        at=time(14),
        minutes=45,
        workers=["ruth-adeyemi"],
        help="Lift from the shelter",
    )


@pytest.fixture
def standing(cast: Any, as_owner: Any) -> Callable[[], list[Contact]]:
    """The contacts of Helen's case that stand, in order of their days."""

    def rows() -> list[Contact]:
        with as_owner():
            found = Contact.objects.now().filter(case_id=cast.own.pk)
            return list(found.order_by("valid_from", "at", "pk"))

    return rows


@pytest.fixture
def form(tuesday: date) -> Callable[..., dict[str, Any]]:
    """A filled form of supervision on the Tuesday at two."""

    def filled(**changes: Any) -> dict[str, Any]:
        return {
            "key": new_reference(),
            "kind": "supervision",
            "mode": "office",
            "valid_from": f"{tuesday:%d/%m/%Y}",
            "at": "2",
            "minutes": "45",
            "workers": ["ruth-adeyemi"],
            "repeats": "once",
            "marking": "none",
            **changes,
        }

    return filled
