"""My diary: my appointments over all cases I may read, in days, weeks and lists, covered when asked."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.access.models import AccessLine, Relation
from handrail.delivery.models import Contact
from handrail.people.models import Allocation
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner
from tests.facts import visible_text

MOST = 8
"""What opening the diary asks about cases, whatever the number of appointments."""


@pytest.fixture
def booked(cast: Any, as_owner: AsOwner) -> Callable[..., Contact]:
    """Book an appointment, Ruth's with Helen at ten today unless said otherwise."""

    def book(case: Any = None, by: Any = None, **facts: Any) -> Contact:
        given = {
            "kind": "supervision",
            "mode": "office",
            "valid_from": clock.today(),
            "at": time(10),
            "minutes": 45,
            "workers": ["ruth-adeyemi"],
            **facts,
        }
        with as_owner():
            return add_row(Contact, case or cast.own, by or cast.ruth, **given)

    return book


def opened(user: Any, **asked: str) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get("/my-diary", asked)
    assert answer.status_code == 200
    return visible_text(answer.content.decode())


def test_a_day_holds_mine_with_time_place_company_and_help(cast: Any, booked: Any) -> None:
    booked(
        title="Job centre",
        place="Canal House",
        workers=["ruth-adeyemi", "denise-okoro"],
        help="Lift from Sam",
        help_settled=False,
        women_only=True,
    )
    page = opened(cast.ruth, view="day")

    assert "10am to 10:45am Helen Brightwell Job centre Canal House" in page
    assert "With Denise Okoro, Wexborough Council housing" in page
    assert "Lift from Sam Asked for, not settled yet Women only" in page


def test_others_appointments_in_the_same_case_are_not_mine(cast: Any, booked: Any) -> None:
    booked(workers=["tom-ellery"], title="Tom and Helen")

    assert "Tom and Helen" in opened(cast.tom, view="day")
    assert "Tom and Helen" not in opened(cast.ruth, view="day")


def test_what_is_hidden_from_me_does_not_stand_in_my_diary(cast: Any, booked: Any) -> None:
    """Ruth was named for an appointment in a case that is restricted, and in one she has no part in."""
    booked(cast.restricted, cast.megan, title="With Ash")
    booked(cast.team, cast.megan, title="With Tariq")
    booked(cast.closed, cast.carol, title="With Moira")
    page = opened(cast.ruth, view="day")

    assert "With" not in page.split("Show")[-1]
    for hidden in ("Ash", "Tariq", "Moira"):
        assert hidden not in page


def test_covered_names_leave_initials_and_times(cast: Any, booked: Any) -> None:
    booked(title="Approved premises visit", place="Linden House", help="Lift from Sam")
    page = opened(cast.ruth, view="day", names="covered")

    assert "10am to 10:45am H.B. Appointment" in page
    for told in ("Helen", "Brightwell", "Linden House", "premises visit", "Lift"):
        assert told not in page


def test_a_missing_outcome_is_asked_about_wherever_one_looks(cast: Any, booked: Any) -> None:
    day = clock.today() - timedelta(days=9)
    row = booked(valid_from=day)
    client = Client()
    client.force_login(cast.ruth)
    page = client.get("/my-diary").content.decode()

    assert "1 earlier appointment of yours waits for a word on how it went." in visible_text(page)
    assert f'href="/cases/X340571/contacts/{row.entry}/outcome"' in page
    assert "waits for a word" not in opened(cast.ruth, on=day.isoformat(), view="day")


def test_an_outcome_of_long_ago_is_not_asked_for_any_more(cast: Any, booked: Any) -> None:
    booked(valid_from=clock.today() - timedelta(days=28), title="Kept in sight")
    booked(valid_from=clock.today() - timedelta(days=29), title="Let go")
    page = opened(cast.ruth, view="day")

    assert "1 earlier appointment of yours waits" in page
    assert "Kept in sight" in page
    assert "Let go" not in page


def test_a_week_begins_on_monday_and_goes_on_to_the_next(cast: Any, booked: Any) -> None:
    booked(valid_from=date(2027, 3, 15), title="On the Monday")
    booked(valid_from=date(2027, 3, 20), title="On the Saturday")
    booked(valid_from=date(2027, 3, 22), title="A week later")
    page = opened(cast.ruth, on="2027-03-18")

    assert "Week of 15 March 2027" in page
    assert "Monday 15 10am to 10:45am Helen Brightwell On the Monday" in page
    assert "Friday 19 Nothing booked Saturday 20" in page
    assert "Sunday 21" not in page
    assert "A week later" not in page
    assert "A week later" in opened(cast.ruth, on="2027-03-22")


def test_a_list_holds_four_weeks_and_only_days_with_something(cast: Any, booked: Any) -> None:
    booked(valid_from=date(2027, 3, 18), title="First")
    booked(valid_from=date(2027, 4, 14), title="Last")
    booked(valid_from=date(2027, 4, 15), title="Beyond")
    page = opened(cast.ruth, on="2027-03-18", view="list")

    assert "18 March to 14 April 2027" in page
    assert "First" in page
    assert "Last" in page
    assert "Beyond" not in page
    assert "Nothing booked" not in page


def test_a_colleagues_appointments_are_mine_while_i_stand_in(
    cast: Any, booked: Any, as_owner: AsOwner
) -> None:
    """Ian covers for Megan in Tariq's case from today to the day after tomorrow."""
    today = clock.today()
    booked(cast.team, cast.megan, workers=["megan-price"], title="Megan and Tariq", valid_from=today)
    booked(
        cast.team,
        cast.megan,
        workers=["megan-price"],
        title="After the cover",
        valid_from=today + timedelta(days=3),
    )
    with as_owner():
        ends = today + timedelta(days=2)
        add_row(
            Allocation,
            cast.team,
            cast.carol,
            role="cover",
            worker="ian-mercer",
            covers="megan-price",
            valid_from=today,
            valid_to=ends,
        )
        Relation.objects.create(
            user=cast.ian,
            case_id=cast.team.pk,
            kind="cover",
            granted_by=cast.carol,
            starts_at=clock.now() - timedelta(days=1),
        )
    page = opened(cast.ian, view="list")

    assert "Tariq Aziz Megan and Tariq" in page
    assert "After the cover" not in page


def test_a_partners_worker_finds_what_they_may_read(cast: Any, booked: Any) -> None:
    """Denise booked one herself; the other, with her in it, was written by Ruth and not shared."""
    booked(by=cast.denise, workers=["denise-okoro"], title="Housing forms")
    booked(workers=["denise-okoro", "ruth-adeyemi"], title="Between colleagues")
    page = opened(cast.denise, view="day")

    assert "Helen Brightwell Housing forms" in page
    assert "Between colleagues" not in page


def test_a_word_that_is_no_day_is_named_and_today_stands(cast: Any) -> None:
    client = Client()
    client.force_login(cast.ruth)
    answer = client.get("/my-diary", {"on": "the day after"})

    assert answer.status_code == 422
    assert "“the day after” is no day: write it like today, Friday or 18 March" in visible_text(
        answer.content.decode()
    )


def test_the_days_at_the_end_of_the_calendar_can_be_asked_for(cast: Any) -> None:
    for on in ("0001-01-01", "9999-12-31"):
        for view in ("day", "week", "list"):
            opened(cast.ruth, on=on, view=view)


def test_reading_is_logged_with_the_cases_it_named(cast: Any, booked: Any, as_owner: AsOwner) -> None:
    booked()
    booked(cast.coworked, cast.megan, title="Leon", at=time(11))
    opened(cast.ruth)
    with as_owner():
        line = AccessLine.objects.get(user=cast.ruth, route="home:diary")

    assert line.operation == "consultation"
    assert line.cases == sorted([cast.own.pk, cast.coworked.pk])


def test_many_appointments_ask_no_more_than_one(cast: Any, booked: Any) -> None:
    def asks() -> int:
        client = Client()
        client.force_login(cast.ruth)
        with CaptureQueriesContext(connection) as asked:
            client.get("/my-diary", {"view": "list"})
        tables = ("people_", "delivery_", "agencies_", "access_relation")
        return sum(any(f'FROM "{name}' in one["sql"] for name in tables) for one in asked.captured_queries)

    booked()
    few = asks()
    for hour in range(8, 18):
        for ahead in range(0, 20, 2):
            booked(
                (cast.own, cast.coworked)[hour % 2],
                at=time(hour),
                valid_from=clock.today() + timedelta(days=ahead),
            )

    assert asks() == few <= MOST
