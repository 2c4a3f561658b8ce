"""What columns cannot hold is told before anything is written."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import Model

from handrail.agencies import limits
from handrail.agencies.models import Service
from handrail.casefile.directory import Hours
from handrail.delivery.models import Contact
from handrail.people.models import Person
from handrail.sentences.models import CurfewWindow, ExclusionArea


def told(model: type[Model], **facts: Any) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.allowed) for fault in limits.faults(SimpleNamespace(**facts), model)]


def test_sound_facts_have_no_faults() -> None:
    assert not told(
        Person,
        given_name="Tariq",
        former_names=["T"],
        email="t@example.org",
        date_of_birth=date(1995, 1, 31),
        recorded_at=datetime(2026, 3, 18, tzinfo=UTC),
        phone="",
    )


@pytest.mark.parametrize(
    ("model", "facts", "pointer", "allowed"),
    [
        (Person, {"given_name": "x" * 101}, "/given_name", "at most 100 characters"),
        (Person, {"former_names": ["a", "x" * 201]}, "/former_names/1", "at most 200 characters"),
        (Person, {"suits": "x" * 50_001}, "/suits", "at most 50000 characters"),
        (Person, {"suits": "a\0"}, "/suits", "text without null characters"),
        (Person, {"email": "tariq"}, "/email", "an email address, as name@example.org"),
        (Person, {"version": 2**31}, "/version", "from 0 to 2147483647"),
        (Person, {"date_of_birth": date(1, 1, 1)}, "/date_of_birth", "years from 1800 to 9000"),
        (Person, {"recorded_at": datetime(2026, 3, 18)}, "/recorded_at", limits.INSTANT),
        (CurfewWindow, {"starts": time(9, tzinfo=UTC)}, "/starts", "a time on the clock, as 09:30"),
        (Service, {"takes_minutes": -1}, "/takes_minutes", "from 0 to 2147483647"),
        (
            Service,
            {"hours": [Hours(weekday=1, starts=time(9), ends=time(12, tzinfo=UTC))]},
            "/hours/0/ends",
            "a time on the clock, as 09:30",
        ),
        (CurfewWindow, {"weekdays": [1, 40_000]}, "/weekdays/1", "from 0 to 32767"),
        (ExclusionArea, {"geometry": {"type": "\0"}}, "/geometry/type", "text without null characters"),
        (ExclusionArea, {"geometry": {"a\0": 1}}, "/geometry", "text without null characters"),
        (Contact, {"workers": ["x" * 65]}, "/workers/0", "at most 64 characters"),
    ],
)
def test_a_fault_names_its_place_and_what_is_allowed(
    model: type[Model], facts: dict[str, Any], pointer: str, allowed: str
) -> None:
    assert [(where, instead.split(", years")[0]) for where, instead in told(model, **facts)] == [
        (pointer, allowed)
    ]


def test_a_year_out_of_reach_is_told_for_instants_too() -> None:
    ((pointer, allowed),) = told(Person, recorded_at=datetime(9999, 12, 31, tzinfo=UTC))

    assert pointer == "/recorded_at"
    assert "9000" in allowed
