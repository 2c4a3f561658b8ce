"""The fixed cast of the tests: who they are, which cases there are, and who has which part in them.

The cases are named for what they are to Ruth and the others:

- ``own``         Ruth in charge, Tom beside her, Carol the manager; everybody with a part has it here
- ``coworked``    Megan in charge, Ruth beside her
- ``team``        Megan in charge; Ruth has no part, nor has Tom
- ``elsewhere``   a child's case of the other service: Joel in charge, Jo the manager
- ``excluded``    Megan in charge; Keith works it too, is family, and is excluded
- ``restricted``  Megan in charge; only she and Carol may open it, though Ruth works it too
- ``expired``     Ruth in charge; what was shared with Denise ended yesterday
- ``closed``      everybody's part in it has ended

Nobody has a relation that is not in ``RELATIONS``. Ian is on the duty rota of the team now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.utils import timezone

from handrail.access.models import DutySlot, Exclusion, Relation, Restriction, User
from handrail.agencies.models import Agency, Team, Worker
from handrail.kernel.references import new_reference
from handrail.people.models import Allocation, Case, Identifier, Person
from handrail.records.models import VersionRow
from handrail.records.writing import note

Row = TypeVar("Row", bound=VersionRow)

AGENCIES = (
    ("eastgate-probation", "Eastgate Probation", "probation", True),
    ("northmoor-youth-justice", "Northmoor Youth Justice Service", "youth_justice", True),
    ("wexborough-council", "Wexborough Council housing", "housing", False),
    ("canal-drug-service", "Canal drug service", "drug_and_alcohol", False),
    ("county-police", "County police", "police", False),
    ("linden-house", "Linden House", "approved_premises", False),
    ("inspectorate", "Inspectorate", "inspectorate", False),
)
TEAMS = (
    ("eastgate", "Eastgate team", "eastgate-probation", "Eastgate House", "01632 960101"),
    ("northmoor", "Northmoor team", "northmoor-youth-justice", "The Old Library", "01632 960201"),
)
# key, name, user role, agency, team, what they do there
PEOPLE = (
    ("ruth", "Ruth Adeyemi", "practitioner", "eastgate-probation", "eastgate", "Probation practitioner"),
    ("tom", "Tom Ellery", "practitioner", "eastgate-probation", "eastgate", "Trainee practitioner"),
    ("megan", "Megan Price", "practitioner", "eastgate-probation", "eastgate", "Probation practitioner"),
    ("keith", "Keith Brightwell", "practitioner", "eastgate-probation", "eastgate", "Probation practitioner"),
    ("ian", "Ian Mercer", "practitioner", "eastgate-probation", "eastgate", "Duty officer"),
    ("carol", "Carol Hughes", "manager", "eastgate-probation", "eastgate", "Senior probation officer"),
    ("joel", "Joel Marsh", "practitioner", "northmoor-youth-justice", "northmoor", "Case manager"),
    ("jo", "Jo Lindley", "manager", "northmoor-youth-justice", "northmoor", "Team manager"),
    ("denise", "Denise Okoro", "partner", "wexborough-council", "", "Housing worker"),
    ("mark", "Mark Tully", "partner", "canal-drug-service", "", "Drug worker"),
    ("sam", "Sam Whitlock", "police", "county-police", "", "Police officer"),
    ("priya", "Priya Nair", "ap_key_worker", "linden-house", "", "Key worker"),
    ("beth", "Beth Calloway", "victim_worker", "eastgate-probation", "", "Victim liaison officer"),
    ("oliver", "Oliver Penn", "information_governance", "eastgate-probation", "", "Information governance"),
    ("frances", "Frances Abbey", "inspector", "inspectorate", "", "Inspector"),
    ("dan", "Dan Kowalski", "administrator", "", "", ""),
    ("helen", "Helen Brightwell", "person", "", "", ""),
    ("sharon", "Sharon Rowland", "parent", "", "", ""),
)
# key, reference, cohort, team, given and family name, pronoun, born, in charge, also allocated
CASES = (
    ("own", "X340571", "adult", "eastgate", "Helen", "Brightwell", "she", "1999-06-09", "ruth", "tom"),
    ("coworked", "X340572", "adult", "eastgate", "Leon", "Harker", "he", "1994-02-28", "megan", "ruth"),
    ("team", "X340573", "adult", "eastgate", "Tariq", "Aziz", "he", "1995-01-31", "megan", ""),
    ("elsewhere", "YJ20714", "youth", "northmoor", "Kai", "Rowland", "he", "2009-10-30", "joel", ""),
    ("excluded", "X340575", "adult", "eastgate", "Dean", "Brightwell", "he", "1990-05-05", "megan", "keith"),
    ("restricted", "X340576", "adult", "eastgate", "Ash", "Verney", "they", "1988-08-08", "megan", "ruth"),
    ("expired", "X340577", "adult", "eastgate", "Wayne", "Sutton", "he", "1981-12-01", "ruth", ""),
    ("closed", "X340578", "adult", "eastgate", "Moira", "Kent", "she", "1970-03-03", "ruth", ""),
)
# case, user, kind
RELATIONS = (
    ("own", "ruth", "in_charge"),
    ("own", "tom", "co_worker"),
    ("own", "carol", "manager"),
    ("own", "carol", "named_intelligence"),
    ("own", "denise", "partner"),
    ("own", "sam", "police"),
    ("own", "priya", "ap_key_worker"),
    ("own", "beth", "victim_worker"),
    ("own", "frances", "inspector"),
    ("own", "helen", "person"),
    ("own", "sharon", "parent"),
    ("coworked", "megan", "in_charge"),
    ("coworked", "ruth", "co_worker"),
    ("coworked", "carol", "manager"),
    ("team", "megan", "in_charge"),
    ("team", "carol", "manager"),
    ("elsewhere", "joel", "in_charge"),
    ("elsewhere", "jo", "manager"),
    ("excluded", "megan", "in_charge"),
    ("excluded", "keith", "co_worker"),
    ("excluded", "carol", "manager"),
    ("restricted", "megan", "in_charge"),
    ("restricted", "ruth", "co_worker"),
    ("restricted", "carol", "manager"),
    ("expired", "ruth", "in_charge"),
    ("expired", "carol", "manager"),
    ("expired", "denise", "partner"),
    ("closed", "ruth", "in_charge"),
    ("closed", "carol", "manager"),
)
ENDED = {("expired", "denise"), ("closed", "ruth"), ("closed", "carol")}
STARTED = timedelta(days=30)


@dataclass(frozen=True)
class Cast:
    """Everybody and every case; ``cast.ruth`` is a user, ``cast.own`` a case."""

    users: dict[str, User]
    cases: dict[str, Case]

    def __getattr__(self, name: str) -> Any:
        for group in (self.users, self.cases):
            if name in group:
                return group[name]
        raise AttributeError(name)


def make_cast() -> Cast:
    """Make everybody. Needs the owner's login (``with as_owner():``)."""
    now = timezone.now()
    users = _users()
    cases = _cases(users, now)
    _relations(users, cases, now)
    Exclusion.objects.create(
        user=users["keith"], case_id=cases["excluded"].pk, set_by=users["oliver"], starts_at=now - STARTED
    )
    Restriction.objects.create(
        case_id=cases["restricted"].pk,
        set_by=users["oliver"],
        readers=[users["megan"].pk, users["carol"].pk],
        starts_at=now - STARTED,
    )
    DutySlot.objects.create(
        user=users["ian"],
        team=cases["own"].team,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=7),
    )
    return Cast(users, cases)


def relate(user: User, case: Case, kind: str, **facts: Any) -> Relation:
    """Give somebody a part in a case. Needs the owner's login."""
    facts.setdefault("starts_at", timezone.now() - timedelta(days=1))
    return Relation.objects.create(user=user, case_id=case.pk, kind=kind, granted_by=user, **facts)


def add_row(model: type[Row], case: Case, by: User, **facts: Any) -> Row:
    """A row of case facts with its line in the chronology. Needs the owner's login."""
    facts = {"entry": new_reference(), "recorded_at": timezone.now() - timedelta(days=1), **facts}
    row = model.objects.create(case_id=case.pk, by=by, **facts)
    note(row)
    return row


def _users() -> dict[str, User]:
    agencies = {
        ref: Agency.objects.create(reference=ref, name=name, type=kind, ours=ours)
        for ref, name, kind, ours in AGENCIES
    }
    teams = {
        ref: Team.objects.create(
            reference=ref, name=name, agency=agencies[agency], office=office, duty_telephone=ring
        )
        for ref, name, agency, office, ring in TEAMS
    }
    workers = {
        key: Worker(
            reference=worker_of(key), name=name, agency=agencies[agency], roles=[does], team=teams.get(team)
        )
        for key, name, _, agency, team, does in PEOPLE
        if agency
    }
    Worker.objects.bulk_create(workers.values())
    users = {
        key: User(
            username=key, name=name, role=role, worker=workers.get(key), team=teams.get(team), password="!"
        )
        for key, name, role, _, team, _ in PEOPLE
    }
    User.objects.bulk_create(users.values())
    return users


def worker_of(key: str) -> str:
    """The reference under which somebody of the cast stands in the directory."""
    name = next(name for one, name, *_ in PEOPLE if one == key)
    return name.lower().replace(" ", "-")


def _cases(users: dict[str, User], now: datetime) -> dict[str, Case]:
    teams = {team.reference: team for team in Team.objects.all()}
    cases = {
        key: Case.objects.create(reference=reference, cohort=cohort, team=teams[team])
        for key, reference, cohort, team, *_ in CASES
    }
    recorded, today = now - STARTED, now.date()
    people, identifiers, allocations = [], [], []
    for key, reference, cohort, team, given, family, pronouns, born, in_charge, beside in CASES:
        fixed = {"case_id": cases[key].pk, "by": users[in_charge], "recorded_at": recorded}
        named = {"given_name": given, "family_name": family, "pronouns": pronouns}
        people.append(Person(entry="person", date_of_birth=born, **named, **fixed))
        kind = "youth_id" if cohort == "youth" else "crn"
        identifiers.append(Identifier(entry="number", kind=kind, value=reference, **fixed))
        manager = "jo" if team == "northmoor" else "carol"
        parts = [("in_charge", in_charge), ("co_worker", beside), ("manager", manager)]
        allocations += [
            Allocation(
                entry=f"allocation-{role.replace('_', '-')}",
                role=role,
                worker=worker_of(who),
                valid_from=today - STARTED,
                valid_to=today - timedelta(days=2) if key == "closed" else None,
                **fixed,
            )
            for role, who in parts
            if who
        ]
    Person.objects.bulk_create(people)
    Identifier.objects.bulk_create(identifiers)
    Allocation.objects.bulk_create(allocations)
    return cases


def _relations(users: dict[str, User], cases: dict[str, Case], now: datetime) -> None:
    Relation.objects.bulk_create(
        Relation(
            user=users[who],
            case_id=cases[key].pk,
            kind=kind,
            starts_at=now - STARTED,
            ends_at=now - timedelta(days=1) if (key, who) in ENDED else None,
            granted_by=users["oliver"],
        )
        for key, who, kind in RELATIONS
    )
