"""Checks of names: codes in their lists, references to entries, directory items and users."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from handrail.casefile.check_local import Local, unknown
from handrail.casefile.codes import LOCAL, Code, code_list, takes_local
from handrail.casefile.parts import marks
from handrail.casefile.problems import Problem, Subject, listed
from handrail.casefile.versions import Part, Version

USERS: dict[str, tuple[str, ...]] = {
    "relations": ("user", "granted_by"),
    "copies": ("user", "granted_by"),
    "exclusions": ("user", "set_by"),
    "restrictions": ("set_by", "readers"),
}
"""The fields of the access part that name users, by table."""

Known = Mapping[str, set[str]]
NO_LOCAL: Local = {}


def codes_are_listed(subject: Subject) -> Iterator[Problem]:
    """Every code is in its list, for this cohort, on that day."""
    cohort = subject.document.cohort
    for place in subject.every():
        yield from codes_of(place.version, place.pointer, (cohort,), place.version.valid_from, subject.local)
    for pointer, row in _access_rows(subject):
        yield from codes_of(row, pointer, (cohort,), None)


def references_resolve(subject: Subject) -> Iterator[Problem]:
    """Every reference names an entry of this case or an item of the directory."""
    document, known = subject.document, subject.known
    yield from _known("/team", document.team, ("team",), known)
    for place in subject.every():
        row: Version = place.version
        for name, to in marks(type(row)).refers.items():
            for pointer, value in _values(row, name, place.pointer):
                yield from _resolve(subject, pointer, value, to)
        yield from _known(f"{place.pointer}/by", row.by, ("user",), known)


def access_names_users(subject: Subject) -> Iterator[Problem]:
    """Relations, exclusions and restrictions are about users that exist, from before to after."""
    for pointer, row in _access_rows(subject):
        for name in USERS[pointer.split("/")[2]]:
            for at, value in _values(row, name, pointer):
                yield from _known(at, value, ("user",), subject.known)
        yield from directory_references(row, pointer, subject.known)
        starts, ends = row.starts_at, row.ends_at
        if starts.utcoffset() is None or (ends and ends.utcoffset() is None):
            yield Problem(
                f"{pointer}/starts_at", "an instant has no time zone", "such as 2026-03-18T09:30:00Z"
            )
        elif ends and ends < starts:
            yield Problem(f"{pointer}/ends_at", "ends before it starts", f"{starts.isoformat()} or later")


def copies_are_of_versions(subject: Subject) -> Iterator[Problem]:
    """What was shared is a version of an entry of this case."""
    for at, row in enumerate(subject.document.access.copies):
        pointer = f"/access/copies/{at}"
        if row.part not in subject.places:
            yield Problem(f"{pointer}/part", f"{row.part!r} is no list", listed(list(subject.places)))
            continue
        versions = {
            place.version.version for place in subject.places[row.part] if place.version.entry == row.entry
        }
        if row.version not in versions:
            message = f"{row.part} has no version {row.version} of {row.entry!r}"
            yield Problem(f"{pointer}/version", message, listed({str(n) for n in versions}))


def codes_of(
    row: Part, pointer: str, cohorts: tuple[str, ...], on: date | None, local: Local = NO_LOCAL
) -> Iterator[Problem]:
    """The codes of one row or directory item that are not in their lists.

    What a service added is not held to its dates: it may have been ended after it was used.
    """
    for name, of in marks(type(row)).codes.items():
        for at, value in _values(row, name, pointer):
            if value.startswith(LOCAL) and takes_local(of):
                entry = local.get((of, value))
                if entry is None:
                    yield replace(unknown(value, of, local), pointer=at)
                elif not set(cohorts) & set(entry.cohorts):
                    yield Problem(at, _of_another(entry, cohorts), listed(_keys_for(cohorts, of, local)))
            elif not _allowed(code_list(of).get(value), cohorts, on):
                allowed = {key: item for key, item in code_list(of).items() if _allowed(item, cohorts, on)}
                yield Problem(at, _why_not(value, of, cohorts, on), listed(allowed))


def directory_references(item: Part, pointer: str, known: Known) -> Iterator[Problem]:
    """The references of a directory item, those of its hours included."""
    for name, to in marks(type(item)).refers.items():
        for at, value in _values(item, name, pointer):
            yield from _known(at, value, to, known)
    for name in ("present", "hours"):
        for number, row in enumerate(getattr(item, name, ())):
            yield from directory_references(row, f"{pointer}/{name}/{number}", known)
            if row.ends <= row.starts:
                yield Problem(
                    f"{pointer}/{name}/{number}/ends",
                    f"{row.ends} is not after {row.starts}",
                    "a later hour of that day",
                )


def _keys_for(cohorts: tuple[str, ...], of: str, local: Local) -> list[str]:
    every = [*code_list(of).values(), *(entry for (name, _), entry in local.items() if name == of)]
    return [entry.key for entry in every if set(cohorts) & set(entry.cohorts)]


def _access_rows(subject: Subject) -> Iterator[tuple[str, Any]]:
    for table in USERS:
        for at, row in enumerate(getattr(subject.document.access, table)):
            yield f"/access/{table}/{at}", row


def _values(row: Part, name: str, pointer: str) -> Iterator[tuple[str, str]]:
    """The strings of a field with their pointers, whether it holds one, several or none."""
    value = getattr(row, name)
    if isinstance(value, str):
        yield f"{pointer}/{name}", value
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield f"{pointer}/{name}/{at}", one


def _resolve(subject: Subject, pointer: str, value: str, to: tuple[str, ...]) -> Iterator[Problem]:
    tables = [path for path in to if path in subject.places]
    if not tables:
        yield from _known(pointer, value, to, subject.known)
    elif not any(value in subject.entries(path) for path in tables):
        entries = set().union(*(subject.entries(path) for path in tables))
        where = " or ".join(tables)
        yield Problem(pointer, f"{value!r} names no entry of {where}", listed(entries))


def _known(pointer: str, value: str, kinds: tuple[str, ...], known: Known) -> Iterator[Problem]:
    if any(value in known.get(kind, ()) for kind in kinds):
        return
    names = " or ".join(kind.replace("_", " ") for kind in kinds)
    there = set().union(*(known.get(kind, set()) for kind in kinds))
    yield Problem(
        pointer, f"{value!r} names no {names}", f"{listed(there)}; directory documents come before cases"
    )


def _allowed(item: Code | None, cohorts: tuple[str, ...], on: date | None) -> bool:
    if item is None or not set(cohorts) & set(item.cohorts):
        return False
    return on is None or item.holds(on)


def _why_not(value: str, of: str, cohorts: tuple[str, ...], on: date | None) -> str:
    item = code_list(of).get(value)
    if item is None:
        return f"{value!r} is not in the list {of}"
    if not set(cohorts) & set(item.cohorts):
        return _of_another(item, cohorts)
    return f"{value!r} was not in use on {on}"


def _of_another(item: Code, cohorts: tuple[str, ...]) -> str:
    return f"{item.key!r} is for {' and '.join(item.cohorts)} cases, this one is {cohorts[0]}"
