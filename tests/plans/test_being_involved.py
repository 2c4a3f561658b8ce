"""A step may say that the person is involved in it for others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from handrail.plans.models import Objective, Step
from handrail.records import clock
from tests.filling import filled

pytestmark = pytest.mark.django_db


def test_helen_tells_the_service_how_it_is(helen: None, ruth: Client, record: Callable[..., Any]) -> None:
    day = clock.today()
    record(Objective, entry="o", rank=1, will="go to the women’s centre", valid_from=day)
    record(Step, entry="s", objective="o", rank=1, what="Say what induction should be like", by_person=True,
           valid_from=day)  # fmt: skip
    page = "/cases/X340571/plan/steps/s/update"

    answer = ruth.post(page, {**filled(ruth.get(page)), "involvement": "service_feedback"})

    assert answer.status_code == 302
    html = " ".join(ruth.get("/cases/X340571/plan").content.decode().split())
    assert "Being involved: telling the service how it is" in html
    assert "telling the service how it is" in ruth.get("/cases/X340571/progress").content.decode()
