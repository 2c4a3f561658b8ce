"""Gaps in a plan, found from rows alone: no database, no clock."""

from collections import defaultdict
from datetime import date
from typing import Any

from handrail.assessments.models import Factor, Strength
from handrail.plans import gaps, working
from handrail.plans.gaps import Gap
from handrail.plans.models import Help, Mend, Objective, Step, StepAnswer
from handrail.plans.naming import Named, People
from handrail.sentences.models import Requirement

TODAY = date(2026, 9, 18)
PEOPLE = People(
    {
        "me": Named("me", "Helen", "Helen"),
        "w:sam": Named("w:sam", "Sam Whitlock", "Sam"),
        "w:dee": Named("w:dee", "Dee Ray", "Dee"),
    }
)


def found(*rows: Any) -> list[Gap]:
    """The gaps of a plan made of these rows."""
    facts: dict[Any, list[Any]] = defaultdict(list)
    for pk, row in enumerate(rows, start=1):
        row.pk = pk
        facts[type(row)].append(row)
    plan = working.put_together(facts, PEOPLE, TODAY)
    return gaps.find(facts, plan, PEOPLE, TODAY)


def a_goal(**facts: Any) -> Objective:
    return Objective(**{"entry": "home", "rank": 1, "will": "find a home", **facts})


def a_step(**facts: Any) -> Step:
    return Step(**{"entry": "forms", "objective": "home", "rank": 1, "what": "Fill in the forms", **facts})


def test_a_whole_plan_has_no_gap() -> None:
    assert (
        found(
            Factor(entry="roof", area="accommodation", name="Nowhere to live", critical=True),
            Strength(entry="nan", kind="family", name="Her nan", work="Rings on Sundays"),
            a_goal(factors=["roof"]),
            a_step(by_person=True),
        )
        == []
    )


def test_a_critical_factor_without_a_goal_can_be_given_to_one_and_is_left_only_with_a_reason() -> None:
    heroin = Factor(entry="heroin", area="drug_use", name="Heroin", critical=True)

    (gap,) = found(heroin, a_goal(), a_step(by_person=True))

    assert (gap.kind, gap.about, gap.lead, gap.must_say) == ("critical_factor", "heroin", "Heroin", True)
    assert [(way.words, way.do) for way in gap.ways] == [("Goal 1 answers it", "goal home")]


def test_a_factor_that_is_linked_but_not_critical_may_be_left_without_a_word() -> None:
    (gap,) = found(Factor(entry="debt", area="finances", name="Debt", offending="linked"))

    assert (gap.kind, gap.must_say, gap.ways) == ("factor", False, ())


def test_a_factor_that_is_not_linked_to_anything_is_no_gap() -> None:
    assert found(Factor(entry="debt", area="finances", name="Debt", offending="not_linked")) == []


def test_a_strength_works_by_its_words_in_a_goal_or_because_of_it() -> None:
    idle = Strength(entry="hair", kind="trade", name="A hairdresser")

    assert [gap.kind for gap in found(idle)] == ["strength"]
    assert found(Strength(entry="hair", kind="trade", name="A hairdresser", waits_for="A home")) == []
    assert found(idle, a_goal(strengths=["hair"]), a_step(by_person=True)) == []
    assert found(idle, a_goal(), a_step(by_person=True, because_of=["hair"])) == []


def test_a_step_without_an_actor_offers_those_who_could() -> None:
    (gap,) = found(a_goal(), a_step())

    assert (gap.kind, gap.about) == ("actor", "forms")
    assert [way.words for way in gap.ways] == ["Helen does it", "Sam does it", "Dee does it"]


def test_when_the_only_actor_declines_somebody_else_is_asked_for() -> None:
    no = StepAnswer(entry="a", step="forms", worker="sam", answer="declines")

    (gap,) = found(a_goal(), a_step(workers=["sam"]), no)

    assert (gap.kind, gap.words) == ("actor", "has nobody to do it: Sam cannot.")
    assert [way.do for way in gap.ways] == ["actor me", "actor w:dee"]


def test_each_actor_answers_alone() -> None:
    yes = StepAnswer(entry="a", step="forms", worker="sam", answer="accepts")

    (gap,) = found(a_goal(), a_step(workers=["sam", "dee"]), yes)

    assert (gap.kind, gap.about, gap.lead) == ("answer", "forms w:dee", "Dee")
    assert [way.words for way in gap.ways] == ["Dee says yes", "Dee cannot"]


def test_a_step_that_is_done_asks_nothing() -> None:
    assert found(a_goal(), a_step(state="completed")) == []


def test_a_requirement_that_asks_for_work_needs_a_step_and_a_curfew_does_not() -> None:
    treatment = Requirement(entry="drr", sentence="s", kind="drug_rehabilitation")
    curfew = Requirement(entry="curfew", sentence="s", kind="curfew")

    (gap,) = found(treatment, curfew, a_goal(), a_step(by_person=True))

    assert (gap.kind, gap.about) == ("requirement", "drr")
    assert [way.do for way in gap.ways] == ["step forms"]
    assert found(treatment, a_goal(), a_step(by_person=True, requirement="drr")) == []


def test_help_that_ends_before_the_step_that_needs_it_can_be_kept_on_to_its_last_day() -> None:
    lifts = {"entry": "lifts", "kind": "lift", "what": "Lifts", "steps": ["forms"], "workers": ["sam"]}
    forms = a_step(by_person=True, due_on=date(2026, 10, 30))

    (gap,) = found(a_goal(), forms, Help(valid_to=date(2026, 10, 8), **lifts))

    assert (gap.kind, gap.lead) == ("help_ends", "Lifts")
    assert gap.words == "until 8 October only; “Fill in the forms” goes on to 30 October. Sam"
    assert [(way.words, way.do) for way in gap.ways] == [("Keep it on to 30 October", "until 2026-10-30")]
    assert found(a_goal(), forms, Help(valid_to=date(2026, 10, 30), **lifts)) == []
    assert found(a_goal(), forms, Help(valid_to=date(2026, 10, 8), afterwards="A bus pass", **lifts)) == []


def test_an_answer_to_a_gap_stands_last_and_comes_back_when_its_day_has_passed() -> None:
    heroin = Factor(entry="heroin", area="drug_use", name="Heroin", critical=True)
    debt = Factor(entry="debt", area="finances", name="Debt", critical=True)

    def mend(day: date) -> Mend:
        return Mend(entry="m", gap="critical_factor", about="heroin", mend_by=day)

    waiting = found(heroin, debt, mend(TODAY))
    overdue = found(heroin, debt, mend(date(2026, 9, 17)))

    assert [(gap.lead, gap.answered is not None) for gap in waiting] == [("Debt", False), ("Heroin", True)]
    assert [gap.answered for gap in overdue] == [None, None]
