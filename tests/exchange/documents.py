"""Small documents for tests, as they stand in a file: a directory of a few, and one whole case."""

import copy
import io
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from handrail.exchange.exporting import export
from handrail.exchange.importing import Report, import_stream

Json = dict[str, Any]
REASON = "Trying it out"

DIRECTORY: list[Json] = [
    {"kind": "agency", "reference": "north", "name": "North Probation", "type": "probation", "ours": True},
    {"kind": "agency", "reference": "harbour", "name": "Harbour Trust", "type": "community"},
    {"kind": "team", "reference": "quay", "name": "Quay team", "agency": "north", "office": "Quay House"},
    {"kind": "venue", "reference": "mill", "name": "The Mill", "longitude": -1.25, "latitude": 53.5},
    {
        "kind": "worker",
        "reference": "asha-rowe",
        "name": "Asha Rowe",
        "agency": "north",
        "team": "quay",
        "roles": ["Probation practitioner"],
        "present": [{"weekday": 2, "starts": "09:00:00", "ends": "12:30:00", "venue": "mill"}],
    },
    {"kind": "worker", "reference": "ben-sharpe", "name": "Ben Sharpe", "agency": "harbour"},
    {
        "kind": "service",
        "reference": "harbour-advice",
        "name": "Money advice",
        "agency": "harbour",
        "venue": "mill",
        "needs": ["money"],
        "takes_minutes": 45,
        "last_checked": "2026-01-05",
    },
    {
        "kind": "sharing_agreement",
        "reference": "north-harbour",
        "name": "North with Harbour",
        "agency": "harbour",
        "purpose": "Support with debts",
        "gateway": "Consent",
        "classes": ["identity"],
        "starts_on": "2025-01-01",
        "ends_on": "2027-01-01",
    },
    {
        "kind": "user",
        "reference": "asha",
        "name": "Asha Rowe",
        "role": "practitioner",
        "worker": "asha-rowe",
        "team": "quay",
    },
    {"kind": "user", "reference": "olu", "name": "Olu Grant", "role": "information_governance"},
]


def at(day: int, hour: int = 9) -> str:
    """An instant on a day of March 2025."""
    return f"2025-03-{day:02}T{hour:02}:30:00Z"


def fact(entry: str, day: int = 3, **others: Any) -> Json:
    """One version: its entry, when it was recorded, by whom, and what it says."""
    return {"entry": entry, "recorded_at": at(day), "by": "asha", **others}


CASE: Json = {
    "format": "handrail-case/1",
    "reference": "T100",
    "cohort": "adult",
    "team": "quay",
    "people": {
        "person": [fact("person", given_name="Tariq", family_name="Noor", date_of_birth="1995-01-31")],
        "allocations": [fact("charge", role="in_charge", worker="asha-rowe", valid_from="2025-03-03")],
        "addresses": [
            fact("flat", kind="renting_privately", area="Linfold", superseded_at=at(5)),
            fact("flat", 5, version=2, kind="renting_privately", area="Linford", valid_from="2025-02-01"),
        ],
        "key_people": [fact("sister", name="Leila", relationship="sister", consent="given")],
    },
    "sentences": {
        "sentences": [fact("order", kind="community_order", months=12, valid_from="2025-02-20")],
        "requirements": [fact("curfew", sentence="order", kind="curfew", valid_from="2025-02-20")],
        "curfew_windows": [
            fact("nights", source="curfew", weekdays=[1, 2, 3], starts="20:00:00", ends="07:00:00")
        ],
        "exclusion_areas": [
            fact(
                "market",
                source="curfew",
                wording="The market square",
                geometry={
                    "type": "Polygon",
                    "coordinates": [[[0, 51.5], [0.01, 51.5], [0.01, 51.51], [0, 51.5]]],
                },
            )
        ],
    },
    "compartments": {
        "intelligence": [
            fact(
                "log-1",
                source_grade="1",
                information_grade="A",
                handling_code="P",
                originator="Police",
                text="Seen at the docks",
            )
        ]
    },
    "assessments": {"strengths": [fact("cook", kind="skill", name="Cooks for his family")]},
    "plans": {"objectives": [fact("stall", rank=1, will="cook for the market", strengths=["cook"])]},
    "delivery": {
        "contacts": [
            fact(
                "advice",
                13,
                kind="practical_help",
                mode="partners_venue",
                venue="mill",
                workers=["ben-sharpe"],
                valid_from="2025-03-20",
            ),
            fact(
                "visit",
                13,
                kind="home_visit",
                mode="home",
                workers=["asha-rowe"],
                people=["sister"],
                outcome="attended",
                at="09:45:00",
                text="Talked about the market job",
                valid_from="2025-03-13",
            ),
        ]
    },
    "reviews": {"changes": [fact("moved", kind="address", what="Moved in with his sister")]},
    "findings": {
        "answers": [
            fact("brother", expectation="A-DES-DEL-4", kind="not_here", words="He asked us to keep him out")
        ]
    },
    "access": {
        "relations": [{"user": "asha", "kind": "in_charge", "starts_at": at(3), "granted_by": "olu"}],
        "exclusions": [{"user": "olu", "starts_at": at(3), "ends_at": at(4), "set_by": "olu"}],
        "restrictions": [{"starts_at": at(3), "ends_at": at(4), "set_by": "olu", "readers": ["asha", "olu"]}],
    },
}


def case(reference: str = "T100", **parts: Any) -> Json:
    """A fresh copy of the whole case; parts may be given instead."""
    return {**copy.deepcopy(CASE), "reference": reference, **parts}


def bare(reference: str = "T100") -> Json:
    """The smallest case there is: somebody with a name."""
    person = copy.deepcopy(CASE["people"]["person"])
    return {
        **{key: CASE[key] for key in ("format", "cohort", "team")},
        "reference": reference,
        "people": {"person": person},
    }


def directory() -> list[Json]:
    """The directory's lines."""
    return [{"format": "handrail-directory/1", "item": item} for item in copy.deepcopy(DIRECTORY)]


def file_of(lines: Iterable[Json]) -> io.BytesIO:
    """A file with these documents, one a line."""
    return io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines))


def quiet(*_: object) -> None:
    """Progress nobody watches."""


def take(lines: Iterable[Json], *, replace: bool = False) -> Report:
    """Import documents."""
    return import_stream(file_of(lines), replace=replace, reason=REASON, progress=quiet)


def give(*references: str) -> bytes:
    """Export some cases, or all."""
    out = io.BytesIO()
    export(references or None, out, reason=REASON, progress=quiet)
    return out.getvalue()


def given_case(reference: str = "T100") -> Json:
    """One case as an export tells it."""
    return next(line for line in map(json.loads, give(reference).splitlines()) if "reference" in line)


def through_an_empty_database(lines: Iterable[Json]) -> bytes:
    """What a database tells that knows nothing but these documents; it forgets them afterwards."""
    with transaction.atomic():
        take(lines)
        exported = give()
        transaction.set_rollback(True)
    return exported


def lines_of(exported: bytes) -> list[Json]:
    """The documents of an export."""
    return [json.loads(line) for line in exported.splitlines()]
