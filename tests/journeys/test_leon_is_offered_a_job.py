"""Leon is offered a job: who is heard, who decides on what condition, who agrees, and what changes with it.

Six people act, each on their own pages: Tom, who is in training; Ruth, in charge; Carol, her manager;
Nadia, employment adviser; Priya, key worker; and PC Sam Whitlock, for the police and MAPPA. Leon himself
says no, thinks, and says yes in the three-way meeting, and agrees to his plan again.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting
from tests.journeys.job_offered import OFFERED, calendar, fills, prepare, sends, typed
from tests.journeys.job_weighed import CHANGES, Shown, filled_in
from tests.journeys.leaving_custody import Calendar
from tests.journeys.pages import CAROL, PRIYA, RUTH, SAM, TOM
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]
AsOwner = Callable[[], AbstractContextManager[None]]
CASE = f"/cases/{OFFERED}"
NADIA = "Nadia Rahman"
BY_RUTH = "ruth-adeyemi"
SEEN_TO = "main a[href$='/verify']"
MOST_PAGES = 5
"""What a review with three agencies and changes may cost whoever holds it (see ``job_weighed.Shown``)."""


@pytest.fixture
def story(demo: None, as_owner: AsOwner) -> Iterator[Calendar]:
    """The day of the offer, with the case as it stood that morning."""
    for found in calendar():
        found.turn_to(0)
        with as_owner():
            prepare(found.release)
        yield found


@pytest.fixture
def comes(story: Calendar, visiting: Visiting) -> Callable[[str], Visitor]:
    """Somebody at their own browser."""

    def sign_in(name: str) -> Visitor:
        visitor = visiting()
        visitor.signs_in_as(name)
        return visitor

    return sign_in


def test_the_offer_is_weighed_agreed_to_verified_and_told(
    comes: Callable[[str], Visitor], story: Calendar
) -> None:
    tom, ruth = comes(TOM), comes(RUTH)
    when_tom_notes_the_offer(tom, story)
    desk = comes(RUTH)
    shown = Shown(desk)
    review = then_a_review_is_open(desk, shown)
    when_ruth_asks_three_agencies(desk)
    when_ruth_asks_her_manager(ruth, review)
    carol = comes(CAROL)
    decision = when_carol_approves_if_the_offer_is_verified(carol, story)
    story.turn_to(5)
    then_priya_answers_on_her_own_page(comes(PRIYA))
    then_nadia_answers_on_her_own_page(comes(NADIA))
    then_sam_answers_on_his_own_page(comes(SAM))
    story.turn_to(6)
    then_the_owner_may_not_be_rung_before_leon_agrees(ruth, decision)
    when_he_resists_and_then_agrees(ruth, review, story)
    when_ruth_verifies_the_offer(ruth, decision)
    when_mappa_hears_of_it(ruth, decision)
    when_ruth_countersigns_toms_note(ruth)
    when_ruth_proposes_what_changes(desk)
    then_three_clashes_stand_before_and_none_after(desk)
    when_ruth_makes_it_all_together(desk)
    assert len(shown.pages) <= MOST_PAGES, shown.pages
    when_leon_agrees_to_his_plan_again(ruth, review)
    then_the_review_is_printed(ruth, review)
    then_her_manager_reads_it(carol, review)


def when_tom_notes_the_offer(tom: Visitor, story: Calendar) -> None:
    tom.goes_to(f"{CASE}/contacts/add")
    fills(tom, kind="supervision", mode="office", valid_from="today", outcome="attended")
    fills(tom, text="Nadia rang: full-time barber, eight to five, from Monday week.")
    sends(tom, "Save")
    tom.goes_to(f"{CASE}/changes/add")
    fills(tom, what="Offered full-time work as a barber, from Monday week.", kind="work_or_learning")
    fills(tom, how_known="The employment adviser rang.", weight="significant", because="It collides.")
    sends(tom, "Save")


def then_a_review_is_open(desk: Visitor, shown: Shown) -> str:
    desk.goes_to(f"{CASE}/reviews")
    desk.finds_nothing_amiss()
    shown.counts_from_here()
    desk.page.get_by_role("link").filter(has_text="Offered full-time work").first.click()
    desk.finds_nothing_amiss()
    return desk.path


def when_ruth_asks_three_agencies(desk: Visitor) -> None:
    """On the page of the review: those on the plan are ticked already, a third is named."""
    expect(desk.page.locator("main [name='workers']:checked")).to_have_count(2)
    fills(desk, workers=["priya-nair", "nadia-rahman"], somebody=SAM)
    fills(desk, asks="Could he do both?", answer_by="Monday")
    sends(desk, "Ask them")
    expect(desk.page.locator("main")).to_contain_text("0 of 3 have answered")


def when_ruth_asks_her_manager(ruth: Visitor, review: str) -> None:
    ruth.goes_to(f"{CASE}/discussions/ask?review={review.rpartition('/')[2]}")
    ruth.finds_nothing_amiss()
    fills(ruth, kind="liberty", question="May Leon take a full-time job?", answer_by="tomorrow")
    fills(ruth, attitude="Open with staff.", police_information="by_reference")
    ruth.page.get_by_label(re.compile("Does it hold. Be in from 9pm")).select_option("vary")
    sends(ruth, "Ask")


def when_carol_approves_if_the_offer_is_verified(carol: Visitor, story: Calendar) -> str:
    carol.goes_to("/decisions")
    carol.finds_nothing_amiss()
    carol.page.get_by_role("link").filter(has_text="May Leon take a full-time job?").first.click()
    carol.finds_nothing_amiss()
    fills(carol, decision="approved_if", reason="Work is what the plan is built on.")
    fills(carol, reason_for_person="Your work fits if two things move.")
    fills(carol, what_1="The offer is checked with the owner.", worker_1=BY_RUTH, by_on_1=typed(story, 7))
    fills(carol, basis_1="consent", what_2="The MAPPA meeting hears of it.", worker_2=BY_RUTH)
    fills(carol, by_on_2=typed(story, 9), basis_2="none_needed")
    sends(carol)
    return carol.path


def then_priya_answers_on_her_own_page(priya: Visitor) -> None:
    answers(priya, "In by nine, every night.", "Two new things at once.")


def then_nadia_answers_on_her_own_page(nadia: Visitor) -> None:
    answers(nadia, "Asked back after both trials.", "He would rather not have the call made.")


def then_sam_answers_on_his_own_page(sam: Visitor) -> None:
    answers(sam, "Nothing since February; the shop is not known to us.", "The way there in the dark.")


def answers(partner: Visitor, saw: str, worries: str) -> None:
    """What a review asks, on the page of whoever is asked."""
    partner.goes_to(f"/asked-of-me/{OFFERED}")
    partner.finds_nothing_amiss()
    partner.page.locator("a[href*='/reviews/']").first.click()
    partner.finds_nothing_amiss()
    fills(partner, saw=saw, worries=worries)
    sends(partner)


def then_the_owner_may_not_be_rung_before_leon_agrees(ruth: Visitor, decision: str) -> None:
    ruth.goes_to(decision)
    ruth.finds_nothing_amiss()
    expect(ruth.page.locator(SEEN_TO)).to_have_count(1)  # MAPPA may hear of it


def when_he_resists_and_then_agrees(ruth: Visitor, review: str, story: Calendar) -> None:
    entry = review.rpartition("/")[2]
    ruth.goes_to(f"{CASE}/meetings/add?review={entry}")
    ruth.finds_nothing_amiss()
    fills(ruth, kind="three_way", purpose="The job, and what it changes", valid_from="today", review=entry)
    fills(ruth, asked=["person", "w:ruth-adeyemi", "w:priya-nair", "w:nadia-rahman"])
    sends(ruth)
    meeting = ruth.path
    ruth.goes_to(f"{meeting}/record")
    ruth.finds_nothing_amiss()
    fills(ruth, state="held", outcome="One call to the owner, with Leon in the room.")
    for one in ruth.page.locator("main [name^='attendance-'][value='came']").all():
        one.check()
    ruth.page.locator("main [name^='before-']").first.fill("No call. Rather no job than a call.")
    ruth.page.locator("main [name^='after-']").first.fill("Yes, if Ruth rings and he is there.")
    sends(ruth)
    expect(ruth.page.locator("main")).to_contain_text("Rather no job than a call.")
    ruth.goes_to(f"{CASE}/may-be-told/add?meeting={meeting.rpartition('/')[2]}")
    fills(ruth, to_whom="Mr Bashir, the owner", to_be_told="That he is on licence, and his hours.")
    fills(ruth, not_told="What for.", by_worker=BY_RUTH, consent="given", persons_words="Ring him then.")
    sends(ruth)


def when_ruth_verifies_the_offer(ruth: Visitor, decision: str) -> None:
    sees_to_it(ruth, decision, "The owner confirmed job, hours, tools and who works there.")


def when_mappa_hears_of_it(ruth: Visitor, decision: str) -> None:
    sees_to_it(ruth, decision, "Discussed at the level 2 meeting: supported.")
    expect(ruth.page.locator(SEEN_TO)).to_have_count(0)


def sees_to_it(ruth: Visitor, decision: str, how: str) -> None:
    ruth.goes_to(decision)
    ruth.page.locator(SEEN_TO).first.click()
    ruth.finds_nothing_amiss()
    fills(ruth, met="yes", what=how)
    sends(ruth)
    ruth.goes_to(decision)


def when_ruth_countersigns_toms_note(ruth: Visitor) -> None:
    ruth.goes_to("/notes-to-countersign")
    ruth.finds_nothing_amiss()
    ruth.page.locator(f"main a[href*='{OFFERED}']").first.click()
    ruth.finds_nothing_amiss()
    if not ruth.path.endswith("/countersign"):
        ruth.page.locator("main a[href$='/countersign']").first.click()
    fills(ruth, said="Read. Right to ring me the same day.")
    sends(ruth)


def when_ruth_proposes_what_changes(desk: Visitor) -> None:
    """From the page left open since they were asked; what all three said stands above the forms."""
    desk.page.locator("main summary").filter(has_text="Propose what changes").click()
    fills(desk, pick=[*CHANGES])
    sends(desk, "Say what they become")
    for said in ("In by nine, every night.", "Asked back after both trials.", "Nothing since February"):
        expect(desk.page.locator("main")).to_contain_text(said)
    fills(desk, **filled_in())
    sends(desk, "Propose them")


def then_three_clashes_stand_before_and_none_after(desk: Visitor) -> None:
    box = desk.page.locator("main .hr-together")
    expect(box).to_contain_text("The week now, with what comes: 3 clashes")
    expect(box.locator(".hr-together__clashes li")).to_have_count(3)
    expect(box).to_contain_text("The week after: no clashes")


def when_ruth_makes_it_all_together(desk: Visitor) -> None:
    sends(desk, "Make these 7 changes together")
    said = desk.page.locator("main")
    expect(said).to_contain_text("What changed, all together, on Monday")
    expect(said).to_contain_text("“Thinking Skills” ends")


def when_leon_agrees_to_his_plan_again(ruth: Visitor, review: str) -> None:
    ruth.goes_to(review)
    ruth.page.get_by_role("link", name="Agree the plan together").click()
    ruth.finds_nothing_amiss()
    fills(ruth, answer="agrees", words="Seven weeks of it. Then it’s just the shop.")
    sends(ruth)
    ruth.goes_to(review)
    expect(ruth.page.locator("main")).to_contain_text("Leon agreed to the plan again on")


def then_the_review_is_printed(ruth: Visitor, review: str) -> None:
    ruth.goes_to(f"{review}/papers")
    ruth.finds_nothing_amiss()
    expect(ruth.page.locator("main")).to_contain_text("6:15am")
    address = ruth.page.get_by_role("link", name="Print this one").get_attribute("href") or ""
    answer = ruth.page.context.request.get(ruth.site + address)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def then_her_manager_reads_it(carol: Visitor, review: str) -> None:
    carol.goes_to(review)
    carol.finds_nothing_amiss()
    expect(carol.page.locator("main")).to_contain_text("In by nine, every night.")
    expect(carol.page.locator("main")).to_contain_text("Yes, if Ruth rings and he is there.")
