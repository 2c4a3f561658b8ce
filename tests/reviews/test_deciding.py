"""A question for a manager: decided by somebody else, its conditions seen to, the person told."""

import re
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.compartments.models import ClearedExtract
from handrail.delivery.models import Contact, DrugTest
from handrail.records import clock
from handrail.reviews.models import (
    ConditionLine,
    Countersignature,
    Decision,
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    OutsideCall,
    Review,
    Verification,
)
from handrail.sentences.models import Condition, CurfewWindow
from tests.cast import add_row
from tests.filling import filled, offered

CASE = "/cases/X340571"
ASK = f"{CASE}/discussions/ask"
QUESTION = f"{CASE}/discussions/job"


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


@pytest.fixture
def carol(cast: Any) -> Client:
    return browser_of(cast.carol)


def question(cast: Any, as_owner: Any, **facts: Any) -> Discussion:
    given = {
        "kind": "liberty",
        "question": "May Helen take the job?",
        "asked_by": "ruth-adeyemi",
        "asked_of": "carol-hughes",
        "valid_from": clock.today(),
        **facts,
    }
    with as_owner():
        return add_row(Discussion, cast.own, cast.ruth, entry="job", **given)


def decided(cast: Any, as_owner: Any, basis: str = "consent", **facts: Any) -> None:
    """Approved, if Ruth checks the offer with the owner."""
    question(cast, as_owner)
    with as_owner():
        given = {"discussion": "job", "valid_from": clock.today()}
        add_row(
            Decision,
            cast.own,
            cast.carol,
            entry="yes-if",
            decision="approved_if",
            reason="It fits.",
            reason_for_person="Your work fits.",
            decided_by="carol-hughes",
            **given,
        )
        add_row(
            DecisionCondition,
            cast.own,
            cast.carol,
            entry="owner",
            what="The offer is checked with the owner",
            worker="ruth-adeyemi",
            by_on=clock.today() + timedelta(days=2),
            basis=basis,
            **{**given, **facts},
        )


def consent(cast: Any, as_owner: Any, **facts: Any) -> None:
    given = {
        "to_whom": "The owner",
        "to_be_told": "Her hours.",
        "by_worker": "ruth-adeyemi",
        "consent": "given",
        "persons_words": "Ring her then.",
        "valid_from": clock.today(),
        **facts,
    }
    with as_owner():
        add_row(DisclosureConsent, cast.own, cast.ruth, entry="to-the-owner", **given)


def contact(cast: Any, as_owner: Any, by: Any, entry: str, **facts: Any) -> None:
    given = {
        "kind": "supervision",
        "mode": "office",
        "outcome": "attended",
        "valid_from": clock.today() - timedelta(days=3),
        **facts,
    }
    with as_owner():
        add_row(Contact, cast.own, by, entry=entry, **given)


def test_what_the_record_shows_is_filled_in_with_counts(cast: Any, as_owner: Any, ruth: Client) -> None:
    """Two of three appointments kept, one missed with reason; two tests negative. A meeting is not hers."""
    contact(cast, as_owner, cast.ruth, "first")
    contact(cast, as_owner, cast.ruth, "second")
    contact(cast, as_owner, cast.ruth, "third", outcome="acceptable_absence")
    contact(cast, as_owner, cast.ruth, "meeting", kind="meeting")
    contact(cast, as_owner, cast.ruth, "long-ago", valid_from=clock.today() - timedelta(days=100))
    with as_owner():
        for day in (2, 9):
            on = clock.today() - timedelta(days=day)
            add_row(DrugTest, cast.own, cast.ruth, kind="urine", result="negative", valid_from=on)

    sent = filled(ruth.get(ASK))

    assert "kept 2 of 3 appointments; Did not come: acceptable: 1." in sent["compliance"][0]
    assert "2 tests, negative 2." in sent["tests"][0]
    assert sent["asked_of"] == ["carol-hughes"]


def test_the_police_are_named_by_a_day_and_never_quoted(
    cast: Any, as_owner: Any, ruth: Client, carol: Client
) -> None:
    with as_owner():
        add_row(
            ClearedExtract,
            cast.own,
            cast.ruth,
            entry="extract",
            intelligence="i",
            wording="Zzcanary",
            cleared_by=["A", "B"],
            cleared_on=date(2026, 3, 4),
        )
    page = ruth.get(ASK)
    sent = filled(page) | {
        "question": "May she?",
        "considered": ["extract"],
        "police_information": "by_reference",
    }

    where = ruth.post(ASK, sent).headers["Location"]

    for html in (
        page.content.decode(),
        ruth.get(where).content.decode(),
        carol.get(f"{where}/decide").content.decode(),
    ):
        assert "xtract cleared on 4 March 2026" in html
        assert "Zzcanary" not in html


def test_the_lines_begin_from_the_call(cast: Any, as_owner: Any, ruth: Client) -> None:
    """From 8am, an hour away: she would leave at 7am, and the curfew ends at half past."""
    with as_owner():
        add_row(Condition, cast.own, cast.ruth, entry="curfew", kind="curfew", wording="Be in", sentence="s")
        hours = {"weekdays": [1, 2, 3, 4, 5, 6, 7], "starts": time(21), "ends": time(7, 30)}
        add_row(CurfewWindow, cast.own, cast.ruth, source="curfew", **hours)
        offer = {"weekdays": [1], "starts": time(8), "ends": time(12), "travel_minutes": 60}
        said = {
            "caller": "A",
            "caller_kind": "employer",
            "asks": "B",
            "offers": "Work",
            "valid_from": clock.today(),
        }
        add_row(OutsideCall, cast.own, cast.ruth, entry="rang", **offer, **said)
        add_row(Review, cast.own, cast.ruth, entry="review", trigger="change", title="A job")
    page = ruth.get(f"{ASK}?call=rang")
    assert page.content.decode().count("In charge</span> Ruth Adeyemi") == 1

    sent = filled(page)
    assert sent["with_0"] == ["Must leave at 7am, and the hours end at 7:30am"]
    assert sent["holds_0"] == ["vary"]
    ruth.post(f"{ASK}?call=rang", sent | {"question": "May she?", "with_0": "Half an hour earlier"})

    with as_owner():
        row = Discussion.objects.now().get(case_id=cast.own.pk)
        line = ConditionLine.objects.now().get(case_id=cast.own.pk)
    assert (row.kind, row.about, row.review, row.asked_by) == ("liberty", "rang", "review", "ruth-adeyemi")
    assert (line.discussion, line.restriction, line.holds) == (row.entry, "curfew", "vary")
    assert line.with_this == "Half an hour earlier"
    html = ruth.get(f"{CASE}/calls/rang").content.decode()
    assert f"{CASE}/discussions/{row.entry}" in html


def test_a_question_is_mended_until_it_is_decided(cast: Any, as_owner: Any, ruth: Client) -> None:
    question(cast, as_owner)

    sent = filled(ruth.get(f"{QUESTION}/update")) | {"question": "May Helen start on Monday?"}
    ruth.post(f"{QUESTION}/update", sent)

    assert "May Helen start on Monday?" in ruth.get(QUESTION).content.decode()


def test_a_manager_decides_on_one_screen(cast: Any, as_owner: Any, carol: Client, ruth: Client) -> None:
    question(cast, as_owner, compliance="Kept 9 of 9.")
    page = carol.get(f"{QUESTION}/decide")
    assert "Kept 9 of 9." in page.content.decode()
    sent = filled(page) | {
        "decision": "approved_if",
        "reason": "It fits the plan.",
        "reason_for_person": "Your work fits.",
        "what_1": "The offer is checked",
        "worker_1": "ruth-adeyemi",
        "by_on_1": (clock.today() + timedelta(days=2)).isoformat(),
        "by_at_1": "noon",
        "basis_1": "consent",
    }

    answer = carol.post(f"{QUESTION}/decide", sent)

    assert answer.headers["Location"] == QUESTION
    with as_owner():
        row = Decision.objects.now().get(case_id=cast.own.pk)
        condition = DecisionCondition.objects.now().get(case_id=cast.own.pk)
    assert (row.discussion, row.decision, row.decided_by, row.valid_from) == (
        "job",
        "approved_if",
        "carol-hughes",
        clock.today(),
    )
    assert (condition.worker, condition.by_at, condition.basis) == ("ruth-adeyemi", time(12), "consent")
    html = ruth.get(QUESTION).content.decode()
    assert "Approved, if" in html
    assert "Helen is asked" in html


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"decision": "approved_if"}, "Say what must be seen to, or choose Approved"),
        ({"decision": "approved", "reason": ""}, "Say why: it is asked of every decision"),
        ({"decision": "approved", "what_1": "A call"}, "Say who sees to it"),
        (
            {"decision": "approved", "what_1": "A call", "worker_1": "ruth-adeyemi", "basis_1": "licence"},
            "Name the lawful basis in words",
        ),
    ],
)
def test_a_decision_that_lacks_something_comes_back(
    cast: Any, as_owner: Any, carol: Client, typed: dict[str, str], words: str
) -> None:
    question(cast, as_owner)
    sent = filled(carol.get(f"{QUESTION}/decide")) | {"reason": "It fits."}

    page = carol.post(f"{QUESTION}/decide", sent | typed)

    assert page.status_code == 422
    assert words in page.content.decode()


def test_nobody_decides_on_what_they_asked(cast: Any, as_owner: Any, carol: Client) -> None:
    question(cast, as_owner)
    form = filled(carol.get(f"{QUESTION}/decide")) | {"decision": "approved", "reason": "It fits."}
    with as_owner():
        Discussion.objects.filter(case_id=cast.own.pk).update(asked_by="carol-hughes")

    shown = carol.get(f"{QUESTION}/decide")
    sent = carol.post(f"{QUESTION}/decide", form)

    assert shown.headers["Location"] == QUESTION
    assert "You asked this yourself" in carol.get(QUESTION).content.decode()
    assert sent.status_code == 422
    with as_owner():
        assert not Decision.objects.filter(case_id=cast.own.pk).exists()


def test_practitioners_do_not_decide(cast: Any, as_owner: Any, ruth: Client) -> None:
    question(cast, as_owner)

    assert ruth.get(f"{QUESTION}/decide").status_code == 404
    assert "/decide" not in ruth.get(QUESTION).content.decode()


def test_nobody_outside_is_asked_before_she_agrees(cast: Any, as_owner: Any, ruth: Client) -> None:
    decided(cast, as_owner)
    where = f"{CASE}/conditions-of-decisions/owner/verify"

    barred = ruth.get(where)
    posted = ruth.post(where, {"met": "yes", "what": "Rang her.", "key": "k"})

    assert "Nobody outside may be asked yet" in barred.content.decode()
    assert "may-be-told/add?question=job" in barred.content.decode()
    assert posted.status_code == 422
    with as_owner():
        assert not Verification.objects.filter(case_id=cast.own.pk).exists()


def test_once_she_agrees_it_is_verified_and_the_ground_says_when(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    decided(cast, as_owner)
    consent(cast, as_owner)
    contact(cast, as_owner, cast.ruth, "the-call", kind="message", mode="phone", outcome="done")
    before = ruth.get(QUESTION).content.decode()
    page = ruth.get(f"{CASE}/conditions-of-decisions/owner/verify")

    ruth.post(
        f"{CASE}/conditions-of-decisions/owner/verify",
        filled(page) | {"met": "yes", "what": "The owner confirms the hours.", "contact": "the-call"},
    )

    assert "Record how it was seen to" in before
    assert "To be told: Her hours." in before
    with as_owner():
        row = Verification.objects.now().get(case_id=cast.own.pk)
        ground = DisclosureConsent.objects.now().get(case_id=cast.own.pk)
    assert (row.met, row.condition, row.contact, row.worker) == (True, "owner", "the-call", "ruth-adeyemi")
    assert (row.disclosure, ground.told_on) == ("to-the-owner", clock.today())
    after = ruth.get(QUESTION).content.decode()
    assert "The owner confirms the hours." in after
    assert after.count('class="is-done"') == 2


def test_a_lawful_basis_in_words_opens_it_without_her_yes(cast: Any, as_owner: Any, ruth: Client) -> None:
    decided(cast, as_owner, basis="legal_duty", basis_words="Section 1 of the Act.")

    page = ruth.get(f"{CASE}/conditions-of-decisions/owner/verify")

    assert "Section 1 of the Act." in page.content.decode()
    assert "Is it met?" in page.content.decode()


def test_taking_a_yes_back_shuts_it(cast: Any, as_owner: Any, ruth: Client) -> None:
    decided(cast, as_owner)
    consent(cast, as_owner)
    where = f"{CASE}/may-be-told/to-the-owner/update"

    ruth.post(where, filled(ruth.get(where)) | {"consent": "refused", "persons_words": "Not any more."})

    assert (
        "Nobody outside may be asked yet"
        in ruth.get(f"{CASE}/conditions-of-decisions/owner/verify").content.decode()
    )
    html = ruth.get(QUESTION).content.decode()
    assert "Helen does not agree" in html
    assert "Not any more." in html


def test_what_may_be_told_needs_its_words(ruth: Client) -> None:
    sent = filled(ruth.get(f"{CASE}/may-be-told/add")) | {"to_whom": "The owner", "to_be_told": "Her hours."}

    basis = ruth.post(f"{CASE}/may-be-told/add", sent | {"basis": "legal_duty"}).content.decode()
    nobody = ruth.post(f"{CASE}/may-be-told/add", sent | {"consent": "given"}).content.decode()

    assert "Name the lawful basis in words" in basis
    assert "Say who tells them" in nobody


def test_the_reason_is_given_and_kept_with_the_day(cast: Any, as_owner: Any, ruth: Client) -> None:
    decided(cast, as_owner)
    page = ruth.get(f"{QUESTION}/told")
    assert "Your work fits." in page.content.decode()
    assert "Helen has not been told yet." in ruth.get(QUESTION).content.decode()

    ruth.post(f"{QUESTION}/told", filled(page) | {"told_how": "By phone", "persons_words": "About time."})

    html = ruth.get(QUESTION).content.decode()
    assert "By phone" in html
    assert "About time." in html
    with as_owner():
        row = Discussion.objects.now().get(case_id=cast.own.pk)
    assert (row.told_on, row.told_by) == (clock.today(), "ruth-adeyemi")


def test_talks_on_the_rhythm_are_the_managers(cast: Any, as_owner: Any, carol: Client, ruth: Client) -> None:
    where = f"{CASE}/discussions/talk"
    sent = filled(carol.get(where)) | {
        "question": "How is the second month?",
        "agreed": "Go on as now.",
        "next_on": (clock.today() + timedelta(days=7)).isoformat(),
    }

    carol.post(where, sent)

    assert ruth.get(where).status_code == 404
    html = ruth.get(f"{CASE}/discussions").content.decode()
    assert "How is the second month?" in html
    assert "Go on as now." in html
    assert "How is the second month?" not in browser_of(cast.ian).get(f"{CASE}/discussions").content.decode()
    assert "Helen Brightwell" in carol.get("/decisions").content.decode()


def test_a_managers_list_holds_what_waits_and_not_their_own(cast: Any, as_owner: Any, carol: Client) -> None:
    question(cast, as_owner, answer_by=date(2026, 3, 13))
    with as_owner():
        mine = {"kind": "question", "question": "Mine?", "asked_by": "carol-hughes"}
        add_row(Discussion, cast.own, cast.carol, entry="mine", **mine)
        elsewhere = {"kind": "question", "question": "Zzcanary?", "asked_by": "joel-marsh"}
        add_row(Discussion, cast.elsewhere, cast.joel, entry="theirs", **elsewhere)

    html = carol.get("/decisions").content.decode()

    assert "May Helen take the job?" in html
    assert "Friday 13 March" in html
    assert "Mine?" not in html
    assert "Zzcanary" not in html
    assert browser_of(cast.ruth).get("/decisions").status_code == 404


def test_what_is_decided_no_longer_waits(cast: Any, as_owner: Any, carol: Client) -> None:
    decided(cast, as_owner)

    assert "No question waits for you" in carol.get("/decisions").content.decode()


def test_a_trainees_note_is_countersigned_and_not_by_its_author(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    contact(cast, as_owner, cast.tom, "toms", text="She has the keys.", workers=["tom-ellery"])
    contact(cast, as_owner, cast.ruth, "ruths", workers=["ruth-adeyemi"])
    tom = browser_of(cast.tom)
    waiting = ruth.get("/notes-to-countersign").content.decode()
    assert f"{CASE}/contacts/toms/countersign" in waiting
    assert "ruths" not in waiting
    assert "/contacts/toms/countersign" in ruth.get(f"{CASE}/contacts/toms").content.decode()
    assert "/countersign" not in ruth.get(f"{CASE}/contacts/ruths").content.decode()
    assert "/countersign" not in tom.get(f"{CASE}/contacts/toms").content.decode()
    assert tom.get(f"{CASE}/contacts/toms/countersign").status_code == 404

    sent = filled(ruth.get(f"{CASE}/contacts/toms/countersign")) | {"said": "Well seen."}
    ruth.post(f"{CASE}/contacts/toms/countersign", sent)

    with as_owner():
        row = Countersignature.objects.now().get(case_id=cast.own.pk)
    assert (row.of, row.part, row.worker, row.said) == ("toms", "in_charge", "ruth-adeyemi", "Well seen.")
    assert "Well seen." in tom.get(f"{CASE}/contacts/toms").content.decode()
    assert "toms" not in ruth.get("/notes-to-countersign").content.decode()


def test_a_manager_countersigns_as_a_manager(cast: Any, as_owner: Any, carol: Client) -> None:
    contact(cast, as_owner, cast.tom, "toms", text="She has the keys.")

    carol.post(f"{CASE}/contacts/toms/countersign", filled(carol.get(f"{CASE}/contacts/toms/countersign")))

    with as_owner():
        assert Countersignature.objects.now().get(case_id=cast.own.pk).part == "manager"


def test_the_page_of_the_review_shows_the_decision_and_what_is_left(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    decided(cast, as_owner)
    with as_owner():
        add_row(Review, cast.own, cast.ruth, entry="review", trigger="change", title="A job")
        Discussion.objects.filter(case_id=cast.own.pk).update(review="review")

    html = ruth.get(f"{CASE}/reviews/review").content.decode()

    assert "Approved, if · Carol Hughes" in html
    left = re.search(r"Left to do.*?</ul>", html, re.DOTALL)
    assert left is not None
    assert "Ruth Adeyemi: The offer is checked with the owner" in left[0]
    assert "Helen is told what was decided, and why" in left[0]


def test_choices_of_a_decision_are_those_of_the_list(cast: Any, as_owner: Any, carol: Client) -> None:
    question(cast, as_owner)

    found = offered(carol.get(f"{QUESTION}/decide"), "decision")

    assert found == ["approved", "approved_if", "not_approved", "more_needed", "noted"]
