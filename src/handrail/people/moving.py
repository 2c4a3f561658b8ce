"""Moves: a new address ends the present one the day before, in the same act."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q
from django.db.models.query import QuerySet

from handrail.people.models import Address
from handrail.records import writing


def move(
    doing: writing.Act, *, entry: str | None = None, keeps_present: bool = False, **facts: Any
) -> Address:
    """Add an address. What holds on its first day ends the day before, unless both are meant."""
    starts = facts["valid_from"]
    if not keeps_present:
        standing = Address.objects.now().filter(case_id=doing.case_id)
        for row in _holding(standing, starts):
            writing.amend(
                Address, doing, entry=row.entry, version_seen=row.version, valid_to=starts - timedelta(days=1)
            )
    return writing.add(Address, doing, entry=entry, **facts)


def in_the_way(addresses: "QuerySet[Address]", starts: date, ends: date | None) -> Address | None:
    """An address that begins within these days, so that no day before it can end it."""
    within = Q(valid_from__gte=starts)
    if ends is not None:
        within &= Q(valid_from__lte=ends)
    return addresses.filter(within).order_by("valid_from").first()


def _holding(addresses: "QuerySet[Address]", day: date) -> "QuerySet[Address]":
    """Those that began before the day and have not ended by then."""
    begun = Q(valid_from__lt=day) | Q(valid_from__isnull=True)
    open_still = Q(valid_to__gte=day) | Q(valid_to__isnull=True)
    return addresses.filter(begun, open_still).order_by(F("valid_from").asc(nulls_first=True), "pk")
