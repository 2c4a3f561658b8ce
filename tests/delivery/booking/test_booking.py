"""Booking an appointment, once or as a series; moving it; calling the rest off."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.agencies.models import LocalCode
from handrail.delivery.booking import repeating
from handrail.delivery.models import Contact
from handrail.records import clock
from handrail.records.models import Line
from tests.delivery.helping import address

Form = Callable[..., dict[str, Any]]
Standing = Callable[[], list[Contact]]


def test_ruth_books_supervision_and_lands_on_its_page(
    ruth: Client, cast: Any, form: Form, standing: Standing, tuesday: date
) -> None:
    answer = ruth.post(address(cast.own, "contacts/book"), form(at="2.30", help="Lift from home"))

    (row,) = standing()
    assert answer.headers["Location"] == address(cast.own, f"contacts/{row.entry}")
    assert (row.valid_from, row.at, row.minutes, row.outcome) == (tuesday, time(14, 30), 45, None)
    assert (row.purpose, row.workers, row.series, row.help_settled) == (
        *("supportive", ["ruth-adeyemi"]),
        *("", False),
    )
    html = ruth.get(answer.headers["Location"]).content.decode()
    assert "Rearrange" in html
    assert "Call the rest off" not in html


def test_sent_twice_it_is_booked_once(ruth: Client, cast: Any, form: Form, standing: Standing) -> None:
    sent = form()

    first = ruth.post(address(cast.own, "contacts/book"), sent)
    second = ruth.post(address(cast.own, "contacts/book"), sent)

    assert first.headers["Location"] == second.headers["Location"]
    assert len(standing()) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"valid_from": "yesterday"}, "What has happened is written down with"),
        ({"at": "half past"}, "Enter a time like 2pm"),
        ({"repeats": "weekly"}, "Say how many times, or until which day"),
        ({"repeats": "weekly", "times": "90"}, "Book 52 at most at a time"),
        ({"repeats": "weekly", "until": "1/1/2020"}, "The last day is not after the first"),
        ({"workers": []}, "Say who: tick a name"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ruth: Client, cast: Any, form: Form, standing: Standing, changes: dict[str, Any], says: str
) -> None:
    refused = ruth.post(address(cast.own, "contacts/book"), form(text="Bring the letter", **changes))

    html = refused.content.decode()
    assert refused.status_code == 422
    assert says in html
    assert "Bring the letter" in html
    assert standing() == []


def test_every_week_for_four_times_is_four_entries_of_one_series(
    ruth: Client, cast: Any, form: Form, standing: Standing, tuesday: date
) -> None:
    ruth.post(address(cast.own, "contacts/book"), form(repeats="weekly", times="4"))

    rows = standing()
    assert [row.valid_from for row in rows] == [tuesday + timedelta(weeks=n) for n in range(4)]
    assert len({row.series for row in rows}) == 1
    assert rows[0].series
    assert len({row.entry for row in rows}) == 4


def test_every_two_weeks_until_a_day_ends_with_that_day(tuesday: date) -> None:
    last = tuesday + timedelta(days=28)

    assert repeating.days(tuesday, "fortnightly", None, last) == [
        tuesday,
        tuesday + timedelta(days=14),
        last,
    ]
    assert repeating.days(tuesday, "weekly", 2, last) == [tuesday, tuesday + timedelta(days=7)]
    assert len(repeating.days(tuesday, "weekly", None, tuesday + timedelta(days=3650))) == repeating.MOST


@pytest.mark.parametrize("outcome", ["attended", "local.late"])
def test_the_next_comes_filled_in_like_the_last(
    ruth: Client, cast: Any, record: Callable[..., Any], as_owner: Any, outcome: str
) -> None:
    with as_owner():
        own = {"name": "Came late, seen", "code_list": "contact_outcomes", "counts_as": "attended"}
        LocalCode.objects.create(reference="late", valid_from=date(2024, 3, 1), **own)
    last = clock.today() - timedelta(days=3)
    record(
        Contact,
        entry="last",
        kind="supervision",
        mode="phone",
        valid_from=last,
        at=time(11),
        minutes=30,
        outcome=outcome,
        workers=["ruth-adeyemi"],
    )

    html = ruth.get(address(cast.own, "contacts/book")).content.decode()

    ahead = last + timedelta(days=7)
    assert f'value="{ahead.day} {ahead:%B %Y}"' in html
    assert 'value="11am"' in html
    assert "Filled in like" in html


def test_moving_it_marks_the_old_time_and_books_the_new_one_in_one_act(
    ruth: Client, cast: Any, booked: Contact, standing: Standing, tuesday: date, as_owner: Any, form: Form
) -> None:
    page = address(cast.own, f"contacts/{booked.entry}/rearrange")
    assert "Another time" in ruth.get(page).content.decode()
    thursday = tuesday + timedelta(days=2)
    sent = form(version_seen="1", valid_from=f"{thursday:%d/%m/%Y}", at="4pm", why="Her interview is at two.")

    answer = ruth.post(page, sent)

    old, new = standing()
    assert (old.outcome, old.version, old.text) == ("rearranged", 2, "Her interview is at two.")
    assert (new.valid_from, new.at, new.outcome, new.instead_of) == (thursday, time(16), None, booked.entry)
    assert old.change == new.change
    assert answer.headers["Location"] == address(cast.own, f"contacts/{new.entry}")
    assert "Instead of:" in ruth.get(answer.headers["Location"]).content.decode()
    assert "Moved to:" in ruth.get(address(cast.own, f"contacts/{old.entry}")).content.decode()
    with as_owner():
        lines = Line.objects.filter(case_id=cast.own.pk, superseded_at__isnull=True)
        assert {line.kind for line in lines.filter(table="delivery.Contact")} == {
            *("supervision", "appointment_booked"),
        }


def test_the_same_time_is_no_move(ruth: Client, cast: Any, booked: Contact, form: Form) -> None:
    refused = ruth.post(
        address(cast.own, f"contacts/{booked.entry}/rearrange"), form(version_seen="1", at="2pm")
    )

    assert refused.status_code == 422
    assert "This is when it is now" in refused.content.decode()


def test_somebody_was_quicker_and_both_texts_are_shown(
    ruth: Client, cast: Any, booked: Contact, form: Form, standing: Standing
) -> None:
    page = address(cast.own, f"contacts/{booked.entry}/rearrange")
    ruth.post(page, form(version_seen="1", at="4pm"))

    late = ruth.post(page, form(version_seen="1", at="5pm"))

    assert late.status_code == 409
    assert len(standing()) == 2


def test_the_rest_of_a_series_is_called_off_from_a_day_on(
    ruth: Client, cast: Any, form: Form, standing: Standing, tuesday: date
) -> None:
    ruth.post(address(cast.own, "contacts/book"), form(repeats="weekly", times="4"))
    first = standing()[0]
    page = address(cast.own, f"contacts/{first.entry}/call-off")
    third = tuesday + timedelta(weeks=2)

    answer = ruth.post(page, {"from_day": f"{third:%d/%m/%Y}", "why": "He starts work."})

    assert answer.status_code == 302
    rows = standing()
    assert [(row.valid_from, row.outcome) for row in rows] == [
        (tuesday, None),
        (tuesday + timedelta(weeks=1), None),
        (third, "ours"),
    ]
    assert rows[2].text == "He starts work."


def test_what_is_no_series_has_nothing_to_call_off(ruth: Client, cast: Any, booked: Contact) -> None:
    assert ruth.get(address(cast.own, f"contacts/{booked.entry}/call-off")).status_code == 404
