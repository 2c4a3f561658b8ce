"""Types: agencies, teams, workers, venues, services, sharing agreements, users, and what a service
settled for itself: local codes and policies.

Directory documents come before cases in a file: one item a line, known by reference.
"""

from datetime import date, datetime, time
from typing import Annotated, Literal

import msgspec

from handrail.casefile.codes import names, takes_local
from handrail.casefile.versions import ENTRY, Part, code, refers

Reference = Annotated[str, msgspec.Meta(pattern=f"^{ENTRY}$")]
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]
Age = Annotated[int, msgspec.Meta(ge=0, le=150)]


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
    """What an agency offers, for whom, and what to expect there.

    ``needs`` are our words, ``subjects`` those of the feed it came from. ``takes_supervised`` left
    out: nobody has asked yet. ``exclusions`` are kinds of offence or need, in words. ``feed`` and
    ``feed_id`` say where a service that was taken in came from; ``not_offered_from`` is the day on
    which we learnt that it is offered no more.
    """

    agency: refers("agency")
    what_for: str = ""
    needs: list[str] = []
    subjects: list[str] = []
    eligibility: str = ""
    least_age: Age | None = None
    most_age: Age | None = None
    takes_supervised: bool | None = None
    exclusions: list[str] = []
    women_only: bool = False
    women_only_times: str = ""
    faith: str = ""
    facets: list[str] = []
    capacity: str = ""
    wait: str = ""
    wait_weeks: Annotated[int, msgspec.Meta(ge=0, le=520)] | None = None
    takes_minutes: int | None = None
    what_happens: str = ""
    goes_along: str = ""
    continues: code("service_reaches") = "specialist"
    venue: refers("venue") | None = None
    hours: list[Hours] = []
    telephone: str = ""
    web: str = ""
    last_checked: date | None = None
    last_checked_by: str = ""
    feed: str = ""
    feed_id: str = ""
    not_offered_from: date | None = None


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


class LocalCode(Item, tag="local_code", kw_only=True):
    """What a service has added to a code list: an entry of its own, or its own words for a national one.

    ``name`` holds the words. Cases name an entry as "local." and its ``reference``. ``national`` is
    the key of the entry that the words are for; ``counts_as`` the national one that an entry of
    one's own is treated as, in the lists that ask for it. ``valid_from`` and ``valid_to`` are the
    first and last day on which it may be chosen; left out, ``tenant`` is every unit of the service.
    """

    code_list: Annotated[
        str, msgspec.Meta(extra_json_schema={"enum": [name for name in names() if takes_local(name)]})
    ]
    tenant: refers("agency") | None = None
    cohort: Literal["adult", "youth", "both"] = "both"
    national: str = ""
    counts_as: str = ""
    valid_from: date
    valid_to: date | None = None


class LocalPolicy(Item, tag="local_policy", kw_only=True):
    """What a unit or, without ``tenant``, the whole service settled from a day on.

    ``name`` is that of the policy. A later one takes its place; without a value there is none of
    one's own from that day.
    """

    tenant: refers("agency") | None = None
    cohort: Literal["adult", "youth", "both"] = "both"
    value: int | list[dict[str, str | int]] | None = None
    from_on: date
    why: str = ""
    set_by: refers("user")
    set_at: datetime


DirectoryItem = Agency | Team | Venue | Worker | Service | SharingAgreement | User | LocalCode | LocalPolicy
ORDER = (
    "agency",
    "team",
    "venue",
    "worker",
    "service",
    "sharing_agreement",
    "user",
    "local_code",
    "local_policy",
)
"""The order in which kinds can be read: each refers only to earlier ones."""
