"""What stands beside the national code lists here, while somebody is at work.

The digest of the tables, that of local policies with it, comes with the very statement that tells
the database who acts; rows are read again only when it has changed. So a page with a hundred labels
asks nothing for them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from handrail.agencies.models import LocalCode
from handrail.casefile import codes
from handrail.casefile.check_local import entry_of
from handrail.casefile.codes import Beside, Code

_OF = "coalesce((select md5(string_agg(c::text, ',' order by c.id)) from {} c), '')"
DIGEST = f"{_OF.format('agencies_localcode')} || {_OF.format('agencies_localpolicy')}"
"""SQL: what tells whether lists and policies are as they were; empty when nothing was added or set."""


@dataclass
class AtWork:
    """Whose lists are used, and the digest of what stands in them."""

    digest: str
    tenant: int | None

    def beside(self) -> Beside:
        """What stands beside the national lists for this unit."""
        return _beside(self.digest, self.tenant) if self.digest else codes.NOTHING


_at_work: ContextVar[AtWork | None] = ContextVar("lists_at_work", default=None)


@contextmanager
def used_by(tenant: int | None, digest: str) -> Iterator[None]:
    """While the block runs, labels and choices are those of a unit, or of the whole service."""
    work = AtWork(digest, tenant)
    token = _at_work.set(work)
    try:
        with codes.beside(work.beside):
            yield
    finally:
        _at_work.reset(token)


def of_tenant(tenant: int) -> None:
    """From here on in this work the lists are those of the unit whose case is open."""
    work = _at_work.get()
    if work is not None:
        work.tenant = tenant


def tenant_here() -> int | None:
    """The unit at work; none for the whole service."""
    work = _at_work.get()
    return work.tenant if work is not None else None


def digest_here() -> str:
    """What tells whether lists and policies are as they were; empty where nobody is at work."""
    work = _at_work.get()
    return work.digest if work is not None else ""


def renew() -> None:
    """Look again, after a change within this work."""
    work = _at_work.get()
    if work is not None:
        with connection.cursor() as cursor:
            cursor.execute(f"select {DIGEST}")
            (work.digest,) = cursor.fetchone()


@lru_cache(maxsize=64)
def _beside(digest: str, tenant: int | None) -> Beside:
    """The lists of a unit, for a state of the table. The digest is there to be remembered by."""
    entries: dict[str, dict[str, Code]] = {}
    offered: set[str] = set()
    words: dict[tuple[str, str], str] = {}
    # A unit's own words come after those of the whole service, and so before them.
    for row in sorted(LocalCode.objects.order_by("name", "pk"), key=lambda row: row.tenant_id is not None):
        ours = row.tenant_id in (None, tenant)
        if entry := entry_of(row):
            (of, key), code = entry
            entries.setdefault(of, {})[key] = code
            offered |= {key} if ours else set()
        elif ours and row.valid_to is None:
            words[row.code_list, row.national] = row.name
    return Beside(entries, frozenset(offered), words)
