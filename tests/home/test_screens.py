"""What the practitioner reads on the screens across the stages, on the demo's Wednesday."""

import re
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.django_db
Page = Callable[..., str]


def order_of(page: str, *words: str) -> list[int]:
    places = [page.find(word) for word in words]
    assert -1 not in places, dict(zip(words, places, strict=True))
    return places


def test_the_case_opens_on_what_matters_to_helen(page_for: Page) -> None:
    """Her words first, then strengths, then what is next, then time."""
    page = page_for("ruth.adeyemi", "/cases/X340571")

    places = order_of(
        page,
        "What matters to Helen",
        "My own front door. Then back behind a chair, cutting hair.",
        "Qualified hairdresser",
        "Helen’s next 7 days",
        "Time used and left",
        "Restrictions now",
        "Latest entries",
    )
    assert places == sorted(places)


def test_helens_order_in_figures(page_for: Page) -> None:
    """5 March to 4 December 2026: 275 days, of which 14 are used; week 2 of 40; 12 weeks on 28 May."""
    page = page_for("ruth.adeyemi", "/cases/X340571")

    assert "<dt>of 40, this order</dt><dd>Week 2</dd>" in page
    assert "<dt>days used</dt><dd>14</dd>" in page
    assert "<dt>days left</dt><dd>261</dd>" in page
    assert "<dt>to the 12-week point</dt><dd>10 weeks</dd>" in page
    assert "28 May 2026" in page
    assert "4 December 2026" in page


def test_five_things_are_asked_of_helen_and_one_lift_is_not_settled(page_for: Page) -> None:
    page = page_for("ruth.adeyemi", "/cases/X340571")

    assert "Five things are asked of her." in page
    assert page.count("hr-agenda__row") >= 5
    assert page.count("Settle it") == 1


def test_time_is_not_shown_as_work_done(page_for: Page) -> None:
    """A requirement of six months says its length; hours and days say how many are done."""
    helen, kai = page_for("ruth.adeyemi", "/cases/X340571"), page_for("joel.marsh", "/cases/YJ20714")

    assert "of 6 months done" not in helen
    assert "12 of 24 hours done" in kai


def test_the_caseload_goes_by_next_appointment(page_for: Page) -> None:
    """Today Wayne at ten, then Leon and Helen at two."""
    page = page_for("ruth.adeyemi", "/my-caseload")
    table = page[page.index("hr-caseload") :]

    assert "<h1" in page
    assert "Wednesday 18 March" in page
    places = order_of(table, "Today", "Wayne Cassidy", "Helen Brightwell")
    assert places == sorted(places)
    assert "Today first, then what has waited. Work to do, not a view of anyone." in page


def test_a_decision_is_asked_again_only_once_it_stands_latest(page_for: Page) -> None:
    """Wayne had four decisions not to transfer; only the latest can be due, and it is not yet."""
    assert "Decide again whether to transfer" not in page_for("carol.hughes", "/my-caseload")


def test_waynes_timeline_counts_by_whose_work_it_was(page_for: Page) -> None:
    page = page_for("ruth.adeyemi", "/cases/X338902/timeline")
    chips = dict(re.findall(r'class="hr-chip"[^>]*>([^<]+) <b>(\d+)</b>', page))

    assert int(chips["Contacts by us"]) + int(chips["By partners"]) > 37
    assert chips["Turning points and lapses"] == "3"
    assert page.index("6 months since release") < page.index("12 weeks since release")


def test_a_filter_shows_its_kind_and_nothing_else(page_for: Page) -> None:
    page = page_for("ruth.adeyemi", "/cases/X338902/timeline", show="turning")

    assert "Lapse: a missed visit and two nights away" in page
    assert "Turning point: five weeks in his own flat" in page
    assert "Supper at the mosque" not in page


def test_words_find_entries_by_their_stems(page_for: Page) -> None:
    """ "Suppers" finds "Supper at the mosque"; the visit to the flat is not shown."""
    page = page_for("ruth.adeyemi", "/cases/X338902/timeline", q="suppers mosque")

    assert "Supper at the mosque" in page
    assert "Offence-focused session" not in page


def test_with_shows_the_entries_one_worker_had_a_part_in(page_for: Page) -> None:
    """Lena Ford of the drug service: every entry shown names her."""
    page = page_for("ruth.adeyemi", "/cases/X338902/timeline", **{"with": "lena-ford"})
    entries = re.split(r'id="entry-', page)[1:]

    assert len(entries) > 3
    assert all("Lena Ford" in entry for entry in entries)


def entries(page: str) -> int:
    """How many entries a timeline shows."""
    return len(re.findall(r'id="entry-', page))


def test_a_kind_of_contact_and_a_worker_are_asked_for_together(page_for: Page) -> None:
    """Thirteen visits to his home so far, seven with Ruth; Nadia Rahman never saw him in custody."""
    wayne = "/cases/X338902/timeline"
    visits = page_for("ruth.adeyemi", wayne, kind="home_visit")
    hers = page_for("ruth.adeyemi", wayne, kind="home_visit", **{"with": "ruth-adeyemi"})

    assert (entries(visits), entries(hers)) == (13, 7)
    assert "First home visit" in hers
    assert "Home visit, new flat" in visits
    assert "Home visit, new flat" not in hers
    assert '<option value="home_visit" selected>' in hers
    assert '<option value="ruth-adeyemi" selected>' in hers
    assert "No entry fits" in page_for(
        "ruth.adeyemi", wayne, kind="custody_visit", **{"with": "nadia-rahman"}
    )


def test_appointments_ahead_stand_on_the_timeline_soonest_first(page_for: Page) -> None:
    """Nine for Helen, from this afternoon to the panel in May; one of them is supervision."""
    helen = "/cases/X340571/timeline"
    page = page_for("ruth.adeyemi", helen, show="ahead")
    places = order_of(
        page, "Benefit claim with Neil Barker", "Supported housing interview", "Twelve-week panel"
    )

    assert (entries(page), places) == (9, sorted(places))
    assert "Appointments ahead <b>9</b>" in page
    assert "contacts:" not in page.split('role="search"')[1]
    assert "Benefit claim with Neil Barker" not in page_for("ruth.adeyemi", helen)
    supervision = page_for("ruth.adeyemi", helen, show="ahead", kind="supervision")
    assert entries(supervision) == 1
    assert "her four weeks, looked at together" in supervision


def test_a_kind_nobody_knows_narrows_nothing(page_for: Page) -> None:
    page = page_for("ruth.adeyemi", "/cases/X340571/timeline", kind="nonsense\0")

    assert "No entry fits" not in page


def test_pages_of_the_timeline_follow_each_other_without_gap_or_repeat(page_for: Page) -> None:
    """Forty a page, and together as many as there are, however many pages that takes."""
    first = page = page_for("ruth.adeyemi", "/cases/X338902/timeline")
    seen = [re.findall(r'id="(entry-[^"]+)"', page)]
    while after := re.search(r'href="/cases/X338902/timeline\?after=([^"&]+)"[^>]*>Earlier', page):
        page = page_for("ruth.adeyemi", "/cases/X338902/timeline", after=after.group(1))
        seen.append(re.findall(r'id="(entry-[^"]+)"', page))

    assert len(seen) > 1
    assert {len(one) for one in seen[:-1]} == {40}
    every = [entry for one in seen for entry in one]
    oldest = page_for("ruth.adeyemi", "/cases/X338902/timeline", order="oldest")
    total = re.search(r"Everything <b>(\d+)</b>", first)
    assert total
    assert len(every) == int(total.group(1))
    assert re.findall(r'id="(entry-[^"]+)"', oldest)[0] == every[-1]


def test_an_address_that_makes_no_sense_shows_the_first_page(page_for: Page) -> None:
    plain = page_for("ruth.adeyemi", "/cases/X338902/timeline")
    odd = page_for("ruth.adeyemi", "/cases/X338902/timeline", after="nonsense", show="nothing")

    assert re.findall(r'id="(entry-[^"]+)"', odd) == re.findall(r'id="(entry-[^"]+)"', plain)


def test_leons_sentence_tells_its_releases_and_recall_in_order(page_for: Page) -> None:
    page = page_for("ruth.adeyemi", "/cases/X331775/sentence")

    assert "Second release on the same sentence." in page
    assert "<dt>of 31, this licence</dt><dd>Week 6</dd>" in page
    assert "<dt>days used</dt><dd>38</dd>" in page
    assert "<dt>days left</dt><dd>177</dd>" in page
    moves = page[page.index("Releases and recalls") :]
    places = order_of(moves, "12 September 2024", "20 January 2025", "9 February 2026")
    assert places == sorted(places)
    assert "Recall did not move the end date." in page


def test_the_curfew_is_told_in_hours_and_days(page_for: Page) -> None:
    assert "9pm to 7am every day" in page_for("ruth.adeyemi", "/cases/X331775")


def test_duty_shows_who_is_on_and_the_number_to_ring(page_for: Page) -> None:
    page = page_for("megan.price", "/duty")

    assert "Ian Mercer" in page
    assert "01632" in page


def test_who_sees_what_is_open_to_everybody_and_names_every_class(page_for: Page) -> None:
    page = page_for("dan.kowalski", "/who-sees-what")

    for words in ("Police intelligence", "Victim information", "Access log", "Information governance"):
        assert words in page


def test_an_agency_says_when_its_people_are_where(page_for: Page) -> None:
    """Farah Aziz is at Canal House on Mondays and Fridays; Friday is for women only."""
    page = page_for("ruth.adeyemi", "/agencies/willow-centre")

    assert "Farah Aziz" in page
    assert "Friday" in page
    assert "women only" in page.lower()


def test_a_screen_shared_with_helen_does_not_hint_at_a_sealed_room(page_for: Page) -> None:
    """Ruth is a named reader of hers; on the pages they look at together nothing says so."""
    for path in ("", "/timeline", "/people", "/sentence", "/contacts/add"):
        page = page_for("ruth.adeyemi", f"/cases/X340571{path}")
        assert "named readers" not in page, path
        assert "/intelligence" not in page, path
    details = page_for("ruth.adeyemi", "/cases/X340571/details")
    folded = details.index("<summary><b>For named readers</b>")
    assert details.index("/cases/X340571/intelligence") > folded


def test_a_sealed_room_offers_no_printing(page_for: Page) -> None:
    page = page_for("ruth.adeyemi", "/cases/X340571/intelligence")

    assert "For named readers" in page
    assert "#print" not in page
    assert "#print" in page_for("ruth.adeyemi", "/cases/X340571")


def test_the_victim_worker_finds_her_way_in(page_for: Page) -> None:
    assert "/cases/YJ20714/victim" in page_for("beth.calloway", "/cases/YJ20714")
