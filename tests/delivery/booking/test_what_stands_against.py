"""What is looked at before an appointment is booked: shown once, with ways out, and no lock but the law."""

from collections.abc import Callable
from datetime import date, time, timedelta
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.delivery.booking import checking
from handrail.delivery.models import Contact
from handrail.people.models import MustNotMeet
from handrail.plans.models import Commitment
from handrail.sentences.models import CurfewWindow, ExclusionArea, Requirement
from tests.delivery.booking.conftest import SQUARE
from tests.delivery.helping import address

Form = Callable[..., dict[str, Any]]
Record = Callable[..., Any]
Standing = Callable[[], list[Contact]]


def send(client: Client, case: Any, sent: dict[str, Any]) -> tuple[int, str]:
    answer = client.post(address(case, "contacts/book"), sent)
    return answer.status_code, " ".join(unescape(answer.content.decode()).split())


def seen(words: str) -> str:
    """What the page sends back once it has been looked at."""
    return words.split('name="looked_at" value="')[1].split('"')[0]


def test_another_appointment_at_that_time_is_shown_and_may_be_kept_all_the_same(
    ruth: Client, cast: Any, form: Form, booked: Contact, standing: Standing
) -> None:
    sent = form(at="2.30")

    status, words = send(ruth, cast.own, sent)

    assert status == 422
    assert "Look at this first" in words
    assert "overlaps" in words
    assert "There is a problem" not in words
    assert len(standing()) == 1
    status, _words = send(ruth, cast.own, {**sent, "looked_at": seen(words)})
    assert status == 302
    assert len(standing()) == 2


def test_a_free_time_that_is_offered_is_taken_in_a_press(
    ruth: Client, cast: Any, form: Form, booked: Contact, standing: Standing, tuesday: date
) -> None:
    sent = form(at="2.30")
    _status, words = send(ruth, cast.own, sent)
    assert f'name="take" value="{tuesday.isoformat()} at 3pm"' in words

    status, _words = send(ruth, cast.own, {**sent, "take": f"{tuesday.isoformat()} at 3pm"})

    assert status == 302
    assert [row.at for row in standing()] == [time(14), time(15)]


def test_the_same_place_and_time_twice_is_shown(
    ruth: Client, cast: Any, form: Form, record: Record, canal: str, tuesday: date
) -> None:
    record(
        Contact,
        kind="appointment",
        title="Benefit claim",
        mode="partners_venue",
        venue=canal,
        valid_from=tuesday,
        at=time(14),
        minutes=60,
        workers=["denise-okoro"],
    )

    status, words = send(ruth, cast.own, form(venue=canal))

    assert status == 422
    assert "Benefit claim is booked there already, 2pm to 3pm" in words


def test_a_curfew_is_no_lock_and_names_who_may_change_it(
    ruth: Client, cast: Any, form: Form, record: Record, standing: Standing
) -> None:
    record(CurfewWindow, source="tag", weekdays=[1, 2, 3, 4, 5, 6, 7], starts=time(19), ends=time(7))
    sent = form(at="7.30pm")

    status, words = send(ruth, cast.own, sent)

    assert status == 422
    assert "Curfew starts at 7pm; Supervision, 7:30pm to 8:15pm" in words
    assert "by who has the authority to change them" in words
    assert send(ruth, cast.own, {**sent, "looked_at": seen(words)})[0] == 302
    assert len(standing()) == 1


def test_a_call_at_home_stands_against_no_curfew(ruth: Client, cast: Any, form: Form, record: Record) -> None:
    record(CurfewWindow, source="tag", weekdays=[1, 2, 3, 4, 5, 6, 7], starts=time(19), ends=time(7))

    assert send(ruth, cast.own, form(at="7.30pm", mode="phone"))[0] == 302


def test_a_commitment_of_the_week_is_shown(ruth: Client, cast: Any, form: Form, record: Record) -> None:
    record(
        Commitment, kind="childcare", what="School run", weekdays=[2], starts=time(14, 30), ends=time(15, 30)
    )

    _status, words = send(ruth, cast.own, form())

    assert "School run" in words


def test_what_a_court_forbids_cannot_be_booked_and_says_why(
    ruth: Client, cast: Any, form: Form, record: Record, canal: str, standing: Standing
) -> None:
    record(Requirement, entry="stay-out", sentence="order", kind="exclusion")
    record(ExclusionArea, source="stay-out", wording="Shops", geometry=SQUARE)
    sent = form(venue="shops")

    status, words = send(ruth, cast.own, sent)

    assert status == 422
    assert "The Arcade is inside the area Helen is to stay out of" in words
    assert "A court order forbids Helen to go there, and only the court can change that" in words
    again, _words = send(ruth, cast.own, {**sent, "looked_at": seen(words)})
    assert again == 422
    assert standing() == []
    assert send(ruth, cast.own, form(venue=canal))[0] == 302
    assert send(ruth, cast.own, form(venue="shops", mode="phone", at="4pm"))[0] == 302


def test_an_area_of_a_licence_is_shown_and_is_no_lock(
    ruth: Client, cast: Any, form: Form, record: Record, canal: str
) -> None:
    record(ExclusionArea, source="licence-condition", wording="Shops", geometry=SQUARE)
    sent = form(venue="shops")

    _status, words = send(ruth, cast.own, sent)

    assert "leave given beforehand by who has the authority" in words
    assert send(ruth, cast.own, {**sent, "looked_at": seen(words)})[0] == 302


def test_women_only_outside_the_hours_of_the_place_is_shown(
    ruth: Client, cast: Any, form: Form, record: Record, canal: str
) -> None:
    record(
        Commitment,
        kind="women_only",
        what="Women-only",
        weekdays=[5],
        starts=time(10),
        ends=time(15),
        venue=canal,
    )

    _status, words = send(ruth, cast.own, form(venue=canal, women_only="on"))

    assert "outside the women-only hours there" in words
    assert "Women-only hours at Canal House: Friday, 10am to 3pm" in words


def test_a_bank_holiday_is_named_with_the_day_after_it(
    ruth: Client, cast: Any, form: Form, tuesday: date
) -> None:
    def holiday(day: date) -> str:
        return "Summer bank holiday" if day == tuesday else ""

    with patch.object(checking, "bank_holiday", holiday):
        _status, words = send(ruth, cast.own, form())

    assert "Summer bank holiday: a bank holiday" in words
    after = tuesday + timedelta(days=1)
    assert f'value="{after.isoformat()} at 2pm"' in words


@pytest.fixture
def kept_apart(cast: Any, record: Record, canal: str, tuesday: date) -> None:
    """Somebody Helen must not meet is seen at Canal House that morning, in a case Ruth works too."""
    record(MustNotMeet, entry="brand", who="Somebody Brand", kind="rival", case=cast.coworked.reference)
    record(
        Contact,
        cast.coworked,
        kind="supervision",
        title="What the other one does",
        mode="office",
        venue=canal,
        valid_from=tuesday,
        at=time(9),
        minutes=45,
        workers=["megan-price"],
    )


def test_a_place_to_keep_clear_that_day_is_told_in_neutral_words(
    ruth: Client, cast: Any, form: Form, kept_apart: None, canal: str
) -> None:
    status, words = send(ruth, cast.own, form(venue=canal))

    assert status == 422
    assert "Choose another time: Canal House is not free that day" in words
    for hint in (
        "Brand",
        "What the other one does",
        cast.coworked.reference,
        "Leon",
        "rival",
        "must not meet",
    ):
        assert hint not in words
    assert send(ruth, cast.own, form())[0] == 302


def test_who_may_not_open_the_other_case_is_told_that_it_was_not_checked(
    ruth: Client, cast: Any, form: Form, record: Record, canal: str, booked: Contact
) -> None:
    record(MustNotMeet, entry="brand", who="Somebody Brand", kind="rival", case=cast.team.reference)

    _status, words = send(ruth, cast.own, form(venue=canal, at="2.15"))

    assert "Not checked: who else is at this place at that time" in words
    assert "Brand" not in words


def test_what_ruth_has_in_another_case_is_told_without_a_word_of_it(
    ruth: Client, cast: Any, form: Form, record: Record, tuesday: date
) -> None:
    record(
        Contact,
        cast.coworked,
        kind="home_visit",
        title="Leon at home",
        mode="home",
        valid_from=tuesday,
        at=time(13, 30),
        minutes=60,
        workers=["ruth-adeyemi"],
    )

    _status, words = send(ruth, cast.own, form())

    assert "You have something else from 1:30pm to 2:30pm" in words
    assert "Leon" not in words


def test_of_a_series_the_day_that_collides_may_be_left_out(
    ruth: Client, cast: Any, form: Form, record: Record, standing: Standing, tuesday: date
) -> None:
    second = tuesday + timedelta(weeks=1)
    record(Contact, kind="test", mode="office", valid_from=second, at=time(14), workers=["mark-tully"])
    sent = form(repeats="weekly", times="3")
    status, words = send(ruth, cast.own, sent)
    assert status == 422
    assert 'name="leave_out"' in words
    assert f'value="{second.isoformat()}"' in words

    assert send(ruth, cast.own, {**sent, "leave_out": [second.isoformat()]})[0] == 302

    mine = [row.valid_from for row in standing() if row.kind == "supervision"]
    assert mine == [tuesday, tuesday + timedelta(weeks=2)]


def test_a_contact_still_ahead_is_looked_at_as_well(
    ruth: Client, cast: Any, form: Form, booked: Contact, standing: Standing
) -> None:
    sent = {**form(at="2.30"), "outcome": "", "elsewhere": "note"}

    refused = ruth.post(address(cast.own, "contacts/add"), sent)

    assert refused.status_code == 422
    assert "Look at this first" in refused.content.decode()
    assert len(standing()) == 1


def test_looking_asks_the_record_as_often_for_a_year_as_for_a_day(
    ruth: Client, cast: Any, form: Form, record: Record
) -> None:
    record(Commitment, kind="childcare", what="School run", weekdays=[2], starts=time(14), ends=time(15))

    def cost(times: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            status, _words = send(ruth, cast.own, form(repeats="weekly", times=times))
        assert status == 422
        return len(asked)

    cost("2")  # the first page of a session notes the device
    assert cost("2") == cost("50") <= 30
