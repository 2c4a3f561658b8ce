"""Services in invented cases: referrals and what came of them, programmes, tests, concerns of partners."""

from datetime import date, time, timedelta
from typing import Any

from handrail.casefile import services as s
from handrail.exchange.synthetic import words
from handrail.exchange.synthetic import words_delivered as w
from handrail.exchange.synthetic.maker import Maker

WEEK = timedelta(weeks=1)
STATES = {"started": 35, "ended": 30, "accepted": 10, "waiting": 10, "declined": 10, "sent": 5}
ATTENDANCE = {"came": 80, "missed": 12, "part": 5, "not_held": 3}
ANSWERED = ("accepted", "declined", "waiting", "started", "ended")


def services(make: Maker, came: list[Any]) -> None:
    """Referrals from steps that a partner takes, a programme, tests, and what partners said."""
    steps = {row.entry: row for row in make.rows("plans.steps")}
    from_partners = [row for row in steps.values() if row.service]
    for number, step in enumerate(from_partners[:2]):
        if make.chance(0.8):
            _referral(make, number + 1, step)
    if make.rows("sentences.requirements") or make.chance(0.3):
        _programme(make, list(steps.values()), came)
    if make.chance(0.25):
        _tests(make, came)
    if make.chance(0.08):
        _concern(make, came)


def _referral(make: Maker, number: int, step: Any) -> None:
    sent = step.recorded_at.date() + make.days(1, 10)
    if sent >= make.today:
        return
    answered = sent + make.days(2, 12)
    state = make.weighted(
        {"started": 35, "ended": 30, "accepted": 10, "waiting": 10, "declined": 10, "sent": 5}
    )
    state = state if answered < make.today else "sent"
    started = answered + make.days(3, 21)
    state = "accepted" if state in ("started", "ended") and started >= make.today else state
    ended = started + make.days(40, 110)
    state = "started" if state == "ended" and ended >= make.today else state
    entry = f"referral-{number}"
    told = state in ANSWERED
    strengths = [row.entry for row in make.rows("assessments.strengths")]
    factors = [row.entry for row in make.rows("assessments.factors")]
    make.put(
        "delivery.referrals",
        s.Referral,
        entry,
        sent,
        late=0,
        step=step.entry,
        service=step.service,
        agency=None if make.chance(0.5) else make.setting.housing,
        worker=step.workers[0],
        by_worker=make.desk.practitioner.worker,
        because_of_factors=factors[:1],
        because_of_strengths=strengths[:1] if make.chance(0.4) else [],
        what_for=step.what,
        needs_from_them=make.pick(w.NEEDS_FROM_THEM),
        persons_words=make.pick(words.SAID) if make.chance(0.4) else "",
        consent="given",
        shares=[f"assessments.strengths/{strengths[0]}"] if strengths and make.chance(0.4) else [],
        state=state,
        sent_on=sent,
        answer_by=sent + WEEK,
        answered_on=answered if told else None,
        answered_by=step.workers[0] if told else None,
        because="No place before the summer" if state == "declined" else "",
        waits_until=answered + make.days(20, 60) if state == "waiting" else None,
        started_on=started if state in ("started", "ended") else None,
        ended_on=ended if state == "ended" else None,
        feedback=make.pick(w.FEEDBACK) if state == "ended" else "",
        goes_on_after=make.chance(0.2),
    )
    make.put(
        "delivery.wanted_changes",
        s.WantedChange,
        f"wanted-{number}",
        sent,
        late=0,
        referral=entry,
        what=make.pick(w.WANTED),
        outcome=make.weighted({"reached": 50, "partly": 30, "not_reached": 15, "changed": 5})
        if state == "ended"
        else "not_known_yet",
        words="In small steps" if state == "ended" and make.chance(0.5) else "",
    )
    if answered > sent + WEEK and make.chance(0.5):
        on = sent + WEEK + timedelta(days=1)
        gone = make.chance(0.8)
        make.put(
            "delivery.chasers",
            s.Chaser,
            f"chaser-{number}",
            min(on, make.today),
            late=0,
            about=entry,
            text="May we hear by Friday whether there is a place?",
            state="sent" if gone else make.pick(("drafted", "not_sent")),
            sent_on=min(on, make.today) if gone else None,
            sent_by=make.desk.practitioner.worker if gone else None,
            how="e_mail" if gone else None,
        )


def _programme(make: Maker, steps: list[Any], came: list[Any]) -> None:
    asked = make.rows("sentences.requirements")
    begins = make.starts + make.days(20, 60)
    if begins >= make.today:
        return
    kind, name, unit, amount = make.pick(w.PROGRAMMES)
    strengths = [row.entry for row in make.rows("assessments.strengths")]
    done = make.chance(0.3)
    make.put(
        "delivery.programmes",
        s.Programme,
        "programme-1",
        begins,
        late=0,
        kind=kind,
        name=name,
        step=steps[-1].entry if steps and make.chance(0.6) else None,
        requirement=asked[0].entry if asked else None,
        service=make.pick(make.setting.services) if make.setting.services and make.chance(0.4) else None,
        workers=[make.desk.practitioner.worker],
        method=make.pick(w.METHODS),
        chosen_because=make.pick(w.CHOSEN),
        strengths=strengths[:1] if make.chance(0.4) else [],
        amount=amount,
        unit=unit,
        per_week=1,
        group="Tuesday group" if kind == "group" else "",
        state="completed" if done else "running",
        outcome="Finished, with a talk about what to keep" if done else "",
        because="Stopped once, and taken up again" if make.chance(0.1) else "",
    )
    _sessions(make, begins, amount, came)


def _sessions(make: Maker, begins: date, amount: int, came: list[Any]) -> None:
    day, missed = begins, ""
    contacts = {row.valid_from: row.entry for row in came}
    for number in range(1, min(amount, 8) + 1):
        day += WEEK
        if day >= make.today:
            return
        attendance = "catch_up" if missed else make.weighted(ATTENDANCE)
        make.put(
            "delivery.sessions",
            s.ProgrammeSession,
            f"session-{number}",
            day,
            programme="programme-1",
            contact=contacts.get(day),
            number=number,
            topic=make.pick(w.TOPICS_OF_SESSIONS),
            techniques=[make.pick(w.TECHNIQUES)],
            attendance=attendance,
            minutes=60 if attendance in ("came", "catch_up") else None,
            catch_up_for=missed or None,
            text="Worked with an example of their own" if attendance == "came" else "",
            words=make.pick(words.SAID) if make.chance(0.2) else "",
            workers=[make.desk.practitioner.worker],
        )
        missed = f"session-{number}" if attendance == "missed" else ""


def _tests(make: Maker, came: list[Any]) -> None:
    day = make.starts + make.days(7, 20)
    signs = [row.entry for row in make.rows("plans.state_signs")]
    asked = make.rows("sentences.requirements")
    number = 0
    while day < make.today and number < 6:
        number += 1
        result = make.weighted(
            {"negative": 60, "positive": 15, "as_declared": 15, "not_given": 7, "spoiled": 3}
        )
        found = result in ("positive", "as_declared")
        make.put(
            "delivery.tests",
            s.DrugTest,
            f"test-{number}",
            day,
            kind=make.weighted({"oral_fluid": 60, "urine": 35, "breath": 5}),
            at=time(10),
            venue=make.setting.office.get(make.desk.team),
            worker=make.desk.practitioner.worker,
            requirement=asked[0].entry if asked else None,
            result=result,
            substances=[make.pick(("opiates", "crack_or_cocaine", "cannabis"))] if found else [],
            result_on=min(day + timedelta(days=3), make.today),
            means=make.pick(w.TEST_MEANS[result]),
            persons_words=make.pick(words.SAID) if make.chance(0.3) else "",
            told_on=min(day + timedelta(days=5), make.today),
            signs=signs[:1],
            contact=came[-1].entry if came and make.chance(0.2) else None,
        )
        day += make.days(14, 30)


def _concern(make: Maker, came: list[Any]) -> None:
    on = make.starts + make.days(10, 80)
    if on >= make.today:
        return
    worker = make.pick(make.setting.partners)
    answered = make.chance(0.8)
    make.put(
        "delivery.concerns",
        s.Concern,
        "concern-1",
        on,
        late=0,
        safety=make.weighted({"ring_today": 90, "danger_now": 10}),
        what=make.pick(w.WORRIES),
        worker=worker,
        state="answered" if answered else "looked_into",
        answer="Rang the same day; seen the day after." if answered else "",
        answered_by=make.desk.practitioner.worker if answered else None,
        answered_on=on if answered else None,
    )
    if answered:
        make.put(
            "delivery.heard",
            s.Heard,
            "heard-1",
            min(on + timedelta(days=3), make.today),
            late=0,
            about="concern-1",
            changed=make.chance(0.7),
            what=make.pick(w.CHANGED_BECAUSE),
            worker=worker,
        )
