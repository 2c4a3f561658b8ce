"""Who is heard for a review: asked all at once, answering themselves, reminded twice, told what changed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.delivery.models import Chaser, Contact, Heard
from handrail.people.models import KeyPerson
from handrail.plans.models import Step
from handrail.records import clock
from handrail.reviews.models import Input, Review
from tests.cast import add_row
from tests.filling import filled
from tests.reviews.test_looking import REVIEWS, browser_of, put

ANSWERS = "/cases/X340571/review-answers"
ASKED = "/asked-of-me/X340571"


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


@pytest.fixture
def review(cast: Any, as_owner: Any) -> Review:
    """Denise works on a step of the plan, Helen's nan is involved; last week Denise told us how it goes."""
    with as_owner():
        step = {"objective": "home", "rank": 1, "what": "Register for housing", "workers": ["denise-okoro"]}
        add_row(Step, cast.own, cast.ruth, **step)
        nan = {"entry": "nan", "name": "Jean", "relationship": "nan", "involvement": "involved"}
        add_row(KeyPerson, cast.own, cast.ruth, **nan)
        add_row(
            Contact,
            cast.own,
            cast.denise,
            kind="practical_help",
            mode="office",
            outcome="attended",
            valid_from=clock.today() - timedelta(days=6),
            workers=["denise-okoro"],
            text="She brought every paper.",
            worries="The deposit.",
        )
    return put(cast, as_owner, entry="flat")


def asked(cast: Any, as_owner: Any, days_ago: int = 0, **facts: Any) -> Input:
    day = clock.today() - timedelta(days=days_ago)
    given = {
        "entry": "denise",
        "review": "flat",
        "worker": "denise-okoro",
        "asks": "Will the flat hold?",
        "state": "asked",
        "valid_from": day,
        "asked_on": day,
        "answer_by": day + timedelta(days=7),
    }
    with as_owner():
        return add_row(Input, cast.own, cast.ruth, **given | facts)


def inputs(cast: Any, as_owner: Any) -> list[Input]:
    with as_owner():
        return list(Input.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def test_everybody_on_the_plan_is_asked_in_one_form(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    page = ruth.get(f"{REVIEWS}/flat/ask")
    sent = filled(page) | {"asks": "Will the flat hold?", "people": ["nan"]}

    assert filled(page)["workers"] == ["denise-okoro"]
    ruth.post(f"{REVIEWS}/flat/ask", sent)

    denise, nan = inputs(cast, as_owner)
    assert (denise.worker, denise.state, denise.asked_on) == ("denise-okoro", "asked", clock.today())
    assert (nan.person, nan.asks) == ("nan", "Will the flat hold?")
    assert "0 of 2 have answered" in ruth.get(f"{REVIEWS}/flat").content.decode()
    assert "denise-okoro" not in filled(ruth.get(f"{REVIEWS}/flat/ask")).get("workers", [])


def test_nobody_chosen_is_refused_in_words(ruth: Client, review: Review) -> None:
    sent = filled(ruth.get(f"{REVIEWS}/flat/ask")) | {"workers": [], "people": []}

    refused = ruth.post(f"{REVIEWS}/flat/ask", sent)

    assert refused.status_code == 422
    assert "Choose at least one to ask" in refused.content.decode()


def test_a_partner_answers_on_a_page_of_their_own(cast: Any, as_owner: Any, review: Review) -> None:
    asked(cast, as_owner)
    denise = browser_of(cast.denise)

    assert "Will the flat hold?" in denise.get(ASKED).content.decode()
    page = denise.get(f"{ASKED}/reviews/denise")
    sent = filled(page)
    assert (sent["saw"], sent["worries"]) == (["She brought every paper."], ["The deposit."])
    denise.post(f"{ASKED}/reviews/denise", sent | {"better": "She rings first.", "should_change": ""})

    (row,) = inputs(cast, as_owner)
    assert (row.state, row.answered_on, row.better) == ("answered", clock.today(), "She rings first.")
    assert denise.get(f"{ASKED}/reviews/denise").status_code == 404
    html = browser_of(cast.ruth).get(f"{REVIEWS}/flat").content.decode()
    assert "She rings first." in html
    assert "Asked from" in html


def test_one_who_is_only_to_be_asked_reads_nothing_of_it(cast: Any, as_owner: Any, review: Review) -> None:
    asked(cast, as_owner, state="to_ask", asked_on=None, answer_by=None)
    denise = browser_of(cast.denise)

    assert "Will the flat hold?" not in denise.get(ASKED).content.decode()
    assert denise.get(f"{ASKED}/reviews/denise").status_code == 404


def test_what_was_told_by_telephone_is_written_down(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    asked(cast, as_owner)

    sent = filled(ruth.get(f"{ANSWERS}/denise/answer"))
    assert sent["worries"] == ["The deposit."]
    ruth.post(f"{ANSWERS}/denise/answer", sent | {"should_change": "A loan for the deposit."})

    (row,) = inputs(cast, as_owner)
    assert (row.state, row.should_change) == ("answered", "A loan for the deposit.")


def test_two_reminders_at_most_and_then_why_there_is_no_answer(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    asked(cast, as_owner, days_ago=60)
    remind = f"{ANSWERS}/denise/remind"

    assert "Send a reminder" in ruth.get(f"{REVIEWS}/flat").content.decode()
    sent = filled(ruth.get(remind))
    assert "We asked: Will the flat hold?" in sent["text"][0]
    ruth.post(remind, sent | {"send": "yes", "how": "e_mail"})
    with as_owner():
        first = Chaser.objects.now().get(about="denise")
        for day in (40, 20):
            add_row(
                Chaser,
                cast.own,
                cast.ruth,
                about="other" if day == 40 else "denise",
                text="Again.",
                state="sent",
                sent_on=clock.today() - timedelta(days=day),
            )
        Chaser.objects.filter(pk=first.pk).update(sent_on=clock.today() - timedelta(days=40))

    assert ruth.get(remind).headers["Location"] == f"{REVIEWS}/flat#heard"
    assert "Send a reminder" not in ruth.get(f"{REVIEWS}/flat").content.decode()
    none = f"{ANSWERS}/denise/none"
    ruth.post(none, filled(ruth.get(none)) | {"not_had_because": "On leave until May."})
    (row,) = inputs(cast, as_owner)
    assert (row.state, row.not_had_because) == ("no_answer", "On leave until May.")
    assert "On leave until May." in ruth.get(f"{REVIEWS}/flat").content.decode()


def test_whoever_was_heard_reads_what_changed(cast: Any, as_owner: Any, ruth: Client, review: Review) -> None:
    asked(cast, as_owner, state="answered", answered_on=clock.today(), saw="She brought every paper.")
    with as_owner():
        Review.objects.filter(pk=review.pk).update(state="complete", completed_on=clock.today())

    told = f"{ANSWERS}/denise/told"
    ruth.post(told, filled(ruth.get(told)) | {"changed": "yes", "what": "The deposit is in the plan."})

    with as_owner():
        assert Heard.objects.now().get(about="denise").worker == "denise-okoro"
    assert "The deposit is in the plan." in browser_of(cast.denise).get(ASKED).content.decode()
    assert "The deposit is in the plan." in ruth.get(f"{REVIEWS}/flat").content.decode()


def test_of_a_finished_review_no_answer_is_written_down(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    asked(cast, as_owner)
    sent = filled(ruth.get(f"{ANSWERS}/denise/answer"))
    with as_owner():
        Review.objects.filter(pk=review.pk).update(state="complete", completed_on=clock.today())

    refused = ruth.post(f"{ANSWERS}/denise/answer", sent)

    assert refused.status_code == 422
    assert "Open a new one to add to it." in refused.content.decode()
    assert inputs(cast, as_owner)[0].state == "asked"


def test_the_review_itself_asks_those_on_the_plan_with_one_press(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    page = ruth.get(f"{REVIEWS}/flat")

    answer = ruth.post(f"{REVIEWS}/flat/ask", filled(page) | {"asks": "Will the flat hold?"})

    assert answer.headers["Location"] == f"{REVIEWS}/flat#heard"
    (denise,) = inputs(cast, as_owner)
    assert (denise.worker, denise.state) == ("denise-okoro", "asked")
    assert f'action="{REVIEWS}/flat/ask"' not in ruth.get(f"{REVIEWS}/flat").content.decode()
