"""Tests, from booking to what they count towards: counting judges nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from handrail.delivery.models import Contact, DrugTest
from handrail.plans.models import LifeState, StateSign, Step
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.filling import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def nearly_stable(cast: Any, as_owner: AsOwner) -> None:
    """Five clear tests of the six that are a sign of being stable."""
    with as_owner():
        add_row(LifeState, cast.own, cast.ruth, entry="stable", name="Stable")
        add_row(StateSign, cast.own, cast.ruth, entry="clear", state="stable", what="Clear tests in a row",
                needed=6, unit="times", reached=5)  # fmt: skip


@pytest.fixture
def sign(cast: Any, as_owner: AsOwner) -> Callable[[], Any]:
    """The sign as it stands."""

    def read() -> Any:
        with as_owner():
            return StateSign.objects.now().get(case_id=cast.own.pk)

    return read


def test_a_result_offers_the_sign_counts_once_and_leaves_the_judgement_to_a_person(
    cast: Any, as_owner: AsOwner, nearly_stable: None, sign: Callable[[], Any]
) -> None:
    browser, page = signed_in(cast.ruth), address(cast.own, "tests/add")
    form = browser.get(page)
    assert "Clear tests in a row, 5 of 6 so far (Stable)" in form.content.decode()
    sent = filled(form) | {"kind": "oral_fluid", "result": "negative", "signs": ["clear"], "told_on": "today"}

    for _twice in range(2):
        browser.post(page, sent)

    assert (sign().reached, sign().met_on) == (6, clock.today())
    with as_owner():
        assert LifeState.objects.now().get(case_id=cast.own.pk).true_since is None
        contact = Contact.objects.now().get(case_id=cast.own.pk)
    assert (contact.kind, contact.title, contact.outcome) == ("test", "Test: negative", "attended")
    html = browser.get(address(cast.own, "tests")).content.decode()
    assert "6 of 6" in html
    assert "Record the judgement" in html


def test_a_test_of_a_partner_is_told_to_us_by_its_result(cast: Any, as_owner: AsOwner) -> None:
    """Mark's agency tests; Ruth writes the result down, so the contact counts."""
    with as_owner():
        add_row(Step, cast.own, cast.ruth, objective="clear", rank=1, what="Tests", workers=["mark-tully"])
    browser, page = signed_in(cast.ruth), address(cast.own, "tests/add")
    sent = filled(browser.get(page)) | {"kind": "urine", "result": "negative", "worker": "mark-tully"}

    assert browser.post(page, sent).status_code == 302

    with as_owner():
        contact = Contact.objects.now().get(case_id=cast.own.pk)
    assert (contact.workers, contact.fed_back_on) == (["mark-tully"], clock.today())


def test_taking_the_sign_off_takes_it_off_the_count(
    cast: Any, as_owner: AsOwner, nearly_stable: None, sign: Callable[[], Any]
) -> None:
    browser, page = signed_in(cast.ruth), address(cast.own, "tests/add")
    browser.post(
        page, filled(browser.get(page)) | {"kind": "urine", "result": "negative", "signs": ["clear"]}
    )
    with as_owner():
        row = DrugTest.objects.now().get(case_id=cast.own.pk)
    update = address(cast.own, f"tests/{row.entry}/update")

    sent = filled(browser.get(update)) | {"result": "positive", "substances": ["cannabis"]}
    sent.pop("signs", None)
    answer = browser.post(update, sent)

    assert answer.status_code == 302
    assert (sign().reached, sign().met_on) == (5, None)


def test_what_is_booked_has_no_result_and_nothing_to_count(cast: Any, nearly_stable: None) -> None:
    browser, page = signed_in(cast.ruth), address(cast.own, "tests/add")
    ahead = clock.today() + timedelta(days=7)
    sent = filled(browser.get(page)) | {"kind": "urine", "valid_from": f"{ahead:%d/%m/%Y}"}

    early = browser.post(page, sent | {"result": "negative"})
    counted = browser.post(page, sent | {"result": "booked", "signs": ["clear"]})
    booked = browser.post(page, sent | {"result": "booked"})

    assert "The test is still ahead" in early.content.decode()
    assert "There is no result to count yet" in counted.content.decode()
    assert booked.status_code == 302


def test_results_are_for_those_who_supervise(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        add_row(DrugTest, cast.own, cast.ruth, kind="urine", result="positive", substances=["opiates"],
                means="Told beforehand", valid_from=clock.today())  # fmt: skip

    assert "Positive: opiates" in signed_in(cast.ruth).get(address(cast.own, "tests")).content.decode()
    assert signed_in(cast.denise).get(address(cast.own, "tests")).status_code == 404
