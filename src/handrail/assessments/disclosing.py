"""Something frightening was said: the words, the plan for now and whom to call, in one act."""

from collections.abc import Iterable
from typing import Any

from handrail.agencies import directory
from handrail.assessments.models import Disclosure, SafetyCall
from handrail.records import writing


def disclose(
    doing: writing.Act, *, entry: str, tenant: int, calls: Iterable[str], **facts: Any
) -> Disclosure:
    """Record what was said with everybody to be called about it."""
    row = writing.add(Disclosure, doing, entry=entry, **facts)
    call(doing, entry, tenant=tenant, calls=calls, valid_from=row.valid_from)
    return row


def call(doing: writing.Act, disclosure: str, *, tenant: int, calls: Iterable[str], **facts: Any) -> None:
    """Put people on the list to be called; those of the directory by their reference too."""
    wanted = list(calls)
    found = _workers(tenant, wanted)
    for whom in wanted:
        worker = found.get(_name(whom))
        writing.add(SafetyCall, doing, disclosure=disclosure, whom=whom, worker=worker, **facts)


def _workers(tenant: int, calls: Iterable[str]) -> dict[str, str]:
    """The references of workers who are named, where a name is nobody else's."""
    names = {_name(whom) for whom in calls}
    found: dict[str, list[str]] = {}
    for worker in directory.offered(tenant):
        if worker.name.casefold() in names:
            found.setdefault(worker.name.casefold(), []).append(worker.reference)
    return {name: references[0] for name, references in found.items() if len(references) == 1}


def _name(whom: str) -> str:
    return whom.partition(",")[0].strip().casefold()
