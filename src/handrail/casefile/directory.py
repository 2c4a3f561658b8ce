"""Types: agencies, teams, workers, venues, services, sharing agreements and users.

Directory documents come before cases in a file: one item a line, known by reference.
"""

from datetime import date, time
from typing import Annotated

import msgspec

from handrail.casefile.versions import Part, code, refers

Reference = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9.-]{0,63}$")]
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]


class Item(Part, tag_field="kind", kw_only=True):
    """One directory item."""

    reference: Reference
    name: str


class Agency(Item, tag="agency", kw_only=True):
    """An organisation; ``ours`` marks a tenant: a delivery unit or youth service that supervises here."""

    type: code("agency_types")
    ours: bool = False
    area: str = ""
    telephone: str = ""


class Team(Item, tag="team", kw_only=True):
    """A team of a supervising service, with the telephone of whoever is on duty."""

    agency: refers("agency")
    office: str = ""
    duty_telephone: str = ""


class Venue(Item, tag="venue", kw_only=True):
    """A place, with its position as longitude and latitude in degrees (WGS 84)."""

    address: str = ""
    longitude: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    latitude: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None


class Hours(Part, kw_only=True):
    """Weekday and hours: of a worker at a venue, or of a service."""

    weekday: Weekday
    starts: time
    ends: time
    venue: refers("venue") | None = None
    women_only: bool = False


class Worker(Item, tag="worker", kw_only=True):
    """Somebody who works with people under supervision; several roles are possible."""

    agency: refers("agency")
    roles: list[str] = []
    team: refers("team") | None = None
    telephone: str = ""
    present: list[Hours] = []


class Service(Item, tag="service", kw_only=True):
    """What an agency offers, for whom, and what to expect there."""

    agency: refers("agency")
    what_for: str = ""
    needs: list[str] = []
    eligibility: str = ""
    women_only: bool = False
    faith: str = ""
    facets: list[str] = []
    wait: str = ""
    takes_minutes: int | None = None
    what_happens: str = ""
    goes_along: str = ""
    continues: code("service_reaches") = "specialist"
    venue: refers("venue") | None = None
    hours: list[Hours] = []
    last_checked: date | None = None


class SharingAgreement(Item, tag="sharing_agreement", kw_only=True):
    """What may be shared with an agency, for what purpose, on what legal basis, until when.

    ``tenant`` is whose agreement it is; left out, it is every tenant's.
    """

    agency: refers("agency")
    tenant: refers("agency") | None = None
    purpose: str
    gateway: str
    classes: list[str]
    starts_on: date
    ends_on: date


class User(Item, tag="user", kw_only=True):
    """Somebody who may sign in: a role, and the worker they are.

    ``tenant`` keeps the account where no team says whose it is; left out, it is the whole service's.
    """

    role: code("user_roles")
    worker: refers("worker") | None = None
    team: refers("team") | None = None
    tenant: refers("agency") | None = None
    introduction: str = ""


DirectoryItem = Agency | Team | Venue | Worker | Service | SharingAgreement | User
ORDER = ("agency", "team", "venue", "worker", "service", "sharing_agreement", "user")
"""The order in which kinds can be read: each refers only to earlier ones."""
