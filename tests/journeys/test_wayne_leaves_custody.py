"""Wayne leaves custody, is housed, tests clear and is judged stable; what waited for that opens in order.

Every act is done on a page, by whoever does it: Ruth, and Denise of the council on her phone.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visiting
from tests.journeys.leaving_custody import BEFORE, Calendar, calendar, prepare, put_on_record
from tests.journeys.pages import DENISE, RUTH
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]
AsOwner = Callable[[], AbstractContextManager[None]]

CASE = f"/cases/{BEFORE}"
COLLEGE, SESSIONS = (
    "College: the form, the visit, the place",
    "Eight sessions with Ruth on the thefts and on temper",
)
ARRANGED = (
    "A bed for the night",
    "Somebody at the gate",
    "Getting there",
    "Food for the first days",
    "A phone",
)
TESTS = (3, 17, 31, 45, 59, 79)
"""Days on which he is tested: in weeks 1, 3, 5, 7, 9 and 12."""
RUTHS, YUSUFS, IBRAHIMS = (22, 36, 57), (15, 43, 64), (29, 50, 71)
"""Tuesdays of weeks 3 to 11: each week somebody sees him."""


@pytest.fixture
def story(demo: None, as_owner: AsOwner) -> Iterator[Calendar]:
    """The day of release, with the case as it stood then."""
    for found in calendar():
        found.turn_to(0)
        with as_owner():
            prepare(found.release)
        yield found


@pytest.fixture
def ruth(story: Calendar, visiting: Visiting) -> Visitor:
    visitor = visiting()
    visitor.signs_in_as(RUTH)
    return visitor


def test_housed_clear_and_stable_then_college_then_the_sessions_and_every_week_is_full(
    ruth: Visitor, visiting: Visiting, story: Calendar, as_owner: AsOwner
) -> None:
    when_the_release_day_is_ticked_off(ruth)
    when_he_sleeps_at_weaver_street(ruth)
    then_everything_else_waits_until_he_is_stable(ruth)
    story.turn_to(1)
    when_ruth_says_he_came(ruth)
    when_ruth_refers_him_for_a_home(ruth)
    denise = visiting(width=375)
    denise.signs_in_as(DENISE)
    when_denise_takes_it_on(denise)
    story.turn_to(9)
    when_denise_tells_how_it_went(denise)
    given_he_is_seen_in_the_weeks_between(as_owner, story)
    when_tests_come_back_clear(ruth, story, TESTS[:5])
    story.turn_to(49)
    when_he_moves_into_his_own_flat(ruth)
    when_the_weeks_of_his_tenancy_are_counted(ruth)
    when_tests_come_back_clear(ruth, story, TESTS[5:])
    story.turn_to(80)
    when_ruth_visits_him_at_home(ruth)
    story.turn_to(84)
    then_the_signs_are_there_and_nothing_has_opened_by_itself(ruth)
    when_ruth_judges_that_he_is_stable(ruth)
    then_college_opens_first_and_the_sessions_next(ruth)
    when_ruth_refers_him_to_college(ruth)
    when_the_sessions_are_begun(ruth)
    then_every_week_is_full_with_the_partners_counted(ruth)


# -- The day of release -------------------------------------------------------------


def when_the_release_day_is_ticked_off(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/release-day")
    expect(ruth.page.get_by_text("Still to arrange:")).to_be_visible()
    ruth.finds_nothing_amiss()
    for what in ("Papers and bank card", *ARRANGED):
        ready = ruth.page.get_by_role("listitem").filter(has_text=what)
        ready.get_by_role("button", name="Done").click()
        expect(ready.locator(".hr-ready__state")).to_have_text("Done")
    expect(ruth.page.get_by_text("Still to arrange:")).to_have_count(0)
    ruth.finds_nothing_amiss()


def when_ruth_says_he_came(ruth: Visitor) -> None:
    for entry in ("gate-8-september", "first-appointment"):
        says_he_came(ruth, entry)


def says_he_came(ruth: Visitor, entry: str) -> None:
    ruth.goes_to(f"{CASE}/contacts/{entry}/outcome")
    ruth.finds_nothing_amiss()
    ruth.page.get_by_label("Came", exact=True).check()
    saves(ruth)


def saves(visitor: Visitor, button: str = "Save") -> None:
    """Send the form, and look closely at where it leads."""
    visitor.page.get_by_role("button", name=button, exact=True).click()
    expect(visitor.page.get_by_role("status")).to_be_visible()
    visitor.finds_nothing_amiss()


# -- A home -------------------------------------------------------------------------


def when_he_sleeps_at_weaver_street(ruth: Visitor) -> None:
    he_lives(ruth, "short_term_accommodation", "Room 4, 60 Weaver Street")


def when_he_moves_into_his_own_flat(ruth: Visitor) -> None:
    he_lives(ruth, "renting_from_social_local_authority_or_other", "Flat 5, 14 Brook Street")


def when_the_weeks_of_his_tenancy_are_counted(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/plan/states/stable/update")
    tenancy = ruth.page.locator(".hr-sign", has=ruth.page.locator("[value='Tenancy held']"))
    tenancy.get_by_label("Counted since").fill("today")
    ruth.finds_nothing_amiss()
    saves(ruth)


def he_lives(ruth: Visitor, kind: str, lines: str) -> None:
    ruth.goes_to(f"{CASE}/addresses/add")
    ruth.finds_nothing_amiss()
    ruth.page.get_by_label("What kind of place is it?").select_option(kind)
    ruth.page.get_by_label("Address (optional)").fill(lines)
    ruth.page.get_by_label("Since").fill("today")
    saves(ruth)


def when_ruth_refers_him_for_a_home(ruth: Visitor) -> None:
    """From the step of the plan, to the council, with what she chooses and Wayne's yes."""
    ruth.goes_to(f"{CASE}/plan")
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("link").filter(has_text="Find a service: Look for a tenancy").click()
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("link", name="Refer to Homelessness assessment").click()
    page = ruth.page
    page.get_by_label("What Wayne needs from them").fill("Somebody who says what happens next.")
    page.get_by_role("radio", name="Denise Okoro: A home for people who leave custody").check()
    page.get_by_label("Yes", exact=True).check()
    ruth.finds_nothing_amiss()
    saves(ruth, "Send the referral")


def when_denise_takes_it_on(denise: Visitor) -> None:
    denise.goes_to("/asked-of-me/")
    denise.finds_nothing_amiss()
    denise.page.get_by_role("link", name="Wayne Cassidy").click()
    denise.finds_nothing_amiss()
    denise.page.get_by_role("button", name="Answer it").click()
    denise.page.get_by_role("radio", name="Yes, we will").check()
    denise.finds_nothing_amiss()
    saves(denise, "Send to Ruth")


def when_denise_tells_how_it_went(denise: Visitor) -> None:
    denise.goes_to(f"/asked-of-me/{BEFORE}")
    page = denise.page
    page.get_by_label("Nothing I saw or heard worries me about safety").check()
    page.get_by_label("What I saw").fill("Came with Yusuf and stayed for all of it.")
    denise.finds_nothing_amiss()
    saves(denise, "Send to Ruth")


# -- Seen and tested ----------------------------------------------------------------


def given_he_is_seen_in_the_weeks_between(as_owner: AsOwner, story: Calendar) -> None:
    visits = [
        *(contact(day, "ruth-adeyemi", "supervision", "office") for day in RUTHS),
        *(contact(day, "yusuf-karim", "accompanied", "community_venue") for day in YUSUFS),
        *(contact(day, "ibrahim-shaw", "home_visit", "home") for day in IBRAHIMS),
    ]
    with as_owner():
        put_on_record(visits, story)


def contact(day: int, worker: str, kind: str, mode: str) -> dict[str, Any]:
    return {"day": day, "workers": [worker], "kind": kind, "mode": mode}


def when_tests_come_back_clear(ruth: Visitor, story: Calendar, days: tuple[int, ...]) -> None:
    for day in days:
        story.turn_to(day)
        ruth.goes_to(f"{CASE}/tests/add")
        page = ruth.page
        page.get_by_label("Oral fluid").check()
        page.get_by_label("Negative").check()
        page.get_by_label("Clear tests in a row").check()
        page.get_by_label("Who takes it").select_option("lena-ford")
        if day == days[0]:
            ruth.finds_nothing_amiss()
        saves(ruth)


def when_ruth_visits_him_at_home(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/contacts/add")
    page = ruth.page
    page.get_by_label("What kind of contact").select_option(label="Home visit")
    page.get_by_label("How or where").select_option("home")
    page.get_by_label("Day", exact=True).fill("today")
    page.get_by_label("How it went").select_option("attended")
    page.get_by_label("What happened").fill("He showed the rent book without being asked.")
    ruth.finds_nothing_amiss()
    saves(ruth)


# -- Stable, and what opens then ----------------------------------------------------


def then_everything_else_waits_until_he_is_stable(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/plan/order")
    ruth.finds_nothing_amiss()
    for step in (COLLEGE, SESSIONS):
        expect(row_of(ruth, step)).to_contain_text("Stable")
    expect(ruth.page.get_by_text("These can begin now")).to_have_count(0)


def then_the_signs_are_there_and_nothing_has_opened_by_itself(ruth: Visitor) -> None:
    then_everything_else_waits_until_he_is_stable(ruth)
    gate = ruth.page.locator(".hr-card").filter(has_text="Tenancy held")
    expect(gate.get_by_role("img", name="Seen")).to_have_count(3)
    for sign in ("Tenancy held: 5 weeks", "Clear tests in a row: 6 times", "Seen each week: 12 weeks"):
        expect(gate).to_contain_text(sign)


def when_ruth_judges_that_he_is_stable(ruth: Visitor) -> None:
    ruth.page.get_by_role("button", name="Record the judgement").click()
    page = ruth.page
    page.get_by_label("It holds").check()
    page.get_by_label("Since when does it hold?").fill("today")
    page.get_by_label("What it rests on").fill("Judged at his table with Yusuf: rent book, six clear tests.")
    ruth.finds_nothing_amiss()
    saves(ruth, "Record the judgement")


def then_college_opens_first_and_the_sessions_next(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/plan/order")
    ruth.finds_nothing_amiss()
    news = ruth.page.get_by_text("These can begin now")
    expect(news).to_contain_text(f"{COLLEGE} and {SESSIONS}")
    rows = ruth.page.get_by_role("table", name="The same in a table").get_by_role("row").all_inner_texts()
    places = [next(n for n, text in enumerate(rows) if step in text) for step in (COLLEGE, SESSIONS)]
    assert places == sorted(places)


def row_of(ruth: Visitor, step: str) -> Locator:
    return (
        ruth.page.get_by_role("table", name="The same in a table")
        .get_by_role("row")
        .filter(has_text=step)
        .first
    )


def when_ruth_refers_him_to_college(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/plan")
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("link").filter(has_text=f"Refer: {COLLEGE}").click()
    ruth.page.get_by_label("Yes", exact=True).check()
    ruth.finds_nothing_amiss()
    saves(ruth, "Send the referral")


def when_the_sessions_are_begun(ruth: Visitor) -> None:
    ruth.goes_to(f"{CASE}/programmes/add")
    page = ruth.page
    page.get_by_label("What it is called").fill("The thefts, and temper")
    page.get_by_label("What kind of work").select_option("one_to_one")
    page.get_by_label("For which step of the plan").select_option("sessions")
    page.get_by_label("Why this was chosen").fill("He has a door to shut afterwards.")
    page.get_by_label("Begins, or began, on").fill("today")
    ruth.finds_nothing_amiss()
    saves(ruth)


# -- The chart ----------------------------------------------------------------------


def then_every_week_is_full_with_the_partners_counted(ruth: Visitor) -> None:
    """Twelve planned, 19 real: 5 by Ruth; the gate, Denise, six tests and six visits by others."""
    ruth.goes_to(f"{CASE}/contacts")
    ruth.finds_nothing_amiss()
    phase = ruth.page.get_by_role("row").filter(has_text="First twelve weeks").first
    cells = phase.get_by_role("cell")
    assert cells.all_inner_texts()[-6:-3] == ["12", "19", "5"]
    expect(phase).to_contain_text("14: ")
    expect(phase).to_contain_text("Turnway drug and alcohol service 6")
    folds = ruth.page.locator("details").filter(has_text="First twelve weeks")
    folds.locator("summary").click()
    weeks = folds.get_by_role("table").get_by_role("row").all()[1:]
    seen = [week.get_by_role("cell").all_inner_texts()[-2] for week in weeks]
    assert [int(number) for number in seen] == [3, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1, 2]
    ruth.finds_nothing_amiss()
