"""Whose work an entry is: ours, or a partner's."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from handrail.agencies.models import Worker

_ours: ContextVar[frozenset[str] | None] = ContextVar("our workers", default=None)


@contextmanager
def knowing_our_workers() -> Iterator[None]:
    """While many rows are written, one look at the directory tells who is ours."""
    ours = Worker.objects.filter(agency__ours=True).values_list("reference", flat=True)
    token = _ours.set(frozenset(ours))
    try:
        yield
    finally:
        _ours.reset(token)


def side_of(workers: list[str]) -> str:
    """Whose work it is: ours when one of ours took part, else a partner's."""
    known = _ours.get()
    if known is not None:
        ours = not known.isdisjoint(workers)
    else:
        ours = Worker.objects.filter(reference__in=workers, agency__ours=True).exists()
    return "us" if ours or not workers else "partner"
