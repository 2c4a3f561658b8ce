"""One service of a feed: read as the standard has it, and put into our words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from typing import Any, Literal

import msgspec

from handrail.agencies import limits, models
from handrail.casefile import directory
from handrail.casefile.directory import Hours
from handrail.casefile.problems import Problem

FED = (
    "name",
    "agency",
    "what_for",
    "subjects",
    "eligibility",
    "least_age",
    "most_age",
    "wait",
    "venue",
    "hours",
    "telephone",
    "web",
    "not_offered_from",
)
"""What follows the feed. All other fields of a service are ours, and no feed changes them."""

WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), 1)}


class Organization(msgspec.Struct):
    """Who offers a service."""

    name: str = ""
    id: str = ""


class Term(msgspec.Struct):
    """A term of a taxonomy."""

    name: str | None = None


class Attribute(msgspec.Struct):
    """What a service is filed under."""

    taxonomy_term: Term | None = None


class Phone(msgspec.Struct):
    """A telephone number."""

    number: str | None = None


class Schedule(msgspec.Struct):
    """Days of the week and hours."""

    byday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None


class Address(msgspec.Struct):
    """A postal address."""

    address_1: str | None = None
    address_2: str | None = None
    city: str | None = None
    postal_code: str | None = None

    def line(self) -> str:
        """On one line, without what is missing."""
        parts = (self.address_1, self.address_2, self.city, self.postal_code)
        return ", ".join(part.strip() for part in parts if part and part.strip())


class Location(msgspec.Struct):
    """A place."""

    id: str
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    addresses: list[Address] | None = None


class AtLocation(msgspec.Struct):
    """A service at a place, with the hours it has there."""

    location: Location | None = None
    schedules: list[Schedule] | None = None


class Entry(msgspec.Struct):
    """A service, as far as we use what the standard has of it."""

    id: str
    name: str
    organization: Organization | None = None
    description: str | None = None
    status: Literal["active", "inactive", "defunct", "temporarily closed"] | None = None
    url: str | None = None
    wait_time: str | None = None
    eligibility_description: str | None = None
    minimum_age: float | None = None
    maximum_age: float | None = None
    phones: list[Phone] | None = None
    schedules: list[Schedule] | None = None
    service_at_locations: list[AtLocation] | None = None
    attributes: list[Attribute] | None = None


@dataclass
class Taken:
    """An entry in our words, and what is wrong with it."""

    agency: directory.Agency
    venue: directory.Venue | None
    service: directory.Service
    active: bool
    problems: list[Problem] = field(default_factory=list)


def identity(raw: Any) -> str:
    """The id of an entry, if it has one."""
    found = raw.get("id") if isinstance(raw, dict) else None
    return found.strip() if isinstance(found, str) else ""


def reference(feed: str, kind: str, of: str) -> str:
    """The reference of something in a feed: the same on every import."""
    return f"feed-{hashlib.sha256(f'{feed} {kind} {of}'.encode()).hexdigest()[:20]}"


def read(feed: str, raw: Any) -> Taken | list[Problem]:
    """The entry in our words, or what is wrong with it."""
    try:
        entry = msgspec.convert(raw, Entry)
    except msgspec.ValidationError as fault:
        what, _, where = str(fault).partition(" - at `$")
        return [Problem(_pointer(where.rstrip("`")), what[:1].lower() + what[1:], "as the standard has it")]
    problems = list(_faults(entry))
    if problems:
        return problems
    taken = _taken(feed, entry)
    for item, model in (
        (taken.agency, models.Agency),
        (taken.venue, models.Venue),
        (taken.service, models.Service),
    ):
        problems += limits.faults(item, model) if item is not None else []
    return problems or taken


def _pointer(path: str) -> str:
    """ "$.phones[0].number" as other places of a document are named: "/phones/0/number"."""
    return path.replace("[", "/").replace("]", "").replace(".", "/")


def _faults(entry: Entry) -> Iterator[Problem]:
    for name in ("id", "name"):
        if not getattr(entry, name).strip():
            yield Problem(f"/{name}", "is empty", "give it one")
    if entry.organization is None or not entry.organization.name.strip() or not entry.organization.id:
        yield Problem("/organization", "does not say who offers it", "an organisation with id and name")
    ages = (entry.minimum_age, entry.maximum_age)
    for name, age in zip(("minimum_age", "maximum_age"), ages, strict=True):
        if age is not None and not 0 <= age <= 150:
            yield Problem(f"/{name}", f"{age:g} is no age", "years from 0 to 150")
    if None not in ages and ages[0] > ages[1]:  # type: ignore[operator]
        yield Problem("/minimum_age", f"{ages[0]:g} is above the maximum of {ages[1]:g}", "turn them round")
    if entry.url and ":" in entry.url and not entry.url.strip().lower().startswith(("http://", "https://")):
        yield Problem("/url", f"{entry.url[:60]!r} is no web address", "one that starts with https://")
    for at, place in enumerate(entry.service_at_locations or []):
        if place.location is not None:
            yield from _position(place.location, f"/service_at_locations/{at}/location")
        yield from _times(place.schedules, f"/service_at_locations/{at}/schedules")
    yield from _times(entry.schedules, "/schedules")


def _position(place: Location, where: str) -> Iterator[Problem]:
    for name, most in (("latitude", 90), ("longitude", 180)):
        degrees = getattr(place, name)
        if degrees is not None and not -most <= degrees <= most:
            yield Problem(f"{where}/{name}", f"{degrees:g} is off the map", f"degrees from -{most} to {most}")
    if (place.latitude is None) != (place.longitude is None):
        yield Problem(where, "has half a position", "both latitude and longitude, or neither")


def _times(schedules: list[Schedule] | None, where: str) -> Iterator[Problem]:
    for at, schedule in enumerate(schedules or []):
        for name in ("opens_at", "closes_at"):
            value = getattr(schedule, name)
            if value and _clock(value) is None:
                yield Problem(f"{where}/{at}/{name}", f"{value[:20]!r} is no time of day", "as 09:30")
        opens, closes = _clock(schedule.opens_at), _clock(schedule.closes_at)
        if opens and closes and closes <= opens:
            yield Problem(f"{where}/{at}", "closes before it opens", "put the hours of each day right")


def _clock(value: str | None) -> time | None:
    try:
        return time.fromisoformat(value.strip().removesuffix("Z")).replace(tzinfo=None) if value else None
    except ValueError:
        return None


def _taken(feed: str, entry: Entry) -> Taken:
    assert entry.organization is not None
    agency = directory.Agency(
        reference=reference(feed, "organization", entry.organization.id),
        name=entry.organization.name.strip(),
        type="community",
    )
    at = next((one for one in entry.service_at_locations or [] if one.location is not None), None)
    venue = _venue(feed, at.location) if at is not None and at.location is not None else None
    schedules = [*(entry.schedules or []), *((at.schedules or []) if at is not None else [])]
    service = directory.Service(
        reference=reference(feed, "service", entry.id.strip()),
        name=entry.name.strip(),
        agency=agency.reference,
        what_for=(entry.description or "").strip(),
        subjects=_subjects(entry),
        eligibility=(entry.eligibility_description or "").strip(),
        least_age=None if entry.minimum_age is None else int(entry.minimum_age),
        most_age=None if entry.maximum_age is None else int(entry.maximum_age),
        wait=(entry.wait_time or "").strip(),
        venue=venue.reference if venue is not None else None,
        hours=list(_hours(schedules)),
        telephone=next((one.number.strip() for one in entry.phones or [] if one.number), ""),
        web=_web(entry.url),
        feed=feed,
        feed_id=entry.id.strip(),
    )
    return Taken(agency, venue, service, entry.status in (None, "active"))


def _venue(feed: str, place: Location) -> directory.Venue:
    address = next((line for one in place.addresses or [] if (line := one.line())), "")
    return directory.Venue(
        reference=reference(feed, "location", place.id),
        name=(place.name or "").strip() or address[:200] or "A place without a name",
        address=address,
        longitude=place.longitude,
        latitude=place.latitude,
    )


def _subjects(entry: Entry) -> list[str]:
    terms = [one.taxonomy_term.name for one in entry.attributes or [] if one.taxonomy_term]
    return list(dict.fromkeys(term.strip() for term in terms if term and term.strip()))


def _hours(schedules: list[Schedule]) -> Iterator[Hours]:
    """Of each weekday that is named with both hours; whatever is said otherwise stays in the feed."""
    for schedule in schedules:
        opens, closes = _clock(schedule.opens_at), _clock(schedule.closes_at)
        for day in (schedule.byday or "").upper().split(","):
            weekday = WEEKDAYS.get(day.strip()[-2:])
            if weekday and opens and closes:
                yield Hours(weekday=weekday, starts=opens, ends=closes)


def _web(url: str | None) -> str:
    found = (url or "").strip()
    return f"https://{found}" if found and ":" not in found else found
