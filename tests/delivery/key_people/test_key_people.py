"""Key people: what was planned, what there really was, and parents heard and kept informed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from handrail.delivery.models import Contact, PlannedPart
from handrail.people.models import KeyPerson, MustNotMeet, OwnWords
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.filling import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(cast: Any, as_owner: AsOwner) -> Callable[..., Any]:
    """A mum who is involved, an uncle who is not, and somebody to be kept apart from."""

    def put(model: Any, **facts: Any) -> Any:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    put(KeyPerson, entry="mum", name="Angela", relationship="Mum", involvement="involved",
        reason="He wants her told", consent="given")  # fmt: skip
    put(KeyPerson, entry="uncle", name="Ray", relationship="Uncle", involvement="not_involved",
        reason="Pulls him back", consent="refused")  # fmt: skip
    put(KeyPerson, entry="brand", name="Carl Brand", relationship="Old friend", involvement="involved",
        reason="Was good to him")  # fmt: skip
    put(MustNotMeet, who="Carl Brand", kind="co_defendant", reason="")
    return put


def page(cast: Any, user: Any = None) -> str:
    html = signed_in(user or cast.ruth).get(address(cast.own, "key-people")).content.decode()
    return " ".join(html.split())


def test_a_planned_part_stands_beside_the_contacts_there_were(
    cast: Any, as_owner: AsOwner, family: Callable[..., Any]
) -> None:
    day = clock.today()
    for back in (20, 6):
        family(Contact, kind="family_contact", mode="phone", purpose="family", outcome="done", people=["mum"],
               workers=["ruth-adeyemi"], valid_from=day - timedelta(days=back))  # fmt: skip
    family(Contact, kind="home_visit", mode="home", outcome="unacceptable_absence", people=["mum"],
           workers=["ruth-adeyemi"], valid_from=day - timedelta(days=3))  # fmt: skip
    browser, add = signed_in(cast.ruth), address(cast.own, "key-people/parts/add?person=mum")

    browser.post(
        add, filled(browser.get(add)) | {"what": "Told how it goes", "every": "fortnight", "consent": "given"}
    )

    with as_owner():
        row = PlannedPart.objects.get(case_id=cast.own.pk)
    assert (row.person, row.times, row.every, row.worker) == ("mum", 1, "fortnight", "ruth-adeyemi")
    html = page(cast)
    assert "2 contacts in the last year" in html
    assert "Told how it goes" in html
    assert "1 a fortnight, with Ruth Adeyemi" in html
    assert "0 visits" in html


def test_who_is_left_out_stands_with_the_reason_and_gets_no_part(
    cast: Any, family: Callable[..., Any]
) -> None:
    assert "Pulls him back" in page(cast)
    browser, add = signed_in(cast.ruth), address(cast.own, "key-people/parts/add?person=uncle")

    refused = browser.post(add, filled(browser.get(add)) | {"what": "Football", "consent": "not_asked"})

    assert "It was decided not to involve them" in refused.content.decode()


def test_who_must_not_meet_the_person_is_in_no_picture(cast: Any, family: Callable[..., Any]) -> None:
    assert "Carl Brand" not in page(cast)


def test_parents_are_heard_in_their_own_words(cast: Any, family: Callable[..., Any]) -> None:
    family(OwnWords, voice="parent", topic="about_this_service", words="You ring when it is good news",
           valid_from=clock.today())  # fmt: skip

    html = page(cast)

    assert "Parents: heard, and kept informed" in html
    assert "You ring when it is good news" in html


def test_a_partner_finds_nothing_here(cast: Any, family: Callable[..., Any]) -> None:
    assert signed_in(cast.denise).get(address(cast.own, "key-people")).status_code == 404
