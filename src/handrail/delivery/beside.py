"""The contact beside a session or a test: a new one, one that is there already, or none.

What was done is written once: whoever records a session says there how the appointment went.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.delivery import kinds
from handrail.delivery.models import Contact
from handrail.delivery.timeline import heading
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.records import writing
from handrail.records.writing import Act

NEW, NONE = "new", "none"
BACK, AHEAD, MOST = timedelta(days=60), timedelta(days=14), 12
"""How far to look for the appointment that this was, and how many to offer."""


@dataclass(frozen=True)
class Put:
    """What a new contact would say, and what one that is there is told."""

    kind: str
    title: str
    purpose: str
    mode: str
    outcome: str | None
    facts: dict[str, Any] = field(default_factory=dict)


def choices(case: OpenCase, contact_kinds: tuple[str, ...], taken: set[str]) -> list[tuple[str, str]]:
    """A new contact, none, or one of these kinds of the last weeks that nothing else speaks of yet."""
    rows = (
        case.rows(Contact)
        .filter(kind__in=contact_kinds, valid_from__range=(case.today - BACK, case.today + AHEAD))
        .exclude(entry__in=taken)
        .order_by("-valid_from", "-pk")[:MOST]
    )
    there = [(row.entry, f"{wording.week_date(row.valid_from)}, {heading(row)}") for row in case.fetch(rows)]
    return [(NEW, _("A new contact")), *there, (NONE, _("No contact: it is on the record elsewhere"))]


def put(doing: Act, case: OpenCase, choice: str, what: Put) -> str | None:
    """Write or name the contact; its entry, or ``None`` when there is none."""
    if choice == NONE:
        return None
    if choice == NEW:
        row = writing.add(
            Contact,
            doing,
            kind=what.kind,
            title=what.title,
            purpose=what.purpose,
            mode=what.mode,
            outcome=what.outcome,
            fed_back_on=_fed_back(case, what.facts.get("workers", ()), what.outcome),
            **what.facts,
        )
        return row.entry
    _tell(doing, case, choice, what)
    return choice


def _tell(doing: Act, case: OpenCase, entry: str, what: Put) -> None:
    """An appointment without an outcome is told it, by who may say so; what was said already stays."""
    for row in case.fetch(case.rows(Contact).filter(entry=entry, outcome__isnull=True)):
        if what.outcome and kinds.may_change(case, row):
            said = {name: what.facts[name] for name in ("text", "words") if what.facts.get(name)}
            told = row.fed_back_on or _fed_back(case, row.workers, what.outcome)
            said |= {"outcome": what.outcome, "fed_back_on": told}
            writing.amend(Contact, doing, entry=entry, version_seen=row.version, **said)


def _fed_back(case: OpenCase, workers: Iterable[str], outcome: str | None) -> date | None:
    """What partners did alone counts once they told us: writing down what came of it is that."""
    names = directory.workers(workers) if outcome else directory.Names()
    return case.today if names and not any(one.ours for one in names.values()) else None
