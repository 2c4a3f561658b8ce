"""What goes on without us, what ends with the order, and what takes its place."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from handrail.assessments.models import Strength
from handrail.delivery.going_on import facts as found
from handrail.delivery.models import CommunityLink, ExitItem
from handrail.people.models import Person
from handrail.records import clock
from handrail.sentences.models import Requirement, Sentence
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.filling import filled


@pytest.fixture
def kai(cast: Any, as_owner: AsOwner) -> None:
    """Kai's order of two years began half a year ago; his curfew ends in six weeks, and helps him stay in."""
    today = clock.today()
    began = today - timedelta(days=180)
    with as_owner():
        add_row(
            Sentence,
            cast.elsewhere,
            cast.joel,
            entry="order",
            kind="youth_rehabilitation_order",
            months=24,
            valid_from=began,
        )
        add_row(
            Requirement,
            cast.elsewhere,
            cast.joel,
            entry="curfew",
            sentence="order",
            kind="curfew",
            wording="In by seven.",
            useful_because="An excuse to stay in.",
            valid_from=began,
            valid_to=today + timedelta(days=42),
        )
        add_row(Strength, cast.elsewhere, cast.joel, entry="boxing", kind="interest", name="Boxing")


def link(cast: Any, as_owner: AsOwner, name: str, **facts: Any) -> CommunityLink:
    with as_owner():
        given = {"name": name, "state": "goes_alone", "valid_from": clock.today(), **facts}
        return add_row(CommunityLink, cast.elsewhere, cast.joel, **given)


def page(cast: Any) -> str:
    return signed_in(cast.joel).get(address(cast.elsewhere, "after")).content.decode()


def test_the_share_that_goes_on_is_said_in_words(cast: Any, as_owner: AsOwner, kai: None) -> None:
    """Of three he goes to two go on; an idea and what has stopped do not count."""
    link(cast, as_owner, "Boxing", goes_on=True)
    link(cast, as_owner, "Rugby", goes_on=True)
    link(cast, as_owner, "Reparation", state="going")
    link(cast, as_owner, "Youth hub", state="idea", goes_on=True)
    link(cast, as_owner, "Chess", state="stopped", goes_on=True)

    html = page(cast)

    assert "Two of three go on without us: Boxing and Rugby." in html
    assert "No longer: Chess." in html
    words = re.sub(r"<[^>]*>", " ", html.split("<main")[1])
    assert not re.search(r"\d\s?%|per cent", words)


def test_a_curfew_that_helped_asks_what_takes_its_place_until_something_does(
    cast: Any, as_owner: AsOwner, kai: None
) -> None:
    before = page(cast)
    assert "An excuse to stay in. What takes its place?" in before
    assert "after/plan/add?kind=replaces_restriction&amp;restriction=curfew" in before

    link(cast, as_owner, "Boxing nights", replaces="curfew")

    after = page(cast)
    assert "What takes its place?" not in after
    assert "Boxing nights" in after.split("What ends, and what takes its place")[1]


def test_the_day_of_seventeen_and_a_half_is_worked_out(cast: Any, as_owner: AsOwner) -> None:
    """Born on 30 October 2009: on 30 April 2027."""
    with as_owner():
        person = Person.objects.now().get(case_id=cast.elsewhere.pk)
    opened = type("Opened", (), {"case": cast.elsewhere})()

    assert found.half_past_seventeen(opened, {Person: [person]}) == date(2027, 4, 30)
    opened.case = cast.own
    assert found.half_past_seventeen(opened, {Person: [person]}) is None


def test_joel_adds_a_link_from_a_strength_and_a_check_in(cast: Any, as_owner: AsOwner, kai: None) -> None:
    browser = signed_in(cast.joel)
    add = address(cast.elsewhere, "after/links/add")
    form = browser.get(f"{add}?replaces=curfew")
    sent = filled(form)
    assert sent["replaces"] == ["curfew"]
    answer = browser.post(
        add, sent | {"name": "Boxing", "state": "taster", "because_of": ["boxing"], "goes_on": "on"}
    )
    assert answer.headers["Location"] == address(cast.elsewhere, "after#links")
    plan = address(cast.elsewhere, "after/plan/add")
    browser.post(plan, filled(browser.get(f"{plan}?kind=check_in")) | {"what": "A walk.", "state": "offered"})

    with as_owner():
        made = CommunityLink.objects.get(case_id=cast.elsewhere.pk)
        offered = ExitItem.objects.get(case_id=cast.elsewhere.pk)
    assert (made.because_of, made.replaces, made.goes_on, made.service) == (["boxing"], "curfew", True, None)
    assert (offered.kind, offered.state) == ("check_in", "offered")
    html = page(cast)
    assert "Nobody has offered a check-in" not in html
    assert "whom to turn to after the end" in html


def test_what_replaces_a_restriction_names_it(cast: Any, kai: None) -> None:
    browser = signed_in(cast.joel)
    plan = address(cast.elsewhere, "after/plan/add")

    refused = browser.post(
        plan, filled(browser.get(plan)) | {"kind": "replaces_restriction", "what": "A deal with Dad."}
    )

    assert refused.status_code == 422
    assert "Say which restriction it takes the place of" in refused.content.decode()
    assert "A deal with Dad." in refused.content.decode()


def test_readers_have_no_forms(cast: Any, as_owner: AsOwner, kai: None) -> None:
    link(cast, as_owner, "Boxing", goes_on=True)

    html = signed_in(cast.jo).get(address(cast.elsewhere, "after")).content.decode()

    assert "Boxing" in html
    assert "after/links/add" not in html
    assert "hr-prompts" not in html
