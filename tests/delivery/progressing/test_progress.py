"""How far things have come: both sides beside each other, and a lapse that takes nothing off the line."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.assessments.models import Strength
from handrail.delivery.models import Contact, OwnRating, Programme, Progress, TurningPoint
from handrail.plans.models import Objective, Step
from handrail.records import clock
from handrail.sentences.models import Recall, Release
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.filling import filled

pytestmark = pytest.mark.django_db
MOST = 16


@pytest.fixture
def put(cast: Any, as_owner: AsOwner) -> Callable[..., Any]:
    """Put a row into Ruth's case."""

    def into(model: Any, **facts: Any) -> Any:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    return into


@pytest.fixture
def a_goal(put: Callable[..., Any]) -> date:
    """A goal with a step, and two strengths of which one led to the step."""
    day = clock.today() - timedelta(days=60)
    put(Strength, entry="cooks", kind="skill", name="Cooks well", valid_from=day)
    put(
        Strength, entry="nan", kind="family", name="His nan", could_be_used="Sundays with her", valid_from=day
    )
    put(Objective, entry="home", rank=1, will="keep a place of my own", valid_from=day)
    put(Step, entry="suppers", objective="home", rank=1, what="Wednesday suppers", because_of=["cooks"],
        by_person=True, state="in_progress", starts_on=day, valid_from=day)  # fmt: skip
    return day


def plain(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_what_we_say_and_what_the_person_says_stand_beside_each_other(
    cast: Any, as_owner: AsOwner, a_goal: date
) -> None:
    browser = signed_in(cast.ruth)
    page = address(cast.own, "progress/add?about=home")
    sent = filled(browser.get(page)) | {
        "level": "slipped_back",
        "text": "Two nights away",
        "own_rating": "harder",
        "words": "I went looking for company.",
    }

    browser.post(page, sent)
    browser.post(page, filled(browser.get(page)) | {"level": "going_well", "text": "Rent is paid"})

    html = plain(browser.get(address(cast.own, "progress")))
    assert html.index("Rent is paid") < html.index("Two nights away")
    assert "I went looking for company." in html
    assert "was not asked" in html
    with as_owner():
        assert {row.worker for row in Progress.objects.filter(case_id=cast.own.pk)} == {"ruth-adeyemi"}


def test_a_step_has_progress_of_its_own(cast: Any, as_owner: AsOwner, a_goal: date) -> None:
    browser = signed_in(cast.ruth)
    page = address(cast.own, "progress/add?about=home.suppers")

    browser.post(page, filled(browser.get(page)) | {"level": "reached", "strengths": ["cooks"]})

    with as_owner():
        row = Progress.objects.get(case_id=cast.own.pk)
    assert (row.objective, row.step, row.strengths) == ("home", "suppers", ["cooks"])


def test_a_lapse_takes_nothing_off_the_line(cast: Any, put: Callable[..., Any], a_goal: date) -> None:
    day = clock.today()
    put(Recall, sentence="s", reason="Out of touch", valid_from=day - timedelta(days=50))
    put(Release, sentence="s", different_this_time="Housing first", valid_from=day - timedelta(days=40))
    put(
        Progress,
        objective="home",
        level="reached",
        text="Keys in his hand",
        valid_from=day - timedelta(days=30),
    )
    put(TurningPoint, kind="lapse", title="Two nights away", used_for="A call the same day",
        valid_from=day - timedelta(days=9), workers=["ruth-adeyemi"])  # fmt: skip

    html = plain(signed_in(cast.ruth).get(address(cast.own, "progress")))

    for words in ("Recalled", "Housing first", "Reached: keep a place of my own", "Lapse: Two nights away"):
        assert words in html, words
    assert "4 entries" in html
    for word in ("score", "rank", "%"):
        assert f" {word} " not in html.replace("nobody’s score", "")


def test_own_answers_are_asked_together_and_shown_in_words(cast: Any, as_owner: AsOwner) -> None:
    browser = signed_in(cast.ruth)
    page = address(cast.own, "progress/how-are-things")
    form = filled(browser.get(page))

    nothing = browser.post(page, form)
    words_alone = browser.post(page, form | {"words_hope": "Bit more"})
    browser.post(
        page, form | {"rating_hope": "better", "words_hope": "Bit more", "rating_money": "much_harder"}
    )

    assert "Answer at least one" in nothing.content.decode()
    assert "Choose which of these the words mean" in words_alone.content.decode()
    with as_owner():
        found = OwnRating.objects.filter(case_id=cast.own.pk).order_by("pk")
        assert [(row.topic, row.rating, row.words) for row in found] == [
            ("hope", "better", "Bit more"),
            ("money", "much_harder", ""),
        ]
    html = plain(browser.get(address(cast.own, "progress")))
    assert "“Bit more”" in html
    assert "Much harder" in html


def test_strengths_say_what_work_they_did_and_which_did_none(
    cast: Any, put: Callable[..., Any], a_goal: date
) -> None:
    put(Contact, kind="activity", mode="community_venue", title="Cooked for thirty", outcome="attended",
        valid_from=clock.today(), workers=["ruth-adeyemi"], strengths=["cooks"])  # fmt: skip
    put(Programme, entry="p", kind="group", name="Kitchen group", strengths=["cooks"], state="planned",
        valid_from=clock.today())  # fmt: skip

    html = plain(signed_in(cast.ruth).get(address(cast.own, "progress/strengths")))

    working, _heading, resting = html.partition("Not at work yet")
    assert "Led to: Wednesday suppers" in working
    assert "Cooked for thirty" in working
    assert "Used in: Kitchen group" not in html
    assert "Could be used: Sundays with her" in resting


def test_the_balance_counts_what_took_place_once_as_its_steps_kind(
    cast: Any, put: Callable[..., Any], a_goal: date
) -> None:
    usual: dict[str, Any] = {"mode": "office", "workers": ["ruth-adeyemi"], "valid_from": clock.today(),
                             "kind": "supervision"}  # fmt: skip
    put(Contact, outcome="attended", minutes=60, steps=["suppers"], purpose="offence_focused", **usual)
    put(Contact, outcome="attended", minutes=45, purpose="offence_focused", **usual)
    put(Contact, outcome="unacceptable_absence", purpose="offence_focused", **usual)
    put(Contact, **usual)

    html = plain(signed_in(cast.ruth).get(address(cast.own, "progress/strengths")))

    offence, _label, building = html.partition("Diversion, and building a life")
    assert "Delivered: 1 contact<" in offence
    assert "Planned: 1 step" in building
    assert "Delivered: 1 contact, 1 hour" in building


def test_the_pages_ask_no_more_when_there_is_more(cast: Any, put: Callable[..., Any], a_goal: date) -> None:
    browser = signed_in(cast.ruth)
    pages = [
        address(cast.own, tail) for tail in ("progress", "progress/strengths", "programmes", "key-people")
    ]

    def asked() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(
                connection,
            ) as seen:
                assert browser.get(page).status_code == 200
            counts.append(len(seen))
        return counts

    put(
        Progress,
        objective="home",
        level="begun",
        worker="ruth-adeyemi",
        evidence=[],
        valid_from=clock.today(),
    )
    asked()
    before = asked()
    for _n in range(4):
        put(
            Progress,
            objective="home",
            step="suppers",
            level="begun",
            worker="ruth-adeyemi",
            valid_from=clock.today(),
        )
        put(OwnRating, topic="hope", rating="better", valid_from=clock.today())
        put(Programme, kind="group", name="A group", state="running", valid_from=clock.today())
    assert asked() == before
    assert max(before) <= MOST + 8
