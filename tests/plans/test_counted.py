"""The counted journeys ask for no more than their targets (see ``tests/counted.py``)."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.agencies.models import Agency, Service, SharingAgreement
from handrail.assessments.models import Assessment
from handrail.delivery.models import Contact
from handrail.plans.models import Help, Invitee, Objective, Panel, Step
from handrail.records import clock
from tests.counted import COUNTED, JOURNEYS, Journey, counted, over

pytestmark = pytest.mark.django_db


@pytest.fixture
def standing(helen: None, record: Callable[..., Any]) -> None:
    """A panel is planned and Denise asked; an assessment is open; nobody said how yesterday went."""
    day = clock.today()
    facts = {"kind": "supervision", "mode": "office", "workers": ["ruth-adeyemi"]}
    record(Contact, valid_from=day - timedelta(days=1), at=time(10), **facts)
    record(Panel, entry="panel", valid_from=day, chair="ruth-adeyemi", agreed_to_hold="agrees")
    record(Invitee, entry="denise-asked", panel="panel", worker="denise-okoro", valid_from=day)
    record(Assessment, entry="first", stage="initial", valid_from=day)


@pytest.fixture
def one_that_stands(record: Callable[..., Any]) -> None:
    """A goal with two steps."""
    day = clock.today()
    record(Objective, entry="o", rank=1, will="see the council", factors=["home"], valid_from=day)
    for rank, what in enumerate(("An assessment", "Applications"), start=1):
        record(
            Step,
            entry=f"s{rank}",
            objective="o",
            rank=rank,
            what=what,
            by_person=True,
            due_on=day,
            valid_from=day,
        )


@pytest.fixture
def a_step_to_refer_from(record: Callable[..., Any], as_owner: Any) -> None:
    """A step with the council's housing service, under an agreement about the plan."""
    day = clock.today()
    with as_owner():
        council = Agency.objects.get(reference="wexborough-council")
        Service.objects.create(reference="panel", name="Supported housing", agency=council)
        SharingAgreement.objects.create(
            reference="homes",
            name="Homes",
            agency=council,
            purpose="A home",
            gateway="Crime and Disorder Act 1998, section 115",
            classes=["identity", "plan"],
            starts_on=day,
            ends_on=day + timedelta(days=60),
        )
    record(Objective, entry="o", rank=1, will="find a home", factors=["home"], valid_from=day)
    what = {"what": "Housing forms", "workers": ["denise-okoro"], "service": "panel"}
    record(Step, entry="housing-forms", objective="o", rank=1, valid_from=day, **what)
    record(Help, entry="company", kind="company", what="Goes in too", steps=["housing-forms"], valid_from=day)


@pytest.mark.parametrize("journey", JOURNEYS, ids=str)
def test_a_journey_asks_for_no_more_than_its_target(
    journey: Journey,
    standing: None,
    ruth: Client,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, Any], None],
) -> None:
    if journey.name in ("a goal updated", "how far a goal has come"):
        request.getfixturevalue("one_that_stands")
    if journey.name == "refer from a step":
        request.getfixturevalue("a_step_to_refer_from")

    line = counted(journey, ruth)

    record_property(COUNTED, line)
    assert over(line) == []
    assert all(line[name] > 0 for name in ("loads", "presses", "answers"))
