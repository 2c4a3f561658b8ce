"""The page of details: all of it for those who work the case, and no more than their part for others."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.assessments.models import OwnSafety, RiskOfHarm, Strength
from handrail.people import sections
from handrail.people.models import (
    Address,
    Characteristics,
    Circumstance,
    MustNotMeet,
    OwnWords,
    SchemeMembership,
    TransferDecision,
)
from tests.cast import relate
from tests.people.conftest import SignIn, at, days_ago
from tests.people.test_network import case_queries, words_of


@pytest.fixture
def life(cast: Any, record: Any) -> Any:
    """Helen's life on the record, a row of each kind."""

    def put(model: Any, **facts: Any) -> Any:
        return record(model, cast.own, cast.ruth, **facts)

    put(
        OwnWords,
        topic="what_i_hope_for",
        words="My own front door.",
        valid_from=days_ago(5),
        said_to="tom-ellery",
    )
    put(
        Circumstance,
        kind="health",
        what="Methadone each morning",
        means="Not before ten",
        we_do="Ring at noon",
    )
    put(Circumstance, kind="travel_and_money", what="No bus pass")
    put(Address, kind="emergency_hostel", area="Wexborough", valid_from=days_ago(40), note="A bed a night")
    put(Address, kind="sofa_surfing", area="Canal side", valid_from=days_ago(300), valid_to=days_ago(41))
    put(SchemeMembership, kind="iom", level="Red", lead="sam-whitlock", valid_from=days_ago(12))
    put(
        TransferDecision,
        decision="not_yet",
        reason="She would lose the women’s centre",
        decided_by=["carol-hughes"],
        valid_from=days_ago(4),
        decide_again_on=days_ago(-60),
    )
    put(MustNotMeet, who="Dale Pike", kind="co_defendant", reason="Reports on Tuesdays")
    put(Characteristics, faith="None", ethnicity="White British")
    put(
        Strength,
        kind="trade",
        name="Qualified hairdresser",
        state="potential",
        waits_for="four weeks in a home",
    )
    put(RiskOfHarm, to="staff", level="low", nature="Shouts when unwell")
    put(OwnSafety, kind="partner", concern="Dean turns up")


def test_everything_stands_on_one_page(cast: Any, signed_in: SignIn, life: Any) -> None:
    page = words_of(signed_in(cast.ruth).get(at("details", cast.own)).content)

    for words in (
        "About Helen",
        "Helen Brightwell",
        "9 June 1999",
        "CRN X340571",
        "“My own front door.” What I hope for · Helen",
        "to Tom Ellery",
        "Qualified hairdresser",
        "Waits for: four weeks in a home.",
        "Methadone each morning Not before ten Ring at noon",
        "Emergency hostel, Wexborough No settled home A bed a night",
        "2 moves in the past 12 months.",
        "Earlier addresses",
        "Staying here and there, Canal side",
        "Integrated offender management (IOM) Red",
        "Sam Whitlock, County police",
        "Ruth Adeyemi Probation practitioner In charge",
        "Do not transfer for now",
        "She would lose the women’s centre Carol Hughes",
        "Staff Low Shouts when unwell",
        "Helen’s own safety",
        "Dean turns up",
        "Dale Pike Co-defendant Reports on Tuesdays",
    ):
        assert words in page.replace("  ", " "), words


def test_it_takes_few_queries_however_much_there_is(
    cast: Any, signed_in: SignIn, life: Any, record: Any
) -> None:
    for n in range(15):
        record(
            OwnWords, cast.own, cast.ruth, topic="something_i_said", words=f"Said {n}", valid_from=days_ago(n)
        )
    browser = signed_in(cast.ruth)

    with CaptureQueriesContext(connection) as seen:
        page = words_of(browser.get(at("details", cast.own)).content)

    assert len(case_queries(seen.captured_queries)) <= 8
    assert "Said before that · 8 entries" in page


def links(page: bytes) -> set[str]:
    """The ways to change something that a page of details offers."""
    names = ("person_update", "own_words_add", "circumstance_add", "address_add", "scheme_add")
    names += ("must_not_meet_add", "allocation", "transfer_decision_add")
    from types import SimpleNamespace

    case: Any = SimpleNamespace(reference="X340571")
    return {name for name in names if f'href="{at(name, case)}"' in page.decode()}


def test_each_reader_is_offered_what_they_may_write(cast: Any, signed_in: SignIn, life: Any) -> None:
    works = {
        "person_update",
        "own_words_add",
        "circumstance_add",
        "address_add",
        "scheme_add",
        "must_not_meet_add",
    }

    offered = {
        who: links(signed_in(getattr(cast, who)).get(at("details", cast.own)).content)
        for who in ("ruth", "tom", "carol", "frances", "ian", "sam", "priya")
    }

    assert offered == {
        "ruth": works,
        "tom": works,
        "carol": {"allocation", "transfer_decision_add"},
        "frances": set(),
        "ian": set(),
        "sam": set(),
        "priya": set(),
    }


# who: what they see, what they do not
READERS = {
    "frances": (["Methadone", "front door", "Dale Pike", "women’s centre", "Wexborough"], []),
    "ian": (["Methadone", "front door", "Dale Pike", "Wexborough"], ["women’s centre"]),
    "sam": (
        ["Wexborough", "Dale Pike", "Shouts", "Red"],
        ["Methadone", "front door", "women’s centre", "1999"],
    ),
    "priya": (
        ["1999", "Wexborough", "Dale Pike", "hairdresser", "bus pass"],
        ["Methadone", "front door", "women’s"],
    ),
}


@pytest.mark.parametrize("who", READERS)
def test_each_reader_sees_their_part(who: str, cast: Any, signed_in: SignIn, life: Any) -> None:
    page = signed_in(getattr(cast, who)).get(at("details", cast.own)).content.decode()

    seen, unseen = READERS[who]
    assert [words for words in seen if words not in page] == []
    assert [words for words in unseen if words in page] == []


@pytest.mark.parametrize("who", ["denise", "mark", "beth", "oliver", "dan", "helen", "sharon"])
def test_limited_readers_find_nothing_here(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(at("details", cast.own)).status_code == 404


def test_sealed_rooms_are_named_to_named_readers_only(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    with as_owner():
        relate(cast.frances, cast.own, "named_victim")

    pages = {
        who: words_of(signed_in(getattr(cast, who)).get(at("details", cast.own)).content)
        for who in ("ruth", "carol", "frances")
    }

    assert "Police information" not in pages["ruth"]
    assert "Victim information" not in pages["ruth"]
    assert "Police information" in pages["carol"]
    assert "Victim information" not in pages["carol"]
    assert "Victim information" in pages["frances"]


def test_an_empty_record_says_what_to_ask(cast: Any, signed_in: SignIn) -> None:
    page = words_of(signed_in(cast.ruth).get(at("details", cast.own)).content)

    assert "Ask Helen what matters most" in page
    assert "Ask about health, caring for others" in page
    assert "Everyone has some" in page


@pytest.fixture
def _no_other_section() -> Iterator[None]:
    before = dict(sections._sources)
    yield
    sections._sources.clear()
    sections._sources.update(before)


@pytest.mark.usefixtures("_no_other_section")
def test_a_room_above_adds_a_section_in_the_same_gathering(cast: Any, signed_in: SignIn, life: Any) -> None:
    told = {}

    def make(case: Any, facts: Any, called: str) -> sections.Section:
        told.update(called=called, harm=len(facts[RiskOfHarm]))
        return sections.Section("harm", "Harm", "assessments/harm_section.html", {"called": called})

    sections.register(sections.Source("harm", "before_must_not_meet", (RiskOfHarm,), make))

    page = signed_in(cast.ruth).get(at("details", cast.own)).content.decode()

    assert told == {"called": "Helen", "harm": 1}
    assert "Shouts" not in page
