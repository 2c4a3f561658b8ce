"""My plan: what was agreed, in plain words, with the week from today, and nothing that is marked."""

import re
from typing import Any

import pytest

from handrail.plans.helpers import first_name
from tests.plans.agreed import change_since

Reads = Any
FORMS = ("my_plan", "large_print", "easy_read", "pocket_card")


def words_of(page: str) -> str:
    """The words of the page itself, in one line."""
    main = page.split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split()).replace("&#39;", "’")


def card_of(page: str) -> str:
    """The words on the two faces of the card."""
    return words_of("<main" + page.split('<div class="pocket-sheet"')[1])


def test_it_opens_on_her_hope_and_what_is_next(plan: Any, ruth_reads: Reads) -> None:
    words = words_of(ruth_reads("my_plan"))

    assert "“My own front door. And to do hair again.”" in words
    assert "Next: tomorrow, 10:30am" in words
    assert "Denise. Housing assessment" in words
    assert "Lift at 10am with Sam" in words


def test_her_goals_stand_in_their_order_in_her_words(plan: Any, ruth_reads: Reads) -> None:
    words = words_of(ruth_reads("my_plan"))

    first = words.index("1 I will get somewhere safe to live. So that my son can stay with me.")
    second = words.index("2 I will look at my treatment again.")
    later = words.index("3 I will work with hair again.")
    assert first < second < words.index("Later, when things are steady") < later


def test_a_step_says_who_and_when_and_leaves_out_who_cannot(plan: Any, ruth_reads: Reads) -> None:
    words = words_of(ruth_reads("my_plan"))

    assert "Fill in the council forms. With Denise and Dee. Straight after the panel. By " in words
    assert "With Denise, Mark" not in words


def test_the_week_counts_what_it_asks(plan: Any, ruth_reads: Reads) -> None:
    """Two hours at the council and half an hour for the dose; one of them with a lift."""
    words = words_of(ruth_reads("my_plan"))

    assert "3pm, Mark Settle a new dose" in words
    assert "That is 2.5 hours, 2 times out and 1 lift." in words


def test_whoever_has_two_parts_says_both(plan: Any, ruth_reads: Reads) -> None:
    words = words_of(ruth_reads("my_plan"))

    assert "Sam About lifts Lifts and practical help; police information. County police" in words
    assert "Ruth About anything in this plan" in words


def test_what_she_keeps_to_and_what_she_said(plan: Any, ruth_reads: Reads) -> None:
    words = words_of(ruth_reads("my_plan"))

    assert "I stay out of Marlow Street. Sam knows the ways round." in words
    assert "“Everyone wants the same thing for once.” I said yes on " in words
    assert "I can change my mind." in words


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_is_marked_and_no_meeting_of_workers(plan: Any, ruth_reads: Reads, form: str) -> None:
    page = ruth_reads("my_plan", f"?as={form}")

    assert "Zzmarked" not in page
    assert "Zzmeeting" not in page


def test_the_card_says_nothing_to_whoever_finds_it(plan: Any, ruth_reads: Reads) -> None:
    """The appointment is at a probation office with a police officer's lift: neither is on the card."""
    words = card_of(ruth_reads("my_plan", "?as=pocket_card"))

    assert "10:30am Denise" in words
    assert "Sam, lifts 07700 900118" in words
    assert "Late or stuck? Ring Sam, then Ruth." in words
    for telling in ("probation", "police", "PC ", "order", "Whitlock", "Okoro", "Helen", "X340571", "panel"):
        assert telling.lower() not in words.lower(), telling


def test_easy_read_has_one_idea_a_line_and_a_picture_beside_it(plan: Any, ruth_reads: Reads) -> None:
    page = ruth_reads("my_plan", "?as=easy_read")
    lines = re.findall(r"<p[^>]*>([^<]+)</p>", page.split('<div class="easy">')[1].split("</main>")[0])
    pictures = re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="([^"]+)"', page)

    assert "I meet Denise." in lines
    assert "With Denise and Dee." in lines
    assert {"A star", "A clock", "A calendar", "A flag on a hill", "A speech bubble"} <= set(pictures)
    assert page.count('class="easy-row"') == len(pictures)
    assert max(len(line.split()) for line in lines) <= 20


def test_what_was_changed_since_is_not_what_was_agreed(
    cast: Any, plan: Any, as_owner: Any, ruth_reads: Reads
) -> None:
    with as_owner():
        change_since(cast, plan)

    assert "I will get somewhere safe to live." in ruth_reads("my_plan")
    working = ruth_reads("my_plan", "?edition=working")
    assert "I will keep my tenancy." in working
    assert "This is a draft. We have not agreed it yet." in working


def test_an_edition_that_is_not_there_is_not_found(plan: Any, cast: Any, signed_in: Any) -> None:
    page = signed_in(cast.ruth).get(f"/cases/{cast.own.reference}/plan/my-plan?edition=none")

    assert page.status_code == 404


def test_without_any_plan_it_says_so(cast: Any, ruth_reads: Reads) -> None:
    words = words_of(ruth_reads("my_plan"))

    assert "This is a draft." in words
    assert "We have not written this down yet." in words


@pytest.mark.parametrize(
    ("name", "called"), [("PC Sam Whitlock", "Sam"), ("Dr. Ann Lee", "Ann"), ("Ruth Adeyemi", "Ruth")]
)
def test_people_are_called_by_their_first_names(name: str, called: str) -> None:
    assert first_name(name) == called
