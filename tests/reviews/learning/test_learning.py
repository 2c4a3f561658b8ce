"""Release beside release, and what was learned: used the next time, or left out for a reason.

Leon was released in September 2024, recalled in January 2025 and released again in February 2026.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from handrail.assessments.models import Strength
from handrail.kernel.references import new_reference
from handrail.reviews.learning import comparing
from handrail.reviews.models import Lesson
from handrail.sentences.models import Condition, ExclusionArea, Recall, Release
from tests.cast import add_row
from tests.facts import visible_text
from tests.filling import filled

FIRST, SECOND = date(2024, 9, 12), date(2026, 2, 9)


@pytest.fixture
def ruth(cast: Any) -> Client:
    client = Client()
    client.force_login(cast.ruth)
    return client


@pytest.fixture
def leon(cast: Any, as_owner: Any) -> None:
    """Two releases, the recall between them, and what each asked."""
    with as_owner():

        def put(model: Any, **facts: Any) -> None:
            add_row(model, cast.coworked, cast.ruth, **facts)

        put(Release, entry="one", sentence="custody", valid_from=FIRST)
        put(
            Release,
            entry="two",
            sentence="custody",
            valid_from=SECOND,
            different_this_time="Work comes first.",
        )
        put(
            Recall,
            entry="recall",
            sentence="custody",
            valid_from=date(2025, 1, 20),
            reason="Back on cocaine, no job.",
        )
        sentence = {"sentence": "custody", "kind": "other"}
        put(Condition, **sentence, valid_from=FIRST, wording="Tell us of any job", beside_last_release="same")
        put(Condition, **sentence, valid_from=SECOND, wording="Sleep at Elm Lodge", beside_last_release="new")
        put(Condition, **sentence, valid_from=FIRST, valid_to=date(2025, 1, 21), wording="Report on Mondays")
        put(ExclusionArea, source="a", valid_from=FIRST, valid_to=date(2025, 1, 21), wording="The estate")
        put(ExclusionArea, entry="area", source="a", valid_from=SECOND, wording="The estate and the market")
        put(
            Strength,
            entry="barber",
            kind="trade",
            name="Qualified barber",
            from_before="Nobody helped him use it.",
            work="A chair, first of all.",
        )
        put(Lesson, entry="market", kind="restriction", what="Drawn back at the market.", recall="recall")


def now(cast: Any, as_owner: Any, entry: str = "market") -> Lesson:
    with as_owner():
        return Lesson.objects.now().get(case_id=cast.coworked.pk, entry=entry)


def test_the_page_says_what_is_tighter_eased_and_built_on(ruth: Client, leon: None) -> None:
    told = visible_text(ruth.get("/cases/X340572/releases").content.decode())

    assert "Different this time: Work comes first." in told
    assert "Last time: Nobody helped him use it. This time: A chair, first of all." in told
    tighter, eased = told.index("What is tighter, or new"), told.index("What is eased")
    assert tighter < told.index("Sleep at Elm Lodge") < eased
    assert eased < told.index("Report on Mondays")
    assert "The estate The estate and the market Other words this time" in told
    assert "Recalled 20 January 2025: Back on cocaine, no job." in told


def test_a_condition_stands_in_the_words_it_had_on_the_day(cast: Any, as_owner: Any, ruth: Client) -> None:
    """Varied in 2026; at the first release it was asked weekly."""

    def at(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    given = {"entry": "touch", "sentence": "custody", "kind": "other", "valid_from": FIRST}
    with as_owner():
        for day in (FIRST, SECOND):
            add_row(
                Release, cast.coworked, cast.ruth, sentence="custody", valid_from=day, recorded_at=at(day)
            )
        first = {"wording": "Come weekly", "recorded_at": at(FIRST), "superseded_at": at(SECOND)}
        second = {"wording": "Come twice a week", "recorded_at": at(SECOND), "version": 2}
        for one in (first, second):
            add_row(Condition, cast.coworked, cast.ruth, **given, **one)
    told = visible_text(ruth.get("/cases/X340572/releases").content.decode())

    assert "Come weekly Come twice a week" in told


def test_one_release_has_nothing_to_be_compared_with(cast: Any, as_owner: Any, ruth: Client) -> None:
    with as_owner():
        add_row(Release, cast.coworked, cast.ruth, sentence="custody", valid_from=SECOND)
        add_row(
            Condition,
            cast.coworked,
            cast.ruth,
            sentence="custody",
            kind="other",
            valid_from=SECOND,
            wording="Tell us of any job",
        )
    told = visible_text(ruth.get("/cases/X340572/releases").content.decode())

    assert "Tell us of any job" in told
    assert "Beside last time" not in told


def test_without_a_release_the_page_says_so(ruth: Client, cast: Any) -> None:
    assert "No release is on record" in visible_text(ruth.get("/cases/X340572/releases").content.decode())


def test_words_alone_tell_new_gone_and_changed() -> None:
    compared = [
        comparing._line("What", cells).compared for cells in (("", "a"), ("a", ""), ("a", "a"), ("a", "b"))
    ]

    assert compared == ["new", "gone", "same", "changed"]


def test_what_waits_to_be_used_stands_first_and_is_used(
    cast: Any, as_owner: Any, ruth: Client, leon: None
) -> None:
    told = visible_text(ruth.get("/cases/X340572/lessons").content.decode())
    assert "To use the next time" in told
    assert "The recall of 20 January 2025" in told

    page = ruth.get("/cases/X340572/lessons/market/update")
    sent = {**filled(page), "used_for": "The area is wider.", "used_in": ["area"], "release": "two"}
    assert ruth.post("/cases/X340572/lessons/market/update", sent).status_code == 302
    row = now(cast, as_owner)
    told = visible_text(ruth.get("/cases/X340572/lessons").content.decode())

    assert (row.used_for, row.used_in, row.release, row.recall) == (
        "The area is wider.",
        ["area"],
        "two",
        "recall",
    )
    assert "Used this time: The area is wider. In “The estate and the market”." in told
    assert "To use the next time" not in told


def test_what_is_left_out_has_its_reason_and_no_use_beside_it(
    cast: Any, as_owner: Any, ruth: Client, leon: None
) -> None:
    address = "/cases/X340572/lessons/market/update"
    sent = {**filled(ruth.get(address)), "not_used_because": "The market is gone."}
    assert ruth.post(address, {**sent, "used_for": "The area is wider."}).status_code == 422
    assert ruth.post(address, sent).status_code == 302
    assert now(cast, as_owner).not_used_because == "The market is gone."


def test_a_lesson_is_written_beside_the_recall(cast: Any, as_owner: Any, ruth: Client, leon: None) -> None:
    page = ruth.get("/cases/X340572/lessons/add?from=recall")
    sent = {**filled(page), "key": new_reference(), "kind": "housing", "what": "A sofa is nowhere."}
    assert ruth.post("/cases/X340572/lessons/add", sent).status_code == 302
    with as_owner():
        row = Lesson.objects.now().get(case_id=cast.coworked.pk, kind="housing")

    assert (row.recall, row.review, row.used_in) == ("recall", None, [])


def test_who_only_reads_writes_none(cast: Any, leon: None) -> None:
    client = Client()
    client.force_login(cast.carol)

    assert client.get("/cases/X340572/lessons").status_code == 200
    assert client.get("/cases/X340572/lessons/add").status_code == 404
