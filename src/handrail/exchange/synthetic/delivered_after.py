"""Progress, own ratings, links that go on, restorative work and changes in invented cases."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from handrail.casefile import compartments as r
from handrail.casefile import progress as p
from handrail.casefile.reviews import Change
from handrail.exchange.synthetic import words
from handrail.exchange.synthetic import words_delivered as w
from handrail.exchange.synthetic.maker import Maker

LEVELS = {"going_well": 40, "begun": 30, "stuck": 12, "slipped_back": 8, "reached": 6, "not_begun": 4}


def after(make: Maker, came: list[Any]) -> None:
    """What came of the work, and what stays when it ends."""
    _turning_points(make)
    _progress(make, came)
    _own_ratings(make, came)
    _key_people(make)
    if make.chance(0.5):
        _links(make)
    if (make.chance(0.05) and make.cohort == "youth") or make.chance(0.02):
        _restorative(make)
    _changes(make, came)
    for step in make.rows("plans.steps"):
        if make.chance(0.02):
            step.involvement = make.pick(("mentoring", "service_feedback", "advising"))


def _turning_points(make: Maker) -> None:
    for row in make.rows("delivery.turning_points"):
        row.plan_changes = make.weighted({"yes": 40, "no": 30, "not_asked": 30})
        if row.plan_changes == "no":
            row.because = "The plan already holds what is needed"
        steps = make.rows("plans.steps")
        if row.plan_changes == "yes" and steps:
            row.steps = [steps[0].entry]


def _progress(make: Maker, came: list[Any]) -> None:
    strengths = [row.entry for row in make.rows("assessments.strengths")]
    for goal in make.rows("plans.objectives"):
        if goal.version > 1:
            continue
        day, number = goal.recorded_at.date() + make.days(28, 50), 1
        while day < make.today and number <= 2:
            seen = [row.entry for row in came if row.valid_from <= day]
            of_goal = [row.entry for row in make.rows("plans.steps") if row.objective == goal.entry]
            make.put(
                "delivery.progress",
                p.Progress,
                f"progress-{goal.entry}-{number}",
                day,
                objective=goal.entry,
                step=of_goal[0] if of_goal and make.chance(0.4) else None,
                level=make.weighted(
                    {
                        "going_well": 40,
                        "begun": 30,
                        "stuck": 12,
                        "slipped_back": 8,
                        "reached": 6,
                        "not_begun": 4,
                    }
                ),
                text=make.pick(w.PROGRESS),
                worker=make.desk.practitioner.worker,
                evidence=seen[-1:],
                own_rating=make.weighted({"better": 45, "the_same": 25, "much_better": 15, "harder": 15}),
                words=make.pick(words.SAID) if make.chance(0.6) else "",
                strengths=strengths[:1],
                strengths_words="It got them through the door" if strengths and make.chance(0.3) else "",
            )
            day, number = day + make.days(50, 80), number + 1


def _own_ratings(make: Maker, came: list[Any]) -> None:
    for number, row in enumerate(one for one in came[1::5] if make.chance(0.6)):
        make.put(
            "delivery.own_ratings",
            p.OwnRating,
            f"rating-{number + 1}",
            row.valid_from,
            topic=make.pick(("wellbeing", "motivation", "home", "people", "hope")),
            rating=make.weighted(
                {"better": 40, "the_same": 30, "much_better": 12, "harder": 14, "much_harder": 4}
            ),
            words=make.pick(words.SAID) if make.chance(0.5) else "",
            contact=row.entry,
        )


def _key_people(make: Maker) -> None:
    people = [row.entry for row in make.rows("people.key_people") if row.superseded_at is None]
    if people and make.chance(0.5):
        make.put(
            "delivery.planned_parts",
            p.PlannedPart,
            "part-1",
            make.starts,
            person=people[0],
            what=make.pick(w.PARTS),
            times=make.pick((1, 2)),
            every=make.pick(("week", "fortnight", "month")),
            worker=make.desk.practitioner.worker,
            consent="given",
            next_on=make.today + make.days(2, 20) if make.chance(0.5) else None,
            because="They asked for it" if make.chance(0.4) else "",
        )


def _links(make: Maker) -> None:
    begins = make.starts + make.days(30, 120)
    if begins >= make.today:
        return
    strengths = [row.entry for row in make.rows("assessments.strengths")]
    people = [row.entry for row in make.rows("people.key_people")]
    limits = make.rows("sentences.curfew_windows")
    state = make.weighted({"going": 35, "goes_alone": 30, "taster": 15, "introduced": 10, "stopped": 10})
    make.put(
        "delivery.community_links",
        p.CommunityLink,
        "link-1",
        begins,
        name=make.pick(w.LINKS),
        service=make.pick(make.setting.services) if make.setting.services and make.chance(0.2) else None,
        because_of=strengths[:1],
        introduced_by=[make.desk.practitioner.worker],
        accompanied_by=[make.pick(make.setting.partners)],
        people=people[:1] if make.chance(0.3) else [],
        taster_on=begins,
        state=state,
        reach=make.weighted({"universal": 70, "specialist": 30}),
        goes_on=state in ("going", "goes_alone"),
        how_it_goes_on="They pay their own way" if state == "goes_alone" else "",
        words=make.pick(words.SAID) if make.chance(0.5) else "",
        replaces=limits[0].entry if limits and make.chance(0.4) else None,
    )
    kind = "replaces_restriction" if limits else make.pick(("check_in", "turn_to", "goes_on"))
    done = make.chance(0.2)
    make.put(
        "delivery.exit_items",
        p.ExitItem,
        "exit-1",
        begins,
        kind=kind,
        what=make.pick(w.EXITS),
        because="It helped while it lasted" if limits else "",
        restriction=limits[0].entry if limits else None,
        link="link-1",
        worker=make.desk.practitioner.worker,
        people=people[:1] if make.chance(0.4) else [],
        by_on=make.today + make.days(10, 90),
        state="done" if done else make.weighted({"planned": 50, "offered": 30, "agreed": 20}),
        words=make.pick(words.SAID) if make.chance(0.4) else "",
        done_on=make.today - timedelta(days=1) if done else None,
    )


def _restorative(make: Maker) -> None:
    """Two halves, each with its own words; what passed between them is one sentence, typed anew."""
    begins = make.starts + make.days(40, 70)
    if begins + timedelta(days=30) >= make.today or make.setting.victim_user is None:
        return
    worker = make.setting.victim_user
    person = partial(make.put, "compartments.restorative_person", r.RestorativePerson, late=0)
    common: dict[str, Any] = {"workers": [worker.worker], "by": worker.user}
    person("r-person-1", begins, kind="suitability", answer="suits", decided_by="worker",
           text="Would like to explain; afraid of a meeting", form="not_decided", **common)  # fmt: skip
    person("r-person-2", begins + timedelta(days=7), kind="readiness", answer="not_now",
           decided_by="this_side", words="Not in the same room.", form="face_to_face", **common)  # fmt: skip
    person("r-person-3", begins + timedelta(days=20), kind="message_given", form="shuttle",
           enabled_by="Talks about how it felt", wording=w.WORDING, consent="given",
           consent_on=begins + timedelta(days=20),
           passed_on=begins + timedelta(days=21), **common)  # fmt: skip
    _other_half(make, begins, common)


def _other_half(make: Maker, begins: date, common: dict[str, Any]) -> None:
    victims = make.rows("compartments.victims")
    theirs = partial(make.put, "compartments.restorative_victim", r.RestorativeVictim, late=0)
    who = victims[0].entry if victims else None
    theirs("r-other-1", begins + timedelta(days=4), kind="decision", form="face_to_face", answer="no",
           decided_by="this_side", words="I would rather not see them.", victim=who,
           enabled_by="Time, and being asked twice", **common)  # fmt: skip
    theirs("r-other-2", begins + timedelta(days=21), kind="message_received", form="shuttle", victim=who,
           wording=w.WORDING, consent="given", consent_on=begins + timedelta(days=22),
           passed_on=begins + timedelta(days=22), text="Read out at home", **common)  # fmt: skip


def _changes(make: Maker, came: list[Any]) -> None:
    if not came or not make.chance(0.3):
        return
    row = make.pick(came)
    factors = [one.entry for one in make.rows("assessments.factors")]
    strengths = [one.entry for one in make.rows("assessments.strengths")]
    weight = make.weighted({"significant": 40, "noted": 40, "not_decided": 20})
    kind, what = make.pick(w.CHANGES)
    make.put(
        "reviews.changes",
        Change,
        "change-1",
        row.valid_from,
        kind=kind,
        what=what,
        how_known="They told us",
        came_from=row.entry,
        factors=factors[:1],
        strengths=strengths[:1] if make.chance(0.4) else [],
        weight=weight,
        because="Small, and already in hand" if weight == "noted" else "",
        decided_by=make.desk.practitioner.worker if weight != "not_decided" else None,
        marking="not_for_person" if make.chance(0.02) else "none",
    )
