"""Letters from templates in plain words, kept as given; an address only where it was asked about."""

import io
from datetime import date, time, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from handrail.delivery.lettering.wording import TEMPLATES, Told, languages, words
from handrail.delivery.models import Contact, Letter
from handrail.kernel.references import new_reference
from handrail.people.models import Address
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.facts import visible_text

TOLD = Told(
    "Helen",
    date(2026, 3, 30),
    time(11),
    "Eastgate House",
    "Ruth",
    "01632 960101",
    "Ruth Adeyemi",
    date(2026, 3, 16),
)


def kept(cast: Any, as_owner: AsOwner) -> list[Letter]:
    with as_owner():
        return list(Letter.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def sent(cast: Any, tail: str = "?kind=appointment", **form: str) -> Any:
    given = {"key": new_reference(), "text": "Dear Helen\n\nSee you on Monday.", "given": "by_hand", **form}
    return signed_in(cast.ruth).post(address(cast.own, f"letters/add{tail}"), given)


@pytest.fixture
def home(cast: Any, as_owner: AsOwner) -> Address:
    """Helen's room since yesterday."""
    with as_owner():
        return add_row(
            Address,
            cast.own,
            cast.ruth,
            kind="short_term_accommodation",
            lines="60 Weaver Street",
            postcode="WX2 3WS",
            valid_from=clock.today() - timedelta(days=1),
        )


def test_an_appointment_in_plain_english() -> None:
    assert words("appointment", "en", TOLD).startswith(
        "Dear Helen\n\nYour next appointment is on Monday 30 March at 11:00, at Eastgate House."
        " You will meet Ruth.\n\n"
    )


def test_the_same_in_welsh() -> None:
    letter = words("appointment", "cy", TOLD)

    assert letter.startswith("Annwyl Helen\n\nMae eich apwyntiad nesaf ddydd Llun 30 Mawrth, 11:00")
    assert "01632 960101" in letter


def test_what_is_not_known_stands_in_brackets() -> None:
    unknown = Told("Helen", None, None, "", "", "", "Ruth Adeyemi", date(2026, 3, 16))

    assert "on [day and time]. " not in words("appointment", "en", unknown)
    assert "Your next appointment is on [day and time].\n" in words("appointment", "en", unknown)
    assert "ring [number] before then" in words("appointment", "en", unknown)


def test_every_kind_is_written_and_no_letter_says_what_it_is_about() -> None:
    assert {kind for kind, _language in TEMPLATES} == {
        *("appointment", "missed", "change_of_practitioner", "warning", "welcome_back"),
    }
    assert languages("warning") == ["en"]
    for text in TEMPLATES.values():
        for told in ("probation", "offen", "court", "prison", "drug", "crim", "troseddu", "llys"):
            assert told not in text.lower()


def test_the_form_brings_the_next_appointment(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        facts = {"kind": "supervision", "mode": "office", "workers": ["ruth-adeyemi"], "place": "The Hub"}
        add_row(Contact, cast.own, cast.ruth, valid_from=date(2030, 3, 18), at=time(14, 30), **facts)
    told = visible_text(signed_in(cast.ruth).get(address(cast.own, "letters/add")).content.decode())

    assert "Your next appointment is on Monday 18 March at 14:30, at The Hub. You will meet Ruth." in told


def test_a_missed_one_speaks_of_what_was_missed(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        facts = {"kind": "supervision", "mode": "office", "outcome": "absence_waiting"}
        add_row(Contact, cast.own, cast.ruth, valid_from=date(2026, 3, 16), at=time(9), **facts)
    page = signed_in(cast.ruth).get(address(cast.own, "letters/add?kind=missed")).content.decode()

    assert "We expected you on Monday 16 March at 9:00" in visible_text(page)


def test_it_is_kept_as_it_was_given(cast: Any, as_owner: AsOwner) -> None:
    assert sent(cast).status_code == 302
    (row,) = kept(cast, as_owner)
    assert (row.kind, row.language, row.given) == ("appointment", "en", "by_hand")
    assert row.text == "Dear Helen\n\nSee you on Monday."
    client = signed_in(cast.ruth)

    assert "See you on Monday." in client.get(address(cast.own, f"letters/{row.entry}")).content.decode()
    assert "Appointment" in visible_text(client.get(address(cast.own, "letters")).content.decode())
    sheet = client.get(address(cast.own, f"letters/{row.entry}/sheet.pdf"))
    reader = PdfReader(io.BytesIO(sheet.content))
    assert "See you on Monday." in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "Letter"


def test_an_address_is_never_filled_in_by_itself(cast: Any, as_owner: AsOwner, home: Address) -> None:
    page = signed_in(cast.ruth).get(address(cast.own, "letters/add")).content.decode()
    box = page.split('name="to_address"')[1].split(">")[0]
    assert "60 Weaver Street" not in page.split("<textarea")[1].split("</textarea>")[0]
    assert "checked" not in box
    sent(cast)
    sent(cast, to_address="on", given="post")
    first, second = kept(cast, as_owner)

    assert "Weaver Street" not in first.text
    assert second.text.startswith("60 Weaver Street\nWX2 3WS\n\nDear Helen")


def test_post_waits_until_the_address_was_asked_about(cast: Any, as_owner: AsOwner, home: Address) -> None:
    answer = sent(cast, given="post")

    assert answer.status_code == 422
    told = visible_text(answer.content.decode())
    assert "A letter goes by post only to an address that has been asked about" in told
    assert "See you on Monday." in told
    assert kept(cast, as_owner) == []


def test_no_address_is_offered_where_there_are_two_or_none(
    cast: Any, as_owner: AsOwner, home: Address
) -> None:
    with as_owner():
        add_row(Address, cast.own, cast.ruth, kind="short_term_accommodation", lines="Another room")
    page = signed_in(cast.ruth).get(address(cast.own, "letters/add")).content.decode()

    assert "No address is offered" in page
    assert "Weaver Street" not in page


def test_brackets_left_standing_are_refused(cast: Any, as_owner: AsOwner) -> None:
    answer = sent(cast, text="Dear Helen\n\nOn [day].")

    assert answer.status_code == 422
    assert "Something still stands in square brackets" in answer.content.decode()
    assert kept(cast, as_owner) == []
