"""Somebody rings: nothing is confirmed without a ground; an offer stands beside what is asked."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.agencies.models import Venue
from handrail.kernel.dates import monday_of
from handrail.people.models import MustNotMeet
from handrail.plans.models import Commitment
from handrail.records import clock
from handrail.reviews.models import Change, DisclosureConsent, OutsideCall
from handrail.sentences.models import Condition, CurfewWindow, ExclusionArea
from tests.cast import add_row
from tests.filling import filled, offered

CALLS = "/cases/X340571/calls"
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[0.0, 50.0], [1.0, 50.0], [1.0, 51.0], [0.0, 51.0], [0.0, 50.0]]],
}


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


@pytest.fixture
def asked(cast: Any, as_owner: Any) -> None:
    """Curfew 9pm to 7am, an area to stay out of, a programme on Tuesdays and Thursdays at 2pm, one name."""
    with as_owner():
        for entry, kind, words in (
            ("curfew", "curfew", "Be in from 9pm to 7am"),
            ("area", "exclusion_area", "Keep out of the square"),
            ("programme", "programme_or_offending_behaviour_work", "Complete Thinking Skills"),
            ("residence", "residence_approved", "Live at Elm Lodge"),
            ("no-contact", "no_contact_with_named_person", "No contact with Kyle Denny"),
            ("work", "work_approved", "Tell us of any job"),
        ):
            add_row(Condition, cast.own, cast.ruth, entry=entry, kind=kind, wording=words, sentence="custody")
        add_row(
            CurfewWindow,
            cast.own,
            cast.ruth,
            source="curfew",
            weekdays=[1, 2, 3, 4, 5, 6, 7],
            starts=time(21),
            ends=time(7),
        )
        add_row(ExclusionArea, cast.own, cast.ruth, source="area", wording="The square", geometry=SQUARE)
        add_row(
            Commitment,
            cast.own,
            cast.ruth,
            kind="programme",
            what="Thinking Skills",
            weekdays=[2, 4],
            starts=time(14),
            ends=time(16),
        )
        add_row(MustNotMeet, cast.own, cast.ruth, who="Kyle Denny", kind="co_defendant")
        Venue.objects.create(reference="inside", name="Square Barbers", longitude=0.5, latitude=50.5)
        Venue.objects.create(reference="outside", name="Fellgate Barbers", longitude=2.0, latitude=50.5)


def put(cast: Any, as_owner: Any, **facts: Any) -> OutsideCall:
    """The shop offers Monday to Friday, 8am to 5pm, 70 minutes away."""
    given = {
        "caller": "Mr Bashir",
        "caller_kind": "employer",
        "organisation": "Fellgate Barbers",
        "asks": "May she start on Monday week?",
        "offers": "Full-time barber.",
        "venue": "outside",
        "weekdays": [1, 2, 3, 4, 5],
        "starts": time(8),
        "ends": time(17),
        "travel_minutes": 70,
        "begins_on": monday_of(clock.today()) + timedelta(days=14),
        "people_there": "Mr Bashir and his son",
        "valid_from": clock.today(),
        **facts,
    }
    with as_owner():
        return add_row(OutsideCall, cast.own, cast.ruth, entry="rang", **given)


def lines(page: Any) -> dict[str, tuple[str, str]]:
    """What is asked, with what it means and whether it holds."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page.content.decode(), re.DOTALL)
    cells = {name: re.findall(r"<div>(.*?)</div>", rest, re.DOTALL) for name, rest in rows}
    return {name: (one[0], one[1]) for name, one in cells.items() if len(one) == 2}


def test_the_page_to_open_when_the_phone_rings_says_that_nothing_may_be_said(ruth: Client) -> None:
    page = ruth.get(f"{CALLS}/add")
    html = page.content.decode()

    assert "Nothing yet, not even that we know anybody of that name." in html
    assert "I cannot say whether we know anybody of that name" in html
    sent = filled(page)
    assert (sent["owner"], sent["deputy"]) == (["ruth-adeyemi"], ["tom-ellery"])
    assert sent["answer_by"] != [""]


def test_with_consent_it_says_what_and_to_whom(cast: Any, as_owner: Any, ruth: Client) -> None:
    with as_owner():
        given = {"to_whom": "Mr Bashir", "to_be_told": "Her hours.", "not_told": "Where she lives."}
        add_row(DisclosureConsent, cast.own, cast.ruth, consent="given", **given)

    html = ruth.get(f"{CALLS}/add").content.decode()

    assert "To Mr Bashir, and nobody else:" in html
    assert "Her hours." in html
    assert "Where she lives." in html
    assert "Nothing yet" not in html


@pytest.mark.parametrize("consent", ["refused", "not_asked"])
def test_a_no_says_nothing(cast: Any, as_owner: Any, ruth: Client, consent: str) -> None:
    with as_owner():
        add_row(DisclosureConsent, cast.own, cast.ruth, to_whom="The shop", to_be_told="Zz.", consent=consent)

    html = ruth.get(f"{CALLS}/add").content.decode()

    assert "Nothing yet" in html
    assert "Zz." not in html


def test_the_call_is_written_down_with_who_took_it(cast: Any, as_owner: Any, ruth: Client) -> None:
    sent = filled(ruth.get(f"{CALLS}/add")) | {
        "caller": "Mr Bashir",
        "caller_kind": "employer",
        "asks": "May she start?",
    }

    answer = ruth.post(f"{CALLS}/add", sent)

    with as_owner():
        row = OutsideCall.objects.now().get(case_id=cast.own.pk)
    assert answer.headers["Location"] == f"{CALLS}/{row.entry}"
    assert (row.taken_by, row.owner, row.deputy, row.state) == (
        "ruth-adeyemi",
        "ruth-adeyemi",
        "tom-ellery",
        "open",
    )


def test_days_without_hours_come_back_filled_in(ruth: Client) -> None:
    sent = filled(ruth.get(f"{CALLS}/add")) | {
        "caller": "A",
        "caller_kind": "employer",
        "asks": "B",
        "weekdays": ["1"],
    }

    page = ruth.post(f"{CALLS}/add", sent)

    assert page.status_code == 422
    assert "Say from when, so that the week can be looked at" in page.content.decode()
    assert filled(page)["asks"] == ["B"]


def test_each_thing_asked_has_its_line(cast: Any, as_owner: Any, ruth: Client, asked: None) -> None:
    """She would leave at 6.50am: inside the curfew; the programme falls into the hours of work."""
    put(cast, as_owner)

    found = lines(ruth.get(f"{CALLS}/rang"))

    assert found["Be in from 9pm to 7am"] == (
        "Must leave at 6:50am, and the hours end at 7am",
        "Only if varied",
    )
    assert found["Keep out of the square"] == (
        "Fellgate Barbers is outside it; ask about the way there",
        "Yes",
    )
    assert found["Complete Thinking Skills"] == (
        "Same hours as Thinking Skills, Tuesday and Thursday 2pm",
        "Only if varied",
    )
    assert found["Live at Elm Lodge"] == ("No change", "Yes")
    assert found["Tell us of any job"] == ("This is what is being asked", "Yes")
    assert found["No contact with Kyle Denny"][1] == "Yes, once verified"
    assert found["Whom Helen must not meet"][1] == "Yes, once verified"


def test_a_shop_inside_the_area_and_late_hours(cast: Any, as_owner: Any, ruth: Client, asked: None) -> None:
    put(cast, as_owner, venue="inside", starts=time(11), ends=time(20))

    found = lines(ruth.get(f"{CALLS}/rang"))

    assert found["Keep out of the square"] == ("Square Barbers is inside it", "No")
    assert found["Be in from 9pm to 7am"] == (
        "Would be back at 9:10pm, and the hours begin at 9pm",
        "Only if varied",
    )


def test_hours_that_fit_and_a_place_nobody_knows(cast: Any, as_owner: Any, ruth: Client, asked: None) -> None:
    put(cast, as_owner, venue=None, place="A market stall", starts=time(9), ends=time(13), weekdays=[3])

    found = lines(ruth.get(f"{CALLS}/rang"))

    assert found["Be in from 9pm to 7am"] == ("Leaves at 7:50am, back at 2:10pm: outside the hours", "Yes")
    assert found["Complete Thinking Skills"] == ("Nothing planned in those hours", "Yes")
    assert found["Keep out of the square"][1] == "Not looked at yet"


def test_somebody_who_must_not_be_met_is_not_named(
    cast: Any, as_owner: Any, ruth: Client, asked: None
) -> None:
    put(cast, as_owner, people_there="Mr Bashir, Kyle Denny and one other")

    page = ruth.get(f"{CALLS}/rang")

    found = lines(page)
    assert found["Whom Helen must not meet"] == (
        "Somebody named there is one of them: look before anything is said",
        "No",
    )
    assert found["No contact with Kyle Denny"][1] == "No"


def test_a_press_makes_it_a_change_and_only_once(cast: Any, as_owner: Any, ruth: Client) -> None:
    put(cast, as_owner)
    sent = filled(ruth.get(f"{CALLS}/rang"))

    first = ruth.post(f"{CALLS}/rang/change", {"key": sent["key"]})
    ruth.post(f"{CALLS}/rang/change", {"key": ["another"]})

    assert first.headers["Location"] == "/cases/X340571/changes"
    with as_owner():
        row = Change.objects.now().get(case_id=cast.own.pk)
    assert (row.came_from, row.kind, row.what) == ("rang", "work_or_learning", "Full-time barber.")
    assert row.weight == "not_decided"
    assert "Fellgate Barbers rang" in ruth.get("/cases/X340571/changes").content.decode()


def test_an_answer_names_its_ground_or_confirms_nothing(cast: Any, as_owner: Any, ruth: Client) -> None:
    put(cast, as_owner)
    with as_owner():
        given = {"to_whom": "Mr Bashir", "to_be_told": "Her hours.", "not_told": "Where she lives."}
        add_row(DisclosureConsent, cast.own, cast.ruth, entry="yes", consent="given", **given)
        add_row(DisclosureConsent, cast.own, cast.ruth, entry="no", consent="refused", **given)
    page = ruth.get(f"{CALLS}/rang/answer")

    refused = ruth.post(f"{CALLS}/rang/answer", filled(page) | {"answer": "Her hours."})
    ruth.post(f"{CALLS}/rang/answer", filled(page) | {"answer": "Her hours.", "ground": "yes"})

    assert offered(page, "ground") == ["nothing", "yes"]
    assert "Say on what ground, or that nothing was confirmed" in refused.content.decode()
    with as_owner():
        row = OutsideCall.objects.now().get(case_id=cast.own.pk)
    assert (row.state, row.consent, row.answered_by) == ("answered", "yes", "ruth-adeyemi")
    assert (row.may_say, row.not_to_say) == ("Her hours.", "Where she lives.")


def test_partners_have_no_such_page(cast: Any, as_owner: Any) -> None:
    put(cast, as_owner)

    assert browser_of(cast.denise).get(f"{CALLS}/rang").status_code == 404
    assert browser_of(cast.carol).get(f"{CALLS}/add").status_code == 404
    assert browser_of(cast.carol).get(f"{CALLS}/rang").status_code == 200
