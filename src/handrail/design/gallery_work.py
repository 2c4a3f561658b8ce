"""Samples of pictures of work for ``/design``: dosage, the way so far, own answers, strengths at work."""

from datetime import date, timedelta
from typing import Any

from handrail.design.pictures import dosage, moments, path, ratings

LADDER = ("Much better", "Better", "The same", "Harder", "Much harder")

SEVEN = (
    ("shown", "Shown", "The record has it"),
    ("no_evidence_found", "No evidence found", "The record is silent"),
    ("evidence_against", "Evidence against", "The record says otherwise"),
    ("needs_judgement", "Needs judgement", "A person has to look"),
    ("not_applicable", "Not applicable", "Does not arise here, and why"),
    ("not_yet_due", "Not yet due", "And until when"),
    ("contact_suspended_by_policy", "Contact suspended by policy", "Those days are not counted"),
)
FOUND = {
    "url": "#",
    "findings": (
        {
            "asked": {"question": "Are the people who matter to him involved?"},
            "answer": {"value": "no_evidence_found"},
            "label": "No evidence found",
            "because": "His mother: no contact and no decision",
        },
    ),
}
"""What the record shows: the seven answers, and one finding at the point of work."""


def sample_pictures(today: date) -> dict[str, Any]:
    """Each picture with all its signs."""
    return {
        "dosage_picture": dosage.draw(_dosage(today)),
        "path_picture": path.draw(_path(today)),
        "ratings_picture": ratings.draw(_ratings()),
        "moments_picture": moments.draw(_moments(today)),
        "seven_answers": SEVEN,
        "found_at_work": FOUND,
    }


def _dosage(today: date) -> dosage.Dosage:
    done = (2, 2, 0, 1, 2, 0)
    monday = today - timedelta(days=today.weekday())
    weeks = tuple(
        dosage.Week(monday - timedelta(weeks=len(done) - 1 - n), amount, missed=n == 2)
        for n, amount in enumerate(done)
    )
    return dosage.Dosage("7 of 24 sessions done, about 10 by now as planned.", 7, 24, 10, 2, weeks)


def _path(today: date) -> path.Path:
    return path.Path(
        "A way with a recall, a release, a turning point, a lapse and a goal reached.",
        date(2025, 1, 1),
        today,
        (
            path.Moment(date(2025, 3, 3), "recall", "Recalled"),
            path.Moment(date(2025, 9, 8), "release", "Released"),
            path.Moment(date(2025, 10, 2), "turn", "Went by himself"),
            path.Moment(date(2025, 11, 18), "lapse", "Two nights away"),
            path.Moment(date(2025, 12, 15), "mile", "Stable"),
            path.Moment(date(2026, 3, 2), "reached", "A home"),
        ),
        ((date(2025, 3, 3), date(2025, 9, 8)),),
    )


def _ratings() -> ratings.Ratings:
    said = ((date(2025, 11, 11), 4), (date(2025, 12, 16), 3), (date(2026, 2, 12), 1))
    return ratings.Ratings("How it is: much harder, then harder, then better.", LADDER, said)


def _moments(today: date) -> moments.Moments:
    row = moments.MomentsRow
    return moments.Moments(
        "When each strength was at work.",
        date(2025, 11, 1),
        today + timedelta(days=30),
        today,
        (
            row("Boxing", "2 days", "Boxing: 2 days", (date(2026, 1, 6), date(2026, 3, 3))),
            row("Draws", "1 day", "Draws: 1 day", (date(2026, 2, 18),), (date(2026, 3, 25),)),
        ),
        own=True,
    )
