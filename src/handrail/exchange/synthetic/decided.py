"""Calls from outside, questions to a manager, decisions with what must be seen to, in invented cases.

They draw from random numbers of their own, so that what other tables hold does not move.
"""

from datetime import date, time, timedelta
from random import Random
from typing import Any

from handrail.casefile import reviews as r
from handrail.exchange.synthetic.maker import Maker

OFFERS = (
    ("employer", "Warehouse work", "May they start next week?"),
    ("employer", "Two days in a kitchen", "Is there anything we should know?"),
    ("college", "A place on a joinery course", "Can they come in the mornings?"),
    ("landlord", "A room from next month", "Would you speak for them?"),
)
PLACES = ("The warehouse by the canal", "A kitchen in town", "")
ANSWERS = ("That we would ring when we could say more.", "The hours; nothing else.")
QUESTIONS = ("May they take the offer?", "May they stay with family for two nights?")


def decided(make: Maker) -> None:
    """Of some cases: a call, a question, an answer, and how its condition was seen to."""
    kept, make.rng = make.rng, Random(f"{make.reference} decided")  # noqa: S311 (repeatable by design)
    try:
        first = max(make.starts, make.today - timedelta(days=120))
        room = (make.today - first).days - 14
        if room > 0 and make.chance(0.15):
            _story(make, first + make.days(0, room))
    finally:
        make.rng = kept


def _story(make: Maker, day: date) -> None:
    call = _call(make, day) if make.chance(0.7) else None
    asked = day + make.days(0, 2)
    make.put(
        "reviews.discussions",
        r.Discussion,
        "question",
        asked,
        late=0,
        kind="liberty",
        question=make.pick(QUESTIONS),
        about=call,
        asked_by=make.desk.practitioner.worker,
        asked_of=make.desk.manager.worker,
        answer_by=asked + timedelta(days=3),
        compliance="Keeps to appointments",
        attitude="Plans the way there unasked" if make.chance(0.6) else "",
        tests="Clear since the spring" if make.chance(0.4) else "",
        police_information=make.weighted({"not_considered": 30, "none_held": 60, "by_reference": 10}),
    )
    for number, row in enumerate(
        [*make.rows("sentences.conditions"), *make.rows("sentences.requirements")][:3]
    ):
        holds = make.weighted({"yes": 70, "once_verified": 15, "vary": 15})
        make.put(
            "reviews.condition_lines",
            r.ConditionLine,
            f"line-{number + 1}",
            asked,
            late=0,
            discussion="question",
            restriction=row.entry,
            with_this="No change" if holds == "yes" else "To be looked at with them",
            holds=holds,
        )
    if make.chance(0.85):
        _decision(make, asked + make.days(0, 3))


def _call(make: Maker, day: date) -> str:
    kind, offer, asks = make.pick(OFFERS)
    answered = day + make.days(0, 4)
    row = make.put(
        "reviews.outside_calls",
        r.OutsideCall,
        "call",
        day,
        late=0,
        caller="Somebody from there",
        caller_kind=kind,
        organisation=make.pick(PLACES),
        reached_at="01632 960 417" if make.chance(0.6) else "",
        taken_by=make.desk.practitioner.worker,
        asks=asks,
        offers=offer,
        place="The yard behind the station",
        venue=make.pick(make.setting.venues) if make.chance(0.2) else None,
        begins_on=day + make.days(5, 20) if make.chance(0.6) else None,
        tools="Knives, counted out and in" if make.chance(0.3) else "",
        people_there="Four others, all grown up" if make.chance(0.4) else "",
        may_say="We will ring back" if make.chance(0.7) else "",
        not_to_say="Whether they are known here" if make.chance(0.7) else "",
        weekdays=[1, 2, 3],
        starts=time(9),
        ends=time(15),
        travel_minutes=30,
        answer_by=day + timedelta(days=2),
        answer_at=time(16) if make.chance(0.4) else None,
        owner=make.desk.practitioner.worker,
        deputy=make.desk.colleague.worker,
    )
    if answered < make.today and make.chance(0.8):
        make.correct(
            "reviews.outside_calls",
            row,
            answered,
            state="answered" if make.chance(0.85) else "not_answered",
            answer=make.pick(ANSWERS),
            answered_on=answered,
            answered_by=make.desk.practitioner.worker,
        )
    return "call"


def _decision(make: Maker, day: date) -> None:
    manager: dict[str, Any] = {"late": 0, "by": make.desk.manager.user}
    answer = make.weighted({"approved": 45, "approved_if": 35, "not_approved": 20})
    make.put(
        "reviews.decisions",
        r.Decision,
        "decision",
        day,
        discussion="question",
        decision=answer,
        reason="Weighed against each condition",
        reason_for_person="We looked at it against what your sentence asks",
        decided_by=make.desk.manager.worker,
        **manager,
    )
    _told(make, day + make.days(0, 3))
    if answer != "approved_if":
        return
    make.put(
        "reviews.decision_conditions",
        r.DecisionCondition,
        "seen-to",
        day,
        discussion="question",
        what="The offer is checked",
        worker=make.desk.practitioner.worker,
        by_on=day + timedelta(days=5),
        by_at=time(12) if make.chance(0.3) else None,
        basis="consent",
        basis_words="Only with their yes" if make.chance(0.5) else "",
        **manager,
    )
    said = day + make.days(0, 2)
    agrees = make.chance(0.8)
    make.put(
        "reviews.disclosure_consents",
        r.DisclosureConsent,
        "may-be-told",
        said,
        late=0,
        to_whom="Whoever made the offer",
        by_worker=make.desk.practitioner.worker,
        to_be_told="The hours that must be kept",
        not_told="What for",
        consent="given" if agrees else "refused",
        persons_words="Say the hours. Nothing else." if make.chance(0.6) else "",
        told_on=said + timedelta(days=1) if agrees else None,
    )
    if agrees:
        make.put(
            "reviews.verifications",
            r.Verification,
            "verified",
            said + timedelta(days=1),
            late=0,
            condition="seen-to",
            met=make.chance(0.9),
            what="Asked by telephone",
            worker=make.desk.practitioner.worker,
            disclosure="may-be-told",
        )


def _told(make: Maker, day: date) -> None:
    """The person was told, said what they think of it, and knows when it is looked at again."""
    (row,) = (one for one in make.rows("reviews.discussions") if one.superseded_at is None)
    make.correct(
        "reviews.discussions",
        row,
        day,
        told_on=day,
        told_how=make.pick(("On the telephone", "At the next appointment")),
        told_by=make.desk.practitioner.worker,
        persons_words="Fair enough." if make.chance(0.5) else "",
        next_on=day + make.days(20, 60) if make.chance(0.4) else None,
    )
