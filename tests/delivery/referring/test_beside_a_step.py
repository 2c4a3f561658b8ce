"""Beside a step of the plan: what to expect of its service, and the way to refer or to the referral."""

from typing import Any

import pytest

from handrail.agencies.models import Agency, Service
from handrail.delivery.models import Referral
from handrail.plans.models import Step
from tests.delivery.helping import address, signed_in
from tests.plans.agreed import make_plan


@pytest.fixture
def plan(cast: Any, as_owner: Any) -> dict[str, Any]:
    """Helen's plan; its first step is with the council's homelessness service, and takes hours."""
    with as_owner():
        Service.objects.create(
            reference="homelessness",
            name="Homelessness assessment",
            agency=Agency.objects.get(reference="wexborough-council"),
            takes_minutes=180,
            what_happens="Forms, then a wait",
            goes_along="A mentor goes in too",
        )
        made = make_plan(cast)
        Step.objects.filter(case_id=cast.own.pk, entry="forms").update(service="homelessness")
        return made


def test_hours_and_company_stand_beside_the_step_with_the_way_to_refer(plan: Any, cast: Any) -> None:
    page = signed_in(cast.ruth).get(address(cast.own, "plan")).content.decode()

    assert "Allow 3 hours. Forms, then a wait. Goes along: A mentor goes in too." in page
    assert address(cast.own, "services/refer?step=forms&amp;service=homelessness") in page
    assert "Find a service" in page, "the other steps name none"


def test_once_referred_the_step_leads_to_the_referral(
    plan: Any, sent: Referral, cast: Any, as_owner: Any
) -> None:
    with as_owner():
        Referral.objects.filter(entry="housing").update(step="forms")

    page = signed_in(cast.ruth).get(address(cast.own, "plan")).content.decode()

    assert "Referral: sent" in page
    assert address(cast.own, "referrals/housing") in page
    assert "services/refer?step=forms" not in page


def test_somebody_who_only_reads_is_offered_no_way_to_refer(plan: Any, cast: Any) -> None:
    page = signed_in(cast.frances).get(address(cast.own, "plan")).content.decode()

    assert "Allow 3 hours." in page
    assert "services/refer" not in page
    assert "Find a service" not in page


def test_the_order_of_work_leads_to_referring_too(plan: Any, cast: Any) -> None:
    page = signed_in(cast.ruth).get(address(cast.own, "plan/order")).content.decode()

    assert "Services for these steps" in page
    assert "Allow 3 hours. Forms, then a wait." in page
    assert address(cast.own, "services/refer?step=forms&amp;service=homelessness") in page
    reads = signed_in(cast.frances).get(address(cast.own, "plan/order")).content.decode()
    assert "services/refer" not in reads
    assert "Services for these steps" not in reads
