"""A worker of another agency finds what is asked of her, and nothing else of the plan."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from handrail.access.models import Relation
from handrail.assessments.models import Source
from handrail.delivery.models import Concern, Contact, Referral
from handrail.plans.models import StepAnswer
from handrail.records import clock
from tests.answers import said
from tests.counted import Walker
from tests.partners.conftest import ASKED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("asked")]
At = Callable[[str], Client]


@pytest.fixture
def there(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """The current version of an entry, as the owner of the tables finds it."""

    def find(model: Any, **wanted: Any) -> Any:
        with as_owner():
            return model.objects.now().select_related("by").get(case_id=cast.own.pk, **wanted)

    return find


def test_what_is_new_comes_first_and_nothing_else_of_the_plan(at: At) -> None:
    """Denise reads her two steps, the referral and the question: not why, not Mark's, nothing marked."""
    page = said(at("denise").get(ASKED))
    assert page.index("Supported housing interview") < page.index("Housing forms")
    for words in ("Meet her at the door.", "A place on the list", "A bed of her own", "What does she owe"):
        assert words in page
    assert "canary" not in page
    assert "4 new" not in page
    assert "3 new" in said(at("denise").get("/asked-of-me/"))


def test_yes_is_one_press_and_hers(at: At, there: Callable[..., Any]) -> None:
    """Pressed twice, it is one answer, by her own account."""
    denise = at("denise")
    for _time in range(2):
        answer = denise.post(f"{ASKED}/steps/interview", {"answer": "accepts", "key": "pressed"})
        assert answer.status_code == 302
    row = there(StepAnswer, step="interview")
    assert (row.answer, row.worker, row.by.username, row.version) == ("accepts", "denise-okoro", "denise", 1)
    assert "You said yes." in said(denise.get(ASKED))


def test_no_needs_a_reason_and_what_was_agreed_can_be_declined_later(
    at: At, there: Callable[..., Any]
) -> None:
    """Her yes was written down by Ruth; she changes it herself."""
    denise = at("denise")
    refused = denise.post(f"{ASKED}/steps/forms", {"key": "k", "words": " "})
    assert refused.status_code == 422
    assert "Say in a few words why you cannot" in said(refused)
    denise.post(f"{ASKED}/steps/forms", {"key": "k", "words": "I am on leave that week."})
    row = there(StepAnswer, step="forms")
    assert (row.answer, row.words, row.by.username, row.version) == (
        *("declines", "I am on leave that week.", "denise", 2),
    )


def test_a_step_of_somebody_else_is_not_there(at: At) -> None:
    for entry in ("treatment", "marked", "nothing"):
        for answer in (
            at("denise").get(f"{ASKED}/steps/{entry}"),
            at("denise").post(f"{ASKED}/steps/{entry}", {"answer": "accepts"}),
        ):
            assert answer.status_code == 404, entry


def test_how_it_went_asks_for_safety_first_and_for_nothing_else(at: At, there: Callable[..., Any]) -> None:
    """Nothing is chosen beforehand; what was typed comes back when the question is left out."""
    denise = at("denise")
    page = said(denise.get(f"{ASKED}/session"))
    safety = page[page.index("Is anyone at risk of harm?") : page.index("What I saw")]
    assert "checked" not in safety
    sent = {"key": "k", "text": "Came on time.", "valid_from": "today", "step": "forms"}
    refused = denise.post(f"{ASKED}/session", sent)
    assert refused.status_code == 422
    assert "Say first whether anyone is at risk of harm" in said(refused)
    assert "Came on time." in said(refused)
    denise.post(
        f"{ASKED}/session", {**sent, "safety": "nothing", "came": "came", "better": "Has her papers."}
    )
    row = there(Contact)
    assert (row.safety, row.text, row.better, row.outcome) == (
        *("nothing", "Came on time.", "Has her papers.", "attended"),
    )
    assert (row.workers, row.steps, row.fed_back_on, row.by.username) == (
        *(["denise-okoro"], ["forms"], clock.today(), "denise"),
    )
    assert "What is better" in said(at("ruth").get(f"/cases/X340571/contacts/{row.entry}"))


def test_a_worry_stands_on_the_case_until_it_is_answered(at: At, there: Callable[..., Any]) -> None:
    """Denise says she will ring today; Ruth answers; Denise reads it."""
    denise, ruth = at("denise"), at("ruth")
    sent = {"key": "k", "safety": "ring_today", "worries": "A man waited outside.", "valid_from": "today"}
    denise.post(f"{ASKED}/session", sent)
    concern = there(Concern)
    page = f"/cases/X340571/concerns/{concern.entry}"
    assert "Denise Okoro, Wexborough Council housing is worried." in said(ruth.get("/cases/X340571"))
    assert "A man waited outside." in said(ruth.get(page))
    refused = ruth.post(page, {"key": "a", "version_seen": 1, "state": "answered", "answer": ""})
    assert refused.status_code == 422
    ruth.post(page, {"key": "a", "version_seen": 1, "state": "answered", "answer": "We changed the place."})
    assert "is worried." not in said(ruth.get("/cases/X340571"))
    assert "We changed the place." in said(denise.get(ASKED))


def test_danger_now_shows_whom_to_ring_at_once(at: At) -> None:
    sent = {"key": "k", "safety": "danger_now", "what": "He has found her."}
    answer = at("denise").post(f"{ASKED}/concern", sent, follow=True)
    page = said(answer)
    assert answer.redirect_chain[-1][0] == f"{ASKED}/ring"
    assert "tel:999" in page
    assert "01632 960101" in page


def test_told_what_changed_because_of_her(at: At, there: Callable[..., Any]) -> None:
    denise, ruth = at("denise"), at("ruth")
    sent = {"key": "k", "safety": "nothing", "should_change": "Send the forms sooner.", "valid_from": "today"}
    denise.post(f"{ASKED}/session", sent)
    entry = there(Contact).entry
    page = f"/cases/X340571/told-us/{entry}"
    assert "Send the forms sooner." in said(ruth.get(page))
    ruth.post(page, {"key": "h", "changed": "yes", "what": "The forms went a week earlier."})
    assert "The forms went a week earlier." in said(denise.get(ASKED))
    assert "The forms went a week earlier." in said(ruth.get(f"/cases/X340571/contacts/{entry}"))
    assert "The forms went a week earlier." not in said(at("sam").get(ASKED))


def test_a_referral_and_a_question_are_answered_in_her_name(at: At, there: Callable[..., Any]) -> None:
    denise = at("denise")
    refused = denise.post(f"{ASKED}/referrals/place", {"key": "r", "answer": "declined", "words": ""})
    assert refused.status_code == 422
    denise.post(f"{ASKED}/referrals/place", {"key": "r", "answer": "accepted", "words": "From Monday."})
    row = there(Referral)
    assert (row.state, row.answered_by, row.because, row.by.username) == (
        *("accepted", "denise-okoro", "From Monday.", "denise"),
    )
    assert row.because_of_factors == ["canary-factor"], "what she does not see is kept"
    denise.post(f"{ASKED}/sources/debts", {"key": "s", "answer": "Nothing since May."})
    source = there(Source)
    assert (source.state, source.answer, source.by.username) == ("answered", "Nothing since May.", "denise")
    assert denise.get(f"{ASKED}/sources/debts").status_code == 404


def test_nothing_one_second_after_the_share_ends(cast: Any, at: At, as_owner: Any) -> None:
    """All of it a moment before; absent, in the words of what never was, a second after."""
    denise = at("denise")
    assert denise.get(ASKED).status_code == 200
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select now()")
        (now,) = cursor.fetchone()
        Relation.objects.filter(user=cast.denise, case_id=cast.own.pk).update(
            ends_at=now - timedelta(seconds=1)
        )
    for page in ("", "/session", "/concern", "/ring", "/steps/interview", "/referrals/place"):
        assert denise.get(f"{ASKED}{page}").status_code == 404, page
        answer = denise.post(f"{ASKED}{page}", {"answer": "accepts", "key": "late", "safety": "nothing"})
        assert answer.status_code in (404, 405), page
    assert "Helen" not in said(denise.get("/asked-of-me/"))


def test_staff_and_other_agencies_cases_have_no_such_page(cast: Any, at: At) -> None:
    assert at("ruth").get(ASKED).status_code == 404
    assert at("denise").get(f"/asked-of-me/{cast.team.reference}").status_code == 404


def test_a_step_accepted_and_a_session_recorded_ask_little(at: At) -> None:
    """Counted: three pages and eight answers at most."""
    walker = Walker(at("denise"), ASKED)
    walker.presses_button("Yes, I will: Supported housing interview")
    walker.answers_with(safety="nothing", text="Came on time.", better="Has her papers.")
    walker.presses_button("Send to Ruth")
    assert (walker.loads, walker.answers) == (2, 3)
