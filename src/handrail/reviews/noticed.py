"""Entries of the last weeks that may have changed something, and that nobody has looked at as a change yet.

They stand beside the changes with the way to say so. Whether anything changed is for a person to say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handrail.assessments.models import Disclosure
from handrail.casefile.contacts import absent
from handrail.compartments.models import ClearedExtract
from handrail.delivery.models import Contact, DrugTest, Programme, TurningPoint
from handrail.people.models import Address, KeyPerson
from handrail.people.opening import OpenCase
from handrail.records.gathering import Some
from handrail.reviews import origins
from handrail.reviews.models import Change, OutsideCall
from handrail.sentences.models import Recall, Requirement

WEEKS = 4
MOST = 20
"""At most so many stand on the page: the newest."""
WHERE: Mapping[type[Any], str] = {
    Address: "",
    # Workers are in the picture because they work here; what they do is no change in a life.
    KeyPerson: "influence <> 'not_known' and \"group\" <> 'workers'",
    Disclosure: "",
    ClearedExtract: "",
    Recall: "",
    Requirement: "amount is not null and done >= amount",
    Programme: "state in ('completed', 'stopped')",
    TurningPoint: "",
    DrugTest: "result not in ('booked', 'waiting', 'negative')",
    Contact: "outcome = any(%(missed)s)",
    OutsideCall: "",
}


@dataclass(frozen=True)
class Noticed:
    """One of them: in words, and the form of a change that begins with it."""

    words: str
    url: str


def tables(today: date) -> tuple[Some, ...]:
    """What is looked at: what was recorded in the last weeks and still stands."""
    given = {"noticed_since": today - timedelta(weeks=WEEKS), "missed": list(absent())}
    return tuple(
        Some(
            model,
            " and ".join(("recorded_at >= %(noticed_since)s", *([where] if where else []))),
            given,
            order="recorded_at desc",
            limit=MOST,
        )
        for model, where in WHERE.items()
    )


def found(case: OpenCase, changes: Iterable[Change]) -> tuple[Noticed, ...]:
    """Those that no change came from, the newest first; nothing for whoever cannot write a change."""
    if not case.can_write("assessment"):
        return ()
    seen = {row.came_from for row in changes}
    facts = case.gather(*tables(case.today))
    part = {model: name for name, model in origins.TABLES.items()}
    rows = [(model, row) for model in WHERE for row in facts[model] if row.entry not in seen]
    newest = sorted(rows, key=lambda one: one[1].recorded_at, reverse=True)[:MOST]
    return tuple(
        Noticed(origins.in_words(row), origins.add_url(case, part[model], row.entry)) for model, row in newest
    )
