"""Plans of invented cases: objectives, steps by somebody named, what they wait for, the help beside."""

from datetime import date, time, timedelta
from functools import partial
from typing import Any

from handrail.casefile import plans as p
from handrail.exchange.synthetic import chances, planned_agreed
from handrail.exchange.synthetic.maker import Maker
from handrail.exchange.synthetic.words_plan import Theme, Work

WEEK = timedelta(weeks=1)
FIRST = timedelta(days=7)
"""A plan is agreed a week after the assessment could be finished, at the earliest."""


def plan(make: Maker, themes: list[Theme]) -> None:
    """A plan that was agreed, if there has been time for one."""
    agreed = make.starts + make.days(20, 34)
    drawn = agreed - timedelta(days=1)
    if agreed >= make.today or not any(make.rows("assessments.factors")):
        return
    steps = [
        step for rank, theme in enumerate(themes, start=1) for step in _objective(make, drawn, rank, theme)
    ]
    states = _life_state(make, drawn, steps) if make.chance(chances.WAITS_FOR_STATE) else False
    if not states and len(steps) > 1 and make.chance(0.4):
        _wait(make, drawn, steps[-1], for_step=steps[0])
    _help(make, drawn, steps)
    if make.chance(0.2):
        _in_place(make, drawn)
    planned_agreed.agreed(make, drawn, agreed, steps)


def _objective(make: Maker, drawn: date, rank: int, theme: Theme) -> list[str]:
    """One objective with its steps; gives their entries."""
    entry = f"objective-{rank}"
    state = make.weighted(chances.OBJECTIVES) if rank > 1 else "current"
    strengths = {row.entry for row in make.rows("assessments.strengths")}
    row = make.put(
        "plans.objectives",
        p.Objective,
        entry,
        drawn,
        late=0,
        rank=rank,
        will=theme.will,
        so_that=theme.so_that,
        headline=theme.headline,
        factors=[f"factor-{rank}"],
        strengths=[name] if (name := f"strength-{rank}") in strengths and make.chance(0.7) else [],
        state="later" if state == "later" else "current",
        because="First things first" if state == "later" else "",
    )
    moved = drawn + make.days(40, 90)
    if state in ("achieved", "dropped") and moved < make.today:
        why = "Done, and holding" if state == "achieved" else "No longer what is wanted"
        make.correct("plans.objectives", row, moved, state=state, because=why, valid_to=moved)
    return [
        _step(make, drawn, entry, number, work, first=rank == 1)
        for number, work in enumerate(theme.steps, start=1)
    ]


def _step(make: Maker, drawn: date, objective: str, number: int, work: Work, *, first: bool) -> str:
    entry = f"{objective}-step-{number}"
    starts = drawn + make.days(2, 20)
    several = work.sessions > 1
    day = starts + timedelta(days=max(0, starts.weekday() - 4) and 7 - starts.weekday())
    facts = _who(make, work)
    row = make.put(
        "plans.steps",
        p.Step,
        entry,
        drawn,
        late=0,
        objective=objective,
        rank=number,
        what=work.what,
        by_person=make.chance(0.7),
        when=work.when,
        starts_on=None if work.when else day,
        at=None if work.when or make.chance(0.5) else time(make.rng.randint(9, 16)),
        due_on=drawn + WEEK * (work.weeks + 3) if make.chance(0.5) else None,
        weeks=work.weeks,
        wait_weeks=make.rng.randint(2, 10) if work.partner and make.chance(0.2) else None,
        sessions=work.sessions if several else None,
        per_week=max(1, work.sessions // work.weeks) if several else None,
        minutes=work.minutes,
        journeys=1 if work.minutes >= 40 else None,
        women_only=make.chance(0.01),
        kind=work.kind,
        goes_on_after=work.partner and make.chance(0.2),
        marking="not_for_person" if make.chance(0.01) else "none",
        **facts,
    )
    if make.chance(0.5):
        _answer(make, drawn, entry, worker=facts["workers"][0])
    elif "people" in facts:
        _answer(make, drawn, entry, person=facts["people"][0])
    state = make.weighted(chances.STEPS)
    moved = day + make.days(3, 30)
    if state != "not_started" and moved < make.today:
        stopped = state in ("cannot_be_done_yet", "no_longer_needed")
        because = make.pick(("No place yet", "Others do this now")) if stopped else ""
        make.correct("plans.steps", row, moved, state="in_progress" if first else state, because=because)
    return entry


def _who(make: Maker, work: Work) -> dict[str, Any]:
    """Who does it, where, under which requirement, and why this and not something else."""
    setting, ours = make.setting, make.desk.practitioner.worker
    facts: dict[str, Any] = {"workers": [make.pick(setting.partners) if work.partner else ours]}
    if work.partner and setting.services:
        facts["service"] = make.pick(setting.services)
    if make.chance(0.3):
        facts["venue"] = make.pick(setting.venues) if work.partner else setting.office.get(make.desk.team)
    asked = make.rows("sentences.requirements") or make.rows("sentences.conditions")
    if work.kind == "offence_focused" and asked:
        facts["requirement"] = make.pick(asked).entry
        facts["method"] = "One to one, from their own week"
        facts["chosen_because"] = "It fits how they learn" if make.chance(0.5) else ""
    if make.chance(0.1):
        facts["because_of"] = [make.rows("assessments.strengths")[0].entry]
    people = [row.entry for row in make.rows("people.key_people")]
    if people and make.chance(0.05):
        facts["people"] = [people[0]]
    if make.chance(0.04):
        facts["someone_else"] = "A cousin with a car"
    return facts


def _answer(make: Maker, drawn: date, step: str, **who: str) -> None:
    says = "accepts" if make.chance(0.9) else "declines"
    make.put(
        "plans.step_answers",
        p.StepAnswer,
        f"{step}-answer",
        drawn,
        late=0,
        step=step,
        answer=says,
        words="No place before the summer." if says == "declines" else "",
        **who,
    )


def _life_state(make: Maker, drawn: date, steps: list[str]) -> bool:
    """A state of life that the last step waits for, with two signs; it came true in some lives."""
    put = partial(make.put, known=drawn, late=0)
    expected = drawn + make.days(30, 120)
    held = make.days(14, 40)
    row = put(
        "plans.life_states",
        p.LifeState,
        "settled",
        drawn,
        name="Settled",
        means="Six quiet weeks, with what was agreed kept",
        judged_by=[make.desk.practitioner.worker],
        with_the_person=make.chance(0.9),
        expected_on=expected,
    )
    sign = put(
        "plans.state_signs",
        p.StateSign,
        "settled-weeks",
        drawn,
        state="settled",
        what="Same address",
        needed=6,
        unit="weeks",
        since=drawn,
    )
    put(
        "plans.state_signs",
        p.StateSign,
        "settled-times",
        drawn,
        state="settled",
        what="Appointments kept in a row",
        needed=6,
        unit="times",
    )
    if expected < make.today and make.chance(0.6):
        make.correct("plans.state_signs", sign, expected, reached=6, met_on=expected)
        row = make.correct(
            "plans.life_states", row, expected, true_since=expected, judgement="Judged together."
        )
        lapsed = expected + held
        if lapsed < make.today and make.chance(0.2):
            said = "Lost the room. What was done stays done."
            make.correct("plans.life_states", row, lapsed, lapsed_on=lapsed, judgement=said)
    return _wait(make, drawn, steps[-1], for_state="settled")


def _wait(make: Maker, drawn: date, step: str, **what: str) -> bool:
    because = "First things first" if make.chance(0.6) else ""
    make.put("plans.waits", p.Wait, "wait-1", drawn, late=0, step=step, because=because, **what)
    return True


def _help(make: Maker, drawn: date, steps: list[str]) -> None:
    if not make.chance(0.4):
        return
    people = [row.entry for row in make.rows("people.key_people")]
    kind, what = make.pick(
        (
            ("lift", "A lift to the first appointments"),
            ("company", "Somebody goes in with them"),
            ("costs", "Bus fare both ways"),
            ("time", "Nothing before ten"),
            ("childcare", "A neighbour has the children"),
        )
    )
    ends = drawn + make.days(21, 90) if make.chance(0.5) else None
    make.put(
        "plans.help",
        p.Help,
        "help-1",
        drawn,
        valid_to=ends,
        late=0,
        kind=kind,
        what=what,
        workers=[make.pick(make.setting.partners)] if make.chance(0.6) else [],
        people=people[:1] if make.chance(0.2) else [],
        steps=steps[:2],
        afterwards="A bus pass" if ends else "",
    )


def _in_place(make: Maker, drawn: date) -> None:
    since = drawn - make.days(60, 300)
    make.put(
        "plans.in_place",
        p.InPlace,
        "in-place-1",
        since,
        late=0,
        known=drawn,
        name=make.pick(("A prescription", "A support worker at home", "A place at the day centre")),
        service=make.pick(make.setting.services) if make.setting.services else None,
        worker=make.pick(make.setting.partners),
        what="Goes on as it is",
        review_on=drawn + make.days(20, 80),
    )
