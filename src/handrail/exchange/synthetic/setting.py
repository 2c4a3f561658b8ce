"""Where invented cases are worked: agencies, teams, practitioners, partners, places."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from handrail.casefile.directory import (
    Agency,
    DirectoryItem,
    Hours,
    Service,
    SharingAgreement,
    Team,
    User,
    Venue,
    Worker,
)
from handrail.exchange.synthetic.words import BACK, FRONT, GIVEN, TOWNS

CASELOAD = 50
"""Cases a practitioner; a child's case manager holds fewer."""
CASELOAD_YOUTH = 20
TEAM_SIZE = 8
OURS = ("syn-adult-service", "syn-youth-service")
"""The two tenants: a delivery unit and a youth service."""


@dataclass(frozen=True)
class Member:
    """Somebody who supervises: the user and the worker they are."""

    user: str
    worker: str


@dataclass(frozen=True)
class Desk:
    """One practitioner with the team, manager and colleague around them."""

    team: str
    cohort: str
    practitioner: Member
    manager: Member
    colleague: Member


@dataclass
class Setting:
    """All that a case may name beside itself."""

    adult: list[Desk] = field(default_factory=list)
    youth: list[Desk] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    venues: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    office: dict[str, str] = field(default_factory=dict)
    """The venue at which a team sees people."""
    housing: str = "syn-housing"
    """The agency that is asked for homes."""
    partner_user: Member | None = None
    partner_agreement: str | None = None
    police_user: Member | None = None
    victim_user: Member | None = None
    second_victim_user: Member | None = None
    governance: str = ""
    items: list[DirectoryItem] = field(default_factory=list)

    def desks(self, cohort: str) -> list[Desk]:
        """The desks of a cohort."""
        return self.youth if cohort == "youth" else self.adult


def name_of(number: int) -> str:
    """An invented name of a worker."""
    given = [*GIVEN["she"], *GIVEN["he"]]
    surname = FRONT[number * 7 % len(FRONT)] + BACK[number * 11 % len(BACK)]
    return f"{given[number * 13 % len(given)]} {surname}"


def invented(cases: int, today: date) -> Setting:
    """A whole service for that many cases."""
    setting = Setting()
    _agencies(setting, today)
    adult, youth = int(cases * 0.9) // CASELOAD + 1, int(cases * 0.2) // CASELOAD_YOUTH + 1
    for first in range(0, adult, TEAM_SIZE):
        setting.adult += team_of(setting, "adult", first // TEAM_SIZE, min(TEAM_SIZE, adult - first))
    for first in range(0, youth, TEAM_SIZE):
        setting.youth += team_of(setting, "youth", first // TEAM_SIZE, min(TEAM_SIZE, youth - first))
    return setting


def team_of(setting: Setting, cohort: str, number: int, size: int) -> list[Desk]:
    """A team with its manager and practitioners; their items join the setting."""
    short = "ya" if cohort == "youth" else "ad"
    agency, team = f"syn-{cohort}-service", f"syn-{short}-team-{number + 1}"
    venue = f"syn-{short}-office-{number + 1}"
    town = TOWNS[number % len(TOWNS)]
    setting.items += [
        Team(
            reference=team,
            name=f"{town} {'youth ' if cohort == 'youth' else ''}team {number + 1}",
            agency=agency,
            office=f"{town} House",
            duty_telephone=f"01632 96{number % 100:02}01",
        ),
        Venue(
            reference=venue,
            name=f"{town} House {number + 1}",
            address=f"{number + 1} Tollgate Road, {town}",
            longitude=round(-0.2 + number * 0.01, 4),
            latitude=53.3,
        ),
    ]
    setting.office[team] = venue
    members = [_member(setting, cohort, number, seat, agency, team, venue) for seat in range(size + 1)]
    manager, *rest = members
    return [Desk(team, cohort, one, manager, rest[(at + 1) % len(rest)]) for at, one in enumerate(rest)]


def _member(
    setting: Setting, cohort: str, number: int, seat: int, agency: str, team: str, venue: str
) -> Member:
    short = "ya" if cohort == "youth" else "ad"
    key = f"syn-{short}-{number + 1}-{seat}"
    offset = 5000 if cohort == "youth" else 0
    name = name_of(offset + number * (TEAM_SIZE + 1) + seat)
    role = "Manager" if seat == 0 else "Probation practitioner" if cohort == "adult" else "Case manager"
    setting.items += [
        Worker(
            reference=key,
            name=name,
            agency=agency,
            roles=[role],
            team=team,
            telephone=f"07700 9{number % 100:02}{seat:03}",
            present=[Hours(weekday=day, starts=time(9), ends=time(17), venue=venue) for day in range(1, 6)],
        ),
        User(reference=key, name=name, role="practitioner" if seat else "manager", worker=key, team=team),
    ]
    return Member(key, key)


def _agencies(setting: Setting, today: date) -> None:
    kinds = (
        ("adult-service", "Synthetic Probation", "probation", True),
        ("youth-service", "Synthetic Youth Justice Service", "youth_justice", True),
        ("housing", "Synthetic Housing", "housing", False),
        ("recovery", "Synthetic Recovery", "drug_and_alcohol", False),
        ("work", "Synthetic Work and Learning", "jobs_and_learning", False),
        ("police", "Synthetic Police", "police", False),
        ("victims", "Synthetic Victim Service", "victim_service", False),
    )
    for key, name, kind, ours in kinds:
        setting.items.append(
            Agency(
                reference=f"syn-{key}",
                name=name,
                type=kind,
                ours=ours,
                area="Arrowshire",
                telephone="01632 960000",
            )
        )
    for key, name, kind, _ in kinds[2:]:
        _partner(setting, key, name, kind, today)
    setting.partner_user = Member("syn-recovery-worker", "syn-recovery-worker")
    setting.partner_agreement = "syn-recovery-agreement"
    setting.police_user = Member("syn-police-worker", "syn-police-worker")
    setting.victim_user = Member("syn-victims-worker", "syn-victims-worker")
    setting.second_victim_user = _second(setting, "victims", "victim_worker")
    setting.governance = "syn-governance"
    setting.items.append(
        User(reference="syn-governance", name="Wren Fenstead", role="information_governance")
    )
    for number, unit in enumerate(OURS):
        setting.items.append(
            User(
                reference=f"{unit}-administrator",
                name=name_of(950 + number),
                role="administrator",
                tenant=unit,
            )
        )


def _partner(setting: Setting, key: str, name: str, kind: str, today: date) -> None:
    worker, venue = f"syn-{key}-worker", f"syn-{key}-place"
    person = name_of(900 + len(setting.partners))
    role = {"police": "police", "victim_service": "victim_worker"}.get(kind, "partner")
    setting.items += [
        Venue(
            reference=venue,
            name=f"{name} rooms",
            address="1 Heron Row, Netherby",
            longitude=-0.15,
            latitude=53.35,
        ),
        Worker(
            reference=worker, name=person, agency=f"syn-{key}", roles=["Worker"], telephone="07700 900900"
        ),
        User(reference=worker, name=person, role=role, worker=worker, tenant=OURS[0]),
        Service(
            reference=f"syn-{key}-service",
            name=f"{name}: help",
            agency=f"syn-{key}",
            what_for="Help with what stands in the way",
            needs=["housing" if kind == "housing" else "health"],
            eligibility="Anybody under supervision",
            facets=["practical"],
            wait="About two weeks",
            takes_minutes=45,
            what_happens="A talk, then a plan",
            goes_along="Their practitioner, the first time",
            venue=venue,
            hours=[Hours(weekday=2, starts=time(10), ends=time(16), venue=venue)],
            last_checked=today,
        ),
        SharingAgreement(
            reference=f"syn-{key}-agreement",
            name=f"Sharing with {name}",
            agency=f"syn-{key}",
            tenant=None if kind == "victim_service" else OURS[0],
            purpose="Help under supervision",
            gateway="Offender Management Act 2007, section 14",
            classes=["identity", "contact_notes", "plan"],
            starts_on=date(today.year - 1, 1, 1),
            ends_on=date(today.year + 2, 1, 1),
        ),
    ]
    if kind not in ("police", "victim_service"):
        setting.partners.append(worker)
        setting.venues.append(venue)
        setting.services.append(f"syn-{key}-service")


def _second(setting: Setting, key: str, role: str) -> Member:
    """A colleague of a partner's worker: a sealed room has two readers."""
    worker, person = f"syn-{key}-second", name_of(960)
    setting.items += [
        Worker(reference=worker, name=person, agency=f"syn-{key}", roles=["Worker"]),
        User(reference=worker, name=person, role=role, worker=worker),
    ]
    return Member(worker, worker)


def in_order(setting: Setting) -> Iterator[DirectoryItem]:
    """The items in the order in which kinds can be read."""
    order = (Agency, Team, Venue, Worker, Service, SharingAgreement, User)
    for kind in order:
        yield from (item for item in setting.items if isinstance(item, kind))
