"""Contacts: what happened and what is booked, with absences, gaps, late entries and corrections."""

from datetime import date, time, timedelta
from typing import Any

from handrail.casefile.contacts import Contact
from handrail.casefile.progress import TurningPoint
from handrail.exchange.synthetic import chances, words
from handrail.exchange.synthetic.maker import Maker

OFFICE = {
    "supervision": 60,
    "key_work": 8,
    "three_way": 8,
    "practical_help": 6,
    "meeting": 3,
    "intervention": 6,
}
AWAY = {
    "home_visit": 10,
    "message": 12,
    "programme_session": 6,
    "family_contact": 4,
    "management_oversight": 3,
    "agency_information": 5,
    "professional_judgement": 2,
    "accompanied": 3,
    "test": 3,
}
MODES = {
    "home_visit": "home",
    "message": "phone",
    "programme_session": "community_venue",
    "family_contact": "phone",
    "management_oversight": "office",
    "agency_information": "e_mail",
    "professional_judgement": "office",
    "accompanied": "community_venue",
    "test": "partners_venue",
}
PURPOSES = {
    "practical_help": "practical",
    "three_way": "three_way",
    "home_visit": "supportive",
    "programme_session": "offence_focused",
    "intervention": "offence_focused",
    "family_contact": "family",
    "management_oversight": "management_oversight",
    "professional_judgement": "professional_judgement",
    "test": "monitoring",
}
OURS = ("management_oversight", "professional_judgement", "agency_information", "meeting")


def contacts(make: Maker, count: int, key_people: list[str]) -> None:
    """So many contacts, the last one or two of them still to come."""
    ahead = min(count, 1 if make.chance(0.6) else 2 if make.chance(0.85) else 0)
    for number, day in enumerate(_days(make, count - ahead)):
        _past(make, number + 1, day, key_people)
    booked = make.today + timedelta(days=min(int(make.rng.expovariate(0.22)), 20))
    for number in range(ahead):
        _coming(make, count - ahead + number + 1, _weekday(booked))
        booked += make.days(7, 14)
    _turning_points(make)


def _days(make: Maker, count: int) -> list[date]:
    """Days between the start and yesterday, closer together at first, with a gap in some lives."""
    span = max(1, (make.today - make.starts).days - 1)
    gap = make.rng.uniform(0.2, 0.7) if make.chance(chances.GAP) and span > 60 else None
    found = []
    for number in range(count):
        at = ((number + make.rng.random() * 0.8) / max(count, 1)) ** 1.15
        if gap is not None and gap < at < gap + 0.15:
            at = gap
        found.append(_weekday(make.starts + timedelta(days=int(span * at)), back=True))
    return sorted(max(day, make.starts) for day in found)


def _weekday(day: date, *, back: bool = False) -> date:
    over = day.weekday() - 4
    if over <= 0:
        return day
    return day - timedelta(days=over) if back else day + timedelta(days=3 - over)


def _kind(make: Maker, number: int) -> str:
    if number == 1:
        return "induction"
    return make.weighted(OFFICE) if make.chance(0.7) else make.weighted(AWAY)


def _past(make: Maker, number: int, day: date, key_people: list[str]) -> None:
    kind = _kind(make, number)
    own = kind in OURS or kind == "message"
    outcome = "done" if own else make.weighted(chances.OUTCOMES)
    came = outcome in ("attended", "attended_not_complied", "done")
    facts = _told(make, kind, came)
    inside = (
        make.custody_until is not None
        and day > make.custody_until - timedelta(days=28)
        and day <= make.custody_until
    )
    mode = "custody_visit" if inside else MODES.get(kind, "office")
    entry = f"contact-{number}"
    if came and make.chance(0.12) and day - timedelta(days=7) > make.starts:
        row = _put(make, entry, day, kind, mode, known=day - timedelta(days=7), late=0)
        make.correct(
            "delivery.contacts", row, day, outcome=outcome, people=_with(make, kind, key_people), **facts
        )
        return
    row = _put(make, entry, day, kind, mode, outcome=outcome, people=_with(make, kind, key_people), **facts)
    if make.chance(0.03):
        make.correct(
            "delivery.contacts",
            row,
            day + make.days(1, 5),
            text=f"{row.text} Corrected: the hour first given was wrong.".strip(),
        )


def _told(make: Maker, kind: str, came: bool) -> dict[str, Any]:
    if not came:
        return {
            "text": make.pick(
                ("Rang and left no message.", "A text came an hour later.", "Spoke the day after.")
            )
        }
    heard = make.chance(0.18)
    talk = f"Talked about {make.pick(words.TOPICS)}."
    return {
        "text": f"{talk} {make.pick(words.DID)} {make.pick(words.NEXT)}".strip(),
        "words": make.pick(words.SAID) if heard else "",
        "minutes": make.pick((15, 30, 45, 60)),
        "marking": make.weighted({"none": 96, "third_party": 2, "not_for_person": 1, "not_disclosable": 1}),
        "help": "Bus fare both ways" if make.chance(0.08) else "",
    }


def _with(make: Maker, kind: str, key_people: list[str]) -> list[str]:
    return [make.pick(key_people)] if key_people and (kind == "family_contact" or make.chance(0.04)) else []


def _put(make: Maker, entry: str, day: date, kind: str, mode: str, **facts: Any) -> Any:
    ours = make.desk.practitioner
    workers = [make.desk.manager.worker] if kind == "management_oversight" else [ours.worker]
    if kind in ("three_way", "accompanied", "programme_session") and make.setting.partners:
        workers = [ours.worker, make.pick(make.setting.partners)]
    by = make.desk.manager.user if kind == "management_oversight" else ours.user
    venue = make.setting.office.get(make.desk.team) if mode == "office" else None
    if mode in ("partners_venue", "community_venue"):
        venue = make.pick(make.setting.venues)
    at = time(9 + make.rng.randrange(8), make.pick((0, 0, 15, 30, 45)))
    return make.put(
        "delivery.contacts",
        Contact,
        entry,
        day,
        by=by,
        kind=kind,
        mode=mode,
        at=None if kind in OURS else at,
        venue=venue,
        place="At home" if mode == "home" else "",
        workers=workers,
        purpose=PURPOSES.get(kind, "induction" if kind == "induction" else "supportive"),
        title="First meeting" if kind == "induction" else "",
        fed_back_on=min(day + timedelta(days=2), make.today)
        if kind == "three_way" and facts.get("outcome")
        else None,
        women_only=make.chance(0.01),
        **facts,
    )


def _coming(make: Maker, number: int, day: date) -> None:
    kind = "home_visit" if make.chance(0.12) else "three_way" if make.chance(0.08) else "supervision"
    asked = make.chance(0.02)
    _put(
        make,
        f"contact-{number}",
        day,
        kind,
        MODES.get(kind, "office"),
        known=max(make.starts, make.today - timedelta(days=6)),
        late=0,
        help="A lift, not yet found" if asked else "",
        help_settled=not asked,
    )


def _turning_points(make: Maker) -> None:
    span = (make.today - make.starts).days
    if span > 20 and make.chance(0.32):
        kind, title, text, used = make.pick(words.TURNING)
        day = make.starts + make.days(10, span - 3)
        make.put(
            "delivery.turning_points",
            TurningPoint,
            "turning-point",
            day,
            kind=kind,
            title=title,
            text=text,
            used_for=used,
            words=make.pick(words.SAID) if make.chance(0.5) else "",
            workers=[make.desk.practitioner.worker],
        )
