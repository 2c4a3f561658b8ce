"""Version rows to versions of a document and back.

The fields of a document type and of its model have the same names, so one mapper serves every
room: a room only says which list of its part is kept by which model. The mapper refuses to start
when a type and its model have grown apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.core.exceptions import ImproperlyConfigured

from handrail.access.models import User
from handrail.agencies import limits
from handrail.casefile import parts
from handrail.casefile.problems import Problem
from handrail.casefile.registry import PartKeeper, Replacing
from handrail.casefile.versions import Part, Version
from handrail.records import replacing
from handrail.records.copying import add_rows
from handrail.records.fields import Coded
from handrail.records.models import Line, VersionRow
from handrail.records.writing import line_for

CHUNK = 500
NOT_IN_DOCUMENTS = frozenset({"id", "case_id"})


class Table:
    """One list of a part, and the model that keeps it."""

    def __init__(self, struct: type[Version], model: type[VersionRow]) -> None:
        if found := differences(struct, model):
            raise ImproperlyConfigured(f"{model._meta.label} and its type differ: {'; '.join(found)}")
        self.struct, self.model = struct, model
        self.names = struct.__struct_fields__
        self.columns = ["case_id", *("by__username" if n == "by" else n for n in self.names)]

    def read(self, case_ids: Sequence[int]) -> dict[int, list[Version]]:
        """The versions of these cases, by entry and version."""
        found: dict[int, list[Version]] = defaultdict(list)
        rows = self.model.objects.filter(case_id__in=case_ids).values_list(*self.columns)
        for case_id, *values in rows:
            found[case_id].append(self.struct(**dict(zip(self.names, values, strict=True))))
        for versions in found.values():
            versions.sort(key=by_entry)
        return found

    def row(self, case_id: int, version: Version, users: Mapping[str, User]) -> VersionRow:
        """The row of a version, not yet saved."""
        facts = {name: getattr(version, name) for name in self.names}
        facts["by"] = users[version.by]
        return self.model(case_id=case_id, **facts)

    def write(self, versions: Iterable[tuple[int, Version]]) -> None:
        """Add versions, each with its line of the chronology."""
        pairs = list(versions)
        users = users_named({version.by for _, version in pairs})
        rows = [self.row(case_id, version, users) for case_id, version in pairs]
        add_rows(self.model, rows)
        told = [line for row in rows if (line := line_for(row))]
        add_rows(Line, [line for line, _ in told], words=[words for _, words in told])

    def replace(self, cases: Mapping[int, tuple[list[Version], list[Version]]], how: Replacing) -> set[int]:
        """Take over what changed: stored versions stay, some come to an end, others follow them."""
        following: list[tuple[int, Version]] = []
        changed: set[int] = set()
        for case_id, (stored, incoming) in cases.items():
            steps = replacing.steps(stored, incoming, how)
            for (entry, version), at in steps.ends.items():
                self._end(case_id, entry, version, at)
            following += [(case_id, version) for version in steps.follows]
            if steps:
                changed.add(case_id)
        self.write(following)
        return changed

    def _end(self, case_id: int, entry: str, version: int, at: datetime) -> None:
        one = {"case_id": case_id, "entry": entry, "version": version}
        self.model.objects.filter(**one).update(superseded_at=at)
        Line.objects.filter(table=self.model._meta.label, **one).update(superseded_at=at)


def part_keeper(
    name: str,
    part: type[Part],
    models: Mapping[str, type[VersionRow]],
    around: Callable[[], AbstractContextManager[Any]] = nullcontext,
) -> PartKeeper:
    """A keeper for a part made of lists of versions; ``around`` is entered while rows are written."""
    types = parts.tables(part)
    if set(types) != set(models):
        raise ImproperlyConfigured(f"the part {name!r} keeps {sorted(types)}, not {sorted(models)}")
    tables = {field: Table(types[field], models[field]) for field in types}

    def read(case_ids: Sequence[int]) -> dict[int, Part]:
        found = {field: table.read(case_ids) for field, table in tables.items()}
        return {
            case_id: part(**{field: versions.get(case_id, []) for field, versions in found.items()})
            for case_id in case_ids
        }

    def write(cases: Mapping[int, Part]) -> None:
        with around():
            for field, table in tables.items():
                table.write((id_, v) for id_, held in cases.items() for v in getattr(held, field))

    def replace(cases: Mapping[int, tuple[Part, Part]], how: Replacing) -> set[int]:
        changed: set[int] = set()
        with around():
            for field, table in tables.items():
                pairs = {
                    id_: (getattr(stored, field), getattr(incoming, field))
                    for id_, (stored, incoming) in cases.items()
                }
                changed |= table.replace(pairs, how)
        return changed

    def faults(held: Part) -> list[Problem]:
        return [
            Problem(f"/{field}/{place}{fault.pointer}", fault.message, fault.allowed)
            for field, table in tables.items()
            for place, version in enumerate(getattr(held, field))
            for fault in limits.faults(version, table.model)
        ]

    return PartKeeper(name, part, read, write, replace, faults, in_order, models)


def users_named(names: set[str]) -> dict[str, User]:
    """The users of these names, in one query."""
    return User.objects.in_bulk(names, field_name="username") if names else {}


def by_entry(version: Version) -> tuple[str, int]:
    """The order of versions in a document."""
    return version.entry, version.version


def in_order(part: Any) -> Any:
    """A part as an export writes it: versions by entry, instants in UTC."""
    kind: type = type(part)
    return msgspec.structs.replace(
        part,
        **{
            field: sorted((in_utc(version) for version in getattr(part, field)), key=by_entry)
            for field in parts.tables(kind)
        },
    )


def in_utc(part: Any) -> Any:
    """A type's value with its instants in UTC."""
    instants = {
        name: value.astimezone(UTC)
        for name in part.__struct_fields__
        if isinstance(value := getattr(part, name), datetime)
    }
    return msgspec.structs.replace(part, **instants)


def differences(struct: type[Version], model: type[VersionRow]) -> list[str]:
    """In what a document type and its model differ, in words; empty when they agree."""
    columns = {f.name: f for f in model._meta.concrete_fields if f.name not in NOT_IN_DOCUMENTS}
    facts = {field.name: field for field in parts.fields(struct)}
    coded = parts.marks(struct).codes
    found = [f"only the model has {name}" for name in columns if name not in facts]
    found += [f"only the type has {name}" for name in facts if name not in columns]
    for name in (name for name in facts if name in columns):
        column = columns[name]
        if column.null != _optional(facts[name].type):
            found.append(f"{name} may be empty in one of them only")
        if _codes_of(column) != coded.get(name):
            found.append(f"{name} is of different code lists")
        if not facts[name].required and column.get_default() != _default(facts[name]):
            found.append(f"{name} has different defaults")
    return found


def _codes_of(column: Any) -> str | None:
    held = getattr(column, "base_field", column)
    return held.codes if isinstance(held, Coded) else None


def _optional(info: object) -> bool:
    return any(isinstance(of, msgspec.inspect.NoneType) for of in getattr(info, "types", ()))


def _default(field: Any) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default
