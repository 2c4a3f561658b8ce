"""The invented cases beside the four of the demo: the rest of two teams' caseloads.

They name the demo's own teams, managers and partners. No partner, police officer or victim worker
of the cast is let into them, so that what those see stays as they are introduced.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from handrail.casefile.directory import User, Worker
from handrail.casefile.document import DirectoryDocument, Document
from handrail.exchange.synthetic.making import case_documents
from handrail.exchange.synthetic.setting import Desk, Member, Setting, name_of

SEED = 3
SHARES = (("ruth", 36), ("joel", 12), ("eastgate", 210), ("northmoor", 42))
"""How many cases each holds; a team's are shared among practitioners invented for it."""
CASES = sum(share for _, share in SHARES)
ADULT, YOUTH = 5, 2
FILE = "invented"


def documents(today: date) -> Iterator[tuple[str, Document]]:
    """The further practitioners, then the cases, as of a day."""
    setting = Setting(
        housing="wexborough-homelessness",
        partners=["mark-tully", "denise-okoro", "nadia-rahman"],
        venues=["canal-house", "turnway-netherby", "council-offices"],
        services=["turnway-treatment", "supported-housing", "first-step"],
        office={"eastgate": "eastgate-house", "northmoor": "old-library"},
        governance="oliver.penn",
    )
    desks = _desks(setting)
    turns = [(name, turn) for name, share in SHARES for turn in range(share)]

    def choose(_: Random, number: int) -> Desk:
        name, turn = turns[number]
        return desks[name][turn % len(desks[name])]

    for item in setting.items:
        yield FILE, DirectoryDocument(item=item)
    for case in case_documents(CASES, SEED, today, setting, choose=choose):
        yield FILE, case


def _desks(setting: Setting) -> dict[str, list[Desk]]:
    ruth, tom = Member("ruth.adeyemi", "ruth-adeyemi"), Member("tom.ellery", "tom-ellery")
    carol, jo = Member("carol.hughes", "carol-hughes"), Member("jo.lindley", "jo-lindley")
    joel = Member("joel.marsh", "joel-marsh")
    adult = [_further(setting, "eastgate", "eastgate-probation", seat) for seat in range(ADULT)]
    youth = [_further(setting, "northmoor", "northmoor-youth-justice", seat) for seat in range(YOUTH)]
    return {
        "ruth": [Desk("eastgate", "adult", ruth, carol, tom)],
        "joel": [Desk("northmoor", "youth", joel, jo, youth[0])],
        "eastgate": _side_by_side("eastgate", "adult", adult, carol),
        "northmoor": _side_by_side("northmoor", "youth", youth, jo),
    }


def _side_by_side(team: str, cohort: str, members: list[Member], manager: Member) -> list[Desk]:
    return [
        Desk(team, cohort, one, manager, members[(seat + 1) % len(members)])
        for seat, one in enumerate(members)
    ]


def _further(setting: Setting, team: str, agency: str, seat: int) -> Member:
    """A practitioner whom the demo does not introduce, so nobody signs in as them."""
    key, name = f"{team}-{seat + 1}", name_of(40 + seat + (20 if team == "northmoor" else 0))
    role = "Probation practitioner" if team == "eastgate" else "Case manager"
    setting.items += [
        Worker(reference=key, name=name, agency=agency, roles=[role], team=team),
        User(reference=key, name=name, role="practitioner", worker=key, team=team),
    ]
    return Member(key, key)
