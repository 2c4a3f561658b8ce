"""What a service answers, and what comes of a referral: accepted, declined, waiting, started, ended.

Each verb is the same act whoever does it: the practitioner who was told by telephone, or the
worker of the agency on their own page. ``by`` is the worker who answered; who wrote it down is the
act's own. All raise ``states.NotNow`` where the referral does not stand so, and
``writing.Conflict`` as ``writing.amend`` does.

::

    with writing.act(case.id, "referral.accepted", by=user, key=key, entry=entry) as doing:
        answering.accept(doing, entry, version_seen, on=today, by="denise-okoro")
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.delivery.models import Referral, WantedChange
from handrail.delivery.referring.states import NothingSaid, NotNow, may_become
from handrail.records import writing
from handrail.records.writing import Act


@dataclass(frozen=True)
class CameOfIt:
    """What came of one wanted change, in a code and in words."""

    outcome: str
    words: str = ""


def accept(
    doing: Act, referral: str, version_seen: int, *, on: date, by: str | None = None, words: str = ""
) -> Referral:
    """They will help."""
    answer = {"answered_on": on, "answered_by": by, "because": words, "waits_until": None, "valid_to": None}
    return _become(doing, referral, version_seen, "accepted", **answer)


def wait(
    doing: Act,
    referral: str,
    version_seen: int,
    *,
    on: date,
    by: str | None = None,
    until: date | None = None,
    words: str = "",
) -> Referral:
    """They will help, and there is a wait; ``until`` is the day they expect a place."""
    answer = {"answered_on": on, "answered_by": by, "because": words, "waits_until": until, "valid_to": None}
    return _become(doing, referral, version_seen, "waiting", **answer)


def decline(
    doing: Act, referral: str, version_seen: int, *, on: date, by: str | None = None, because: str
) -> Referral:
    """They cannot help, and why. Raises ``NothingSaid`` without a reason."""
    if not because.strip():
        raise NothingSaid
    answer = {"answered_on": on, "answered_by": by, "because": because, "waits_until": None, "valid_to": on}
    return _become(doing, referral, version_seen, "declined", **answer)


def start(
    doing: Act, referral: str, version_seen: int, *, on: date, by: str | None = None, words: str = ""
) -> Referral:
    """They have begun. One that nobody had answered is answered by it."""
    stands = _standing(doing, referral)
    began: dict[str, Any] = {"started_on": on}
    if stands.answered_on is None:
        began |= {"answered_on": on, "answered_by": by}
    if words:
        began["feedback"] = _and(stands.feedback, words)
    return _become(doing, referral, version_seen, "started", **began)


def tell(
    doing: Act, referral: str, version_seen: int, *, feedback: str, outcomes: Mapping[str, CameOfIt] = {}
) -> Referral:
    """What the agency says while it helps: how it goes, and what has come of it so far."""
    _write(doing, referral, outcomes)
    row = _standing(doing, referral)
    if row.state != "started":
        raise NotNow(row)
    return writing.amend(
        Referral,
        doing,
        entry=referral,
        version_seen=version_seen,
        feedback=_and(row.feedback, feedback),
    )


def end(
    doing: Act,
    referral: str,
    version_seen: int,
    *,
    on: date,
    feedback: str = "",
    because: str = "",
    outcomes: Mapping[str, CameOfIt] = {},
    goes_on_after: bool = False,
) -> Referral:
    """It is over, with what came of each wanted change. ``goes_on_after``: the person goes on without us."""
    _write(doing, referral, outcomes)
    before = _standing(doing, referral)
    facts: dict[str, Any] = {"ended_on": on, "valid_to": on, "goes_on_after": goes_on_after}
    if feedback:
        facts["feedback"] = _and(before.feedback, feedback)
    if because:
        facts["because"] = because
    return _become(doing, referral, version_seen, "ended", **facts)


def wanted(doing: Act, referral: str) -> list[WantedChange]:
    """The changes a referral is for, oldest first."""
    rows = WantedChange.objects.now().filter(case_id=doing.case_id, referral=referral)
    return list(rows.order_by("pk"))


def _become(doing: Act, referral: str, version_seen: int, state: str, **facts: Any) -> Referral:
    stands = _standing(doing, referral)
    if stands.version == version_seen and not may_become(stands, state):
        raise NotNow(stands)
    return writing.amend(Referral, doing, entry=referral, version_seen=version_seen, state=state, **facts)


def _standing(doing: Act, referral: str) -> Referral:
    found: Referral = Referral.objects.now().get(case_id=doing.case_id, entry=referral)
    return found


def _write(doing: Act, referral: str, outcomes: Mapping[str, CameOfIt]) -> None:
    for row in wanted(doing, referral):
        came = outcomes.get(row.entry)
        if came is not None and (came.outcome, came.words) != (row.outcome, row.words):
            writing.amend(
                WantedChange,
                doing,
                entry=row.entry,
                version_seen=row.version,
                outcome=came.outcome,
                words=came.words,
            )


def _and(before: str, now: str) -> str:
    """What was said before, then what is said now."""
    return "\n\n".join(part for part in (before, now.strip()) if part)
