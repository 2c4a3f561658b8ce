"""Help beside the work: every page has it, in plain words, and the guide has all of it."""

import re

import pytest
from django.test import Client

from handrail.home import helping
from tests.journeys.test_every_page import routes

TEXTS = [page for chapter in helping.chapters() for page in chapter.pages.values()]


def opened() -> list[str]:
    """Every route with a page."""
    return [name for name, one in routes().items() if "GET" in one.callback.route_policy.logs]


def test_every_page_has_help_or_says_why_it_needs_none() -> None:
    assert [name for name in opened() if helping.of(name) is None and name not in helping.NEED_NONE] == []
    assert [name for name in helping.NEED_NONE if name not in opened()] == []


def test_no_help_is_of_a_page_that_is_gone() -> None:
    names = opened()
    keys = [key for chapter in helping.chapters() for key in chapter.pages]

    assert len(keys) == len(set(keys))
    assert [
        key
        for key in keys
        if not any(name.startswith(key[:-1]) if key.endswith("*") else name == key for name in names)
    ] == []


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: str(page.title))
def test_a_text_is_short_whole_sentences(page: helping.Help) -> None:
    for part in (page.what, page.first, page.seen):
        assert 10 < len(str(part)) <= 220, part
        assert str(part)[0].isupper(), part
        assert str(part).endswith("."), part
    assert "edit" not in re.findall(r"[a-z]+", f"{page.what} {page.first}".lower())


def test_a_page_has_its_own_help_before_its_familys() -> None:
    own = helping.of("people:allocation")
    family = helping.of("people:person_update")

    assert own is not None
    assert family is not None
    assert (str(own.title), str(family.title)) == ("Who supervises", "Facts about the person")


@pytest.mark.django_db
def test_help_stands_on_the_page_and_works_without_script(client: Client) -> None:
    page = client.get("/who-sees-what").content.decode()

    assert "<summary>Help with this page</summary>" in page
    assert "The table by which Handrail decides" in page
    assert "Help with this page</summary>" not in client.get("/nothing-here").content.decode()


@pytest.mark.django_db
def test_the_guide_has_all_of_it_and_finds_words(client: Client) -> None:
    several = range(len(helping.chapters()))
    everything = "".join(client.get("/help", {"chapter": one}).content.decode() for one in several)
    assert everything.count('class="hr-guide"') == len(TEXTS)

    found = client.get("/help", {"q": "Curfew HOURS"}).content.decode()
    assert ">Curfew hours</h3>" in found
    assert ">My caseload</h3>" not in found
    assert "Nothing in the help has these words" in client.get("/help", {"q": "zzz"}).content.decode()
