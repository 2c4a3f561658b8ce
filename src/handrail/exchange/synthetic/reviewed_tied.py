"""What else belongs to invented reviews: meetings, questions and lessons of their time, and who read it."""

from typing import Any

from handrail.casefile import reviews as r
from handrail.exchange.synthetic.maker import Maker

BELONGS = (
    "reviews.meetings",
    "reviews.discussions",
    "reviews.disclosure_consents",
    "reviews.lessons",
    "reviews.feedback",
    "reviews.endings",
)
SAID = ("Clear, and says what was agreed.", "Ask next time what they want.", "")


def tied(make: Maker) -> None:
    """What was written down while a review was open belongs to it, and says more of what stands beside it."""
    for table in BELONGS:
        for row in make.rows(table):
            row.review = _open_then(make, row)
    _extracts(make)
    _meeting(make)
    _ending(make)
    if make.chance(0.06):
        _countersigned(make)


def _open_then(make: Maker, row: Any) -> str | None:
    for review in make.rows("reviews.reviews"):
        ends = review.superseded_at
        if (
            review.version == 1
            and review.recorded_at <= row.recorded_at
            and (not ends or row.recorded_at < ends)
        ):
            return str(review.entry)
    return None


def _extracts(make: Maker) -> None:
    """What the police hold is named, where something was cleared by then."""
    cleared = make.rows("compartments.cleared_extracts")
    for row in make.rows("reviews.discussions"):
        if row.police_information == "by_reference":
            row.considered = [one.entry for one in cleared if one.recorded_at <= row.recorded_at][:1]


def _meeting(make: Maker) -> None:
    for row in make.rows("reviews.meetings"):
        schemes = [one.entry for one in make.rows("people.schemes") if one.recorded_at <= row.recorded_at]
        row.scheme = schemes[0] if schemes else None
        if make.chance(0.6):
            row.venue = make.setting.office.get(make.desk.team)
        else:
            row.place = "On the telephone, all four"
        row.next_on = row.valid_from + make.days(28, 60) if make.chance(0.3) else None
        row.marking = "not_for_person" if make.chance(0.03) else "none"
    people = [one for one in make.rows("people.key_people") if one.superseded_at is None]
    for row in make.rows("reviews.meetings"):
        known = [one.entry for one in people if one.recorded_at <= row.recorded_at]
        if row.version == 1 and known and make.chance(0.4):
            make.put(
                "reviews.attendees",
                r.Attendee,
                f"{row.entry}-family",
                row.valid_from,
                recorded_at=row.recorded_at,
                meeting=row.entry,
                person=known[0],
                attendance="came" if row.state == "held" else "invited",
            )


def _ending(make: Maker) -> None:
    people = [one.entry for one in make.rows("people.key_people") if one.superseded_at is None]
    for row in make.rows("reviews.endings"):
        row.people = people[:1]
        row.next_contact_on = make.today + make.days(20, 60) if row.next_contact else None
        row.parents_words = "He sleeps at home now." if make.cohort == "youth" else ""


def _countersigned(make: Maker) -> None:
    """Somebody who oversees the work has read a contact or a review, and said so."""
    contacts = [one for one in make.rows("delivery.contacts") if one.superseded_at is None and one.outcome]
    reviews = [one for one in make.rows("reviews.reviews") if one.superseded_at is None]
    rows = [row for row in (contacts[-1:] + reviews[-1:]) if row.valid_from < make.today]
    for number, row in enumerate(rows, start=1):
        manager = make.chance(0.4)
        who = make.desk.manager if manager else make.desk.colleague
        day = min(row.recorded_at.date() + make.days(1, 6), make.today)
        make.put(
            "reviews.countersignatures",
            r.Countersignature,
            f"countersigned-{number}",
            day,
            recorded_at=max(make.instant(day), row.recorded_at),
            by=who.user,
            of=row.entry,
            part="manager" if manager else "in_charge",
            worker=who.worker,
            said=make.pick(SAID),
        )
