"""What invented reviews amend: proposed, then made together, withdrawn, or ended when its event has come."""

from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from handrail.casefile import reviews as r
from handrail.casefile import sentences as s
from handrail.casefile.versions import Version
from handrail.exchange.synthetic import words_reviewed as w
from handrail.exchange.synthetic.maker import Maker
from handrail.exchange.synthetic.reviewed_shapes import BY_PART, SHAPES, Facts, Shape, new_commitment

MOST = 3
ONE_DAY = timedelta(days=1)
VARIED = {"curfew", "condition"}
TIMES = {"entry", "version", "recorded_at", "superseded_at", "by", "change"}


def proposed(make: Maker, review: Any, until: date) -> list[Any]:
    """Up to three changes to what stood when the review was opened, and sometimes a new fixed time."""
    on = max(review.valid_from, until - ONE_DAY)
    at = max(make.instant(on), review.recorded_at)
    found: list[Any] = []
    for shape in SHAPES:
        rows = _standing(make, shape, review.recorded_at, until)
        if rows and len(found) < MOST and make.chance(shape.share):
            row = make.pick(rows)
            facts = shape.facts(row)
            found.append(
                _propose(
                    make,
                    review,
                    on,
                    at,
                    len(found) + 1,
                    shape.kind,
                    shape.part,
                    shape.becomes,
                    way=shape.way,
                    of=row.entry,
                    was=shape.said(row),
                    facts=_plain(facts),
                    before=_before(row),
                    **_until(make, shape, at),
                    **_authority(make, shape.kind),
                )
            )
    if make.chance(0.2):
        part, kind, _, facts, said = new_commitment(make)
        found.append(
            _propose(
                make,
                review,
                on,
                at,
                len(found) + 1,
                kind,
                part,
                said,
                way="new",
                facts=_plain(facts),
                until_on=until + make.days(20, 60),
                until_words=w.UNTIL[0],
            )
        )
    return found


def _propose(
    make: Maker,
    review: Any,
    on: date,
    at: datetime,
    number: int,
    kind: str,
    part: str,
    becomes: str,
    **facts: Any,
) -> Any:
    return make.put(
        "reviews.amendments",
        r.Amendment,
        f"{review.entry}-amends-{number}",
        on,
        recorded_at=at,
        review=review.entry,
        kind=kind,
        part=part,
        becomes=becomes,
        reason=make.pick(w.REASONS),
        **facts,
    )


def _standing(make: Maker, shape: Shape, known: datetime, until: date) -> list[Any]:
    """Entries that stand, have stood since before the review, and go on beyond the day it takes effect."""
    beyond = until + timedelta(days=8)
    rows = [row for row in make.rows(shape.part) if row.superseded_at is None and row.recorded_at < known]
    rows = [row for row in rows if row.valid_to is None or row.valid_to > beyond]
    return [row for row in rows if row.valid_from is None or row.valid_from < known.date()]


def _until(make: Maker, shape: Shape, at: datetime) -> Facts:
    """An event or a day until which it lasts, where it is one that can."""
    if shape.way == "ends" or not make.chance(0.6):
        return {}
    words = make.pick(w.UNTIL)
    programmes = [
        row for row in make.rows("delivery.programmes") if row.state == "running" and row.recorded_at < at
    ]
    if programmes and shape.part != "plans.risk_measures":
        return {"until_programme": programmes[0].entry, "until_words": words}
    states = [row for row in make.rows("plans.life_states") if row.superseded_at is None]
    reached = [row for row in make.rows("plans.life_states") if row.true_since]
    if states and states[0].recorded_at < at and not reached:
        return {"until_state": states[0].entry, "until_words": words}
    if reached and reached[0].recorded_at > at + timedelta(days=30):
        return {"until_state": reached[0].entry, "until_words": words}
    return {}


def _authority(make: Maker, kind: str) -> Facts:
    if kind not in VARIED:
        return {}
    licence = bool(make.rows("sentences.releases"))
    name = w.AUTHORITIES[kind]
    return {"authority": make.pick(("ppcs", "governor")) if licence else "court", "authority_name": name}


def made(make: Maker, proposals: list[Any], effective: date, at: datetime) -> None:
    """Everything that was proposed, at one instant, in force from one day on."""
    for amendment in proposals:
        row = _row(make, amendment.part, amendment.of)
        makes = _begun(make, amendment, row, effective, at)
        variation = _variation(make, amendment, makes, effective, at) if amendment.kind in VARIED else None
        make.correct(
            "reviews.amendments",
            amendment,
            effective,
            recorded_at=at,
            valid_from=effective,
            state="made",
            makes=makes,
            variation=variation,
        )


def withdrawn(make: Maker, proposals: list[Any], at: datetime) -> None:
    """Nothing of it was made."""
    for amendment in proposals:
        make.correct("reviews.amendments", amendment, make.today, recorded_at=at, state="withdrawn")


def come(make: Maker, by: datetime | None) -> None:
    """End what lasted until a state of life that was reached by then; what stood before stands again."""
    for row in [one for one in make.rows("plans.life_states") if one.true_since and not one.lapsed_on]:
        if by is not None and row.recorded_at > by:
            continue
        for amendment in make.rows("reviews.amendments")[:]:
            lasts = amendment.state == "made" and amendment.superseded_at is None
            if lasts and amendment.until_state == row.entry:
                _end(make, amendment, row)


def _end(make: Maker, amendment: Any, state: Any) -> None:
    last, at = state.true_since, max(state.recorded_at, amendment.recorded_at)
    row = _row(make, amendment.part, amendment.makes)
    if row is None or row.recorded_at > at or (row.valid_from and row.valid_from > last):
        return
    if row.valid_to and row.valid_to <= last:
        return
    shape = BY_PART[amendment.part]
    before = {name: getattr(_as_it_was(make, amendment), name) for name in shape.facts(row)}
    if amendment.way == "in_place":
        make.correct(amendment.part, row, last, recorded_at=at, **before)
    else:
        ended = make.correct(amendment.part, row, last, recorded_at=at, valid_to=last)
        again = {"valid_from": last + ONE_DAY, "valid_to": row.valid_to, **before}
        back = _begin(make, amendment.part, ended, f"{row.entry}-again", at, again)
        if amendment.kind in VARIED:
            _variation(make, amendment, back, last + ONE_DAY, at, back=True)
    make.correct(
        "reviews.amendments",
        amendment,
        last,
        recorded_at=at,
        state="ended",
        ended_on=last,
        ended_because=f"“{state.name}” is reached",
    )


def _begun(make: Maker, amendment: Any, row: Any, effective: date, at: datetime) -> str:
    """Write what an amendment does; gives the entry that says it from the day on."""
    entry = f"{amendment.entry}-made"
    if row is None:
        part, _, kind, facts, _ = new_commitment(make)
        until = amendment.until_on if amendment.until_on and amendment.until_on >= effective else None
        facts = {**facts, "what": amendment.facts["what"], "valid_to": until}
        make.put(part, kind, entry, effective, recorded_at=at, **facts)
        return entry
    facts = BY_PART[amendment.part].facts(row)
    if amendment.way == "in_place":
        make.correct(amendment.part, row, effective, recorded_at=at, **facts)
        return str(row.entry)
    begun_since = row.valid_from is not None and row.valid_from >= effective
    last = row.valid_from if begun_since else effective - ONE_DAY
    ended = make.correct(amendment.part, row, effective, recorded_at=at, valid_to=last)
    if amendment.way == "ends":
        return str(row.entry)
    days = {"valid_from": effective, "valid_to": row.valid_to}
    return _begin(make, amendment.part, ended, entry, at, {**days, **facts})


def _begin(make: Maker, part: str, like: Version, entry: str, at: datetime, facts: Facts) -> str:
    """An entry like another, from another day on."""
    if facts.get("valid_to") and facts["valid_to"] < facts["valid_from"]:
        facts = {**facts, "valid_to": None}
    new = {"entry": entry, "version": 1, "recorded_at": at, "change": None, "superseded_at": None}
    make.tables[part].append(msgspec.structs.replace(like, **{**new, **facts}))
    return entry


def _variation(make: Maker, amendment: Any, of: str, on: date, at: datetime, *, back: bool = False) -> str:
    entry = f"{amendment.entry}-{'varied-back' if back else 'varied'}"
    was, becomes = amendment.was, amendment.becomes
    make.put(
        "sentences.variations",
        s.Variation,
        entry,
        on,
        recorded_at=at,
        of=of,
        was=becomes if back else was,
        becomes=was if back else becomes,
        reason=amendment.reason or "So that the week holds together.",
        authority=amendment.authority,
        authority_name=amendment.authority_name,
        decided_on=None if back else at.date(),
    )
    return entry


def _row(make: Maker, part: str, entry: str) -> Any:
    rows = (row for row in make.rows(part) if row.entry == entry and row.superseded_at is None)
    return next(rows, None)


def _as_it_was(make: Maker, amendment: Any) -> Any:
    """The version that stood when it was proposed."""
    rows = make.rows(amendment.part)
    version = amendment.before["version"]
    return next(row for row in rows if row.entry == amendment.of and row.version == version)


def _before(row: Any) -> Facts:
    held = {name: getattr(row, name) for name in row.__struct_fields__ if name not in TIMES}
    return {**_plain(held), "version": row.version}


def _plain(facts: Facts) -> Facts:
    """Facts as JSON holds them."""
    return {
        name: value.isoformat() if isinstance(value, date | time) else value for name, value in facts.items()
    }
