"""One strength of Helen's, her cooking, followed from why it matters to what changed because of it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.assessments.models import Factor, Strength
from handrail.delivery.models import Contact, Referral
from handrail.people.models import Person
from handrail.plans.models import Edition, Objective, Step, StepAnswer
from handrail.records import clock
from handrail.reviews.models import Amendment, Change, Decision, Discussion, Input, Movement, Review
from handrail.reviews.threads import agreed
from handrail.sentences.models import Recall, Release, Sentence
from tests.cast import add_row

THREAD = "/cases/X340571/thread/cook"


def at(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=UTC)


def words_of(answer: Any) -> str:
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def thread(cast: Any, as_owner: Any) -> None:
    """Seen in October, first in the plan in November, a kitchen job in January; reviewed on 20 January."""

    def put(model: Any, entry: str, written: date, **facts: Any) -> None:
        facts = {"valid_from": written, "recorded_at": at(written), **facts}
        add_row(model, cast.own, cast.ruth, entry=entry, **facts)

    cook = {"kind": "talent", "name": "She cooks", "valid_from": date(2025, 10, 1)}
    october, november, january = date(2025, 10, 1), date(2025, 11, 5), date(2026, 1, 20)
    with as_owner():
        Person.objects.filter(case_id=cast.own.pk).update(recorded_at=at(date(2025, 1, 6)))
        put(
            *(Strength, "cook", october),
            **cook,
            evidence="Fed the whole wing",
            state="potential",
            waits_for="A kitchen",
            superseded_at=at(january),
        )
        put(
            *(Strength, "cook", january),
            **cook,
            version=2,
            evidence="Fed the whole wing",
            work="Cooks for forty",
            could_be_used="A trade that feeds people.",
        )
        put(Sentence, "custody", date(2024, 1, 8), kind="determinate_custody", title="Custody")
        put(Release, "first", date(2025, 2, 3), sentence="custody")
        put(Recall, "recall", date(2025, 6, 2), sentence="custody", reason="Lost the hostel")
        put(Release, "second", date(2025, 11, 3), sentence="custody")
        put(
            *(Objective, "work", november),
            rank=1,
            will="cook for my living",
            so_that="I pay my own way",
            strengths=["cook"],
        )
        put(
            Step,
            "kitchen",
            november,
            objective="work",
            rank=1,
            what="A trial shift",
            workers=["denise-okoro"],
        )
        put(
            StepAnswer,
            "yes",
            november,
            step="kitchen",
            worker="denise-okoro",
            answer="accepts",
            words="Gladly",
        )
        put(
            *(Edition, "e1", november),
            number=1,
            answer="agrees",
            words="This time do it first.",
            review_by=date(2026, 2, 1),
        )
        put(
            *(Contact, "shift", date(2026, 1, 12)),
            kind="home_visit",
            mode="home",
            outcome="attended",
            steps=["kitchen"],
            text="Stayed to wash up.",
            workers=["ruth-adeyemi"],
        )
        put(Referral, "college", date(2025, 11, 10), what_for="A food course", because_of_strengths=["cook"])
        put(
            Change,
            "offer",
            date(2026, 1, 14),
            kind="other",
            what="Offered a job in a kitchen.",
            strengths=["cook"],
        )
        put(
            *(Review, "r", january),
            trigger="change",
            title="Helen has been offered a job",
            state="complete",
            decision="The job is supported.",
            completed_on=january,
            effective_on=january,
        )
        put(
            *(Input, "denise-said", january),
            review="r",
            worker="denise-okoro",
            state="answered",
            answered_on=january,
            saw="On time every day.",
        )
        put(
            Movement,
            "m",
            january,
            review="r",
            of="cook",
            before="On paper.",
            now="Forty meals.",
            means="Pay.",
        )
        put(
            *(Discussion, "q", january),
            kind="liberty",
            question="May she?",
            review="r",
            asked_by="ruth-adeyemi",
            persons_words="I can hold a knife again.",
        )
        put(
            *(Decision, "d", january),
            discussion="q",
            decision="approved",
            reason="Zzmanager is content.",
            decided_by="carol-hughes",
        )
        put(
            *(Amendment, "a", january),
            review="r",
            state="made",
            kind="assessment",
            part="assessments.strengths",
            of="cook",
            makes="",
            was="For later",
            becomes="In use",
            reason="She works",
        )


def test_each_stage_says_what_stands_on_the_record(cast: Any, thread: None) -> None:
    words = words_of(browser_of(cast.ruth).get(THREAD))

    stages = ("One strength, followed She cooks", "Why", "Agreed", "Done", "Heard", "Changed")
    places = [words.index(stage) for stage in stages]
    assert places == sorted(places)
    for told in (
        "A trade that feeds people.",
        "1 October 2025 Fed the whole wing. For later, waits for: A kitchen. Assessment",
        "I will cook for my living. So that I pay my own way.",
        "“This time do it first.” Helen, 5 November 2025",
        "Denise Okoro: yes. A trial shift. Gladly. ",
        "12 January 2026 Stayed to wash up.",
        "A food course: drafted. Referral",
        "Offered a job in a kitchen. Change",
        "Denise Okoro and Carol Hughes. ",
        "Denise Okoro: On time every day. What they said",
        "Before: On paper. Now: Forty meals. Pay. What has moved",
        "“I can hold a knife again.”",
        "The job is supported.",
        "For later → In use. She works.",
        "1 change together, from the review “Helen has been offered a job” Before and after",
    ):
        assert told in words


def test_the_strip_says_how_it_stood_at_the_end_of_each_part(cast: Any, thread: None) -> None:
    """Custody until February 2025: nobody had seen it. Back inside it waited; now it is in use."""
    words = words_of(browser_of(cast.ruth).get(THREAD))

    assert "Custody Not on record January 2024 First release Not on record February 2025" in words
    assert "Back in custody For later A kitchen" in words
    assert "Now In use Cooks for forty" in words


def test_as_known_before_the_review_it_ends_with_what_was_agreed(cast: Any, thread: None) -> None:
    words = words_of(browser_of(cast.ruth).get(f"{THREAD}?known=2026-01-10"))

    assert "Fed the whole wing" in words
    assert "Cooks for forty" not in words
    assert "The job is supported." not in words


def test_an_inspector_and_a_manager_follow_it_too(cast: Any, thread: None) -> None:
    own, beside = (words_of(browser_of(user).get(THREAD)) for user in (cast.carol, cast.frances))

    assert "Zzmanager is content" in own
    assert "She cooks" in beside


def test_whoever_reads_no_assessment_finds_no_thread(cast: Any, thread: None) -> None:
    for user in (cast.denise, cast.priya, cast.sam, cast.megan):
        assert b"She cooks" not in browser_of(user).get(THREAD).content
    assert browser_of(cast.ruth).get("/cases/X340571/thread/nothing").status_code == 404


def test_the_assessment_leads_to_it(cast: Any, as_owner: Any, thread: None) -> None:
    with as_owner():
        add_row(Factor, cast.own, cast.ruth, entry="home", area="accommodation", name="Nowhere to live")

    page = browser_of(cast.ruth).get("/cases/X340571/assessment").content.decode()

    assert 'href="/cases/X340571/thread/cook"' in page
    assert 'href="/cases/X340571/thread/home"' in page


def test_it_asks_as_often_however_long_the_thread_is(cast: Any, as_owner: Any, thread: None) -> None:
    ruth = browser_of(cast.ruth)
    ruth.get(THREAD)
    with CaptureQueriesContext(connection) as few:
        ruth.get(THREAD)
    with as_owner():
        for n in range(50):
            day = clock.today() - timedelta(days=n)
            add_row(
                *(Contact, cast.own, cast.ruth),
                entry=f"c-{n}",
                kind="home_visit",
                mode="home",
                outcome="attended",
                valid_from=day,
                strengths=["cook"],
                text=f"Visit {n}.",
            )
    with CaptureQueriesContext(connection) as many:
        words = words_of(ruth.get(THREAD))

    assert len(many) == len(few)
    assert "The latest 40 contacts stand here." in words


@pytest.mark.parametrize("headline", ["", "A kitchen"])
def test_a_goal_is_said_once_with_a_headline_or_without(headline: str) -> None:
    goal = Objective(will="cook for my living", so_that="I pay my own way", headline=headline)

    assert agreed._goal(goal) == "I will cook for my living. So that I pay my own way."
