"""A panel with Helen in the room: settled beforehand, held, recorded; or not held, because."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.plans.models import Edition, Help, Invitee, Mend, Objective, Panel, Step, StepAnswer
from handrail.records import clock
from handrail.records.models import Line
from tests.filling import filled
from tests.plans.conftest import PLAN

pytestmark = pytest.mark.django_db
Rows = Callable[..., list[Any]]


@pytest.fixture
def panel(helen: None, record: Callable[..., Any]) -> str:
    """A panel planned for today, with Denise asked because of housing; Ruth chairs it."""
    record(Panel, entry="panel", valid_from=clock.today(), chair="ruth-adeyemi", agreed_to_hold="agrees")
    record(
        Invitee,
        entry="denise-asked",
        panel="panel",
        worker="denise-okoro",
        because=["home"],
        reason="because of nowhere to live",
        valid_from=clock.today(),
    )
    return f"{PLAN}/panels/panel"


def puts_in(ruth: Client, panel: str, **said: Any) -> Any:
    """Ruth writes a goal on the screen and presses “Put it in the plan”."""
    sentence = {"will": "get a homelessness assessment", "so_that": "I have somewhere safe to live"}
    return ruth.post(panel, {"act": "goal", "key": f"goal-{len(said)}", **sentence, **said})


def test_the_screen_opens_covered_on_hopes_before_factors_and_under_a_neutral_title(
    panel: str, ruth: Client
) -> None:
    page = ruth.get(panel).content.decode()

    assert "<title>Meeting – Handrail</title>" in page
    assert 'id="cover" checked' in page
    assert page.index("My own front door.") < page.index("Most pressing") < page.index("Goals, first things")
    assert "Helen Brightwell" not in page, "first names only"
    assert "X340571</" not in page


def test_a_goal_is_put_in_the_plan_and_the_next_is_offered(panel: str, ruth: Client, current: Rows) -> None:
    response = puts_in(
        ruth, panel, factors=["home"], who_1=["w:denise-okoro"], when_1="after", help_1=["k:lift"]
    )

    assert response.status_code == 302
    page = ruth.get(response.url).content.decode()
    assert 'id="cover" autocomplete' in page, "it stays uncovered"
    (goal,) = current(Objective)
    (step,) = current(Step)
    assert (goal.factors, step.workers, step.what) == (
        ["home"],
        ["denise-okoro"],
        "Get a homelessness assessment",
    )
    assert "To answer: 1" in page
    assert "Goal 1" in page


def test_with_the_script_only_the_meeting_comes_back(panel: str, ruth: Client) -> None:
    page = ruth.get(f"{panel}?next=goal", headers={"HX-Request": "true"}).content.decode()

    assert page.lstrip().startswith("<div")
    assert 'id="meeting"' in page
    assert "<html" not in page


def test_a_sentence_left_empty_comes_back_with_everything_else(
    panel: str, ruth: Client, current: Rows
) -> None:
    response = puts_in(ruth, panel, will="", so_that="I feel safe")

    assert response.status_code == 422
    assert "Write what Helen will do" in response.content.decode()
    assert "I feel safe" in response.content.decode()
    assert current(Objective) == []


def test_what_is_kept_off_the_screen_and_marked_steps_are_not_even_hinted_at(
    helen: None, panel: str, ruth: Client, record: Callable[..., Any]
) -> None:
    record(
        Panel,
        entry="quiet",
        valid_from=clock.today(),
        kept_off=["heroin"],
        not_for_this_room="Her brother",
        settled_screen="Nothing about drugs",
    )
    record(
        Objective,
        entry="o",
        rank=1,
        will="see Mark",
        factors=["heroin"],
        strengths=[],
        valid_from=clock.today(),
    )
    record(
        Step,
        entry="s",
        objective="o",
        rank=1,
        what="A word from police",
        marking="not_for_person",
        valid_from=clock.today(),
    )

    page = ruth.get(f"{PLAN}/panels/quiet").content.decode()

    assert "Heroin" not in page
    assert "A word from police" not in page
    assert "Her brother" not in page
    assert "Nothing about drugs" not in page
    assert "Nowhere to live" in page


def test_absence_commits_nobody_and_a_yes_is_the_actors_own(panel: str, ruth: Client, current: Rows) -> None:
    puts_in(ruth, panel, who_1=["w:denise-okoro"])

    ruth.post(panel, {"act": "attend", "who": "denise-asked apologies"})

    assert current(Invitee)[0].attendance == "apologies"
    assert current(StepAnswer) == []
    assert "To answer: 1" in ruth.get(panel).content.decode()


def test_a_gap_is_mended_in_one_press(panel: str, ruth: Client, current: Rows) -> None:
    puts_in(ruth, panel, factors=["home"], who_1=["w:denise-okoro"])
    goal, step = current(Objective)[0], current(Step)[0]

    ruth.post(panel, {"act": "mend", "gap": "critical_factor heroin", "do": f"goal {goal.entry}"})
    ruth.post(panel, {"act": "mend", "gap": f"answer {step.entry} w:denise-okoro", "do": "accepts"})

    assert current(Objective)[0].factors == ["home", "heroin"]
    assert current(StepAnswer)[0].answer == "accepts"
    assert "Yes to 1" in ruth.get(panel).content.decode()


def test_a_critical_factor_is_left_only_with_a_reason(panel: str, ruth: Client, current: Rows) -> None:
    refused = ruth.post(panel, {"act": "mend", "gap": "critical_factor heroin", "do": "leave"})
    ruth.post(
        panel,
        {"act": "mend", "gap": "critical_factor heroin", "do": "leave", "because": "After the assessment"},
    )

    assert refused.status_code == 422
    assert "Write why it stays" in refused.content.decode()
    (said,) = current(Mend)
    assert (said.gap, said.about, said.because) == ("critical_factor", "heroin", "After the assessment")
    assert "Left, because: After the assessment" in ruth.get(panel).content.decode()


def test_what_was_agreed_is_recorded_in_one_act(
    panel: str, ruth: Client, current: Rows, as_owner: Any
) -> None:
    puts_in(ruth, panel, factors=["home"], who_1=["w:denise-okoro"])
    step = current(Step)[0]

    response = ruth.post(
        panel,
        {
            "act": "record",
            "key": "recorded",
            "came": ["denise-asked"],
            "yes": [f"{step.entry} w:denise-okoro"],
            "answer": "agrees",
            "words": "Everyone wants the same thing",
            "agreed_at": "in_the_room",
            "hoped_for": "My own front door.",
            "review_by": "3 December 2099",
            "next_on": "4 December 2099",
            "next_at": "10am",
        },
    )

    assert response.status_code == 302, response.content.decode()
    (edition,) = current(Edition)
    (held,) = current(Panel)
    assert (edition.panel, edition.answer, edition.agreed_at) == ("panel", "agrees", "in_the_room")
    assert (held.state, f"{held.next_on:%d %m %Y}", f"{held.next_at:%H:%M}") == (
        "held",
        "04 12 2099",
        "10:00",
    )
    assert current(Invitee)[0].attendance == "came"
    assert current(StepAnswer)[0].answer == "accepts"
    assert len({edition.change, held.change, current(Invitee)[0].change}) == 1
    with as_owner():
        kinds = set(Line.objects.filter(change=edition.change).values_list("kind", flat=True))
    assert kinds == {"plan_agreed", "panel_held"}


def test_the_answer_is_not_chosen_for_her(panel: str, ruth: Client, current: Rows) -> None:
    puts_in(ruth, panel)

    response = ruth.post(panel, {"act": "record", "key": "k", "review_by": "3 December 2099"})

    assert response.status_code == 422
    assert "Choose what Helen answers" in response.content.decode()
    assert current(Edition) == []


def test_before_the_panel_invitations_follow_from_what_has_to_be_answered(
    helen: None, ruth: Client, current: Rows, as_owner: Any
) -> None:
    from handrail.agencies.models import Agency, Service

    with as_owner():
        council = Agency.objects.get(reference="wexborough-council")
        Service.objects.create(reference="homes", name="Homelessness", agency=council, needs=["housing"])
    address = f"{PLAN}/panels/add"
    page = ruth.get(address)

    assert "because of nowhere to live" in page.content.decode()
    response = ruth.post(
        address,
        {
            **filled(page),
            "valid_from": "4 December 2099",
            "agreed_to_hold": "agrees",
            "asked": ["w:denise-okoro"],
            "settled_attend": "Not her brother",
            "kept_off": ["heroin"],
        },
    )

    assert response.status_code == 302, response.content.decode()
    (planned,) = current(Panel)
    (asked,) = current(Invitee)
    assert (planned.chair, planned.settled_attend, planned.kept_off) == (
        "ruth-adeyemi",
        "Not her brother",
        ["heroin"],
    )
    assert (asked.worker, asked.because, asked.reason) == (
        "denise-okoro",
        ["home"],
        "because of nowhere to live",
    )


def test_a_panel_not_held_says_why(panel: str, ruth: Client, current: Rows, as_owner: Any) -> None:
    address = f"{PLAN}/panels/not-held"
    refused = ruth.post(address, filled(ruth.get(address)))
    ruth.post(address, {**filled(ruth.get(address)), "not_held_because": "Nobody could come in time"})

    assert refused.status_code == 422
    (row,) = current(Panel)
    assert (row.state, row.not_held_because) == ("not_held", "Nobody could come in time")
    with as_owner():
        assert Line.objects.filter(kind="panel_not_held", entry="panel").count() == 1


def test_more_goals_ask_no_more_of_the_database(panel: str, ruth: Client) -> None:
    def asked(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert ruth.get(page).status_code == 200
        return len(queries)

    puts_in(ruth, panel, key="first", who_1=["w:denise-okoro"])
    before = {page: asked(page) for page in (panel, PLAN)}
    for n in range(4):
        puts_in(ruth, panel, key=f"more-{n}", who_1=["me", "w:denise-okoro"], help_1=["k:lift"])

    assert {page: asked(page) for page in (panel, PLAN)} == before
    assert max(before.values()) <= 25


def test_a_slip_is_taken_out_again_with_its_steps_until_it_is_agreed(
    panel: str, ruth: Client, current: Rows
) -> None:
    puts_in(ruth, panel, who_1=["w:ruth-adeyemi"], help_1=["k:lift"])
    goal = current(Objective)[0]

    ruth.post(panel, {"act": "undo", "goal": goal.entry})

    assert [current(table) for table in (Objective, Step, StepAnswer, Help)] == [[], [], [], []]
    puts_in(ruth, panel, key="again")
    agreed = current(Objective)[0]
    ruth.post(
        panel,
        {
            "act": "record",
            "key": "k",
            "answer": "agrees",
            "review_by": "3 December 2099",
            "agreed_at": "in_the_room",
        },
    )
    refused = ruth.post(panel, {"act": "undo", "goal": agreed.entry})
    assert refused.status_code == 422
    assert "drop it with a reason" in refused.content.decode()
    assert current(Objective) == [agreed]


def test_the_screen_says_what_the_coming_week_asks_and_the_help_beside_it(
    panel: str, ruth: Client, record: Callable[..., Any]
) -> None:
    monday = clock.today() + timedelta(days=8 - clock.today().isoweekday())
    record(Objective, entry="o", rank=1, will="go to the centre", valid_from=clock.today())
    record(
        Step,
        entry="s",
        objective="o",
        rank=1,
        what="Meet the team",
        by_person=True,
        starts_on=monday,
        at=time(10),
        minutes=120,
        journeys=1,
        valid_from=clock.today(),
    )
    record(Help, entry="h", kind="lift", what="A lift from Sam", steps=["s"], valid_from=clock.today())

    page = ruth.get(panel).content.decode()

    assert "Asked of Helen next week" in page
    assert "<b>2 hours, 1 journey.</b><br>A lift from Sam" in page
