"""The people around the person: what the picture and its table say, and whom they never show."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.people import network
from handrail.people.models import KeyPerson, MustNotMeet, OwnWords
from tests.people.conftest import SignIn, at, days_ago

CASE_DATA = re.compile(r'(from|update|into) "(?!django_session|access_user|access_accessline)', re.I)


def case_queries(queries: list[dict[str, str]]) -> list[str]:
    """The statements that touch case data; session, signed-in user and the log are counted apart."""
    return [query["sql"] for query in queries if CASE_DATA.search(query["sql"])]


def joyce(**facts: Any) -> dict[str, Any]:
    """Helen's nan."""
    return {
        "name": "Joyce",
        "relationship": "her nan",
        "influence": "supports_strongly",
        "shown_by": "Rings every Sunday",
        "listens": "yes",
        "involvement": "involved",
        "reason": "Helen wants her told how it is going",
        "consent": "given",
        "may_be_told": "How the week went",
        **facts,
    }


def words_of(page: bytes) -> str:
    """A page without its tags, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_the_table_says_what_the_picture_shows(cast: Any, signed_in: SignIn, record: Any) -> None:
    record(KeyPerson, cast.own, cast.ruth, **joyce())
    record(
        KeyPerson,
        cast.own,
        cast.ruth,
        name="Dean",
        relationship="former partner",
        group="friends",
        influence="harms",
        involvement="persons_choice",
        reason="Hers to say",
    )

    page = words_of(signed_in(cast.ruth).get(at("network", cast.own)).content)

    assert "People around Helen" in page
    assert "Helen in the middle, 2 people and places around. 1 supports and 1 pulls away." in page
    assert "+ Supports, strongly Rings every Sunday Yes Involved Helen wants her told how it is going" in page
    assert "− Pulls away Nothing yet Not said Helen’s choice Hers to say" in page
    assert "How the week went Helen agreed" in page
    assert "who she listens to is her own answer" in page
    assert "never shows victims, or people who must not meet" in page


def test_somebody_who_must_not_meet_her_is_nowhere_on_the_page(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    record(KeyPerson, cast.own, cast.ruth, **joyce())
    record(KeyPerson, cast.own, cast.ruth, **joyce(name="Dale  Pike", relationship="cousin"))
    record(MustNotMeet, cast.own, cast.ruth, who="dale pike", kind="co_defendant", reason="Same market")

    page = signed_in(cast.ruth).get(at("network", cast.own)).content.decode()

    assert "Joyce" in page
    assert "Pike" not in page
    assert "pike" not in page
    assert "Same market" not in page


def test_nobody_yet_says_what_to_do_next(cast: Any, signed_in: SignIn) -> None:
    page = words_of(signed_in(cast.ruth).get(at("network", cast.own)).content)

    assert "Nobody is in the picture yet" in page
    assert "Ask Helen who they see in a week" in page
    assert "Add someone" in page


def test_who_is_no_longer_around_is_named_below_the_table(cast: Any, signed_in: SignIn, record: Any) -> None:
    record(KeyPerson, cast.own, cast.ruth, **joyce(valid_to=days_ago(20)))

    page = words_of(signed_in(cast.ruth).get(at("network", cast.own)).content)

    assert "Nobody is in the picture yet" in page
    assert "Joyce, her nan: no longer around since" in page


def test_her_own_words_stand_beside_the_picture(cast: Any, signed_in: SignIn, record: Any) -> None:
    record(KeyPerson, cast.own, cast.ruth, **joyce())
    said = {"topic": "what_helps_me", "voice": "person"}
    record(OwnWords, cast.own, cast.ruth, words="Joyce never asks twice.", valid_from=days_ago(40), **said)
    record(OwnWords, cast.own, cast.ruth, words="Mornings are bad.", valid_from=days_ago(4), **said)

    page = words_of(signed_in(cast.ruth).get(at("network", cast.own)).content)

    assert "Joyce never asks twice." in page
    assert "Mornings are bad." not in page


def test_a_reader_who_may_not_write_is_offered_nothing_to_change(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    row = record(KeyPerson, cast.own, cast.ruth, **joyce())

    page = signed_in(cast.carol).get(at("network", cast.own)).content.decode()

    assert "Joyce" in page
    assert "Add someone" not in page
    assert at("key_person_update", cast.own, row.entry) not in page


@pytest.mark.parametrize("who", ["denise", "sam", "priya", "beth", "oliver", "dan", "helen", "sharon"])
def test_limited_readers_find_nothing_here(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(at("network", cast.own)).status_code == 404


@pytest.mark.parametrize("who", ["tom", "carol", "frances", "ian"])
def test_who_may_read_the_assessment_sees_the_picture(
    who: str, cast: Any, signed_in: SignIn, record: Any
) -> None:
    record(KeyPerson, cast.own, cast.ruth, **joyce())

    page = signed_in(getattr(cast, who)).get(at("network", cast.own))

    assert "Joyce" in page.content.decode()


def test_the_page_takes_no_more_queries_for_more_people(cast: Any, signed_in: SignIn, record: Any) -> None:
    for n in range(12):
        record(
            KeyPerson,
            cast.own,
            cast.ruth,
            **joyce(name=f"Friend {n}", group="friends", worker="sam-whitlock"),
        )
    browser = signed_in(cast.ruth)

    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(at("network", cast.own)).status_code == 200

    assert len(case_queries(seen.captured_queries)) <= 8


def test_every_code_has_its_sign_and_its_place() -> None:
    from handrail.casefile.codes import code_list

    assert set(network.SIGNS) == set(network.IN_PICTURE) == set(code_list("influences"))
    assert set(network.GROUPS) == set(code_list("key_person_groups"))
