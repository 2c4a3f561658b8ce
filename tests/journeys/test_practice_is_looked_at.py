"""Practice is looked at: answered where it is done, seen as a theme, judged by people, settled, printed.

Ruth brings Wayne's mother into his record and has not asked him; the record then shows nothing on key
people, and she answers why. Carol sees the theme. Frances draws a sample and judges a case; Arun reads
it second and differs; Frances settles it; the report prints.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from handrail.quality.inspections import figures
from tests.journeys.conftest import Visiting
from tests.journeys.pages import CAROL, FRANCES, OLIVER, RUTH, WAYNE
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]
ARUN = "Arun Dessai"
KEY_PEOPLE = "A-DES-DEL-4"
WHY = "Wayne rings her himself on Sundays and wants us to keep out of it until he is at college."
DIFFERS = "Nobody wrote whether the agency was seen in those weeks."
SETTLED = "The agency's own notes stand on the timeline: it was seen."


@pytest.fixture
def comes(visiting: Visiting) -> Callable[[str], Visitor]:
    """Somebody at their own browser."""

    def sign_in(name: str) -> Visitor:
        visitor = visiting()
        visitor.signs_in_as(name)
        return visitor

    return sign_in


@pytest.fixture(autouse=True)
def _statistics_are_loaded() -> None:
    """The first report of a process loads its statistics, which takes seconds on a busy machine."""
    figures.agreement([(True, True), (False, False), (True, False)])
    figures.share(1, 2)


def test_practice_is_answered_seen_judged_and_settled(comes: Callable[[str], Visitor]) -> None:
    ruth = comes(RUTH)
    when_ruth_names_his_mother_without_asking_him(ruth)
    then_the_record_shows_nothing_on_key_people(ruth)
    when_ruth_answers_why(ruth)
    then_it_shows_as_answered(ruth)

    then_the_manager_sees_the_theme_and_the_case(comes(CAROL))

    when_governance_opens_the_unit(comes(OLIVER))
    frances, arun = comes(FRANCES), comes(ARUN)
    when_the_sample_is_defined_and_drawn(frances)
    when_both_read_the_first_case_and_differ(frances, arun)
    when_it_is_settled(frances)
    then_the_report_prints(frances)


# -- The practitioner ---------------------------------------------------------------


def when_ruth_names_his_mother_without_asking_him(ruth: Visitor) -> None:
    ruth.goes_to(f"/cases/{WAYNE}/people/add")
    ruth.page.locator("[name=name]").fill("Maureen")
    ruth.page.locator("[name=relationship]").fill("mother")
    ruth.page.locator("select[name=group]").select_option("family")
    ruth.page.locator("[name=listens][value=not_said]").check()
    ruth.page.locator("[name=consent][value=not_asked]").check()
    ruth.page.locator("[name=influence][value=supports]").check()
    ruth.page.locator("[name=involvement][value=involved]").check()
    ruth.page.locator("[name=reason]").fill("She stands by him")
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    expect(ruth.page.locator("main")).to_contain_text("Maureen")


def then_the_record_shows_nothing_on_key_people(ruth: Visitor) -> None:
    ruth.goes_to(f"/cases/{WAYNE}/practice")
    ruth.finds_nothing_amiss()
    finding = ruth.page.locator(f"#{KEY_PEOPLE}")
    expect(finding).to_contain_text("No evidence found")
    expect(finding).to_contain_text("Maureen")


def when_ruth_answers_why(ruth: Visitor) -> None:
    ruth.page.locator(f"#{KEY_PEOPLE}").get_by_role("link", name=re.compile("^Answer")).click()
    ruth.finds_nothing_amiss()
    ruth.page.get_by_label("Not right here, because").check()
    ruth.page.locator("textarea[name=words]").fill(WHY)
    ruth.page.get_by_role("button", name=re.compile("^Save")).click()


def then_it_shows_as_answered(ruth: Visitor) -> None:
    ruth.page.wait_for_url(f"**/practice?at={KEY_PEOPLE}#{KEY_PEOPLE}")
    finding = ruth.page.locator(f"#{KEY_PEOPLE}")
    expect(finding).to_be_visible()
    expect(finding).to_contain_text("Answered")
    expect(finding).to_contain_text(WHY)


# -- The manager --------------------------------------------------------------------


def then_the_manager_sees_the_theme_and_the_case(carol: Visitor) -> None:
    carol.goes_to("/my-caseload")
    carol.page.get_by_role("link", name="Themes of practice").click()
    carol.finds_nothing_amiss()
    carol.page.get_by_role("link", name="Are the key people in this life brought in?").click()
    carol.finds_nothing_amiss()
    carol.page.get_by_role("link", name="Wayne Cassidy", exact=True).last.click()
    expect(carol.page.locator(f"#{KEY_PEOPLE}")).to_contain_text(WHY)


# -- The inspectors -----------------------------------------------------------------


def when_governance_opens_the_unit(oliver: Visitor) -> None:
    oliver.goes_to("/inspections/")
    oliver.page.get_by_role("button", name="Open a unit to inspectors").click()
    page = oliver.page
    page.get_by_label("Name of the inspection").fill("Autumn reading")
    page.get_by_label("Which unit?").select_option(label="Eastgate Probation")
    page.locator("[name=cohort][value=adult]").check()
    page.get_by_role("group", name="Who inspects?").get_by_label(FRANCES).check()
    page.get_by_role("group", name="Who inspects?").get_by_label(ARUN).check()
    page.get_by_label("Who leads?").select_option(label=FRANCES)
    page.get_by_label("Cases are read as they were known").fill("yesterday")
    page.get_by_label("Inspectors read until").fill("31 December 2035")
    page.get_by_label("What it is for").fill("The yearly round, under the power to inspect")
    oliver.finds_nothing_amiss()
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("main")).to_contain_text("Autumn reading")
    assert WAYNE not in page.content()


def when_the_sample_is_defined_and_drawn(frances: Visitor) -> None:
    frances.goes_to("/inspections/")
    page = frances.page
    page.get_by_role("link", name="Autumn reading").click()
    page.get_by_role("button", name="Define the sample").click()
    page.get_by_label("Nothing: all cases alike").check()
    page.get_by_label("How many cases?").fill("2")
    page.get_by_label("A second reader for every").fill("1")
    page.get_by_label("Word to draw the lots with").fill("autumn")
    page.get_by_role("button", name="See how many cases these are").click()
    expect(page.locator("main")).to_contain_text("2 of 3 cases")
    frances.finds_nothing_amiss()
    page.get_by_role("button", name="Draw the sample").click()
    expect(page.locator("main tbody tr")).to_have_count(2)


def when_both_read_the_first_case_and_differ(frances: Visitor, arun: Visitor) -> None:
    for reader, answer, reasons in (
        (frances, "yes", "In the order agreed, with time left"),
        (arun, "no", DIFFERS),
    ):
        reader.goes_to("/inspections/autumn-reading/cases/1")
        reader.page.get_by_role("link", name="What the record shows of practice").click()
        reader.page.get_by_role("link", name="Judge this case: Autumn reading").click()
        reader.page.locator(f"[name=answer_P2_3_2][value={answer}]").check()
        reader.page.locator("[name=reasons_P2_3_2]").fill(reasons)
        reader.page.get_by_role("button", name="Save", exact=True).click()
        expect(reader.page.locator("main")).to_contain_text("1 of 12")


def when_it_is_settled(frances: Visitor) -> None:
    frances.goes_to("/inspections/autumn-reading/moderation")
    expect(frances.page.locator("main")).not_to_contain_text(DIFFERS)
    frances.finds_nothing_amiss()
    frances.page.get_by_role("button", name=re.compile("^Begin moderation")).click()
    expect(frances.page.locator("main")).to_contain_text(DIFFERS)
    frances.page.get_by_role("link", name=re.compile("^Settle")).click()
    frances.finds_nothing_amiss()
    frances.page.locator("[name=answer][value=yes]").check()
    frances.page.locator("[name=reasons]").fill(SETTLED)
    frances.page.get_by_role("button", name="Save", exact=True).click()
    expect(frances.page.locator("main")).to_contain_text(SETTLED)


def then_the_report_prints(frances: Visitor) -> None:
    frances.goes_to("/inspections/autumn-reading/report")
    frances.finds_nothing_amiss()
    line = frances.page.locator("tr", has_text="P2.3.2")
    expect(line).to_contain_text("1 of 1")
    expect(line).to_contain_text("1 still to judge")
    printed = frances.page.context.request.get(f"{frances.site}/inspections/autumn-reading/report.pdf")
    assert printed.headers["content-type"] == "application/pdf"
    assert printed.body().startswith(b"%PDF-")
