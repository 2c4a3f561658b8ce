"""Proposing what changes in a review, the week before and after, and the press that makes it."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from handrail.plans.models import Commitment, ContactPhase
from handrail.records import clock
from handrail.reviews.amending import weeks
from handrail.reviews.amending.making import proposed
from handrail.reviews.amending.page import TABLES
from handrail.reviews.models import (
    Amendment,
    DecisionCondition,
    Discussion,
    Review,
    Verification,
)
from handrail.sentences.models import CurfewWindow
from tests.cast import add_row
from tests.filling import filled
from tests.reviews.amended import MONDAY, Leon, doing, leon, make, propose, propose_everything

pytestmark = pytest.mark.django_db
REVIEW = "/cases/X340572/reviews/job-review"


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 18 March 2026, as far as days go."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 18))


@pytest.fixture
def his(cast: Any, as_owner: Any) -> Leon:
    with as_owner():
        return leon(cast)


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def megan(cast: Any) -> Client:
    return browser_of(cast.megan)


def test_three_clashes_before_and_none_after(his: Leon, as_owner: Any) -> None:
    """Leaves at ten to seven inside the curfew; Thinking Skills and the office in working hours."""
    with as_owner():
        propose_everything(his)
    with doing(his):
        case = his.opened()
        facts = case.gather(*TABLES)
        found = weeks.weeks(case, facts, proposed(facts[Amendment], "job-review"), MONDAY)

    assert found is not None
    assert [(number, when) for number, _what, when in found.before.clashes] == [
        (1, "Monday to Friday"),
        (2, "Tuesday and Thursday"),
        (3, "Wednesday"),
    ]
    assert found.before.clashes[0][1] == "Curfew ends at 7am; Travel, 6:50am to 8am"
    assert found.after.clashes == ()


def test_a_goal_moves_nothing_in_a_week_so_none_is_drawn(his: Leon, as_owner: Any, megan: Client) -> None:
    """Before the review is made, and when it is looked back on."""
    with as_owner():
        words = {"rank": 2, "will": "know who is still there after the licence"}
        propose(his, "plans.objectives", entry="a-goal", facts=words, becomes="Know who is still there")
    proposed_page = megan.get(REVIEW).content.decode()
    make(his)
    made_page = megan.get(REVIEW).content.decode()

    assert "Make this change" in proposed_page
    assert "The week after" not in proposed_page
    assert "Know who is still there" in made_page
    assert "After: " not in made_page


def test_a_curfew_is_proposed_in_its_own_words(his: Leon, as_owner: Any, megan: Client) -> None:
    page = megan.get(f"{REVIEW}/changes/add?pick=sentences.curfew_windows:curfew")

    assert page.status_code == 200
    sent = filled(page) | {"ends": "6:15am", "why": "He leaves at ten to seven.", "way": "from_the_day"}
    without = megan.post(f"{REVIEW}/changes/add?pick=sentences.curfew_windows:curfew", sent)
    answer = megan.post(
        f"{REVIEW}/changes/add?pick=sentences.curfew_windows:curfew",
        sent | {"authority": "governor", "authority_name": "HMP Brinsford"},
    )

    assert without.status_code == 422
    assert "Choose who has the authority" in without.content.decode()
    assert answer.headers["Location"] == f"{REVIEW}#changes"
    with as_owner():
        row = Amendment.objects.now().get()
        assert (row.was, row.becomes) == ("9pm to 7am", "9pm to 6:15am")
        assert row.facts == {"ends": "06:15:00"}
        assert (row.kind, row.part, row.of, row.state) == (
            "curfew",
            "sentences.curfew_windows",
            "curfew",
            "proposed",
        )
        assert CurfewWindow.objects.now().get(entry="curfew").ends == time(7)


def test_what_is_no_different_is_not_proposed(his: Leon, megan: Client) -> None:
    address = f"{REVIEW}/changes/add?pick=plans.contact_phases:phase"

    answer = megan.post(address, filled(megan.get(address)) | {"why": "No reason."})

    assert answer.status_code == 422
    assert "Nothing is different yet" in answer.content.decode()


@pytest.mark.parametrize(
    ("part", "of", "said"),
    [
        ("plans.contact_phases", "phase", {"times": "2"}),
        ("plans.steps", "key-work", {"at": "6:30pm"}),
        ("plans.objectives", "skills", {"will": "finish Thinking Skills by July"}),
        ("sentences.conditions", "be-in", {"agreed_words": "In by nine", "authority": "governor"}),
        ("delivery.contacts", "office", {"mode": "phone", "at": "12:30pm"}),
    ],
)
def test_each_kind_is_proposed_and_found_again(
    part: str, of: str, said: dict[str, str], his: Leon, as_owner: Any, megan: Client
) -> None:
    address = f"{REVIEW}/changes/add?pick={part}:{of}"

    answer = megan.post(address, filled(megan.get(address)) | {"why": "Because of the job."} | said)

    assert answer.status_code == 302, answer.content.decode()
    with as_owner():
        row = Amendment.objects.now().get()
        assert (row.part, row.of, row.reason) == (part, of, "Because of the job.")
        assert set(row.facts) == set(said) - {"authority"}
    again = megan.get(f"{REVIEW}/changes/{row.entry}/update")
    assert filled(again)["why"] == ["Because of the job."]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            "plans.commitments",
            {
                "kind": "work",
                "what": "Barber",
                "weekdays": ["1", "2"],
                "starts": "8am",
                "ends": "5pm",
                "travel_minutes": "70",
            },
        ),
        (
            "plans.steps",
            {
                "objective": "skills",
                "what": "Ring the employer",
                "kind": "constructive",
                "state": "not_started",
            },
        ),
        ("plans.waits", {"step": "key-work", "waits_for": "works"}),
        ("plans.contingencies", {"when": "He is late", "then": "Ring him", "worker": "Megan Price"}),
        (
            "plans.risk_measures",
            {"what": "The owner knows", "kind": "constructive", "owner": "Megan Price"},
        ),
    ],
)
def test_something_new_is_proposed_and_made(
    part: str, said: dict[str, Any], his: Leon, as_owner: Any, megan: Client
) -> None:
    address = f"{REVIEW}/changes/add?pick={part}"

    answer = megan.post(address, filled(megan.get(address)) | {"why": "Because of the job."} | said)

    assert answer.status_code == 302, answer.content.decode()
    (made,) = make(his)
    with as_owner():
        assert (made.way, made.state) == ("new", "made")
        assert made.makes


def test_until_two_ends_at_once_is_refused(his: Leon, megan: Client) -> None:
    address = f"{REVIEW}/changes/add?pick=plans.contact_phases:phase"
    sent = filled(megan.get(address)) | {"times": "2", "why": "More at first."}

    answer = megan.post(address, sent | {"until_on": "30 April 2026", "until_programme": "thinking"})

    assert answer.status_code == 422
    assert "Choose one end" in answer.content.decode()


def test_an_entry_is_changed_once_in_a_review(his: Leon, as_owner: Any, megan: Client) -> None:
    address = f"{REVIEW}/changes/add?pick=plans.contact_phases:phase"
    sent = filled(megan.get(address)) | {"times": "2", "why": "More at first."}
    with as_owner():
        propose(his, "plans.contact_phases", "phase", facts={"times": 3})

    answer = megan.post(address, sent)

    assert answer.status_code == 422
    assert "This review changes it already" in answer.content.decode()


def test_what_is_proposed_can_be_taken_out(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)
    address = f"{REVIEW}/changes/a-job/withdraw"

    megan.post(address, filled(megan.get(address)))

    with as_owner():
        assert Amendment.objects.now().get(entry="a-job").state == "withdrawn"


def test_everything_is_made_from_the_page_of_the_review(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)
    page = megan.get(REVIEW)
    html = page.content.decode()
    assert "Make these 6 changes together" in html
    assert "The week after: no clashes" in html
    assert "“Thinking Skills” ends" in html

    answer = megan.post(f"{REVIEW}/make", filled(page) | {"effective_on": "23 March 2026", "do": "make"})

    assert answer.headers["Location"] == f"{REVIEW}#changes"
    with as_owner():
        assert Review.objects.now().get(entry="job-review").effective_on == MONDAY
        assert Commitment.objects.now().get(kind="work").valid_from == MONDAY
    html = megan.get(REVIEW).content.decode()
    assert "What changed, all together, on Monday 23 March 2026" in html
    assert "has not agreed to the plan again yet" in html
    assert "Make these" not in html
    assert megan.get(f"{REVIEW}/changes").headers["Location"] == REVIEW


def test_the_press_is_the_first_thing_to_do_only_once_the_decision_holds(
    his: Leon, as_owner: Any, megan: Client
) -> None:
    with as_owner():
        propose_everything(his)
        add_row(
            Discussion,
            his.case,
            his.by,
            entry="talk",
            kind="question",
            question="May he work?",
            review="job-review",
        )
        add_row(
            DecisionCondition,
            his.case,
            his.by,
            entry="ring",
            discussion="talk",
            what="The owner confirms the offer",
            worker="megan-price",
        )
    page = megan.get(REVIEW)
    html = page.content.decode()
    assert "Not seen to yet: The owner confirms the offer" in html
    assert 'value="make" class="govuk-button govuk-button--secondary"' in html

    sent = filled(page) | {"effective_on": "23 March 2026", "do": "make"}
    refused = megan.post(f"{REVIEW}/make", sent)

    assert refused.status_code == 422
    assert "Say why this cannot wait" in refused.content.decode()
    with as_owner():
        add_row(Verification, his.case, his.by, condition="ring", met=True, what="Rang him.")
    assert 'value="make" class="govuk-button"' in megan.get(REVIEW).content.decode()
    answer = megan.post(f"{REVIEW}/make", sent)
    assert answer.status_code == 302


def test_the_day_is_kept_for_later(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)

    sent = filled(megan.get(REVIEW)) | {"effective_on": "30 March 2026", "do": "later"}
    megan.post(f"{REVIEW}/make", sent)

    with as_owner():
        review = Review.objects.now().get(entry="job-review")
        assert (review.state, review.effective_on) == ("open", date(2026, 3, 30))
    assert "on Monday 30 March 2026" in megan.get(REVIEW).content.decode()


def test_both_texts_where_what_it_starts_from_was_changed(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)
        CurfewWindow.objects.filter(entry="curfew").update(version=2, ends=time(6, 30))

    sent = filled(megan.get(REVIEW)) | {"effective_on": "23 March 2026", "do": "make"}
    answer = megan.post(f"{REVIEW}/make", sent)

    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("9pm to 7am", "9pm to 6:30am", "9pm to 6:45am", "Nothing was made yet"):
        assert words in html


def test_two_reviewers_at_once_lose_nothing(his: Leon, as_owner: Any, cast: Any, megan: Client) -> None:
    """Ruth proposes something while Megan looks; then both press."""
    with as_owner():
        propose_everything(his)
    ruth = browser_of(cast.ruth)
    hers = filled(megan.get(REVIEW)) | {"effective_on": "23 March 2026", "do": "make"}
    address = f"{REVIEW}/changes/add?pick=plans.contingencies"
    new = {"when": "He is late", "then": "Ring him", "worker": "Megan Price", "why": "New."}
    ruth.post(address, filled(ruth.get(address)) | new)

    answer = megan.post(f"{REVIEW}/make", hers)

    assert answer.status_code == 409
    assert "Somebody else proposed something" in answer.content.decode()
    both = [
        filled(one.get(REVIEW)) | {"effective_on": "23 March 2026", "do": "make"} for one in (megan, ruth)
    ]
    first, second = megan.post(f"{REVIEW}/make", both[0]), ruth.post(f"{REVIEW}/make", both[1])
    assert (first.status_code, second.status_code) == (302, 409)
    with as_owner():
        assert Amendment.objects.now().filter(state="made").count() == 7
        assert Commitment.objects.now().filter(kind="work").count() == 1


def test_sent_twice_it_is_made_once(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)
    sent = filled(megan.get(REVIEW)) | {"effective_on": "23 March 2026", "do": "make"}

    answers = [megan.post(f"{REVIEW}/make", sent) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    with as_owner():
        assert Commitment.objects.now().filter(kind="work").count() == 1


def test_nothing_changes_because(his: Leon, as_owner: Any, megan: Client) -> None:
    address = f"{REVIEW}/no-change"

    megan.post(address, filled(megan.get(address)) | {"no_change_because": "He turned it down."})

    assert "No change, because: He turned it down." in megan.get(REVIEW).content.decode()


def test_an_end_in_words_is_said_by_hand(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose(
            his,
            "plans.contact_phases",
            "phase",
            entry="a-phase",
            facts={"modes": ["phone"]},
            until_words="He has a car",
        )
    make(his, on=date(2026, 3, 9))
    address = f"{REVIEW}/changes/a-phase/end"

    megan.post(address, filled(megan.get(address)) | {"last": "16 March 2026", "because": "He has a car."})

    with as_owner():
        (stands,) = ContactPhase.objects.now().valid_on(date(2026, 3, 18))
        assert stands.modes == ["office"]
    assert "He has a car." in megan.get(REVIEW).content.decode()


def test_the_plan_is_agreed_again_or_it_is_said_why_not(his: Leon, as_owner: Any, megan: Client) -> None:
    with as_owner():
        propose_everything(his)
    make(his)
    address = f"{REVIEW}/not-agreed"

    megan.post(address, filled(megan.get(address)) | {"not_agreed_because": "He wants to think."})

    html = megan.get(REVIEW).content.decode()
    assert "The plan was not agreed again, because: He wants to think." in html


def test_readers_see_it_and_press_nothing(his: Leon, as_owner: Any, cast: Any) -> None:
    with as_owner():
        propose_everything(his)
    carol = browser_of(cast.carol)

    html = carol.get(REVIEW).content.decode()

    assert "9pm to 6:45am" in html
    assert "/make" not in html
    assert carol.get(f"{REVIEW}/make").status_code == 404
    assert carol.get(f"{REVIEW}/changes").status_code == 404
