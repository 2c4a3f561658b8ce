"""My day: what needs whom, over all their cases, each with why and when."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.access.models import Relation
from handrail.delivery.models import Contact, Handover, Promise
from handrail.people.models import Person
from handrail.plans.models import Edition, LifeState, Mend
from handrail.records import clock
from handrail.reviews.models import (
    Change,
    Countersignature,
    Decision,
    DecisionCondition,
    Discussion,
    Input,
    Meeting,
    MeetingAction,
    Review,
    Verification,
)
from tests.cast import add_row


def groups_of(user: Any) -> dict[str, list[str]]:
    """What stands under each heading, line by line, as one reads it."""
    client = Client()
    client.force_login(user)
    page = client.get("/my-day").content.decode()
    found = {}
    for heading, section in re.findall(
        r'<section(?: class="hr-section")? aria-labelledby="([a-z]+)">(.*?)</section>', page, re.DOTALL
    ):
        lines = re.findall(r'<li class="govuk-task-list__item.*?</li>', section, re.DOTALL)
        found[heading] = [" ".join(unescape(re.sub(r"<[^>]+>", " ", one)).split()) for one in lines]
    return found


def said(user: Any) -> str:
    return " | ".join(line for lines in groups_of(user).values() for line in lines)


@pytest.fixture
def put(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """A row of Helen's case; days are counted from today."""

    def one(model: Any, entry: str, **facts: Any) -> Any:
        day = facts.pop("on", 0)
        facts.setdefault("valid_from", clock.today() + timedelta(days=day))
        with as_owner():
            return add_row(model, cast.own, cast.ruth, entry=entry, **facts)

    return one


def days(number: int) -> Any:
    return clock.today() + timedelta(days=number)


def test_each_finds_what_is_asked_of_them(cast: Any, put: Any) -> None:
    """A job is offered: Denise was asked, Carol has to decide, Ruth to verify; nobody does another's work."""
    put(Review, "r", trigger="change", title="A job", due_on=days(3), held_by="ruth-adeyemi")
    put(
        Input,
        "i",
        review="r",
        worker="denise-okoro",
        state="asked",
        asked_on=days(-1),
        answer_by=days(0),
        asks="Rent?",
    )
    put(
        Discussion,
        "q",
        kind="liberty",
        question="May she?",
        review="r",
        asked_of="carol-hughes",
        answer_by=days(-2),
    )
    put(Discussion, "q2", kind="liberty", question="And Sundays?", asked_of="carol-hughes", told_on=days(0))
    put(Decision, "d2", discussion="q2", decision="approved_if", reason="Fits", decided_by="carol-hughes")
    put(DecisionCondition, "c", discussion="q2", what="Ring the owner", worker="ruth-adeyemi", by_on=days(0))

    assert "Asked of you for a review: Rent? today" in said(cast.denise)
    assert "Decide: May she?" in said(cast.carol)
    assert "Sundays" not in said(cast.carol)
    ruth = groups_of(cast.ruth)
    assert any("To verify before it holds: Ring the owner" in line for line in ruth["today"])
    assert "Review: A job" in said(cast.ruth)
    for user, hidden in ((cast.ruth, "May she?"), (cast.denise, "A job"), (cast.megan, "Helen")):
        assert hidden not in said(user)


def test_what_is_done_stands_on_nobodys_list(cast: Any, put: Any) -> None:
    put(Discussion, "q", kind="liberty", question="May she?", asked_of="carol-hughes", told_on=days(0))
    put(Decision, "d", discussion="q", decision="approved", reason="Fits", decided_by="carol-hughes")
    put(DecisionCondition, "c", discussion="q", what="Ring the owner", worker="ruth-adeyemi")
    put(Verification, "v", condition="c", met=True, what="He confirms")
    put(Input, "i", review="r", worker="denise-okoro", state="answered", saw="Fine")
    put(Change, "ch", kind="other", what="Zz decided.", weight="noted", because="Small")
    put(Promise, "p", what="Zz kept", worker="ruth-adeyemi", due_on=days(0), state="kept")

    for user in (cast.ruth, cast.carol, cast.denise):
        for gone in ("May she?", "Ring the owner", "Asked of you", "Zz"):
            assert gone not in said(user)


def test_the_soonest_stands_first_under_its_heading(cast: Any, put: Any) -> None:
    put(Promise, "late", what="Ring her nan", worker="ruth-adeyemi", due_on=days(-3), on=-9)
    put(Promise, "later", what="Ask the hostel", worker="ruth-adeyemi", due_on=days(20))
    put(Promise, "now", what="Send the letter", worker="ruth-adeyemi", due_on=days(0))
    put(Change, "offer", kind="other", what="A job.", on=-5)

    found = groups_of(cast.ruth)

    assert ["A job." in found["overdue"][0], "Ring her nan" in found["overdue"][1]] == [True, True]
    assert list(found) == ["today", "overdue", "later", "undated"]
    assert "You promised: Send the letter today" in found["today"][0]
    assert "Ask the hostel" in found["later"][0]
    assert "The next contact is not booked" in found["undated"][0]


def test_every_kind_of_work_is_on_the_list(cast: Any, put: Any) -> None:
    put(Mend, "m", gap="strength", about="cook", mend_by=days(2))
    put(LifeState, "s", name="Settled", expected_on=days(1))
    put(Edition, "e", number=1, answer="agrees", review_by=days(6))
    put(Contact, "c", kind="home_visit", mode="home", workers=["ruth-adeyemi"], on=-2)
    put(
        Handover,
        "h",
        kind="cover",
        from_worker="megan-price",
        to_worker="ruth-adeyemi",
        must_know="Ring first",
    )
    put(Meeting, "three", kind="three_way", chair="ruth-adeyemi", on=-1)
    put(MeetingAction, "a", meeting="three", what="Sit with her", worker="ruth-adeyemi", due_on=days(1))

    for told in (
        "Agreed to mend: A strength that does no work",
        "Judge whether “Settled” holds",
        "The plan is to be looked at again",
        "Home visit has no outcome yet",
        "Handed over to you and not read yet: Ring first",
        "Three-way meeting: say what came of it",
        "Asked of you in a meeting: Sit with her",
    ):
        assert told in said(cast.ruth)


def test_several_of_a_kind_are_one_line_that_opens(cast: Any, put: Any, as_owner: Any) -> None:
    """Three promises of Ruth's are late: two to Helen, one to Leon."""
    for entry, what, day in (("a", "Ring her nan", -2), ("b", "Send the letter", -1)):
        put(Promise, entry, what=what, worker="ruth-adeyemi", due_on=days(day), on=-9)
    with as_owner():
        late = {"worker": "ruth-adeyemi", "due_on": days(-1), "valid_from": days(-9)}
        add_row(Promise, cast.coworked, cast.megan, entry="c", what="Ask the hostel", **late)

    lines = groups_of(cast.ruth)["overdue"]

    assert lines[0].startswith("3 things you promised the first was due")
    assert "Helen and Leon" in lines[0]
    assert "Helen You promised: Ring her nan was due" in lines[0]
    assert len([line for line in lines if "promised" in line]) == 3


def test_what_is_of_another_year_says_which(cast: Any, put: Any) -> None:
    long_ago = clock.today().replace(year=clock.today().year - 1, month=3, day=5)
    put(Promise, "old", what="Ring her nan", worker="ruth-adeyemi", due_on=long_ago, on=-500)

    assert f"was due 5 March {long_ago.year}" in said(cast.ruth)


def test_two_of_one_first_name_are_told_apart(cast: Any, put: Any, as_owner: Any) -> None:
    put(Promise, "a", what="Ring her nan", worker="ruth-adeyemi", due_on=days(0))
    with as_owner():
        Person.objects.filter(case_id=cast.coworked.pk).update(given_name="Helen", called="")
        add_row(Promise, cast.coworked, cast.megan, what="Ask", worker="ruth-adeyemi", due_on=days(0))

    told = said(cast.ruth)

    assert "Helen Brightwell You promised: Ring her nan" in told
    assert "Helen Harker You promised: Ask" in told


def test_a_trainees_note_waits_for_who_is_in_charge(cast: Any, put: Any, as_owner: Any) -> None:
    """Tom is in training: Ruth reads his note and Carol may; Tom never his own, nor one that was read."""
    facts = {"kind": "home_visit", "mode": "home", "outcome": "attended", "workers": ["tom-ellery"]}
    with as_owner():
        for entry in ("toms", "read"):
            add_row(
                Contact, cast.own, cast.tom, entry=entry, title=f"Visit {entry}", valid_from=days(-3), **facts
            )
        add_row(
            Contact, cast.own, cast.ruth, entry="ruths", title="Visit ruths", valid_from=days(-3), **facts
        )
        add_row(Countersignature, cast.own, cast.ruth, of="read", worker="ruth-adeyemi", valid_from=days(-1))

    for user in (cast.ruth, cast.carol):
        assert "A trainee’s note to countersign: Visit toms" in said(user)
        assert "Visit read" not in said(user)
        assert "Visit ruths" not in said(user)
    assert "to countersign" not in said(cast.tom)


def test_the_caseload_shows_the_first_of_the_same_list(cast: Any, put: Any) -> None:
    put(Promise, "now", what="Send the letter", worker="ruth-adeyemi", due_on=days(0))
    for n in range(12):
        put(Promise, f"late-{n}", what=f"Late {n}", worker="ruth-adeyemi", due_on=days(-n - 1), on=-40)
    client = Client()
    client.force_login(cast.ruth)

    page = client.get("/my-caseload").content.decode()
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())

    assert "You promised: Send the letter" in words
    assert "12 things you promised" in words
    assert 'href="/my-day#overdue"' in page
    assert words.index("Send the letter") < words.index("12 things you promised")


def test_a_mark_of_a_hidden_case_is_on_no_list(cast: Any, as_owner: Any) -> None:
    with as_owner():
        for case in (cast.excluded, cast.restricted):
            add_row(Change, case, cast.megan, kind="other", what="Zzcanary.", valid_from=clock.today())

    assert "Zzcanary" not in said(cast.keith)
    assert "Zzcanary" not in said(cast.ruth)
    assert said(cast.megan).count("Zzcanary") == 2


def test_it_asks_as_often_however_much_waits(cast: Any, put: Any) -> None:
    client = Client()
    client.force_login(cast.ruth)
    client.get("/my-day")
    put(Change, "first", kind="other", what="First.")
    with CaptureQueriesContext(connection) as few:
        client.get("/my-day")
    for n in range(30):
        put(Change, f"c-{n}", kind="other", what=f"Change {n}.")
        put(Promise, f"p-{n}", what=f"Promise {n}", worker="ruth-adeyemi", due_on=days(n % 5))
    with CaptureQueriesContext(connection) as many:
        client.get("/my-day")

    assert len(many) == len(few)


def test_whoever_stands_in_finds_what_needs_doing_meanwhile(cast: Any, put: Any, as_owner: Any) -> None:
    """Ian stands in for Ruth in Helen’s case since yesterday: changes wait for him, her promises do not."""
    put(Change, "ch", kind="other", what="A job.", on=-1)
    put(Promise, "p", what="Ring her nan", worker="ruth-adeyemi", due_on=days(0))
    assert "A job." not in said(cast.ian)
    with as_owner():
        Relation.objects.create(
            user=cast.ian,
            case_id=cast.own.pk,
            kind="cover",
            granted_by=cast.carol,
            starts_at=clock.now() - timedelta(days=1),
        )

    assert "A job." in said(cast.ian)
    assert "Ring her nan" not in said(cast.ian)
    assert "A job." in said(cast.ruth)
