"""What a meeting asked: into the plan in one press, done, or not done because; partners see their own."""

from typing import Any

import pytest

from handrail.kernel.references import new_reference
from handrail.plans.models import Step
from handrail.reviews.models import MeetingAction
from tests.facts import visible_text
from tests.reviews.meetings.helping import MEETINGS, put_action, put_goal, put_meeting, signed_in

PRESS = f"{MEETINGS}/three-way/actions/press"


@pytest.fixture
def asked(cast: Any, as_owner: Any) -> None:
    """The meeting asked Denise to ring the landlord, and Ruth to write to him."""
    with as_owner():
        put_meeting(cast, state="held", outcome="The landlord is told.")
        put_goal(cast)
        put_action(cast)
        put_action(cast, entry="write", what="Write to the landlord", worker="ruth-adeyemi")


def action(cast: Any, as_owner: Any, entry: str = "ring") -> MeetingAction:
    with as_owner():
        return MeetingAction.objects.now().get(case_id=cast.own.pk, entry=entry)


def press(cast: Any, do: str, user: Any = None, **more: Any) -> Any:
    sent = {"do": do, "key": new_reference(), "objective": "home", **more}
    return signed_in(user or cast.ruth).post(PRESS, sent)


def test_one_press_makes_it_a_step_of_the_plan(cast: Any, as_owner: Any, asked: None) -> None:
    answer = press(cast, "plan ring 1")
    row = action(cast, as_owner)
    with as_owner():
        step = Step.objects.now().get(case_id=cast.own.pk)

    assert answer["Location"] == f"{MEETINGS}/three-way#actions"
    assert (row.state, row.step) == ("in_plan", step.entry)
    assert (step.what, step.workers, step.objective) == ("Ring the landlord", ["denise-okoro"], "home")
    assert step.due_on == row.due_on


def test_pressed_twice_it_is_one_step(cast: Any, as_owner: Any, asked: None) -> None:
    press(cast, "plan ring 1")
    press(cast, "plan ring 1")
    with as_owner():
        assert Step.objects.now().filter(case_id=cast.own.pk).count() == 1


def test_done_says_when(cast: Any, as_owner: Any, asked: None) -> None:
    press(cast, "done ring 1")
    row = action(cast, as_owner)

    assert (row.state, row.step) == ("done", None)
    assert row.done_on is not None


def test_not_done_needs_its_reason(cast: Any, as_owner: Any, asked: None) -> None:
    form = {"what": "Ring the landlord", "who": "denise-okoro", "state": "not_done", "version_seen": "1"}
    address = "/cases/X340571/meeting-actions/ring/update"
    ruth = signed_in(cast.ruth)

    assert ruth.post(address, {**form, "key": new_reference()}).status_code == 422
    sent = {**form, "key": new_reference(), "because": "He rang us first."}
    assert ruth.post(address, sent).status_code == 302
    assert (action(cast, as_owner).state, action(cast, as_owner).because) == ("not_done", "He rang us first.")


@pytest.mark.parametrize("do", ["", "plan", "burn ring 1", "plan nothing-such 1"])
def test_what_is_not_offered_is_refused(cast: Any, as_owner: Any, asked: None, do: str) -> None:
    assert press(cast, do).status_code == 422
    assert action(cast, as_owner).state == "open"


def test_without_a_goal_it_stays_open(cast: Any, as_owner: Any, asked: None) -> None:
    answer = press(cast, "plan ring 1", objective="nothing-such")

    assert answer.status_code == 422
    assert "Choose the goal that it serves, then press again" in visible_text(answer.content.decode())


def test_a_partner_sees_the_meeting_and_their_own_action_only(cast: Any, as_owner: Any, asked: None) -> None:
    told = visible_text(signed_in(cast.denise).get("/asked-of-me/X340571").content.decode())

    assert "The landlord is told." in told
    assert "Ring the landlord" in told
    assert "Write to the landlord" not in told


def test_a_partner_whom_the_chair_left_out_sees_no_meeting(cast: Any, as_owner: Any, asked: None) -> None:
    told = visible_text(signed_in(cast.priya).get("/asked-of-me/X340571").content.decode())

    assert "The landlord is told." not in told
    assert "Ring the landlord" not in told


def test_who_only_reads_finds_no_buttons(cast: Any, asked: None) -> None:
    told = signed_in(cast.frances).get(f"{MEETINGS}/three-way").content.decode()

    assert "Ring the landlord" in told
    assert "actions/press" not in told
    assert press(cast, "done ring 1", cast.frances).status_code == 404
