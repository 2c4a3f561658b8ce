"""The verbs of a test: it is written with its contact, and counted towards the signs somebody chose.

A test counts once towards a sign; taking the sign off the test takes it off the count. Whether the
state of life holds is never worked out from it: a person judges.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from handrail.delivery import beside
from handrail.delivery.models import DrugTest
from handrail.people.opening import OpenCase
from handrail.plans.models import StateSign
from handrail.records import writing
from handrail.records.writing import Act

OPEN_RESULTS = ("booked", "waiting")
"""Results that are none yet."""
NO_TEST = "not_given"


def record(
    doing: Act, case: OpenCase, facts: dict[str, Any], *, entry: str, title: str, contact: str, mode: str
) -> DrugTest:
    """Add a test with the contact beside it, and count it."""
    put = beside.Put(
        kind="test",
        title=title,
        purpose="monitoring",
        mode=mode,
        outcome=_outcome(facts["result"]),
        facts={
            "valid_from": facts["valid_from"],
            "at": facts["at"],
            "venue": facts["venue"],
            "workers": [facts["worker"]] if facts["worker"] else [],
            "text": facts["means"],
            "words": facts["persons_words"],
        },
    )
    told = beside.put(doing, case, contact, put)
    row = writing.add(DrugTest, doing, entry=entry, contact=told, **facts)
    count(doing, case, (), row.signs, row.valid_from or case.today)
    return row


def correct(
    doing: Act, case: OpenCase, row: DrugTest, facts: dict[str, Any], *, version_seen: int
) -> DrugTest:
    """Say the result, what it means, or put something right; the counts follow the signs chosen."""
    new = writing.amend(DrugTest, doing, entry=row.entry, version_seen=version_seen, **facts)
    count(doing, case, row.signs, new.signs, new.valid_from or case.today)
    return new


def count(doing: Act, case: OpenCase, before: Collection[str], after: Collection[str], on: date) -> None:
    """One more for each sign that is new, one less for each that was taken off."""
    more, less = set(after) - set(before), set(before) - set(after)
    if not more | less or not case.can_write(StateSign.data_class):
        return
    for sign in case.fetch(case.rows(StateSign).filter(entry__in=more | less)):
        reached = max(0, (sign.reached or 0) + (1 if sign.entry in more else -1))
        enough = sign.needed is not None and reached >= sign.needed
        writing.amend(
            StateSign,
            doing,
            entry=sign.entry,
            version_seen=sign.version,
            reached=reached,
            met_on=(sign.met_on or on) if enough else None,
        )


def _outcome(result: str) -> str | None:
    if result == "booked":
        return None
    return "absence_waiting" if result == NO_TEST else "attended"
