"""Reviews of invented cases: what set them off, who was heard, what they came to, one after another.

They are written last, from random numbers of their own, so that what other tables hold stays as it was.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from handrail.casefile import reviews as r
from handrail.exchange.synthetic import reviewed_amended, reviewed_changes, reviewed_heard, reviewed_tied
from handrail.exchange.synthetic import words_reviewed as w
from handrail.exchange.synthetic.maker import Maker

MINUTE = timedelta(minutes=1)
FIRST = timedelta(days=3)


@dataclass
class Occasion:
    """A day on which somebody looks again, and why; with what it came from and led to, if anything."""

    day: date
    trigger: str
    change: Any = None
    edition: Any = None


def reviewed(make: Maker) -> None:
    """Everything that changed, and every review, in order of the days."""
    kept, make.rng = make.rng, Random(f"{make.reference} {make.starts} reviewed")  # noqa: S311 (repeatable)
    try:
        closed = _closed_on(make)
        reviewed_changes.changes(make)
        number, free = 0, make.starts
        for occasion in sorted(_occasions(make, closed), key=lambda one: one.day):
            if occasion.day < free or occasion.day > (closed or make.today):
                continue
            number += 1
            done = _review(make, f"review-{number}", occasion, closed)
            if done is None:
                break
            free = done + timedelta(days=1)
        reviewed_amended.come(make, None)
        reviewed_tied.tied(make)
    finally:
        make.rng = kept


def _closed_on(make: Maker) -> date | None:
    """The day a case was closed, if it was not taken up again."""
    standing = [row for row in make.rows("people.closures") if row.superseded_at is None]
    return standing[-1].valid_from if len(standing) % 2 else None


def _occasions(make: Maker, closed: date | None) -> list[Occasion]:
    editions = [row for row in make.rows("plans.editions") if row.superseded_at is None]
    if not editions:
        return []
    agreed = editions[0].valid_from
    found = [Occasion(row.valid_from - make.days(4, 14), "date", edition=row) for row in editions[1:]]
    found += [
        Occasion(row.valid_from, "change", change=row)
        for row in make.rows("reviews.changes")
        if row.superseded_at is None and row.weight == "significant" and row.review is None
    ]
    found += [Occasion(row.valid_from + FIRST, "recall") for row in make.rows("sentences.recalls")]
    found += [Occasion(row.valid_from, "transfer") for row in make.rows("delivery.handovers")]
    found += [
        Occasion(row.valid_from - make.days(7, 21), "release")
        for row in make.rows("sentences.releases")
        if row.kind == "re_release" and row.version == 1
    ]
    if make.chance(0.06):
        found.append(Occasion(agreed + make.days(10, 150), "request"))
    if editions[-1].review_by <= make.today + timedelta(days=10) and make.chance(0.85):
        found.append(Occasion(min(editions[-1].review_by, make.today) - make.days(0, 14), "date"))
    if closed or make.chance(0.03):
        found.append(Occasion((closed or make.today) - make.days(10, 25), "ending"))
    return [one for one in found if one.day > agreed]


def _review(make: Maker, entry: str, occasion: Occasion, closed: date | None) -> date | None:
    """One review; gives the day it was finished, or nothing while it is open."""
    opened = _opened(make, entry, occasion)
    last = closed or make.today
    done = occasion.edition.valid_from if occasion.edition else occasion.day + make.days(4, 28)
    finished = done < last
    until = (done - timedelta(days=1) if occasion.edition else done) if finished else last
    reviewed_heard.inputs(make, opened, until, finished=finished)
    reviewed_heard.movements(make, opened, until)
    nothing = make.chance(0.2)
    proposals = reviewed_amended.proposed(make, opened, until)
    if not finished:
        if closed:
            at = max(make.instant(closed), *reviewed_heard.written(make, entry))
            at = max([at, *(row.recorded_at for row in proposals)])
            _finish(make, opened, closed, at, make.pick(w.NO_CHANGE))
            reviewed_amended.withdrawn(make, proposals, at)
            return closed
        return None
    at = occasion.edition.recorded_at - MINUTE if occasion.edition else make.instant(done)
    at = max(at, *reviewed_heard.written(make, entry), *(row.recorded_at for row in proposals))
    if nothing or not proposals:
        _finish(make, opened, done, at, make.pick(w.NO_CHANGE))
        reviewed_amended.withdrawn(make, proposals, at)
    else:
        effective = done + make.days(1, 6)
        _finish(make, opened, done, at, "", effective)
        reviewed_amended.come(make, at)
        reviewed_amended.made(make, proposals, effective, at)
    _afterwards(make, entry, occasion, done, at)
    return done


def _opened(make: Maker, entry: str, occasion: Occasion) -> Any:
    youth = make.cohort == "youth"
    advice = [row.entry for row in make.rows("assessments.advice")]
    change = occasion.change
    row = make.put(
        "reviews.reviews",
        r.Review,
        entry,
        occasion.day,
        late=0,
        recorded_at=max(make.instant(occasion.day), change.recorded_at) if change else None,
        trigger=occasion.trigger,
        title=make.pick(w.TITLES[occasion.trigger]),
        why=change.what if change else make.pick(w.WHY),
        due_on=occasion.day + timedelta(days=14 if change else 21),
        held_by=make.desk.practitioner.worker,
        persons_view=make.pick(w.VIEWS) if make.chance(0.6) else "",
        persons_words="I do not want to start again from nothing." if make.chance(0.4) else "",
        parents_words=make.pick(w.PARENTS) if youth and make.chance(0.6) else "",
        advice=advice[0] if advice and make.chance(0.5) else None,
    )
    if change:
        make.correct("reviews.changes", change, occasion.day, recorded_at=row.recorded_at, review=entry)
    return row


def _finish(
    make: Maker, row: Any, done: date, at: datetime, unchanged: str, effective: date | None = None
) -> None:
    make.correct(
        "reviews.reviews",
        row,
        done,
        recorded_at=at,
        state="complete",
        compliance=make.pick(w.COMPLIANCE),
        balance=make.pick(w.BALANCE) if make.chance(0.7) else "",
        decision="" if unchanged else make.pick(w.DECISIONS),
        no_change_because=unchanged,
        effective_on=effective,
        completed_on=done,
        completed_by=make.desk.practitioner.worker,
    )


def _afterwards(make: Maker, entry: str, occasion: Occasion, done: date, at: datetime) -> None:
    """Who was given it, and whether the plan was agreed again."""
    finished = next(row for row in make.rows("reviews.reviews") if row.entry == entry and row.version == 2)
    if occasion.edition:
        then = max(at, occasion.edition.recorded_at)
        make.correct("reviews.reviews", finished, done, recorded_at=then, edition=occasion.edition.entry)
    elif make.chance(0.2):
        make.correct(
            "reviews.reviews", finished, done, recorded_at=at, not_agreed_because=make.pick(w.NOT_AGREED)
        )
    reviewed_heard.copies(make, entry, min(done + make.days(0, 5), make.today), at)
