"""Handing over: what must be known heads the case page for whoever takes over, until it is read."""

from typing import Any

from handrail.delivery.models import Handover, Promise
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.filling import filled


def handed(cast: Any, as_owner: AsOwner, **facts: Any) -> Handover:
    given = {
        "kind": "cover",
        "from_worker": "ruth-adeyemi",
        "to_worker": "tom-ellery",
        "must_know": "Ring before nine.",
        "valid_from": clock.today(),
        **facts,
    }
    with as_owner():
        return add_row(Handover, cast.own, cast.ruth, **given)


def test_ruth_writes_it_with_the_open_promises_there_already(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        for what, state in (("Ring the college", "open"), ("Find a bed", "kept")):
            add_row(Promise, cast.own, cast.ruth, what=what, state=state, worker="ruth-adeyemi")
    browser = signed_in(cast.ruth)

    sent = filled(browser.get(address(cast.own, "handover/add")))

    assert sent["from_worker"] == ["Ruth Adeyemi"]
    assert sent["promised"][0].strip() == "Ring the college (Ruth Adeyemi)"
    answer = browser.post(
        address(cast.own, "handover/add"),
        sent | {"to_worker": "Tom Ellery", "must_know": "Ring before nine.", "continuity": "Fridays."},
    )
    assert answer.headers["Location"] == address(cast.own, "handover")
    with as_owner():
        row = Handover.objects.get(case_id=cast.own.pk)
    assert (row.from_worker, row.to_worker, row.read_on) == ("ruth-adeyemi", "tom-ellery", None)
    html = browser.get(address(cast.own, "handover")).content.decode()
    for words in ("From Ruth Adeyemi to Tom Ellery", "Not read yet", "Fridays.", "Ring the college"):
        assert words in html
    assert "I have read it" not in html


def test_it_heads_toms_case_page_until_he_has_read_it(cast: Any, as_owner: AsOwner) -> None:
    row = handed(cast, as_owner)
    tom, page = signed_in(cast.tom), f"/cases/{cast.own.reference}"
    assert "Ring before nine." in tom.get(page).content.decode()
    assert "Ring before nine." not in signed_in(cast.ruth).get(page).content.decode()

    answer = tom.post(address(cast.own, f"handover/{row.entry}/read"), {"key": "once"})

    assert answer.headers["Location"] == page
    assert "Ring before nine." not in tom.get(page).content.decode()
    with as_owner():
        assert Handover.objects.now().get(case_id=cast.own.pk).read_on == clock.today()
    again = tom.post(address(cast.own, f"handover/{row.entry}/read"), {"key": "twice"})
    assert again.status_code == 404


def test_nobody_else_says_that_it_was_read(cast: Any, as_owner: AsOwner) -> None:
    row = handed(cast, as_owner)
    for who in (cast.ruth, cast.carol, cast.frances, cast.denise):
        answer = signed_in(who).post(address(cast.own, f"handover/{row.entry}/read"), {"key": f"k{who.pk}"})
        assert answer.status_code == 404, who.name


def test_it_is_handed_to_somebody_else_and_told_how(cast: Any) -> None:
    browser = signed_in(cast.ruth)
    sent = filled(browser.get(address(cast.own, "handover/add")))

    refused = browser.post(
        address(cast.own, "handover/add"),
        sent | {"to_worker": "Ruth Adeyemi", "must_know": "Ring.", "told_on": "today"},
    )

    html = refused.content.decode()
    assert refused.status_code == 422
    assert "This is who hands over: name who takes over" in html
    assert "Say how they were told, and by whom" in html


def test_the_timeline_says_that_and_not_what(cast: Any, as_owner: AsOwner) -> None:
    handed(cast, as_owner)

    html = signed_in(cast.ruth).get(address(cast.own, "timeline")).content.decode()

    assert "Handed over from Ruth Adeyemi to Tom Ellery" in html
    assert "Ring before nine." not in html


def test_workers_of_agencies_do_not_read_it(cast: Any, as_owner: AsOwner) -> None:
    handed(cast, as_owner)

    assert signed_in(cast.denise).get(address(cast.own, "handover")).status_code == 404
