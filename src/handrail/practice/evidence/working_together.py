"""Word that goes to other agencies and word that comes back, by the day it went."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from handrail.casefile.services import Concern
from handrail.casefile.versions import Version
from handrail.practice.reading import Case

ABOUT_SAFETY: Final = ("ring_today", "danger_now")
OF_SEVERAL: Final = ("multi_agency", "mappa", "core_group", "youth_panel")
"""Meetings to which other agencies come."""

ByDay = Mapping[date, Version]


def told(case: Case, steps: Collection[str]) -> ByDay:
    """Other agencies told, asked or met, about safety or for one of these steps."""
    return _by_day(case, (*_met(case), *_sent(case, steps)))


def heard(case: Case, steps: Collection[str]) -> ByDay:
    """What other agencies fed back, about safety or from one of these steps."""
    return _by_day(case, (*_met(case), *_came_back(case, steps)))


def unanswered(case: Case) -> tuple[Concern, ...]:
    """Concerns for safety that another agency raised before today and had no answer to."""
    return tuple(
        [
            row
            for row in case.past("delivery.concerns")
            if row.safety in ABOUT_SAFETY and row.state != "answered" and row.valid_from < case.as_of
        ]
    )


def _met(case: Case) -> Iterator[tuple[date | None, Version]]:
    for row in case.past("reviews.meetings"):
        if row.state == "held" and row.kind in OF_SEVERAL and row.marking == "none":
            yield row.valid_from, row
    for contact in case.happened:
        if contact.kind == "meeting" and contact.marking == "none" and case.partners(contact.workers):
            yield contact.valid_from, contact


def _sent(case: Case, steps: Collection[str]) -> Iterator[tuple[date | None, Version]]:
    for call in case.past("assessments.safety_calls"):
        if call.worker and call.worker not in case.allocated:
            yield call.valid_from, call
    for asked in case.rows("assessments.enquiries"):
        yield asked.sent_on, asked
    for referral in case.rows("delivery.referrals"):
        if referral.step in steps:
            yield referral.sent_on, referral
    for answer in case.past("delivery.heard"):
        yield answer.valid_from, answer


def _came_back(case: Case, steps: Collection[str]) -> Iterator[tuple[date | None, Version]]:
    for contact in case.partners_contacts:
        if contact.marking == "none" and not set(contact.steps).isdisjoint(steps):
            yield contact.fed_back_on, contact
    for asked in case.rows("assessments.enquiries"):
        yield asked.answered_on, asked
    for referral in case.rows("delivery.referrals"):
        if referral.step in steps:
            yield referral.answered_on, referral


def _by_day(case: Case, rows: Iterable[tuple[date | None, Version]]) -> ByDay:
    return {day: row for day, row in rows if day is not None and day <= case.as_of}
