"""Turning points say what they were used for; a lapse says what was done."""

from datetime import timedelta
from typing import Any

from handrail.delivery.models import TurningPoint
from handrail.kernel.references import new_reference
from handrail.plans.models import Objective, Step
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in


def form(**changes: Any) -> dict[str, Any]:
    return {
        "key": new_reference(),
        "kind": "turning_point",
        "title": "Five weeks in her own flat",
        "valid_from": "yesterday",
        "words": "First time I’ve had a key that long.",
        "workers": ["ruth-adeyemi"],
        "marking": "none",
        **changes,
    }


def test_ruth_adds_one_and_later_says_what_it_was_used_for(cast: Any, as_owner: AsOwner) -> None:
    browser, first = signed_in(cast.ruth), form()

    answer = browser.post(address(cast.own, "turning-points/add"), first)

    with as_owner():
        row = TurningPoint.objects.get(case_id=cast.own.pk)
    assert answer.headers["Location"] == address(cast.own, f"timeline#entry-{row.entry}")
    page = address(cast.own, f"turning-points/{row.entry}")
    browser.post(f"{page}/update", form(version_seen="1", used_for="College application."))
    html = browser.get(page).content.decode()
    assert "Turning point: Five weeks in her own flat" in html
    assert "College application." in html
    assert "As first recorded on" in html
    with as_owner():
        assert TurningPoint.objects.filter(case_id=cast.own.pk).count() == 2


def test_it_has_happened(cast: Any) -> None:
    refused = signed_in(cast.ruth).post(address(cast.own, "turning-points/add"), form(valid_from="tomorrow"))

    assert refused.status_code == 422
    assert "is still ahead: write the day it happened" in refused.content.decode()


def test_a_reader_sees_it_and_no_way_to_change_it(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        row = add_row(
            TurningPoint,
            cast.own,
            cast.ruth,
            kind="lapse",
            title="Two nights away",
            used_for="A call the same day.",
            valid_from=clock.today() - timedelta(days=9),
            workers=["ruth-adeyemi"],
        )
    browser = signed_in(cast.frances)
    page = address(cast.own, f"turning-points/{row.entry}")

    html = browser.get(page).content.decode()

    assert "What was done:" in html
    assert f"{page}/update" not in html
    assert browser.get(f"{page}/update").status_code == 404
    assert signed_in(cast.denise).get(page).status_code == 404


def test_it_asks_whether_the_plan_should_change_and_keeps_the_reason(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        add_row(Objective, cast.own, cast.ruth, entry="home", rank=1, will="keep my flat")
        add_row(Step, cast.own, cast.ruth, entry="college", objective="home", rank=1, what="The college form")
    browser, page = signed_in(cast.ruth), address(cast.own, "turning-points/add")

    refused = browser.post(page, form(plan_changes="no"))
    browser.post(page, form(plan_changes="yes", because="He has a door to shut", steps=["college"]))

    assert "Say why the plan stays as it is" in refused.content.decode()
    with as_owner():
        row = TurningPoint.objects.get(case_id=cast.own.pk)
    assert (row.plan_changes, row.steps) == ("yes", ["college"])
    html = browser.get(address(cast.own, f"turning-points/{row.entry}")).content.decode()
    assert "Yes: He has a door to shut" in html
    assert "The college form" in html
    assert "To the plan" in html
