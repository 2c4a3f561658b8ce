"""The same act for many cases: all of them or none, one act and one line of the log for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from handrail.access.models import User
from handrail.people import allocating, closing
from handrail.people.models import Case
from handrail.records import writing
from handrail.records.models import Change

REFUSALS = (
    allocating.NotAllowed,
    allocating.TooFewReaders,
    allocating.ChangedMeanwhile,
    closing.StandsAlready,
)
Doing = Callable[[writing.Act, Case], None]


@dataclass(frozen=True)
class Refused:
    """One case for which it may not be done, and the exception that says why."""

    case: Case
    why: Exception


class SomeRefused(Exception):
    """Nothing was done, because of these."""

    def __init__(self, refused: list[Refused]) -> None:
        super().__init__(len(refused))
        self.refused = refused


def done_before(by: User, key: str) -> bool:
    """Whether the form of this key did its work already: then what it ticks may be gone."""
    return bool(key) and Change.objects.filter(key__startswith=f"{key}.", by=by).exists()


def each(cases: Iterable[Case], verb: str, *, by: User, key: str, do: Doing) -> None:
    """Do it for every case; sent again under the same key, it is not done again. Raises ``SomeRefused``.

    Cases are taken in order of their key, so that two managers cannot wait for each other.
    """
    refused = []
    with transaction.atomic():
        for case in sorted(cases, key=lambda one: one.pk):
            try:
                with writing.act(case.pk, verb, by=by, key=f"{key}.{case.pk}") as doing:
                    do(doing, case)
            except writing.AlreadyDone:
                continue
            except REFUSALS as why:
                refused.append(Refused(case, why))
        if refused:
            raise SomeRefused(refused)
