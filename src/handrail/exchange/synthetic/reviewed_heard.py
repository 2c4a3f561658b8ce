"""Who is heard in invented reviews, what has moved since, and who is given what was written."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from handrail.casefile import reviews as r
from handrail.exchange.synthetic import words_delivered, words_reviewed
from handrail.exchange.synthetic.maker import Maker

w = words_reviewed
ANSWERS = {"answered": 70, "asked": 15, "no_answer": 15}


def inputs(make: Maker, review: Any, until: date, *, finished: bool) -> None:
    """One or two workers, sometimes somebody close: asked the same day, answered in their own time."""
    people = [row.entry for row in make.rows("people.key_people") if row.recorded_at <= review.recorded_at]
    asked: list[dict[str, str]] = [{"worker": one} for one in make.setting.partners[: make.rng.randint(1, 2)]]
    if people and make.chance(0.3):
        asked.append({"person": people[0]})
    for number, who in enumerate(asked, start=1):
        _input(make, review, f"{review.entry}-input-{number}", until, who, finished=finished)


def _input(make: Maker, review: Any, entry: str, until: date, who: dict[str, str], *, finished: bool) -> None:
    day = review.valid_from
    waits = not finished and make.chance(0.3)
    row = make.put(
        "reviews.inputs",
        r.Input,
        entry,
        day,
        recorded_at=review.recorded_at,
        review=review.entry,
        asks=make.pick(w.ASKS),
        state="to_ask" if waits else "asked",
        asked_on=None if waits else day,
        answer_by=None if waits else day + timedelta(days=7),
        **who,
    )
    state = make.weighted(ANSWERS)
    if waits or state == "asked":
        return
    on = day + (until - day) * make.rng.randint(0, 10) // 10
    if state == "no_answer":
        make.correct("reviews.inputs", row, on, state=state, not_had_because=make.pick(w.NOT_HAD))
        return
    make.correct(
        "reviews.inputs",
        row,
        on,
        state=state,
        answered_on=on,
        saw=make.pick(w.SAW),
        worries=make.pick(words_delivered.WORRIES) if make.chance(0.4) else "",
        better=make.pick(words_delivered.BETTER) if make.chance(0.6) else "",
        should_change=make.pick(words_delivered.SHOULD_CHANGE) if make.chance(0.4) else "",
    )


def movements(make: Maker, review: Any, until: date) -> None:
    """Some of what the plan is about, before and now."""
    tables = ("assessments.factors", "assessments.strengths", "plans.objectives")
    rows = [row for table in tables for row in make.rows(table) if row.version == 1]
    known = [row for row in rows if row.recorded_at <= review.recorded_at]
    day = max(review.valid_from, until - timedelta(days=1))
    for number, row in enumerate(known[: make.rng.randint(0, 4)], start=1):
        make.put(
            "reviews.movements",
            r.Movement,
            f"{review.entry}-moved-{number}",
            day,
            recorded_at=max(review.recorded_at, make.instant(day)),
            review=review.entry,
            of=row.entry,
            before=make.pick(w.BEFORE),
            now=make.pick(w.NOW),
            means=make.pick(w.MEANS) if make.chance(0.7) else "",
        )


def copies(make: Maker, review: str, day: date, at: datetime) -> None:
    """The review in plain words for the person, and its part for somebody who was heard."""
    if not make.chance(0.7):
        return
    written = max(at, make.instant(day))
    put = partial(make.put, "reviews.copies", r.ReviewCopy, recorded_at=written, review=review)
    put(
        f"{review}-copy-1",
        day,
        to_the_person=True,
        what="in_plain_words",
        how=make.pick(("by_hand", "post", "read_aloud")),
    )
    heard = [row for row in make.rows("reviews.inputs") if row.review == review and row.state == "answered"]
    for number, row in enumerate(heard[:2], start=2):
        who = {"worker": row.worker} if row.worker else {"person": row.person}
        put(f"{review}-copy-{number}", day, what="their_part", how=make.pick(("e_mail", "telephone")), **who)


def written(make: Maker, review: str) -> list[datetime]:
    """When anything was written down of a review that is not finished."""
    own = [row for row in make.rows("reviews.reviews") if row.entry == review]
    rows = [*make.rows("reviews.inputs"), *make.rows("reviews.movements")]
    return [row.recorded_at for row in [*own, *(one for one in rows if one.review == review)]]
