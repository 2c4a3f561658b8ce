"""The directory in documents: one item a line, known by its reference."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models.functions import Collate

from handrail.agencies import limits, lists, policies
from handrail.agencies.models import (
    Agency,
    LocalCode,
    LocalPolicy,
    Service,
    SharingAgreement,
    Team,
    Venue,
    Worker,
)
from handrail.casefile import directory, registry
from handrail.casefile.directory import Hours, Item
from handrail.casefile.problems import Problem
from handrail.casefile.registry import DirectoryKeeper

CHUNK = 500


def directory_keeper(
    struct: type[Item],
    model: type[models.Model],
    *,
    key: str = "reference",
    unshared: frozenset[str] = frozenset(),
    made: Callable[[], dict[str, Any]] = dict,
) -> DirectoryKeeper:
    """A keeper for one kind of item, whose type and model have fields of the same names.

    ``key`` is the model's name for the reference; ``unshared`` are its columns that documents do
    not carry, and ``made`` gives them for a new row where they have no default.
    """
    columns = _columns(struct, model, key, unshared)

    def read(references: Iterable[str] | None = None) -> Iterator[Item]:
        rows = model._default_manager.all()
        if references is not None:
            rows = rows.filter(**{f"{key}__in": list(references)})
        paths = [_path(column) for column in columns.values()]
        listed = rows.order_by(Collate(key, "C")).values_list(*paths)
        for values in listed.iterator(CHUNK):
            yield msgspec.convert(dict(zip(columns, values, strict=True)), struct, from_attributes=True)

    def write(items: Sequence[Item]) -> None:
        named = {name: _named(column, items, name) for name, column in columns.items()}
        rows = [
            model(
                **made(),
                **{
                    column.attname: _stored(getattr(item, name), named[name])
                    for name, column in columns.items()
                },
            )
            for item in items
        ]
        model._default_manager.bulk_create(
            rows,
            batch_size=CHUNK,
            update_conflicts=True,
            unique_fields=[key],
            update_fields=[column.name for column in columns.values() if column.name != key],
        )
        if model in (LocalCode, LocalPolicy):
            lists.renew()

    def faults(item: Item) -> list[Problem]:
        wrong = limits.faults(item, model)
        if isinstance(item, directory.LocalPolicy):
            wrong += policies.faults(item.name, item.value)
        return wrong

    return DirectoryKeeper(str(struct.__struct_config__.tag), struct, read, write, faults)


def _columns(struct: Any, model: Any, key: str, unshared: frozenset[str]) -> dict[str, models.Field]:
    """The model's columns by the names of the type's fields; refuses when they have grown apart."""
    there = {f.name: f for f in model._meta.concrete_fields if f.name not in {"id", *unshared}}
    there["reference"] = there.pop(key)
    if set(there) != set(struct.__struct_fields__):
        apart = set(there) ^ set(struct.__struct_fields__)
        raise ImproperlyConfigured(f"{model._meta.label} and its type differ in {sorted(apart)}")
    return {name: there[name] for name in struct.__struct_fields__}


def _path(column: models.Field) -> str:
    return f"{column.name}__reference" if isinstance(column, models.ForeignKey) else column.name


def _named(column: models.Field, items: Sequence[Item], name: str) -> dict[str, int] | None:
    """For a column that names other items: their ids by reference."""
    if not isinstance(column, models.ForeignKey):
        return None
    wanted = {getattr(item, name) for item in items} - {None}
    found = column.related_model._default_manager.filter(reference__in=wanted)
    return dict(found.values_list("reference", "pk"))


def _stored(value: Any, named: dict[str, int] | None) -> Any:
    if named is not None:
        return None if value is None else named[value]
    if isinstance(value, list) and value and isinstance(value[0], Hours):
        return msgspec.to_builtins(value)
    return value


KINDS: tuple[tuple[type[Item], type[models.Model]], ...] = (
    (directory.Agency, Agency),
    (directory.Team, Team),
    (directory.Venue, Venue),
    (directory.Worker, Worker),
    (directory.Service, Service),
    (directory.SharingAgreement, SharingAgreement),
    (directory.LocalCode, LocalCode),
    (directory.LocalPolicy, LocalPolicy),
)


def register() -> None:
    """What this room keeps of documents."""
    for struct, model in KINDS:
        registry.register(directory_keeper(struct, model))
