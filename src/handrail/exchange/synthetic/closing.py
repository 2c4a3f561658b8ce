"""Some cases are closed; some were closed in error, and taken up again a few days later."""

from datetime import date, timedelta

from handrail.casefile import people as p
from handrail.casefile.access import Access, Relation
from handrail.exchange.synthetic import chances
from handrail.exchange.synthetic.maker import Maker

KEEP = ("manager", "inspector", "victim_worker")


def closings(make: Maker, access: Access) -> None:
    """Close a few, once everything else has been said of them."""
    span = (make.today - make.starts).days
    (row,) = (one for one in make.tables["people.allocations"] if _in_charge(one))
    held_since = row.valid_from or make.starts
    if span < 40 or len(access.relations) != 2 or (make.today - held_since).days < 20:
        return
    if make.chance(chances.CLOSED):
        on = make.today - make.days(1, 15)
        _close(make, access, row, on, reason=make.weighted(chances.CLOSED_BECAUSE[make.cohort]))
    elif make.chance(chances.REOPENED):
        on = max(held_since, make.today - make.days(8, 18))
        _close(make, access, row, on, reason="opened_in_error", note="Taken for another of the same name.")
        _reopen(make, access, on + make.days(1, 5))


def _in_charge(row: p.Allocation) -> bool:
    return row.role == "in_charge" and row.superseded_at is None and row.valid_to is None


def _close(make: Maker, access: Access, row: p.Allocation, on: date, reason: str, note: str = "") -> None:
    by = make.desk.manager.user
    facts = {"kind": "closed", "reason": reason, "note": note}
    at = make.put("people.closures", p.Closure, "closing", on, late=0, by=by, **facts).recorded_at
    make.correct("people.allocations", row, on, valid_to=on, by=by)
    for relation in access.relations:
        if relation.kind not in KEEP:
            relation.ends_at = max(at, relation.starts_at)


def _reopen(make: Maker, access: Access, on: date) -> None:
    desk = make.desk
    facts = {"kind": "reopened", "reason": "closed_in_error"}
    at = make.put(
        "people.closures", p.Closure, "reopening", on, late=0, by=desk.manager.user, **facts
    ).recorded_at
    make.put(
        "people.allocations",
        p.Allocation,
        "in-charge-again",
        on,
        late=0,
        by=desk.manager.user,
        role="in_charge",
        worker=desk.practitioner.worker,
        reason="Closed in error",
    )
    access.relations.append(
        Relation(
            user=desk.practitioner.user,
            kind="in_charge",
            starts_at=at + timedelta(minutes=1),
            granted_by=desk.manager.user,
        )
    )
