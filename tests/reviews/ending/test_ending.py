"""The last looking back; what people say of how we work, and what was done about it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from handrail.kernel.references import new_reference
from handrail.people.models import TransferDecision
from handrail.records import clock
from handrail.reviews.ending.missing import missing
from handrail.reviews.models import Ending, Feedback
from tests.cast import add_row
from tests.facts import visible_text
from tests.filling import filled

CASE = "/cases/X340571"


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


def standing(cast: Any, as_owner: Any, model: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def test_looking_back_is_one_entry_that_is_added_to(cast: Any, as_owner: Any, ruth: Client) -> None:
    address = f"{CASE}/ending/update"
    sent = {**filled(ruth.get(address)), "worked": "The lifts.", "persons_words": "I did it."}
    assert ruth.post(address, sent).status_code == 302
    again = {**filled(ruth.get(address)), "next_contact": "A call in June."}
    assert ruth.post(address, again).status_code == 302
    (row,) = standing(cast, as_owner, Ending)

    assert (row.version, row.worked, row.next_contact) == (2, "The lifts.", "A call in June.")
    assert row.valid_from == clock.today()
    assert "“I did it.”" in visible_text(ruth.get(f"{CASE}/ending").content.decode())


def test_an_empty_form_is_sent_back(cast: Any, as_owner: Any, ruth: Client) -> None:
    answer = ruth.post(f"{CASE}/ending/update", filled(ruth.get(f"{CASE}/ending/update")))

    assert answer.status_code == 422
    assert standing(cast, as_owner, Ending) == []


def test_what_is_missing_is_said() -> None:
    whole = Ending(worked="a", persons_words="b", goes_on="c", next_contact="d")
    heard = Feedback(words="Too many forms.")

    assert missing([], []) == [
        "Nobody has looked back with the person yet",
        "How it was for the person was never asked",
    ]
    assert missing([whole], [heard]) == ["What was done about 1 thing they said is not written down"]
    heard.done = "Fewer forms."
    assert missing([whole], [heard]) == []


def test_closing_says_it_and_is_not_held_up(cast: Any, as_owner: Any) -> None:
    carol = browser_of(cast.carol)
    page = carol.get(f"{CASE}/close")
    told = visible_text(page.content.decode())

    assert "Nobody has looked back with the person yet" in told
    assert f"{CASE}/ending" in page.content.decode()
    sent = {**filled(page), "reason": "order_completed"}
    assert carol.post(f"{CASE}/close", sent).status_code == 302


def test_feedback_is_said_done_about_and_told(cast: Any, as_owner: Any, ruth: Client) -> None:
    address = f"{CASE}/feedback/add"
    sent = {**filled(ruth.get(address)), "words": "Too many forms.", "topic": "words"}
    assert ruth.post(address, sent).status_code == 302
    (row,) = standing(cast, as_owner, Feedback)
    assert (row.voice, row.done, row.worker) == ("person", "", None)
    assert "Nothing done yet" in visible_text(ruth.get(f"{CASE}/feedback").content.decode())

    address = f"{CASE}/feedback/{row.entry}/update"
    sent = {**filled(ruth.get(address)), "done": "One page instead of five.", "told_on": "today"}
    assert ruth.post(address, sent).status_code == 302
    (row,) = standing(cast, as_owner, Feedback)
    assert (row.done_on, row.told_on, row.worker) == (clock.today(), clock.today(), "ruth-adeyemi")


def test_telling_them_nothing_is_sent_back(cast: Any, as_owner: Any, ruth: Client) -> None:
    sent = {
        "key": new_reference(),
        "words": "Too many forms.",
        "voice": "person",
        "topic": "words",
        "valid_from": "today",
        "told_on": "today",
    }
    answer = ruth.post(f"{CASE}/feedback/add", sent)

    assert answer.status_code == 422
    assert "that is what they were told" in visible_text(answer.content.decode())


def test_a_manager_reads_the_words_of_their_cases_without_names(cast: Any, as_owner: Any) -> None:
    with as_owner():
        for case, words in (
            (cast.own, "Too many forms."),
            (cast.team, "She listens."),
            (cast.elsewhere, "The room is cold."),
        ):
            add_row(Feedback, case, cast.ruth, topic="words", words=words, valid_from=date(2026, 3, 1))
        said = {"topic": "words", "valid_from": date(2026, 3, 5), "done": "Read to her."}
        add_row(Feedback, cast.own, cast.ruth, words="What does it mean?", **said)
    told = visible_text(browser_of(cast.carol).get("/feedback").content.decode())

    assert "Too many forms." in told
    assert "She listens." in told
    assert "The room is cold." not in told
    assert "Brightwell" not in told
    assert "Nothing was done about 2 yet." in told
    assert told.index("She listens.") < told.index("Something was done") < told.index("What does it mean?")
    other = visible_text(browser_of(cast.carol).get("/feedback?topic=plan").content.decode())
    assert "Too many forms." not in other


@pytest.mark.parametrize("who", ["ruth", "denise", "frances", "oliver"])
def test_who_manages_nobody_has_no_such_page(cast: Any, who: str) -> None:
    assert browser_of(getattr(cast, who)).get("/feedback").status_code == 404


@pytest.mark.parametrize("who", ["ruth", "carol"])
def test_a_transfer_is_decided_again_on_its_day(cast: Any, as_owner: Any, who: str) -> None:
    with as_owner():
        add_row(
            TransferDecision,
            cast.own,
            cast.carol,
            decision="not_yet",
            reason="Her nan is here.",
            valid_from=clock.today(),
            decide_again_on=clock.today(),
        )
    client = browser_of(getattr(cast, who))
    page = client.get(CASE).content.decode()

    assert "Decide again whether to transfer the case" in visible_text(page)
    assert ("reviews/add?for=transfer" in page) == (who == "ruth")
    assert "Decide again whether to transfer" in visible_text(client.get("/my-caseload").content.decode())
