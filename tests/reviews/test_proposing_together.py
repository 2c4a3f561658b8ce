"""Changes are proposed on one page, under what was heard; a finished review still shows both weeks."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from handrail.records import clock
from handrail.reviews.models import Amendment, Input
from tests.cast import add_row
from tests.filling import filled
from tests.reviews.amended import Leon, leon, make, propose, propose_everything
from tests.reviews.test_looking import browser_of

REVIEW = "/cases/X340572/reviews/job-review"
CURFEW, PHASE = "sentences.curfew_windows-curfew", "plans.contact_phases-phase"
BOTH = f"{REVIEW}/changes/add?pick=plans.contact_phases:phase&pick=sentences.curfew_windows:curfew"
SAID = {
    f"{PHASE}-times": "2",
    f"{PHASE}-why": "Two new things at once.",
    f"{CURFEW}-ends": "6:15am",
    f"{CURFEW}-why": "He leaves at ten to seven.",
    f"{CURFEW}-authority": "governor",
}


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 18 March 2026, as far as days go."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 18))


@pytest.fixture
def his(cast: Any, as_owner: Any) -> Leon:
    with as_owner():
        return leon(cast)


@pytest.fixture
def megan(cast: Any) -> Client:
    return browser_of(cast.megan)


def answered(his: Leon) -> None:
    facts = {"worker": "denise-okoro", "state": "answered", "answered_on": date(2026, 3, 16)}
    add_row(Input, his.case, his.by, review=his.review, saw="In by nine, every night.", **facts)


def test_what_is_ticked_on_the_review_is_proposed_on_one_page(
    his: Leon, as_owner: Any, megan: Client
) -> None:
    with as_owner():
        answered(his)
    assert 'value="sentences.curfew_windows:curfew"' in megan.get(REVIEW).content.decode()
    page = megan.get(BOTH)
    html = page.content.decode()
    assert html.index("In by nine, every night.") < html.index("First twelve weeks") < html.index("Curfew")

    answer = megan.post(BOTH, filled(page) | SAID)

    assert answer.headers["Location"] == f"{REVIEW}#changes"
    with as_owner():
        phase, curfew = Amendment.objects.now().order_by("pk")
        assert (phase.of, phase.facts, phase.state) == ("phase", {"times": 2}, "proposed")
        assert (curfew.was, curfew.becomes) == ("9pm to 7am", "9pm to 6:15am")
        assert phase.change == curfew.change


def test_with_one_of_them_wrong_none_is_proposed_and_all_comes_back(
    his: Leon, as_owner: Any, megan: Client
) -> None:
    sent = filled(megan.get(BOTH)) | SAID | {f"{CURFEW}-authority": ""}

    refused = megan.post(BOTH, sent)

    assert refused.status_code == 422
    html = refused.content.decode()
    assert f'href="#id_{CURFEW}-authority' in html
    assert "Choose who has the authority to change this" in html
    assert "Two new things at once." in html
    with as_owner():
        assert not Amendment.objects.exists()


def test_sent_twice_they_are_proposed_once(his: Leon, as_owner: Any, megan: Client) -> None:
    sent = filled(megan.get(BOTH)) | SAID

    megan.post(BOTH, sent)
    again = megan.post(BOTH, sent)

    assert again.headers["Location"] == f"{REVIEW}#changes"
    with as_owner():
        assert Amendment.objects.count() == 2


def test_one_that_is_proposed_already_keeps_the_others_out_too(
    his: Leon, as_owner: Any, megan: Client
) -> None:
    sent = filled(megan.get(BOTH)) | SAID
    with as_owner():
        propose(his, "sentences.curfew_windows", "curfew", facts={"ends": time(6)})

    refused = megan.post(BOTH, sent)

    assert refused.status_code == 422
    assert "This review changes it already" in refused.content.decode()
    with as_owner():
        assert Amendment.objects.count() == 1


def test_nothing_ticked_leads_back_to_what_can_be(his: Leon, megan: Client) -> None:
    led = megan.get(f"{REVIEW}/changes/add", follow=True)

    assert led.redirect_chain == [(f"{REVIEW}/changes", 302)]
    assert "Tick at least one thing that changes." in led.content.decode()


def test_a_finished_review_shows_both_weeks(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)
    make(his)

    html = megan.get(REVIEW).content.decode()

    assert "Before, with what came: 3 clashes" in html
    assert "After: no clashes" in html


def test_only_what_is_said_in_words_asks_somebody_to_end_it(his: Leon, as_owner: Any, megan: Client) -> None:
    """The programme ends what waits for it by itself; a change of address has to be told."""
    with as_owner():
        propose(his, "plans.steps", "key-work", facts={"minutes": 30}, until_words="He moves")
        curfew = {"facts": {"ends": time(6)}, "until_programme": "thinking", "authority": "governor"}
        propose(his, "sentences.curfew_windows", "curfew", entry="curfew-while-it-runs", **curfew)
    make(his)

    html = megan.get(REVIEW).content.decode()

    assert html.count('/end"') == 1
    assert "curfew-while-it-runs/end" not in html
