"""Before a meeting: the last notes, what changed, what is due and promised, on one page."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.delivery.models import Contact, Promise, TurningPoint
from handrail.plans.models import Objective, Step
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.facts import visible_text

MET = {"kind": "supervision", "mode": "office", "outcome": "attended", "workers": ["ruth-adeyemi"]}


@pytest.fixture
def add(cast: Any, as_owner: AsOwner) -> Any:
    """A row of Helen's case; ``ago`` is on how many days ago it happened, and was written down."""

    def row(model: Any, ago: int, **facts: Any) -> Any:
        given = {"valid_from": clock.today() - timedelta(days=ago), **facts}
        recorded = clock.now() - timedelta(days=max(ago, 0), minutes=5)
        with as_owner():
            return add_row(model, cast.own, cast.ruth, recorded_at=recorded, **given)

    return row


def page(cast: Any, tail: str = "", user: Any = None) -> str:
    answer = signed_in(user or cast.ruth).get(address(cast.own, f"prepare{tail}"))
    assert answer.status_code == 200
    return visible_text(answer.content.decode())


def test_a_case_with_nothing_yet_says_so(cast: Any) -> None:
    told = page(cast)

    assert "Before you meet Helen" in told
    assert "No meeting is on record yet." in told
    assert "No next appointment is booked." in told
    assert "Nothing from us is open." in told


def test_the_last_three_notes_stand_side_by_side(cast: Any, add: Any) -> None:
    for ago in (1, 8, 15, 22):
        add(Contact, ago, text=f"Note of {ago} days ago", words=f"Said {ago}", **MET)
    told = page(cast).split("The last notes")[1].split("Promises")[0]

    assert [f"Note of {ago} days ago" in told for ago in (1, 8, 15, 22)] == [True, True, True, False]


def test_what_changed_counts_from_the_last_meeting_with_us(cast: Any, add: Any) -> None:
    """Ruth met her ten days ago; the drug service since, and a turning point was written down."""
    add(TurningPoint, 12, kind="turning_point", title="Before we met")
    add(Contact, 10, title="We met", text="Talked", **MET)
    add(Contact, 4, title="At the service", **{**MET, "kind": "key_work", "workers": ["mark-tully"]})
    add(TurningPoint, 3, kind="turning_point", title="Rang her nan")
    told = page(cast).split("What changed since we last met")[1].split("Steps that are due")[0]

    assert "At the service" in told
    assert "Rang her nan" in told
    assert "Before we met" not in told
    assert "We met" not in told


def test_steps_are_due_by_their_day_and_late_ones_say_so(cast: Any, add: Any) -> None:
    add(Objective, 30, entry="home", rank=1, will="I find a home")
    today = clock.today()
    for rank, what, days, state in (
        *((1, "Fill in the form", -2, "in_progress"), (2, "Ring back", 14, "not_started")),
        *((3, "Much later", 15, "not_started"), (4, "Done already", 1, "completed")),
    ):
        due = today + timedelta(days=days)
        add(Step, 30, objective="home", rank=rank, what=what, due_on=due, state=state, by_person=True)
    told = page(cast).split("Steps that are due")[1].split("The order of work")[0]

    assert "Fill in the form Under way" in told
    assert told.count("its day has passed") == 1
    assert "Ring back" in told
    assert "Much later" not in told
    assert "Done already" not in told


def test_the_order_as_planned_stands_beside_the_order_in_fact(cast: Any, add: Any) -> None:
    """The course was planned second and begun first; the visit has not begun."""
    add(Objective, 30, entry="home", rank=1, will="I find a home")
    today = clock.today()
    for rank, what, starts, begun, state in (
        (1, "The form", 20, 5, "in_progress"),
        (2, "The course", 15, 12, "in_progress"),
        (3, "The visit", 1, 30, "not_started"),
    ):
        day = today - timedelta(days=starts)
        add(Step, begun, objective="home", rank=rank, what=what, starts_on=day, state=state, by_person=True)
    told = page(cast).split("The order of work, planned and in fact")[1]

    assert re.search(r"1\. The form \d+ \w+ 2, on record as begun", told)
    assert re.search(r"2\. The course \d+ \w+ 1, on record as begun", told)
    assert re.search(r"3\. The visit \d+ \w+ Not begun", told)


def test_promises_stand_on_two_sides_and_usefulness_in_their_words(cast: Any, add: Any) -> None:
    add(Promise, 5, what="Ring the council", worker="ruth-adeyemi")
    add(Promise, 5, what="Bring the letter", by_person=True)
    add(Promise, 90, what="Long answered", worker="ruth-adeyemi", state="kept")
    add(Contact, 5, useful="useful", useful_words="The walk.", **MET)
    add(Contact, 6, useful="did_not_say", **MET)
    told = page(cast)
    ours, theirs = told.split("We said")[1].split("Helen said")[0], told.split("Helen said")[1]

    assert "Ring the council" in ours
    assert "Bring the letter" in theirs
    assert "Long answered" not in told
    assert "“The walk.” Useful: Supervision" in told.split("What Helen said was useful")[1]


def test_next_appointments_stand_at_the_head(cast: Any, add: Any) -> None:
    add(Contact, -3, title="In three days", at=time(10), kind="supervision", mode="office")
    assert "10am In three days" in page(cast).split("The last notes")[0]


def test_as_known_before_leaves_out_what_came_later(cast: Any, add: Any) -> None:
    add(Contact, 20, title="Long ago", text="Known then", **MET)
    add(Contact, 1, title="Of late", text="Not known then", **MET)
    told = page(cast, f"?known={(clock.today() - timedelta(days=10)).isoformat()}")

    assert "Known then" in told
    assert "Not known then" not in told


def test_a_partner_sees_their_own_notes_and_no_plan(cast: Any, add: Any, as_owner: AsOwner) -> None:
    add(Contact, 2, text="Ours alone", **MET)
    add(Objective, 30, entry="home", rank=1, will="I find a home")
    with as_owner():
        facts = {**MET, "workers": ["denise-okoro"], "text": "Seen by Denise"}
        add_row(Contact, cast.own, cast.denise, valid_from=clock.today() - timedelta(days=1), **facts)
    told = page(cast, user=cast.denise)

    assert "Seen by Denise" in told
    assert "Ours alone" not in told
    assert "The order of work" not in told


def test_it_asks_no_more_for_much_than_for_little(cast: Any, add: Any) -> None:
    def asks() -> int:
        client = signed_in(cast.ruth)
        with CaptureQueriesContext(connection) as asked:
            client.get(address(cast.own, "prepare"))
        tables = re.compile(r'from "?(people|delivery|sentences|agencies|plans|records)_', re.IGNORECASE)
        return sum(bool(tables.search(one["sql"])) for one in asked.captured_queries)

    add(Objective, 30, entry="home", rank=1, will="I find a home")
    add(Step, 30, objective="home", rank=1, what="The form", state="in_progress")
    add(Contact, 9, text="A note", **MET)
    add(TurningPoint, 3, kind="turning_point", title="Rang her nan")
    add(Contact, -1, kind="supervision", mode="office", workers=["ruth-adeyemi"])
    few = asks()
    for ago in range(1, 9):
        add(Contact, ago + 9, text="A note", **MET)
        add(TurningPoint, 2, kind="turning_point", title=f"Turn {ago}")
        add(Promise, ago, what="Ring", worker="tom-ellery")

    assert asks() == few <= 13
