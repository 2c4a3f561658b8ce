"""Denise works for the council: what is asked of her for Helen, and what is not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from handrail.assessments.models import Source
from handrail.delivery.models import Referral, WantedChange
from handrail.plans.models import Step, StepAnswer
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.reaching.conftest import provider  # noqa: F401

ASKED = "/asked-of-me/X340571"


@pytest.fixture
def at(cast: Any) -> Callable[[str], Client]:
    """``at("denise")`` is a browser in which Denise has signed in."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(cast.users[who])
        return client

    return sign_in


@pytest.fixture
def record(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """Put a row on the record of Helen's case."""

    def put(model: Any, **facts: Any) -> Any:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    return put


@pytest.fixture
def asked(cast: Any, record: Callable[..., Any]) -> None:
    """An interview is asked of Denise, forms she said yes to, a referral and a question; Mark has his own."""
    day = clock.today()
    usual = {"objective": "home", "rank": 1, "valid_from": day}
    record(
        Step,
        entry="interview",
        what="supported housing interview",
        workers=["denise-okoro"],
        needs_from_them="Meet her at the door.\nAsk for a quiet room.",
        because="canary why",
        **usual,
    )
    record(Step, entry="forms", what="housing forms", workers=["denise-okoro", "mark-tully"], **usual)
    record(StepAnswer, entry="said", step="forms", worker="denise-okoro", answer="accepts", valid_from=day)
    record(Step, entry="treatment", what="canary treatment", workers=["mark-tully"], **usual)
    record(
        Step,
        entry="marked",
        what="canary marked",
        workers=["denise-okoro"],
        marking="not_disclosable",
        **usual,
    )
    record(
        Referral,
        entry="place",
        what_for="a place on the list",
        worker="denise-okoro",
        state="sent",
        sent_on=day,
        because_of_factors=["canary-factor"],
        valid_from=day,
    )
    record(WantedChange, entry="bed", referral="place", what="A bed of her own", valid_from=day)
    record(
        Source,
        entry="debts",
        kind="housing",
        name="Denise Okoro",
        worker="denise-okoro",
        state="asked",
        asked_for="What does she owe the council?",
        because="canary because",
        valid_from=day,
    )
