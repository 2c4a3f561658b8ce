"""Assessments of invented cases: sources, areas and factors, voices, enquiries, likelihood."""

from datetime import date, time, timedelta
from functools import partial
from typing import Any

from handrail.casefile import assessments as a
from handrail.exchange.synthetic import chances, likelihood, voices
from handrail.exchange.synthetic import words_plan as w
from handrail.exchange.synthetic.maker import Maker
from handrail.exchange.synthetic.words_plan import Theme

SOURCES = {
    "adult": (
        ("previous_supervision", "Earlier file"),
        ("police", "Police"),
        ("drug_and_alcohol", "Drug service"),
        ("housing", "Housing"),
        ("family", "Family"),
    ),
    "youth": (
        ("parents", "Parents"),
        ("school", "School"),
        ("police", "Police"),
        ("childrens_services", "Children’s services"),
    ),
}


def assessment(make: Maker) -> list[Theme]:
    """An assessment with what it rests on; gives the areas that are linked to offending."""
    opened = make.starts
    finished = opened + make.days(6, 18)
    looked = min(finished - timedelta(days=1), make.today)
    many = chances.THREE_FACTORS_YOUTH if make.cohort == "youth" else 0.5
    themes = make.rng.sample(
        w.THEMES[make.cohort], make.rng.randint(3, 4) if make.chance(many) else make.rng.randint(1, 2)
    )
    rests_on = _sources(make, opened, looked)
    _assessment(make, "assessment-1", opened, finished, rests_on)
    if looked > opened:
        _areas(make, looked, themes, rests_on)
        _factors(make, looked, themes, rests_on)
    voices.voices(make, opened, themes)
    voices.before_and_how(make, opened)
    _told(make, opened)
    likelihood.likelihood(make, opened)
    again = opened + make.days(85, 120)
    if again < make.today and make.chance(chances.REVIEWED):
        _assessment(make, "assessment-2", again, again + make.days(4, 12), rests_on, stage="review")
        _moved(make, again)
    return themes


def _assessment(
    make: Maker, entry: str, opened: date, finished: date, rests_on: list[str], stage: str = "initial"
) -> None:
    ours, manager = make.desk.practitioner, make.desk.manager
    short = make.chance(0.1)
    row = make.put(
        "assessments.assessments",
        a.Assessment,
        entry,
        opened,
        late=0,
        stage=stage if make.chance(0.9) else "change",
        form="short" if short else "full",
        rests_on=rests_on,
    )
    if finished > make.today:
        return
    signed = make.chance(chances.COUNTERSIGNED)
    row = make.correct(
        "assessments.assessments",
        row,
        finished,
        past_behaviour="" if short else make.pick(w.PAST),
        likely_future="" if short else make.pick(w.LIKELY),
        would_help=make.pick(w.HELPS),
        speaks_for_change=make.pick(w.FOR),
        speaks_against_change=make.pick(w.AGAINST),
        finished_on=finished,
        finished_by=ours.worker,
        to_be_countersigned=signed,
    )
    if signed and finished + timedelta(days=3) < make.today:
        make.correct(
            "assessments.assessments",
            row,
            finished + timedelta(days=3),
            by=manager.user,
            countersigned_on=finished + timedelta(days=3),
            countersigned_by=manager.worker,
            countersigner_said="Agreed. Say who goes along." if make.chance(0.4) else "",
        )


def _sources(make: Maker, opened: date, looked: date) -> list[str]:
    """Who was asked and what came back; gives those that answered."""
    found: list[str] = []
    offered = SOURCES[make.cohort]
    for kind, name in make.rng.sample(offered, make.rng.randint(1, 3)):
        state = make.weighted({"answered": 66, "asked": 14, "not_available": 8, "not_needed": 7, "to_ask": 5})
        entry = f"source-{kind.replace('_', '-')}"
        facts: dict[str, Any] = {"kind": kind, "name": name, "state": state, "because": "Known to them"}
        if state in ("answered", "asked"):
            facts |= {"asked_on": opened, "asked_for": "What is known, and since when"}
        if state == "answered":
            facts |= {
                "answered_on": looked,
                "answer": "As we knew it." if make.chance(0.6) else "Something new.",
            }
            facts["worker"] = make.pick(make.setting.partners) if make.chance(0.4) else None
            if found and make.chance(0.08):
                facts |= {"conflicts_with": [found[0]], "conflict": "They date it differently."}
            found.append(entry)
        elif state.startswith("not_"):
            facts["not_had_because"] = "Asked twice" if state == "not_available" else "Nothing they could add"
        make.put(
            "assessments.sources",
            a.Source,
            entry,
            opened,
            late=0,
            known=looked if state != "to_ask" else opened,
            **facts,
        )
    return found


def _areas(make: Maker, looked: date, themes: list[Theme], rests_on: list[str]) -> None:
    put = partial(make.put, "assessments.areas", a.Area, late=0)
    for theme in themes:
        put(
            f"area-{theme.area.replace('_', '-')}",
            looked,
            area=theme.area,
            found="factor",
            going_on=theme.does,
            persons_words=theme.said,
            help_wanted=make.pick(("Somebody to go with me.", "To be asked again.", "")),
            rests_on=rests_on[:1],
        )
    for area in make.rng.sample(w.FINE[make.cohort], make.rng.randint(1, 2)):
        found = make.weighted({"no_issue": 6, "strength": 3, "difficulty": 1})
        put(f"area-{area.replace('_', '-')}", looked, area=area, found=found)


def _factors(make: Maker, looked: date, themes: list[Theme], rests_on: list[str]) -> None:
    for number, theme in enumerate(themes):
        critical = number == 0 and make.chance(0.8)
        since = looked - make.days(200, 2500)
        make.put(
            "assessments.factors",
            a.Factor,
            f"factor-{number + 1}",
            looked,
            late=0,
            area=theme.area,
            name=theme.factor,
            offending=make.weighted({"linked": 8, "not_known": 2}),
            harm=make.weighted({"linked": 3, "not_linked": 5, "not_known": 2}),
            does=theme.does,
            critical=critical,
            critical_because="The rest waits for it" if critical else "",
            since=f"Since {since.year}",
            since_on=since if make.chance(0.3) else None,
            certainty=make.weighted({"certain": 4, "likely": 5, "unsure": 1}),
            evidence="Own account and the file" if make.chance(0.7) else "",
            rests_on=rests_on[:2],
            seen_before="In the order before" if make.chance(0.2) else "",
        )


def _told(make: Maker, opened: date) -> None:
    """Enquiries about safety, and now and then something frightening that was said."""
    if make.chance(0.3):
        answered = opened + make.days(4, 20)
        chased = make.chance(0.3)
        back = answered < make.today
        make.put(
            "assessments.enquiries",
            a.Enquiry,
            "enquiry-1",
            opened,
            late=0,
            known=answered if back else opened,
            agency="Police",
            worker=make.pick(make.setting.partners) if make.chance(0.3) else None,
            about="Call-outs to the home",
            sent_on=opened,
            chased_on=answered - timedelta(days=2) if back and chased else None,
            answered_on=answered if back else None,
            answer="None in two years." if back else "",
            means="Nothing to add to the plan." if back else "",
        )
    day = opened + make.days(5, 50)
    if day < make.today and make.chance(chances.DISCLOSED[make.cohort]):
        _disclosed(make, day)


def _disclosed(make: Maker, day: date) -> None:
    ours, manager = make.desk.practitioner.worker, make.desk.manager.worker
    youth = make.cohort == "youth"
    hour = make.rng.randint(10, 16)
    make.put(
        "assessments.disclosures",
        a.Disclosure,
        "said-1",
        day,
        late=0,
        at=time(hour, 10),
        words=make.pick(("Some nights I don’t want to be here.", "He said he will find me.")),
        told_to=ours,
        about=make.pick(("harm_to_self", "harm_from_others")),
        plan_now="Not alone tonight; a call in the morning.",
        parents="told" if youth else "not_concerned",
        parents_hear="What worries us, in words agreed." if youth else "",
        parents_because="Agreed to it." if youth else "",
    )
    make.put(
        "assessments.safety_calls",
        a.SafetyCall,
        "call-1",
        day,
        late=0,
        disclosure="said-1",
        whom="Duty mental health worker" if make.chance(0.5) else "Manager",
        worker=manager if make.chance(0.5) else None,
        by_whom=ours,
        called_at=time(hour + 1, 5),
        outcome="Sees them tomorrow.",
    )


def _moved(make: Maker, again: date) -> None:
    """What a second assessment found changed."""
    day = again + timedelta(days=2)
    if day >= make.today:
        return
    for row in [one for one in make.rows("assessments.factors") if one.superseded_at is None][:2]:
        make.correct(
            "assessments.factors", row, day, does=f"{row.does} Less than at the start.", certainty="likely"
        )
    make.put(
        "assessments.advice",
        a.Advice,
        "advice-2",
        again,
        late=0,
        words=make.pick(w.ADVICE),
        stage="review",
    )
