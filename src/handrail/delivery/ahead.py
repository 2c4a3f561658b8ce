"""Appointments as the person's own plan shows them: nothing marked, nothing between workers alone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from handrail.agencies import directory
from handrail.casefile.contacts import WITHOUT_THE_PERSON
from handrail.delivery import agenda
from handrail.delivery.models import Contact
from handrail.plans import ahead


def booked(case: Any, first: date, last: date) -> Iterable[ahead.Ahead]:
    """Appointments between two days that the person knows of."""
    rows = case.rows(Contact).filter(
        valid_from__gte=first, valid_from__lte=last, outcome__isnull=True, marking="none"
    )
    kept = list(rows.exclude(kind__in=WITHOUT_THE_PERSON).defer("text", "words"))
    places = directory.venues(row.venue for row in kept)
    for row in kept:
        yield ahead.Ahead(
            row.valid_from,
            row.heading,
            row.at,
            row.minutes,
            agenda.place(row, places),
            tuple(row.workers),
            row.help if row.help_settled else "",
        )


def register() -> None:
    """Show what is booked in the person's own plan."""
    ahead.register(booked)
