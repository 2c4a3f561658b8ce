"""Ruth's note to a question of the guide: hers alone, until she shows it to Carol, who manages her cases."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import Relation, User
from handrail.findings.models import Reflection
from tests.cast import PEOPLE, relate

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
QUESTION = "wayne-community"
WORDS = "I have never asked the mosque by the station"
GUIDE = ("ruth", "tom", "megan", "keith", "ian", "carol", "joel", "jo", "frances")
"""Who opens the guide at all: practitioners, managers, inspectors."""


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def note(user: User, words: str = WORDS, *, show: User | None = None) -> int:
    """Written through the page; gives the status."""
    sent = {"words": words, "shown_to": str(show.pk) if show else "me"}
    return signed_in(user).post(f"/practice/questions/{QUESTION}", sent).status_code


def guide(user: User) -> str:
    return " ".join(signed_in(user).get("/practice/guide").content.decode().split())


def read(user: User) -> list[str]:
    """What somebody reads by SQL with the web login."""
    with acting_as(user.pk), connection.cursor() as cursor:
        cursor.execute("select words from findings_reflection")
        return [words for (words,) in cursor.fetchall()]


def test_a_note_is_its_author_s_alone(cast: Any) -> None:
    """Not her colleague's, her manager's, the administrator's or the inspector's; by page nor by SQL."""
    assert note(cast.ruth) == 302

    assert WORDS in guide(cast.ruth)
    assert read(cast.ruth) == [WORDS]
    for name, *_ in PEOPLE:
        if name != "ruth":
            assert read(cast.users[name]) == [], name
            assert WORDS not in guide(cast.users[name]), name
            page = signed_in(cast.users[name]).get(f"/practice/questions/{QUESTION}")
            assert page.status_code == (200 if name in GUIDE else 404), name
            assert WORDS not in page.content.decode(), name


def test_shown_to_her_manager_it_is_theirs_to_read_and_nobody_else_s(cast: Any) -> None:
    assert note(cast.ruth, show=cast.carol) == 302

    shown = guide(cast.carol)
    assert "Shown to you" in shown
    assert "<b>Ruth Adeyemi</b>: When did you last ask a faith or community group" in shown
    assert WORDS in shown
    assert "Shown to Carol Hughes" in guide(cast.ruth)
    readers = {name for name, *_ in PEOPLE if read(cast.users[name])}
    assert readers == {"ruth", "carol"}


def test_a_note_is_changed_and_one_a_question(cast: Any, as_owner: AsOwner) -> None:
    note(cast.ruth)
    note(cast.ruth, "I asked them on Tuesday", show=cast.carol)
    note(cast.tom, "Nor have I")

    with as_owner():
        held = Reflection.objects.filter(question=QUESTION).order_by("user__name")
        assert [(row.user.username, row.words, row.shown_to) for row in held] == [
            ("ruth", "I asked them on Tuesday", cast.carol),
            ("tom", "Nor have I", None),
        ]
    page = signed_in(cast.ruth).get(f"/practice/questions/{QUESTION}").content.decode()
    assert "I asked them on Tuesday" in page
    with pytest.raises(IntegrityError, match="one_a_question"), acting_as(cast.ruth.pk):
        insert(cast.ruth)


def test_taken_back_the_manager_reads_it_no_more(cast: Any) -> None:
    note(cast.ruth, show=cast.carol)
    note(cast.ruth)

    assert (read(cast.ruth), read(cast.carol)) == ([WORDS], [])
    assert WORDS not in guide(cast.carol)


def test_without_words_it_is_gone(cast: Any, as_owner: AsOwner) -> None:
    note(cast.ruth, show=cast.carol)
    note(cast.ruth, "", show=cast.carol)

    with as_owner():
        assert not Reflection.objects.exists()


def test_it_is_offered_to_managers_of_their_own_cases_only(cast: Any, as_owner: AsOwner) -> None:
    """Carol manages Ruth's cases; Jo is a manager elsewhere, Megan a colleague. Past the page as well."""
    page = signed_in(cast.ruth).get(f"/practice/questions/{QUESTION}").content.decode()
    assert "Carol Hughes" in page
    assert "Jo Lindley" not in page
    for other in (cast.jo, cast.megan):
        assert note(cast.ruth, show=other) == 422
        with pytest.raises(DatabaseError, match="row-level"), acting_as(cast.ruth.pk):
            insert(cast.ruth, shown_to=other)
    with as_owner():
        assert not Reflection.objects.exists()


def test_who_no_longer_manages_her_cases_is_not_offered_again(cast: Any, as_owner: AsOwner) -> None:
    """Carol moves on, Nia comes: Ruth's next change shows the note to nobody unless she says so."""
    note(cast.ruth, show=cast.carol)
    with as_owner():
        an_hour_ago = timezone.now() - timedelta(hours=1)
        Relation.objects.filter(user=cast.carol, kind="manager").update(ends_at=an_hour_ago)
        nia = User.objects.create_user("nia", name="Nia Rowe", role="manager", team=cast.own.team)
        relate(nia, cast.own, "manager")

    page = signed_in(cast.ruth).get(f"/practice/questions/{QUESTION}").content.decode()
    assert "Nia Rowe" in page
    assert "Carol Hughes" not in page
    assert page.count("checked") == 1
    assert note(cast.ruth, show=nia) == 302
    assert (read(cast.carol), read(nia)) == ([], [WORDS])


def test_nobody_writes_in_her_name_nor_changes_what_they_are_shown(cast: Any, as_owner: AsOwner) -> None:
    note(cast.ruth, show=cast.carol)
    for somebody in (cast.carol, cast.megan, cast.dan, cast.frances):
        with acting_as(somebody.pk):
            assert Reflection.objects.update(words="Changed") == 0
            assert Reflection.objects.all().delete()[0] == 0
        with pytest.raises(DatabaseError, match="row-level"), acting_as(somebody.pk):
            insert(cast.ruth, question="kai-learn")

    with as_owner():
        assert [row.words for row in Reflection.objects.all()] == [WORDS]


def test_a_question_that_is_none_has_no_page(cast: Any) -> None:
    assert signed_in(cast.ruth).get("/practice/questions/nothing").status_code == 404


def insert(user: User, *, question: str = QUESTION, shown_to: User | None = None) -> None:
    """A note past the page."""
    with transaction.atomic():
        Reflection.objects.create(
            user=user, question=question, words="x", shown_to=shown_to, written_at=timezone.now()
        )
