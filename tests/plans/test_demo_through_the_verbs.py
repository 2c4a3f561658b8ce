"""What the demo says of Helen can be entered by Ruth through the verbs that her pages use."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from handrail.access.actors import acting_as
from handrail.assessments import assessing, self_assessing
from handrail.assessments.models import Area, Assessment, Factor, SelfAnswer
from handrail.casefile.document import CaseDocument
from handrail.casefile.versions import Version
from handrail.exchange import demo
from handrail.people.opening import OpenCase
from handrail.plans import agreeing, meeting, planning
from handrail.plans.models import Edition, Help, Invitee, Mend, Objective, Panel, PlanAnswer, Step, StepAnswer
from handrail.records import clock, writing
from handrail.records.reading import Reach

pytestmark = pytest.mark.django_db
Rows = Callable[..., list[Any]]
HELEN = "X340571"
TIMES = {field.name for field in msgspec.structs.fields(Version)} - {"valid_from"}


@pytest.fixture(scope="module")
def written() -> CaseDocument:
    """The demo's document of Helen."""
    (found,) = (
        document
        for _, document in demo.documents(demo.ANCHOR)
        if isinstance(document, CaseDocument) and document.reference == HELEN
    )
    return found


@pytest.fixture
def ruth_does(cast: Any) -> Callable[[str, Callable[[Any], Any]], Any]:
    """``ruth_does("plan.drafted", verb)`` is one act of hers in Helen's case."""

    def does(name: str, verb: Callable[[Any], Any]) -> Any:
        with acting_as(cast.ruth.pk), writing.act(cast.own.pk, name, by=cast.ruth) as doing:
            return verb(doing)

    return does


def standing(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row.superseded_at is None]


def facts(row: Any, *without: str) -> dict[str, Any]:
    """What a row of a document says, as the verbs take it."""
    told = {name: getattr(row, name) for name in row.__struct_fields__}
    return {name: value for name, value in told.items() if name not in TIMES and name not in without}


def test_her_assessment_is_opened_looked_through_and_finished(
    cast: Any, written: CaseDocument, ruth_does: Any, current: Rows
) -> None:
    said = written.assessments
    (last,) = standing(said.assessments)
    ends = ("finished_on", "finished_by", "countersigned_on", "countersigned_by", "countersigner_said")
    factors = {row.area: row for row in standing(said.factors)}

    def opened(doing: Any) -> Any:
        case = OpenCase(cast.own, Reach.of(cast.ruth, [cast.own.pk]))
        return assessing.open_(doing, case, entry=last.entry, **facts(last, *ends))

    ruth_does("assessment.opened", opened)
    for area in standing(said.areas):
        factor = factors.get(area.area)
        found = factor and {"entry": factor.entry, **facts(factor)}
        ruth_does(
            "area.looked_at",
            lambda doing, area=area, found=found: assessing.look(
                doing, entry=area.entry, facts=facts(area), factor=found
            ),
        )
    (own,) = said.self_assessments
    answers = {row.area: (row.answer, row.words) for row in said.self_answers}
    ruth_does(
        "self_assessment.given",
        lambda doing: self_assessing.give(doing, entry=own.entry, answers=answers, **facts(own)),
    )
    (row,) = current(Assessment)
    ruth_does(
        "assessment.finished",
        lambda doing: assessing.finish(
            doing, row, version_seen=row.version, on=clock.today(), countersign=True
        ),
    )

    (done,) = current(Assessment)
    assert (done.would_help, done.finished_by, done.to_be_countersigned) == (
        last.would_help,
        "ruth-adeyemi",
        True,
    )
    assert {row.name for row in current(Factor)} == {row.name for row in factors.values()}
    assert {row.area: row.going_on for row in current(Area)} == {
        row.area: row.going_on for row in standing(said.areas)
    }
    assert len(current(SelfAnswer)) == len(said.self_answers) == 7


def test_her_panel_is_held_and_six_goals_are_agreed_in_it(
    written: CaseDocument, ruth_does: Any, current: Rows
) -> None:
    said, today = written.plans, clock.today()
    (panel,) = (row for row in standing(said.panels) if row.state == "held")
    invited = [row for row in standing(said.invitees) if row.panel == panel.entry]
    plain = ("panel", "attendance", "valid_from")
    ruth_does(
        "panel.planned",
        lambda doing: meeting.plan_panel(
            doing,
            facts(panel, "state", "next_on", "next_at"),
            [{"entry": row.entry, **facts(row, *plain)} for row in invited],
            entry=panel.entry,
        ),
    )
    for goal in sorted(standing(said.objectives), key=lambda row: row.rank):
        steps = [row for row in standing(said.steps) if row.objective == goal.entry]
        new = [planning.NewStep(facts(row, "objective", "rank")) for row in steps]
        ruth_does(
            "plan.drafted",
            lambda doing, goal=goal, new=new: planning.draft(
                doing, facts(goal, "state", "because"), new, on=today, entry=goal.entry
            ),
        )
    for row in invited:
        ruth_does("panel.attended", lambda doing, row=row: meeting.attend(doing, row.entry, row.attendance))
    what = {row.what: row.entry for row in current(Step)}
    sams = "Lifts to every appointment"
    ruth_does(
        "step.answered",
        lambda doing: planning.answer(doing, what[sams], "w:sam-whitlock", "accepts", on=today),
    )
    ruth_does(
        "gap.mended",
        lambda doing: planning.mend(doing, "help_ends", "lifts-four-weeks", by=today, on=today),
    )
    ruth_does(
        "panel.held",
        lambda doing: meeting.hold(doing, panel.entry, on=today, next_on=panel.next_on),
    )
    first = next(row for row in said.editions if row.number == 1)
    edition = ruth_does(
        "plan.agreed",
        lambda doing: agreeing.agree(
            doing, on=today, entry=first.entry, **facts(first, "number", "valid_from")
        ),
    )
    (answer,) = said.answers
    ruth_does(
        "plan.asked_again",
        lambda doing: agreeing.ask_again(
            doing, edition.entry, on=today, answer=answer.answer, words=answer.words
        ),
    )

    goals = current(Objective)
    assert [row.headline for row in goals] == [
        "Somewhere to live",
        "Treatment that holds",
        "Money coming in",
        "Women to turn to",
        "Getting there",
        "Back behind a chair",
    ]
    assert {row.what: row.workers for row in current(Step)} == {
        row.what: row.workers for row in standing(said.steps)
    }
    assert [row.attendance for row in current(Invitee)] == ["came"] * 6
    assert [(row.state, row.chair) for row in current(Panel)] == [("held", "ruth-adeyemi")]
    assert ("sam-whitlock", "accepts") in {(row.worker, row.answer) for row in current(StepAnswer)}
    assert [row.gap for row in current(Mend)] == ["help_ends"]
    assert [(row.number, row.answer, row.words) for row in current(Edition)] == [
        (1, "agrees", "Everyone wants the same thing for once.")
    ]
    assert [row.words for row in current(PlanAnswer)] == ["Still yes. I read it in bed. In a bed!"]
    assert current(Help) == []
