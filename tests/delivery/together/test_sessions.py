"""One session for several people: an entry in each record, and none names another."""

from collections.abc import Callable
from datetime import time, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from handrail.delivery.models import Contact
from handrail.people.models import MustNotMeet
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, signed_in

PAGE = "/sessions/add"


def plain(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


@pytest.fixture
def ruth(cast: Any) -> Client:
    return signed_in(cast.ruth)


@pytest.fixture
def session() -> Callable[..., dict[str, Any]]:
    """A filled form: an evening group yesterday."""

    def filled(**changes: Any) -> dict[str, Any]:
        yesterday = clock.today() - timedelta(days=1)
        return {
            "key": "one-press",
            "group": "Thinking ahead",
            "kind": "intervention",
            "mode": "office",
            "valid_from": f"{yesterday:%d/%m/%Y}",
            "at": "6pm",
            "minutes": "90",
            "text": "Second session: saying no.",
            **changes,
        }

    return filled


def rows_of(as_owner: AsOwner, case: Any) -> list[Contact]:
    with as_owner():
        return list(Contact.objects.now().filter(case_id=case.pk))


def test_each_gets_an_entry_with_their_own_outcome(
    ruth: Client, cast: Any, as_owner: AsOwner, session: Callable[..., dict[str, Any]]
) -> None:
    sent = session(
        **{
            "X340571-takes_part": "on",
            "X340571-outcome": "attended",
            "X340571-text": "Tried it out loud.",
            "X340572-takes_part": "on",
            "X340572-outcome": "acceptable_absence",
        }
    )

    answer = ruth.post(PAGE, sent, follow=True)

    assert "Saved in the records of 2 people." in plain(answer)
    (helen,), (leon,) = rows_of(as_owner, cast.own), rows_of(as_owner, cast.coworked)
    assert (helen.group, helen.outcome, helen.minutes) == ("Thinking ahead", "attended", 90)
    assert helen.text == "Second session: saying no.\nTried it out loud."
    assert (leon.outcome, leon.text) == ("acceptable_absence", "Second session: saying no.")
    assert helen.entry != leon.entry
    assert helen.workers == leon.workers == ["ruth-adeyemi"]
    page = plain(ruth.get(f"/cases/X340571/contacts/{helen.entry}"))
    assert "The next session of the group" in page
    assert "Leon" not in page


def test_sent_twice_it_is_there_once(
    ruth: Client, cast: Any, as_owner: AsOwner, session: Callable[..., dict[str, Any]]
) -> None:
    sent = session(**{"X340571-takes_part": "on", "X340571-outcome": "attended"})

    ruth.post(PAGE, sent)
    ruth.post(PAGE, sent)

    assert len(rows_of(as_owner, cast.own)) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "Tick who takes part: one person at least"),
        ({"X340571-takes_part": "on"}, "is past: say how it went"),
        ({"X340571-takes_part": "on", "X340571-outcome": "attended", "group": ""}, "Fill in: What the group"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    ruth: Client,
    cast: Any,
    as_owner: AsOwner,
    session: Callable[..., dict[str, Any]],
    changes: dict[str, Any],
    says: str,
) -> None:
    refused = ruth.post(PAGE, session(**changes))

    assert refused.status_code == 422
    assert says in plain(refused)
    assert "Second session: saying no." in plain(refused)
    assert rows_of(as_owner, cast.own) == []


def test_two_to_be_kept_apart_are_noticed_and_nobody_is_told_why(
    ruth: Client, cast: Any, as_owner: AsOwner, session: Callable[..., dict[str, Any]]
) -> None:
    with as_owner():
        apart = {"entry": "apart", "who": "Somebody Brand", "kind": "rival", "recorded_at": clock.now()}
        other = cast.coworked.reference
        MustNotMeet.objects.create(case_id=cast.own.pk, by=cast.ruth, case=other, **apart)
    day = clock.today() + timedelta(days=3)
    both = {"X340571-takes_part": "on", "X340572-takes_part": "on"}
    sent = session(valid_from=f"{day:%d/%m/%Y}", **both)

    words = plain(ruth.post(PAGE, sent))

    assert "Helen Brightwell: choose another session, this one is not free" in words
    for hint in ("Brand", "rival", "must not meet"):
        assert hint not in words
    seen = words.split('name="looked_at" value="')[1].split('"')[0]
    assert ruth.post(PAGE, {**sent, "looked_at": seen}).status_code == 302


def test_what_one_of_them_has_at_that_time_is_shown(
    ruth: Client, cast: Any, as_owner: AsOwner, session: Callable[..., dict[str, Any]]
) -> None:
    day = clock.today() + timedelta(days=3)
    with as_owner():
        facts = {"kind": "test", "mode": "office", "valid_from": day, "at": time(18, 15)}
        add_row(Contact, cast.own, cast.ruth, workers=["mark-tully"], title="Test", **facts)

    words = plain(ruth.post(PAGE, session(valid_from=f"{day:%d/%m/%Y}", **{"X340571-takes_part": "on"})))

    assert "Helen Brightwell:" in words
    assert "overlaps" in words


def test_the_next_session_comes_with_who_was_in_the_last(
    ruth: Client, cast: Any, session: Callable[..., dict[str, Any]]
) -> None:
    ruth.post(PAGE, session(**{"X340571-takes_part": "on", "X340571-outcome": "attended"}))

    html = ruth.get(f"{PAGE}?group=Thinking+ahead").content.decode()

    helen = html[html.index('name="X340571-takes_part"') :][:120]
    leon = html[html.index('name="X340572-takes_part"') :][:120]
    assert "checked" in helen
    assert "checked" not in leon
    ahead = clock.today() + timedelta(days=6)
    assert f'value="{ahead.day} {ahead:%B %Y}"' in html


def test_a_case_that_is_not_mine_cannot_be_added_to(
    ruth: Client, cast: Any, as_owner: AsOwner, session: Callable[..., dict[str, Any]]
) -> None:
    sent = session(**{"X340573-takes_part": "on", "X340573-outcome": "attended"})

    assert ruth.post(PAGE, sent).status_code == 422
    assert rows_of(as_owner, cast.team) == []
