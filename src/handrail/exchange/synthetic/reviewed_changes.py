"""What changes in invented lives, each with where it is known from and what weight it was given."""

from typing import Any

from handrail.casefile.reviews import Change
from handrail.exchange.synthetic import words_reviewed as w
from handrail.exchange.synthetic.maker import Maker

WEIGHTS = {"significant": 35, "noted": 50, "not_decided": 15}


def changes(make: Maker) -> None:
    """A few more of them, of any kind, in about every third case."""
    if not make.chance(0.35):
        return
    kinds = [one for one in w.CHANGES if _sources(make, one[0])]
    for number in range(2, 2 + make.rng.randint(1, 2)):
        if kinds:
            _change(make, f"change-{number}", *make.pick(kinds))


def _sources(make: Maker, table: str) -> list[Any]:
    """Entries a change can be known from: those since supervision began."""
    rows = [row for row in make.rows(table) if row.superseded_at is None]
    return [row for row in rows if row.valid_from and make.starts <= row.valid_from <= make.today]


def _change(make: Maker, entry: str, table: str, kind: str, what: str) -> None:
    source = make.pick(_sources(make, table))
    factors = [row.entry for row in make.rows("assessments.factors") if row.version == 1]
    strengths = [row.entry for row in make.rows("assessments.strengths") if row.version == 1]
    weight = make.weighted(WEIGHTS)
    make.put(
        "reviews.changes",
        Change,
        entry,
        source.valid_from,
        recorded_at=max(source.recorded_at, make.instant(source.valid_from)),
        kind=kind,
        what=what,
        how_known=make.pick(w.KNOWN),
        came_from=source.entry,
        factors=factors[:2],
        strengths=strengths[:1] if make.chance(0.4) else [],
        weight=weight,
        because=make.pick(w.BECAUSE[weight]),
        decided_by=None if weight == "not_decided" else make.desk.practitioner.worker,
        marking="not_disclosable" if kind == "intelligence" else "none",
    )
