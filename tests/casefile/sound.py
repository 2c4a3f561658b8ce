"""A sound document to doctor, and what is known beside it."""

import json
from datetime import UTC, datetime
from typing import Any

from handrail.casefile.checks import Problem, problems
from handrail.casefile.document import CaseDocument, decode

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
KNOWN: dict[str, set[str]] = {
    "agency": {"probation"},
    "team": {"eastgate"},
    "venue": {"canal-house"},
    "worker": {"ruth-adeyemi", "mark-tully"},
    "service": {"turnway"},
    "user": {"ruth.adeyemi", "carol.hughes"},
}
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[0.0, 53.0], [0.1, 53.0], [0.1, 53.1], [0.0, 53.1], [0.0, 53.0]]],
}


def row(entry: str, **facts: Any) -> dict[str, Any]:
    """A version recorded on the morning of 6 March 2026."""
    return {"entry": entry, "recorded_at": "2026-03-06T09:00:00Z", "by": "ruth.adeyemi", **facts}


def sound() -> dict[str, Any]:
    """A document with one of most things, and nothing wrong."""
    return {
        "format": "handrail-case/1",
        "reference": "X100001",
        "cohort": "adult",
        "team": "eastgate",
        "people": {
            "person": [row("person", given_name="Ann", family_name="Lowe", date_of_birth="1990-05-01")],
            "addresses": [row("flat", kind="renting_privately", valid_from="2025-01-01")],
            "key_people": [
                row(
                    "nan",
                    name="Joyce",
                    relationship="nan",
                    valid_from="2026-03-06",
                    decide_again_on="2026-06-01",
                )
            ],
            "allocations": [row("ruth", role="in_charge", worker="ruth-adeyemi", valid_from="2026-03-06")],
        },
        "sentences": {
            "sentences": [
                row("custody", kind="determinate_custody", valid_from="2024-01-08", years=3),
                row("order", kind="community_order", valid_from="2026-03-05", months=9),
            ],
            "releases": [
                row("first", sentence="custody", valid_from="2025-07-08"),
                row("again", sentence="custody", valid_from="2026-02-02", kind="re_release"),
            ],
            "recalls": [
                row("recall", sentence="custody", valid_from="2025-10-01", reason="Not where he lived")
            ],
            "requirements": [row("tag", sentence="order", kind="curfew", valid_from="2026-03-05")],
            "curfew_windows": [
                row(
                    "nights",
                    source="tag",
                    weekdays=[1, 2, 3, 4, 5, 6, 7],
                    starts="21:00:00",
                    ends="07:00:00",
                    valid_from="2026-03-05",
                )
            ],
            "exclusion_areas": [row("shops", source="tag", wording="The shops", geometry=SQUARE)],
        },
        "delivery": {
            "contacts": [
                row(
                    "c1",
                    kind="induction",
                    mode="office",
                    venue="canal-house",
                    workers=["ruth-adeyemi"],
                    people=["nan"],
                    valid_from="2026-03-06",
                )
            ]
        },
        "access": {
            "relations": [
                {
                    "user": "ruth.adeyemi",
                    "kind": "in_charge",
                    "starts_at": "2026-03-06T09:00:00Z",
                    "granted_by": "carol.hughes",
                }
            ]
        },
    }


def document(facts: dict[str, Any]) -> CaseDocument:
    """The facts as a document."""
    found = decode(json.dumps(facts).encode())
    assert isinstance(found, CaseDocument)
    return found


def told(facts: dict[str, Any]) -> list[Problem]:
    """What the checks say of the facts."""
    return problems(document(facts), KNOWN, now=NOW)
