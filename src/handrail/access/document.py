"""Users in the directory; who may open a case, who may not, and until when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec
from django.contrib.auth.hashers import make_password
from django.db import models

from handrail.access.models import Exclusion, Relation, Restriction, SharedCopy, User
from handrail.agencies import limits
from handrail.agencies.document import directory_keeper
from handrail.agencies.models import SharingAgreement
from handrail.casefile import access, directory, registry
from handrail.casefile.access import Access
from handrail.casefile.problems import Problem
from handrail.casefile.registry import PartKeeper, Replacing
from handrail.casefile.versions import Part

CHUNK = 500
KEPT_HERE = frozenset({"password", "last_login", "email", "is_active"})
"""What a user has at this installation only: never written to a document."""

TABLES: dict[str, tuple[type[Part], type[models.Model], tuple[str, ...]]] = {
    "relations": (access.Relation, Relation, ("user", "kind", "starts_at")),
    "copies": (access.SharedCopy, SharedCopy, ("user", "part", "entry", "version", "starts_at")),
    "exclusions": (access.Exclusion, Exclusion, ("user", "starts_at")),
    "restrictions": (access.Restriction, Restriction, ("starts_at", "readers")),
}
"""Of each list: its type, its model, and the fields that tell one item from another."""
USERS = frozenset({"user", "granted_by", "set_by"})
NAMED = {**dict.fromkeys(USERS, "username"), "agreement": "reference"}
"""The fields that name something kept elsewhere, and by which of its columns."""


def read(case_ids: Sequence[int]) -> dict[int, Access]:
    """The part of each case."""
    found = {name: _rows(name, case_ids) for name in TABLES}
    return {
        case_id: in_order(Access(**{name: rows[case_id] for name, rows in found.items()}))
        for case_id in case_ids
    }


def _rows(name: str, case_ids: Sequence[int]) -> dict[int, list[Any]]:
    struct, model, _ = TABLES[name]
    fields = struct.__struct_fields__
    paths = [f"{field}__{NAMED[field]}" if field in NAMED else field for field in fields]
    rows = list(model._default_manager.filter(case_id__in=case_ids).values_list("case_id", *paths))
    readers = fields.index("readers") + 1 if "readers" in fields else 0
    usernames = _usernames(id_ for row in rows for id_ in row[readers]) if readers else {}
    found: dict[int, list[Any]] = defaultdict(list)
    for case_id, *values in rows:
        facts = dict(zip(fields, values, strict=True))
        if "readers" in facts:
            facts["readers"] = sorted(usernames[id_] for id_ in facts["readers"])
        found[case_id].append(struct(**facts))
    return found


def _usernames(ids: Iterable[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "username"))


def write(cases: Mapping[int, Access]) -> None:
    """Add what each part holds."""
    for name in TABLES:
        _add(name, [(id_, item) for id_, held in cases.items() for item in getattr(held, name)])


def _add(name: str, items: Sequence[tuple[int, Any]]) -> None:
    _, model, _ = TABLES[name]
    ids = _ids(item for _, item in items)
    rows = [model(case_id=case_id, **_stored(item, ids)) for case_id, item in items]
    model._default_manager.bulk_create(rows, batch_size=CHUNK)


def _ids(items: Iterable[Any]) -> dict[str, int]:
    """The keys of what items name: users by user name, agreements by reference, told apart by a colon."""
    users: set[str] = set()
    agreements: set[str] = set()
    for item in items:
        fields = item.__struct_fields__
        users.update(getattr(item, field) for field in fields if field in USERS)
        users.update(getattr(item, "readers", ()))
        agreements.add(getattr(item, "agreement", None) or "")
    found = dict(User.objects.filter(username__in=users).values_list("username", "pk"))
    if wanted := agreements - {""}:
        rows = SharingAgreement.objects.filter(reference__in=wanted).values_list("reference", "pk")
        found |= {f"agreement:{reference}": pk for reference, pk in rows}
    return found


def _stored(item: Any, ids: Mapping[str, int]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if field in USERS:
            facts[f"{field}_id"] = ids[value]
        elif field == "agreement":
            facts["agreement_id"] = ids[f"agreement:{value}"] if value else None
        elif field == "readers":
            facts[field] = [ids[name] for name in value]
        else:
            facts[field] = value
    return facts


def replace(cases: Mapping[int, tuple[Access, Access]], how: Replacing) -> set[int]:
    """Take over what changed. Nothing is deleted: what the document no longer has ends now."""
    changed: set[int] = set()
    for name in TABLES:
        following: list[tuple[int, Any]] = []
        for case_id, (stored, incoming) in cases.items():
            known = {_key(name, item): item for item in getattr(stored, name)}
            comes = {_key(name, item): item for item in getattr(incoming, name)}
            new = [(case_id, item) for key, item in comes.items() if key not in known]
            if _take_over(name, case_id, known, comes, how) or new:
                changed.add(case_id)
            following += new
        _add(name, following)
    return changed


def _take_over(
    name: str, case_id: int, known: Mapping[tuple, Any], comes: Mapping[tuple, Any], how: Replacing
) -> bool:
    """End what is gone and change what differs; whether there was any."""
    found = False
    for key, item in known.items():
        if key not in comes:
            if item.ends_at is not None and item.ends_at <= how.at:
                continue
            facts: Mapping[str, Any] = {"ends_at": max(how.at, item.starts_at)}
        elif item != comes[key]:
            facts = _stored(comes[key], _ids([comes[key]]))
        else:
            continue
        _change(name, case_id, item, facts)
        found = True
    return found


def _change(name: str, case_id: int, item: Any, facts: Mapping[str, Any]) -> None:
    _, model, telling = TABLES[name]
    stored = _stored(item, _ids([item]))
    which = {column: stored[column] for column in (f"{f}_id" if f in USERS else f for f in telling)}
    if "readers" in which:
        which["readers__contains"] = which["readers__contained_by"] = which.pop("readers")
    model._default_manager.filter(case_id=case_id, **which).update(**facts)


def _key(name: str, item: Any) -> tuple:
    values = (getattr(item, field) for field in TABLES[name][2])
    return tuple(tuple(sorted(value)) if isinstance(value, list) else value for value in values)


def faults(held: Access) -> list[Problem]:
    """What the tables refuse: texts too long, the same relation open twice."""
    found = []
    for name, (_, model, _) in TABLES.items():
        seen: set[tuple] = set()
        for place, item in enumerate(getattr(held, name)):
            at = f"/{name}/{place}"
            wrong = limits.faults(item, model)
            found += [Problem(f"{at}{fault.pointer}", fault.message, fault.allowed) for fault in wrong]
            if not wrong:
                found += _clashes(name, item, at, seen)
    return found


def _clashes(name: str, item: Any, at: str, seen: set[tuple]) -> Iterable[Problem]:
    keys = [("the same", _key(name, item))]
    if name == "relations" and item.ends_at is None:
        keys.append(("open", (item.user, item.kind)))
    for key in keys:
        if key in seen:
            yield Problem(at, f"stands here twice ({key[0]})", "each of them once")
            return
    seen.update(keys)


def in_order(held: Access) -> Access:
    """As it would be read back: by user and time, instants in UTC."""
    return Access(
        relations=sorted(map(_in_utc, held.relations), key=lambda i: (i.user, i.kind, i.starts_at)),
        copies=sorted(map(_in_utc, held.copies), key=partial(_key, "copies")),
        exclusions=sorted(map(_in_utc, held.exclusions), key=lambda i: (i.user, i.starts_at)),
        restrictions=sorted(map(_in_utc, held.restrictions), key=lambda i: (i.starts_at, i.readers)),
    )


def _in_utc(item: Any) -> Any:
    changed: dict[str, Any] = {}
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if isinstance(value, datetime):
            changed[field] = value.astimezone(UTC)
        elif isinstance(value, list):
            changed[field] = sorted(value)
    return msgspec.structs.replace(item, **changed)


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        directory_keeper(
            directory.User,
            User,
            key="username",
            unshared=KEPT_HERE,
            made=lambda: {"password": make_password(None)},
        )
    )
    registry.register(PartKeeper("access", Access, read, write, replace, faults, in_order))
