"""Local policies as dated data: what a service has settled, from which day, beside what ships.

Policy here is what a delivery unit or youth service decides for its own practice: weeks until the
first review, days a share lasts. Law stands elsewhere. Each policy has a value for adults and one
for children; a unit's own comes before that of the whole service, and that before what ships::

    policies.number("share_days", on)                        for the unit at work
    policies.in_force("contact_level", on, cohort="youth")   the value, whose it is and since when

Nothing is rewritten: a value holds from its day until a later one takes its place, so what was in
force on a day can always be told. The rows are read once for as long as nothing is set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from handrail.agencies import lists
from handrail.agencies.models import LocalPolicy
from handrail.agencies.policy_table import POLICIES, Policy
from handrail.casefile.problems import Problem

HERE = -1
"""Instead of a tenant: the unit at work."""


@dataclass(frozen=True)
class InForce:
    """What holds on a day: the value, since when, whose. ``set_as`` is the row; none for what ships."""

    value: Any
    since: date | None = None
    set_as: LocalPolicy | None = None


NONE = InForce(None)


def policy(name: str) -> Policy:
    """The policy of that name. Unknown: ``KeyError``."""
    return POLICIES[name]


def in_force(name: str, on: date, *, cohort: str = "adult", tenant: int | None = HERE) -> InForce:
    """What holds on a day for a unit, or for the whole service; ``NONE`` where nothing was settled."""
    wanted = lists.tenant_here() if tenant == HERE else tenant
    for whose in dict.fromkeys((wanted, None)):
        mine = [row for row in set_here() if _concerns(row, name, cohort) and row.tenant_id == whose]
        latest = max((row for row in mine if row.from_on <= on), key=_in_order, default=None)
        if latest is not None and latest.value is not None:
            return InForce(latest.value, latest.from_on, latest)
    return _shipped(POLICIES[name], cohort, on)


def number(name: str, on: date, *, cohort: str = "adult", tenant: int | None = HERE) -> int:
    """The same, of a policy that is a number."""
    return int(in_force(name, on, cohort=cohort, tenant=tenant).value)


def set_here() -> tuple[LocalPolicy, ...]:
    """All that units and the service have set; nothing where nobody is at work."""
    digest = lists.digest_here()
    return _rows(digest) if digest else ()


def history(name: str, tenants: set[int | None] | None = None) -> list[tuple[LocalPolicy, date | None, bool]]:
    """What was set, newest first: the row, the day a later one takes its place, and whether one set
    for the same day already has."""
    rows = [row for row in set_here() if row.name == name and (tenants is None or row.tenant_id in tenants)]
    found = []
    for row in sorted(rows, key=_in_order, reverse=True):
        after = [
            one
            for one in rows
            if one.tenant_id == row.tenant_id
            and one.cohort in (row.cohort, "both")
            and _in_order(one) > _in_order(row)
        ]
        follower = min(after, key=_in_order, default=None)
        ends = follower.from_on if follower else None
        found.append((row, ends, ends == row.from_on))
    return found


def faults(name: str, value: Any) -> Iterator[Problem]:
    """What is wrong with a value that somebody wants to set."""
    if name not in POLICIES:
        yield Problem("/name", f"{name!r} is no policy", "one of " + ", ".join(POLICIES))
        return
    allowed = POLICIES[name].allowed(value)
    if value is not None and allowed:
        yield Problem("/value", f"{value!r} is no value of {name}", allowed)


def _concerns(row: LocalPolicy, name: str, cohort: str) -> bool:
    return row.name == name and row.cohort in (cohort, "both")


def _in_order(row: LocalPolicy) -> tuple[date, int]:
    """By the day it holds from; of two for one day the one set last."""
    return row.from_on, row.pk


def _shipped(policy: Policy, cohort: str, on: date) -> InForce:
    dated = [one for one in policy.shipped[cohort] if one.from_on is None or one.from_on <= on]
    return InForce(dated[-1].value, dated[-1].from_on) if dated else NONE


@lru_cache(maxsize=16)
def _rows(digest: str) -> tuple[LocalPolicy, ...]:
    """Every row, for a state of the tables. The digest is there to be remembered by."""
    return tuple(LocalPolicy.objects.select_related("tenant").order_by("pk"))
