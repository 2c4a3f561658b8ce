"""Meetings, lessons, feedback and the last looking back in invented cases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from random import Random

from handrail.casefile import reviews as r
from handrail.exchange.synthetic.maker import Maker

PURPOSES = (
    "What helps, and who does what next",
    "Home, and what is still missing",
    "How the first weeks went",
    "The way to work, and who goes along",
)
BEFORE = (
    "Would rather not talk about it here.",
    "Sees no use in it.",
    "Wants it, and fears it.",
    "Against it.",
)
AFTER = ("Will try it for two weeks.", "Yes, if it stays in the mornings.", "For it.", "Agrees to be rung.")
MOVED = ("Hearing who would go along.", "That nobody asked for more than was said.", "A smaller first step.")
ACTIONS = (
    "Ring the landlord",
    "Find a place on the course",
    "Go along the first time",
    "Write it down in plain words",
)
LESSONS = (
    ("strength", "What they are good at was left for later."),
    ("housing", "Nowhere settled to sleep, so nothing else held."),
    ("contact", "Letters were not opened; calls were answered."),
    ("people", "Their sister kept them going and was never asked."),
)
SAID = (
    ("appointments", "Ten o’clock is too early with the bus."),
    ("words", "I had to ask what half of it meant."),
    ("supervision", "You remember what I said last time."),
    ("agencies", "Everybody asks me the same thing."),
)
DONE = (
    "Moved to the afternoon.",
    "Written again on one page.",
    "We ask each other first.",
    "Said so to the team.",
)


def met(make: Maker) -> None:
    """From random numbers of its own: what was invented before stays as it was."""
    with _numbers_of_its_own(make):
        if make.chance(0.25):
            _meeting(make)
        for number, recall in enumerate(make.rows("sentences.recalls")):
            _lesson(make, number, recall.entry, recall.valid_from or make.starts)
        if make.chance(0.3):
            _feedback(make)
        if make.chance(0.08):
            _ending(make)


@contextmanager
def _numbers_of_its_own(make: Maker) -> Iterator[None]:
    kept, make.rng = make.rng, Random(str(make.rng.getstate()[1][:8]))  # noqa: S311
    try:
        yield
    finally:
        make.rng = kept


def _day(make: Maker) -> date:
    return min(make.starts + make.days(5, 120), make.today)


def _meeting(make: Maker) -> None:
    day, kind = _day(make), make.weighted({"three_way": 50, "multi_agency": 30, "other": 20})
    held, mine = make.chance(0.85), make.desk.practitioner.worker
    make.put(
        "reviews.meetings",
        r.Meeting,
        "meeting-1",
        day,
        kind=kind,
        purpose=make.pick(PURPOSES),
        at=time(make.pick((10, 11, 14, 15))),
        minutes=make.pick((30, 45, 60)),
        chair=mine,
        state="held" if held else "not_held",
        outcome="It goes on as planned, a step smaller." if held else "",
        not_held_because="" if held else "Two of three could not come.",
        circulation=[mine],
    )
    stood = {"before": make.pick(BEFORE), "after": make.pick(AFTER), "what_moved": make.pick(MOVED)}
    make.put(
        "reviews.attendees",
        r.Attendee,
        "attendee-1",
        day,
        meeting="meeting-1",
        the_person=True,
        attendance="came" if held else "invited",
        **(stood if held else {}),
    )
    make.put(
        "reviews.attendees",
        r.Attendee,
        "attendee-2",
        day,
        meeting="meeting-1",
        worker=mine,
        attendance="came" if held else "invited",
    )
    if held:
        state = make.weighted({"done": 50, "open": 30, "not_done": 20})
        make.put(
            "reviews.meeting_actions",
            r.MeetingAction,
            "action-1",
            day,
            meeting="meeting-1",
            what=make.pick(ACTIONS),
            worker=mine,
            due_on=day + make.days(3, 14),
            state=state,
            because="It was no longer needed" if state == "not_done" else "",
            done_on=day if state == "done" else None,
        )


def _lesson(make: Maker, number: int, recall: str, day: date) -> None:
    kind, what = make.pick(LESSONS)
    strengths = [row.entry for row in make.rows("assessments.strengths")]
    answer = make.weighted({"used": 50, "waiting": 35, "not": 15})
    make.put(
        "reviews.lessons",
        r.Lesson,
        f"lesson-{number + 1}",
        day,
        kind=kind,
        what=what,
        recall=recall,
        used_for="First in the plan this time" if answer == "used" else "",
        used_in=strengths[:1] if answer == "used" else [],
        not_used_because="It no longer fits how they live" if answer == "not" else "",
    )


def _feedback(make: Maker) -> None:
    day, (topic, said) = _day(make), make.pick(SAID)
    answered = make.chance(0.6)
    make.put(
        "reviews.feedback",
        r.Feedback,
        "feedback-1",
        day,
        topic=topic,
        words=said,
        done=make.pick(DONE) if answered else "",
        done_on=day if answered else None,
        told_on=day if answered and make.chance(0.7) else None,
        worker=make.desk.practitioner.worker if answered else None,
    )


def _ending(make: Maker) -> None:
    whole = make.chance(0.5)
    make.put(
        "reviews.endings",
        r.Ending,
        "ending-1",
        make.today,
        worked="Somebody who went along the first time.",
        hindered="Waiting lists.",
        goes_on="The club, and their sister." if whole else "",
        next_contact="A call in six weeks, if they want it." if whole else "",
        persons_words="I did most of it. You kept asking." if whole else "",
    )
