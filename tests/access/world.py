"""Every kind of reader beside every state of a case, with a canary in every field of every table.

There are fourteen readers, one for each role of the matrix, and eight cases, one for each state.
In a case that is live for them, a reader holds the relation of their role. What each may then
read was written down by hand, table by table, in ``rows.csv`` from ``matrix.csv``; nothing here
asks the policy under test.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from handrail.access.models import DutySlot, Exclusion, Relation, Restriction, User
from handrail.agencies.models import Agency, LocalCode, Service, SharingAgreement, Team, Venue, Worker
from handrail.casefile import codes
from handrail.people.models import Case
from handrail.records.fields import Coded
from handrail.records.models import Line, VersionRow
from handrail.records.writing import note

HERE = Path(__file__).parent
STATES = ("own", "coworked", "team", "elsewhere", "excluded", "restricted", "expired", "closed")
LIVE = ("own", "coworked")
USER_ROLES = {
    "in_charge": "practitioner",
    "co_worker": "practitioner",
    "other_practitioner": "practitioner",
    "manager": "manager",
    "partner": "partner",
    "police": "police",
    "ap_key_worker": "ap_key_worker",
    "person": "person",
    "parent": "parent",
    "inspector": "inspector",
    "administrator": "administrator",
    "victim_worker": "victim_worker",
    "information_governance": "information_governance",
    "duty_officer": "practitioner",
}
ROLES = tuple(USER_ROLES)
RELATED = frozenset(ROLES) - {"other_practitioner", "administrator", "information_governance", "duty_officer"}
STAFF = frozenset({"in_charge", "co_worker", "other_practitioner", "manager", "duty_officer"})
TOLD_WHO = ("partner", "police", "ap_key_worker", "victim_worker")
"""Who learns who supervises, and whether the case is closed, and not why."""
NAMED = ("partner", "police", "ap_key_worker")
"""Who reads what names their worker (M in ``rows.csv``), or that and their own entries (W)."""
HIDDEN_OF_NAMED = {
    "plans.Step": {
        "objective",
        "people",
        "someone_else",
        "method",
        "chosen_because",
        "because_of",
        "because",
    },
    "plans.Help": {"people", "afterwards"},
    "delivery.Referral": {"because_of_factors", "because_of_strengths", "shares"},
    "assessments.Source": {"because", "not_had_because", "conflicts_with", "conflict"},
    "reviews.Input": {"not_had_because"},
    "reviews.Meeting": {"not_held_because", "chair"},
    "reviews.MeetingAction": {"because", "step"},
}
NAMES_THEM = {
    "plans.Step": "workers",
    "plans.Help": "workers",
    "delivery.WantedChange": "referral",
    **dict.fromkeys(
        (
            *("plans.StepAnswer", "delivery.Referral", "delivery.Concern", "delivery.Heard"),
            *("assessments.Source", "reviews.Input", "reviews.MeetingAction"),
        ),
        "worker",
    ),
    "reviews.Meeting": "circulation",
}
KEPT_BACK = {
    "plans.Step": (
        ("marking", "not_disclosable"),
        ("marking", "not_for_person"),
        ("state", "no_longer_needed"),
    ),
    "delivery.Referral": (("state", "drafted"),),
    "delivery.WantedChange": (("referral", "kept-0"),),
    "assessments.Source": (("state", "to_ask"),),
    "reviews.Input": (("state", "to_ask"),),
    "reviews.Meeting": (("marking", "not_disclosable"),),
}
"""Rows that name somebody and are kept from them all the same: marked, or not put to them yet."""
HIDDEN_FIELDS = {
    ("partner", "people.Person"): {"phone", "email", "interpreter"},
    ("police", "people.Person"): {"phone", "email", "interpreter"},
    ("victim_worker", "people.Person"): {
        *("phone", "email", "interpreter", "suits", "safe_ways", "reach_by"),
    },
    **{(role, "people.Allocation"): {"reason"} for role in TOLD_WHO},
    **{(role, "people.Closure"): {"note"} for role in TOLD_WHO},
    **{(role, "people.SamePerson"): {"other", "reason", "leads"} for role in TOLD_WHO},
    **{(role, table): hidden for role in NAMED for table, hidden in HIDDEN_OF_NAMED.items()},
}
"""Of a limited part (L in ``rows.csv``): the fields left out."""
PERSON_LIMITED = {
    "partner": {"given_name", "family_name", "called", "pronouns", "reach_by", "safe_ways", "suits"},
    "police": {"given_name", "family_name", "called", "pronouns", "reach_by", "safe_ways", "suits"},
    "victim_worker": {"given_name", "family_name", "called", "pronouns"},
}
BY_KIND = {
    "people.Circumstance": ("travel_and_money", "health"),
    "delivery.Contact": ("supervision", "management_oversight", "test"),
    "reviews.Discussion": ("liberty", "rhythm", "trainee"),
    "reviews.Countersignature": ("in_charge", "manager"),
    "people.Closure": ("reopened",),  # every case of the world is open
}
ENTRY = "first"


@dataclass(frozen=True)
class Row:
    """One row of the world: whose, of which table and kind, and who wrote it."""

    state: str
    table: str
    kind: str
    entry: str
    by: str
    names: str = ""
    """Whose worker it names."""


@dataclass(frozen=True)
class World:
    """The readers, the cases, and every row in them."""

    users: dict[str, User]
    cases: dict[str, Case]
    rows: tuple[Row, ...]


def hand_written() -> dict[tuple[str, str], dict[str, str]]:
    """(table, kind) -> role -> A all, L limited part, O own, - nothing."""
    found = {}
    with (HERE / "rows.csv").open() as file:
        for line in csv.DictReader(file):
            table, _, kind = line.pop("table").partition(":")
            found[table, kind] = line
    return found


HAND = hand_written()


def is_live(role: str, state: str) -> bool:
    """Whether a reader of this role has a live way into a case of this state."""
    if role == "duty_officer":
        return state in ("own", "coworked", "team", "expired", "closed")
    return role in RELATED and state in LIVE


def may_read(role: str, row: Row) -> bool:
    """What the matrix, read by hand, says of one reader and one row."""
    if not is_live(role, row.state):
        return False
    cells = HAND.get((row.table, row.kind)) or HAND[row.table, ""]
    cell = cells[role]
    if cell in ("M", "W") and row.names == role:
        return True
    return cell in ("A", "L") or (cell in ("O", "W") and row.by == role)


def canary(state: str, table: str, field: str, extra: str = "") -> str:
    """The words only one field of one row holds."""
    return f"canary{state}{table.replace('.', '')}zz{field}{extra}".replace("_", "").lower()


def make_world() -> World:
    """Make everything. Needs the owner's login."""
    now = timezone.now()
    ours = Agency.objects.create(reference="ours", name="Our service", type="probation", ours=True)
    other = Agency.objects.create(reference="other", name="Another agency", type="housing")
    here = Team.objects.create(reference="here", name="Here", agency=ours, duty_telephone="01632 960001")
    Venue.objects.create(reference="hub", name="The Hub")
    Service.objects.create(reference="offer", name="A bed", agency=other)
    lasts = {"starts_on": now.date(), "ends_on": now.date()}
    LocalCode.objects.create(
        reference="our-code", name="Gym", code_list="contact_kinds", tenant=ours, valid_from=now.date()
    )
    SharingAgreement.objects.create(reference="agreed", name="Beds", agency=other, **lasts)
    abroad = Agency.objects.create(reference="abroad", name="Another unit", type="probation", ours=True)
    there = Team.objects.create(reference="there", name="There", agency=abroad)
    users = {role: _user(role, user_role, here, ours, other) for role, user_role in USER_ROLES.items()}
    cases = {
        state: Case.objects.create(
            reference=f"C{number}00", cohort="adult", team=there if state == "elsewhere" else here
        )
        for number, state in enumerate(STATES, start=1)
    }
    for state, case in cases.items():
        _relations(state, case, users, now)
    DutySlot.objects.create(
        user=users["duty_officer"],
        team=here,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=7),
    )
    rows = tuple(row for state, case in cases.items() for row in _rows(state, case, users, now))
    return World(users, cases, rows)


def _user(role: str, user_role: str, team: Team, ours: Agency, other: Agency) -> User:
    is_ours = user_role in ("practitioner", "manager", "victim_worker")
    worker = Worker.objects.create(
        reference=f"w-{role.replace('_', '-')}", name=f"Worker {role}", agency=ours if is_ours else other
    )
    return User.objects.create_user(
        role, name=f"User {role}", role=user_role, worker=worker, team=team if is_ours else None
    )


def _relations(state: str, case: Case, users: dict[str, User], now: datetime) -> None:
    setter = users["information_governance"]
    began = now - timedelta(days=30)
    if state == "team":
        return
    if state == "elsewhere":  # another tenant's: a part somebody was given in it counts for nothing
        for role in sorted(STAFF & RELATED):
            Relation.objects.create(
                user=users[role], case_id=case.pk, kind=role, starts_at=began, granted_by=setter
            )
        return
    ended = now - timedelta(days=1) if state in ("expired", "closed") else None
    for role in RELATED:
        kind = "co_worker" if state == "coworked" and role == "in_charge" else role
        Relation.objects.create(
            user=users[role], case_id=case.pk, kind=kind, starts_at=began, ends_at=ended, granted_by=setter
        )
    if state == "excluded":
        for user in users.values():
            Exclusion.objects.create(user=user, case_id=case.pk, set_by=setter, starts_at=began)
    if state == "restricted":
        Restriction.objects.create(case_id=case.pk, set_by=setter, readers=[], starts_at=began)


def tables() -> list[type[VersionRow]]:
    """Every table of case facts."""
    return [m for m in apps.get_models() if issubclass(m, VersionRow) and m is not Line]


def _rows(state: str, case: Case, users: dict[str, User], now: datetime) -> list[Row]:
    made = []
    for model in tables():
        label = model._meta.label
        for kind in BY_KIND.get(label, ("",)):
            for writer in ("in_charge", *_adding(label, kind)):
                listed = kind if (label, kind) in HAND else ""
                entry = (
                    ENTRY
                    if writer == "in_charge" and not listed
                    else f"{kind or 'row'}-{writer}".replace("_", "-")
                )
                _add(model, case, users[writer], now, entry, state, kind)
                made.append(Row(state, label, listed, entry, writer))
        made += _naming(model, state, case, users, now)
    return made


def _naming(
    model: type[VersionRow], state: str, case: Case, users: dict[str, User], now: datetime
) -> list[Row]:
    """Of a table that names workers: a row for each of them, and those that are kept from them."""
    label = model._meta.label
    if label not in NAMES_THEM:
        return []
    made = []
    for role in NAMED:
        facts: dict[str, Any] = {NAMES_THEM[label]: _named_by(label, role)}
        if label in ("delivery.Referral", "assessments.Source", "reviews.Input"):
            facts["state"] = "sent" if label == "delivery.Referral" else "asked"
        _add(model, case, users["in_charge"], now, f"named-{role}".replace("_", "-"), state, "", facts)
        made.append(Row(state, label, "", f"named-{role}".replace("_", "-"), "in_charge", role))
    for place, (field, value) in enumerate(KEPT_BACK.get(label, ())):
        facts = {NAMES_THEM[label]: _named_by(label, "partner"), field: value}
        _add(model, case, users["in_charge"], now, f"kept-{place}", state, "", facts)
        made.append(Row(state, label, "", f"kept-{place}", "in_charge"))
    return made


def _named_by(label: str, role: str) -> str | list[str]:
    if label == "delivery.WantedChange":
        return f"named-{role}".replace("_", "-")
    worker = f"w-{role.replace('_', '-')}"
    return [worker] if NAMES_THEM[label] in ("workers", "circulation") else worker


def _adding(label: str, kind: str) -> tuple[str, ...]:
    """Who beside the one in charge has rows of their own: agencies' workers in one table, the victim
    worker in the person's half of restorative work."""
    cells = HAND.get((label, kind)) or HAND[label, ""]
    if cells["victim_worker"] == "O":
        return ("victim_worker",)
    return NAMED if {"O", "W"} & set(cells.values()) else ()


def _add(
    model: type[VersionRow],
    case: Case,
    by: User,
    now: datetime,
    entry: str,
    state: str,
    kind: str,
    facts: dict[str, Any] | None = None,
) -> None:
    row = model(
        case_id=case.pk, entry=entry, by=by, recorded_at=now - timedelta(days=2), valid_from=now.date()
    )
    for field in model._meta.concrete_fields:
        if field.name in BASE:
            continue
        if kind and field.name == getattr(model, "data_class_by", ("kind",))[0]:
            setattr(row, field.name, kind)
        else:
            value = _filled(field, canary(state, model._meta.label, field.name, entry.replace("-", "")))
            if value is not None:
                setattr(row, field.name, value)
    for name, value in {**IS_OF.get(model._meta.label, {}), **(facts or {})}.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    note(row)


IS_OF = {"delivery.ProgrammeSession": {"programme": ENTRY}, "reviews.Review": {"state": "complete"}}
"""What an entry belongs to, where its page shows that as well; of the one open review there is none yet."""
BASE = {f.name for f in VersionRow._meta.get_fields()} | {"id"}


def _filled(field: models.Field, words: str) -> Any:
    """A value for a field: the canary wherever words may stand."""
    if isinstance(field, Coded):
        return next(iter(codes.code_list(field.codes)))
    if isinstance(field, models.EmailField):
        return f"{words}@example.org"
    if isinstance(field, models.TextField):
        return words
    if isinstance(field, models.CharField):
        return words[: field.max_length] if (field.max_length or 0) >= 40 else None
    if isinstance(field, ArrayField):
        if isinstance(field.base_field, models.IntegerField):
            return [1, 2]
        held = _filled(field.base_field, words)
        return [held[:60] if isinstance(held, str) else held]
    if isinstance(field, models.DateField):
        return date(1999, 6, 9) if field.name == "date_of_birth" else None if field.null else date(2026, 1, 5)
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField):
        return None if field.null else 1
    if isinstance(field, models.TimeField):
        return time(9, 0) if field.name == "ends" else time(8, 0)
    return None
