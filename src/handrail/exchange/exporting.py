"""Writing cases as documents: the directory first, then one case a line.

The same record always gives the same bytes. Cases are read in batches, so that memory stays the
same whether there are ten cases or ten thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from django.db import connection, transaction
from django.db.models.functions import Collate

from handrail.access import log
from handrail.access.actors import system_actor
from handrail.casefile import registry
from handrail.casefile.document import DirectoryDocument, encode
from handrail.exchange.batches import batches
from handrail.exchange.refusals import Problem, Refused
from handrail.people.models import Case

ROUTE = "handrail export"


class TakesLines(Protocol):
    """A file, or whatever else takes one line after another."""

    def write(self, line: bytes, /) -> int: ...


def export(
    references: Sequence[str] | None,
    out: TakesLines,
    *,
    reason: str,
    progress: Callable[..., None],
) -> int:
    """Write these cases, or every case, each line one document; gives the number of cases.

    The disclosure is logged before the first byte is written, a line for each batch, so that a
    pipe that breaks half-way leaves no reading unlogged. Everything is read as of one moment.
    Raises ``Refused`` for references that are not there.
    """
    with system_actor(reason=reason) as by:
        case_ids = _case_ids(references)
        for batch in batches(case_ids):
            log.write_as(by, log.Operation.DISCLOSURE, ROUTE, batch, reason=reason)
    with _one_moment(), system_actor(reason=reason):
        for keeper in registry.kinds():
            for item in keeper.read(None):
                out.write(encode(DirectoryDocument(item=item)) + b"\n")
        done = 0
        for batch in batches(case_ids):
            documents = registry.read_cases(batch)
            for case_id in batch:
                out.write(encode(documents[case_id]) + b"\n")
            done += len(batch)
            progress(done, len(case_ids))
    return done


def _case_ids(references: Sequence[str] | None) -> list[int]:
    """The ids of the cases in order of reference, by code point whatever the database's language."""
    cases = Case.objects.order_by(Collate("reference", "C"))
    if references is None:
        return list(cases.values_list("pk", flat=True))
    found = dict(cases.filter(reference__in=references).values_list("reference", "pk"))
    if missing := [reference for reference in dict.fromkeys(references) if reference not in found]:
        raise Refused([Problem(0, "", f"there is no case {reference}") for reference in missing])
    return list(found.values())


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read inside is as of the first reading, whatever others write meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        yield
