"""What an agreed plan of an invented case stands in: meeting, edition, contact, risk plan, copies."""

from datetime import date, time, timedelta
from functools import partial

from handrail.casefile import plans as p
from handrail.exchange.synthetic import chances, words
from handrail.exchange.synthetic import words_plan as w
from handrail.exchange.synthetic.maker import Maker

TWELVE_WEEKS = timedelta(weeks=12)


def agreed(make: Maker, drawn: date, day: date, steps: list[str]) -> None:
    """The meeting or its reason, then what was agreed, and what came with it."""
    panel = _panel(make, drawn, day) if make.chance(chances.PANEL[make.cohort]) else None
    _contact_level(make, drawn, day)
    _week(make, drawn)
    _risk_plan(make, drawn, day)
    if make.chance(0.12):
        _mend(make, drawn, steps)
    _editions(make, day, panel)


def _panel(make: Maker, drawn: date, day: date) -> str | None:
    """A planning meeting; gives its entry if it was held."""
    held = make.chance(0.85)
    team = make.desk.team
    make.put(
        "plans.panels",
        p.Panel,
        "panel-1",
        day,
        late=0,
        known=drawn,
        purpose="Make the plan together",
        state="held" if held else "not_held",
        at=time(make.rng.randint(10, 15)),
        venue=make.setting.office.get(team),
        chair=make.desk.practitioner.worker,
        agreed_to_hold="agrees" if held else make.pick(("does_not_agree", "not_asked")),
        settled_attend="Those asked, nobody else" if held else "",
        settled_screen="Hopes first" if held and make.chance(0.4) else "",
        not_for_this_room="What was said about home" if held and make.chance(0.3) else "",
        not_held_because="" if held else "Rather one by one",
        next_on=day + TWELVE_WEEKS if held else None,
        next_at=time(10) if held else None,
    )
    if not held:
        return None
    people = [row.entry for row in make.rows("people.key_people") if row.superseded_at is None]
    put = partial(make.put, "plans.invitees", p.Invitee, known=drawn, late=0, panel="panel-1")
    came = {"came": 70, "apologies": 20, "absent": 10}
    for number, worker in enumerate(make.setting.partners[:2], start=1):
        attendance = make.weighted(came)
        put(
            f"invited-{number}",
            day,
            worker=worker,
            because=["factor-1"],
            reason="Works on this already" if make.chance(0.4) else "",
            attendance=attendance,
            said="We can start next week." if attendance == "came" else "",
        )
    if people and make.chance(0.5):
        put("invited-family", day, person=people[0], reason="Asked for", attendance=make.weighted(came))
    return "panel-1"


def _editions(make: Maker, day: date, panel: str | None) -> None:
    answer = make.weighted(chances.AGREES)
    youth = make.cohort == "youth"
    make.put(
        "plans.editions",
        p.Edition,
        "edition-1",
        day,
        late=0,
        number=1,
        hoped_for=make.pick(words.HOPES),
        agreed_at="in_the_room" if panel else make.pick(("in_private", "apart")),
        answer=answer,
        words=make.pick(words.SAID) if make.chance(0.5) else "",
        parents_view="Glad to be asked." if youth and make.chance(0.6) else "",
        panel=panel,
        review_by=day + TWELVE_WEEKS,
    )
    asked = day + make.days(3, 8)
    if asked < make.today and make.chance(0.5):
        make.put(
            "plans.answers",
            p.PlanAnswer,
            "answer-1",
            asked,
            late=0,
            edition="edition-1",
            voice="parent" if youth and make.chance(0.2) else "person",
            answer=answer,
            words="Still the same." if make.chance(0.4) else "",
        )
    _copies(make, day)
    again = day + TWELVE_WEEKS - timedelta(days=3)
    if again < make.today and make.chance(chances.REVIEWED):
        make.put(
            "plans.editions",
            p.Edition,
            "edition-2",
            again,
            late=0,
            number=2,
            agreed_at="in_private",
            answer=make.weighted(chances.AGREES),
            why="After twelve weeks: what was done is done, what waited can start",
            review_by=again + TWELVE_WEEKS,
        )


def _copies(make: Maker, day: date) -> None:
    put = partial(make.put, "plans.copies", p.Copy, late=0, edition="edition-1")
    what = make.pick(("my_plan", "my_plan", "large_print", "easy_read", "pocket_card"))
    put("copy-1", day, to_the_person=True, what=what, how=make.pick(("by_hand", "post", "read_aloud")))
    if make.chance(0.4):
        worker = make.pick(make.setting.partners)
        put("copy-2", day, worker=worker, what=make.pick(("their_part", "room_record")), how="e_mail")
    people = [row.entry for row in make.rows("people.key_people")]
    if people and make.chance(0.08):
        put("copy-3", day, person=people[0], what="my_plan", how="by_hand")


def _contact_level(make: Maker, drawn: date, day: date) -> None:
    """Phases that taper: weekly or more at first, then less."""
    put = partial(make.put, "plans.contact_phases", p.ContactPhase, known=drawn, late=0)
    ours = make.desk.practitioner.worker
    ends = day + TWELVE_WEEKS
    put(
        "phase-1",
        make.starts,
        valid_to=ends,
        rank=1,
        name="The first months",
        times=2 if make.chance(0.3) else 1,
        every="week",
        modes=["office", "home"],
        workers=[ours],
        who_counts="We and the partner, when they tell us" if make.chance(0.4) else "We",
        reason="Much is new" if make.chance(0.7) else "",
        step_up="Two appointments missed",
        step_down="Twelve weeks kept",
    )
    put(
        "phase-2",
        ends + timedelta(days=1),
        rank=2,
        name="Less from us",
        times=1,
        every=make.pick(("fortnight", "month")),
        modes=["office", "phone"],
        workers=[ours],
        reason="Others take over",
    )


def _week(make: Maker, drawn: date) -> None:
    if not make.chance(0.45):
        return
    kind, what, weekdays, starts, ends = make.pick(w.EVERY_WEEK)
    make.put(
        "plans.commitments",
        p.Commitment,
        "week-1",
        drawn,
        late=0,
        kind=kind,
        what=what,
        weekdays=list(weekdays),
        starts=time(starts),
        ends=time(ends),
        venue=make.pick(make.setting.venues) if make.chance(0.3) else None,
        travel_minutes=make.pick((10, 20, 35)) if make.chance(0.6) else None,
    )


def _risk_plan(make: Maker, drawn: date, day: date) -> None:
    put = partial(make.put, known=drawn, late=0)
    ours = make.desk.practitioner.worker
    put(
        "plans.risk_measures",
        p.RiskMeasure,
        "measure-1",
        drawn,
        kind="constructive",
        what=make.pick(("A place to be on bad evenings", "Somebody rings before the weekend")),
        owner=make.pick(make.setting.partners) if make.chance(0.4) else ours,
        monitoring="Asked each time" if make.chance(0.5) else "",
        marking=_marking(make),
    )
    asked = make.rows("sentences.requirements") or make.rows("sentences.conditions")
    limits = [row for row in asked if row.kind in ("curfew", "exclusion", "exclusion_area")]
    if limits:
        put(
            "plans.risk_measures",
            p.RiskMeasure,
            "measure-2",
            drawn,
            kind="restrictive",
            what="Keeps to the hours or the area agreed",
            owner=ours,
            monitoring="The tag company tells us",
            useful_to_the_person="A reason to go home" if make.chance(0.4) else "",
            restriction=limits[0].entry,
        )
    if make.chance(0.5):
        put(
            "plans.contingencies",
            p.Contingency,
            "if-1",
            drawn,
            when="Not heard of for three days",
            then="A visit, then a call to those who know where",
            worker=ours,
            by_when="The fourth day" if make.chance(0.7) else "",
            marking=_marking(make),
        )
    if make.chance(0.12):
        put(
            "plans.other_plans",
            p.OtherPlan,
            "other-1",
            drawn,
            agency="Recovery service",
            what="Treatment plan",
            worker=make.pick(make.setting.partners),
            review_on=day + TWELVE_WEEKS,
            marking=_marking(make),
        )


def _marking(make: Maker) -> str:
    return make.weighted({"none": 95, "not_for_person": 3, "not_disclosable": 2})


def _mend(make: Maker, drawn: date, steps: list[str]) -> None:
    leave = make.chance(0.5)
    make.put(
        "plans.mends",
        p.Mend,
        "mend-1",
        drawn,
        late=0,
        gap="answer" if leave else "actor",
        about=steps[-1],
        because="Asked; they decide next week" if leave else "",
        mend_by=None if leave else drawn + make.days(7, 21),
    )
