"""Drafting an objective with its steps, saying it otherwise, ordering, ending, agreeing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.people.models import KeyPerson
from handrail.plans.models import Edition, Help, Objective, PlanAnswer, Step, StepAnswer
from handrail.records import clock
from handrail.records.models import Line
from tests.filling import filled, offered
from tests.plans.conftest import PLAN

pytestmark = pytest.mark.django_db
Rows = Callable[..., list[Any]]
HOME = {
    "will": "get a homelessness assessment",
    "so_that": "I have somewhere safe to live",
    "factors": ["home"],
    "what_1": "Homelessness assessment",
    "who_1": ["w:denise-okoro", "w:ruth-adeyemi"],
    "when_1": "after",
    "help_1": ["k:company"],
    "help_words_1": "Denise stays with her",
    "what_2": "Supported housing applications",
    "who_2": ["me"],
    "when_2": "by",
    "day_2": "2 October 2027",
}


def drafts(ruth: Client, **changes: Any) -> Any:
    """Ruth opens the form of a goal, fills it and saves it."""
    form = filled(ruth.get(f"{PLAN}/goals/add"))
    return ruth.post(f"{PLAN}/goals/add", {**form, **HOME, **changes})


def test_one_act_writes_a_goal_its_steps_its_help_and_the_writers_own_yes(
    helen: None, ruth: Client, current: Rows
) -> None:
    response = drafts(ruth)

    assert response.status_code == 302
    (goal,) = current(Objective)
    first, second = current(Step)
    (lift,) = current(Help)
    (yes,) = current(StepAnswer)
    assert (goal.rank, goal.will, goal.factors) == (1, "get a homelessness assessment", ["home"])
    assert (first.workers, first.by_person) == (["denise-okoro", "ruth-adeyemi"], False)
    assert (first.when, first.starts_on) == ("Straight after the panel", clock.today())
    assert (second.by_person, f"{second.due_on:%d %m %Y}") == (True, "02 10 2027")
    assert (lift.kind, lift.what, lift.steps) == ("company", "Denise stays with her", [first.entry])
    assert (yes.worker, yes.answer) == ("ruth-adeyemi", "accepts"), "Denise has not been asked"
    assert len({row.change for row in (goal, first, second, lift, yes)}) == 1


def test_a_first_step_without_words_is_the_goal_itself(helen: None, ruth: Client, current: Rows) -> None:
    drafts(ruth, what_1="", what_2="", who_2=[], when_2="", day_2="")

    (step,) = current(Step)
    assert step.what == "Get a homelessness assessment"


def test_a_form_with_something_wrong_comes_back_filled(helen: None, ruth: Client, current: Rows) -> None:
    response = drafts(ruth, will="", what_2="", day_2="")

    page = response.content.decode()
    assert response.status_code == 422
    assert "Write what Helen will do" in page
    assert "Say what step 2 is" in page
    assert "Write the day of step 2" in page
    assert "I have somewhere safe to live" in page
    assert current(Objective) == []


def test_somebody_named_in_full_is_found_in_the_directory(helen: None, ruth: Client, current: Rows) -> None:
    drafts(ruth, who_1=[], other_1="Mark Tully", who_2=[], other_2="The night shelter")

    first, second = current(Step)
    assert (first.workers, first.someone_else) == (["mark-tully"], "")
    assert (second.workers, second.someone_else) == ([], "The night shelter")


def test_updating_writes_a_version_only_of_what_changed(helen: None, ruth: Client, current: Rows) -> None:
    drafts(ruth)
    goal, (first, second) = current(Objective)[0], current(Step)
    address = f"{PLAN}/goals/{goal.entry}/update"

    response = ruth.post(address, {**filled(ruth.get(address)), "what_2": "Three applications"})

    assert response.status_code == 302, response.content.decode()
    assert current(Objective)[0].version == 1
    steps = {step.entry: step for step in current(Step)}
    assert (steps[first.entry].version, steps[second.entry].version) == (1, 2)
    assert steps[second.entry].what == "Three applications"
    assert steps[second.entry].due_on == second.due_on
    assert len(current(Help)) == 1


def test_a_step_changed_meanwhile_is_told_and_nothing_is_written(
    helen: None, ruth: Client, current: Rows
) -> None:
    drafts(ruth)
    goal, step = current(Objective)[0], current(Step)[0]
    address = f"{PLAN}/goals/{goal.entry}/update"
    old = filled(ruth.get(address))
    ruth.post(address, {**old, "what_1": "Assessment at the council"})

    fresh = filled(ruth.get(address))
    response = ruth.post(address, {**fresh, "seen_1": old["seen_1"], "what_1": "Something else"})

    assert response.status_code == 422
    assert "it now says: “Assessment at the council”" in response.content.decode()
    assert {row.entry: row.what for row in current(Step)}[step.entry] == "Assessment at the council"


def test_first_things_first(helen: None, ruth: Client, current: Rows) -> None:
    for will in ("find work", "find a home", "see my nan"):
        drafts(ruth, will=will)
    home = next(row for row in current(Objective) if row.will == "find a home")

    ruth.post(f"{PLAN}/order-of-goals", {"move": f"{home.entry} up"})

    ranked = sorted(current(Objective), key=lambda row: row.rank)
    assert [row.will for row in ranked] == ["find a home", "find work", "see my nan"]
    assert ranked[2].version == 1


def test_a_dropped_goal_needs_its_reason_and_leaves_the_plan(
    helen: None, ruth: Client, current: Rows
) -> None:
    drafts(ruth)
    goal = current(Objective)[0]
    address = f"{PLAN}/goals/{goal.entry}/end"

    refused = ruth.post(address, {**filled(ruth.get(address)), "state": "dropped"})
    ruth.post(address, {**filled(ruth.get(address)), "state": "dropped", "because": "She moved to her nan’s"})

    assert refused.status_code == 422
    (after,) = current(Objective)
    assert (after.state, after.because, after.valid_to) == (
        "dropped",
        "She moved to her nan’s",
        clock.today(),
    )
    assert "There is no goal in the plan yet" in ruth.get(PLAN).content.decode()


def test_agreeing_freezes_the_plan_with_the_answer_and_each_actors_own_yes(
    helen: None, ruth: Client, current: Rows, as_owner: Any
) -> None:
    drafts(ruth)
    step = current(Step)[0]
    form = filled(ruth.get(f"{PLAN}/agree"))

    response = ruth.post(
        f"{PLAN}/agree",
        {
            **form,
            "answer": "some_of_it",
            "words": "Not the shelter.",
            "yes": [f"{step.entry} w:denise-okoro"],
        },
    )

    assert response.status_code == 302
    (edition,) = current(Edition)
    assert (edition.number, edition.answer, edition.words) == (1, "some_of_it", "Not the shelter.")
    assert edition.agreed_at == "in_the_room"
    assert edition.hoped_for == "My own front door."
    assert edition.review_by == clock.today() + timedelta(weeks=12)
    assert {row.worker: row.answer for row in current(StepAnswer)} == {
        "ruth-adeyemi": "accepts",
        "denise-okoro": "accepts",
    }
    with as_owner():
        assert Line.objects.filter(table="plans.Edition", kind="plan_agreed").count() == 1


def test_the_timeline_tells_what_was_agreed_and_what_was_said_in_private(
    helen: None, ruth: Client, current: Rows
) -> None:
    drafts(ruth)
    form = filled(ruth.get(f"{PLAN}/agree"))
    ruth.post(f"{PLAN}/agree", {**form, "answer": "agrees", "words": "For once."})
    address = f"{PLAN}/agreed/{current(Edition)[0].entry}/again"
    ruth.post(address, {**filled(ruth.get(address)), "answer": "not_sure"})

    page = ruth.get("/cases/X340571/timeline").content.decode()

    assert "Plan 1 put to the person" in page
    assert "“For once.”" in page
    assert "Asked about the plan again, in private" in page
    assert "The person: not sure yet" in page


def test_the_second_plan_is_number_two_and_asks_what_changed(
    helen: None, ruth: Client, current: Rows
) -> None:
    drafts(ruth)
    for _time in range(2):
        form = filled(ruth.get(f"{PLAN}/agree"))
        ruth.post(f"{PLAN}/agree", {**form, "answer": "agrees"})

    assert [row.number for row in current(Edition)] == [1, 2]
    assert "What changed since the last plan" in ruth.get(f"{PLAN}/agree").content.decode()


def test_without_a_goal_there_is_nothing_to_agree(helen: None, ruth: Client, current: Rows) -> None:
    form = filled(ruth.get(f"{PLAN}/agree"))

    response = ruth.post(f"{PLAN}/agree", {**form, "answer": "agrees"})

    assert response.status_code == 422
    assert "Put a goal in the plan first" in response.content.decode()
    assert current(Edition) == []


def test_she_is_asked_again_in_private_and_both_answers_stay(
    helen: None, ruth: Client, current: Rows
) -> None:
    drafts(ruth)
    ruth.post(f"{PLAN}/agree", {**filled(ruth.get(f"{PLAN}/agree")), "answer": "agrees"})
    edition = current(Edition)[0]
    address = f"{PLAN}/agreed/{edition.entry}/again"

    ruth.post(address, {**filled(ruth.get(address)), "answer": "not_sure", "words": "It is a lot."})

    (again,) = current(PlanAnswer)
    assert (again.edition, again.answer, again.words) == (edition.entry, "not_sure", "It is a lot.")
    page = ruth.get(PLAN).content.decode()
    assert "Asked again in private" in page
    assert "It is a lot." in page


def test_only_key_people_who_are_to_be_involved_are_offered(
    helen: None, ruth: Client, record: Callable[..., Any]
) -> None:
    """Helen is afraid of Dean; her nan is involved; about Bev it is not decided."""
    day = clock.today()
    for name, influence, involvement in (
        ("Joyce", "supports", "involved"),
        ("Dean", "harms", "involved"),
        ("Bev", "supports", "decide_again"),
    ):
        record(
            KeyPerson,
            entry=name.lower(),
            name=name,
            relationship="known",
            influence=influence,
            involvement=involvement,
            valid_from=day,
        )

    offered_keys = offered(ruth.get(f"{PLAN}/goals/add"), "who_1")

    assert "p:joyce" in offered_keys
    assert not {"p:dean", "p:bev"} & set(offered_keys)
