"""What is booked in a week, for the picture of the person's week."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from handrail.casefile import codes
from handrail.delivery.models import Contact
from handrail.sentences import this_week, week

NOT_KEPT = ("rearranged", "ours", "acceptable_absence", "unacceptable_absence")


def booked(case: Any, first: date, last: date) -> Iterable[week.Planned]:
    """Contacts with a time between two days, done or to come."""
    rows = case.rows(Contact).filter(valid_from__gte=first, valid_from__lte=last, at__isnull=False)
    for row in (
        rows.exclude(outcome__in=codes.alike("contact_outcomes", NOT_KEPT))
        .defer("text", "words")
        .order_by("valid_from", "at")
    ):
        planned = week.planned_from(row)
        if planned is not None:
            yield planned


def register() -> None:
    """Lay what is booked over the hours a sentence asks."""
    this_week.register(booked)
