"""Tenants: whose a user, an account or a case is. Row security asks the same (``access.rls_tenants``)."""

from django.db.models import Q

from handrail.access import policy
from handrail.access.models import User
from handrail.agencies.models import Team


def tenant_of(user: User) -> int | None:
    """The tenant of somebody's team, or the one that keeps their account; none for the whole service."""
    return user.team.agency_id if user.team is not None else user.tenant_id


def of_tenant(tenant: int | None) -> Q:
    """The accounts of a tenant; for the whole service, all of them."""
    return Q() if tenant is None else Q(team__agency=tenant) | Q(team=None, tenant=tenant)


def is_foreign(user: User, team: Team) -> bool:
    """Whether a team's cases are beyond a member of staff: they are another tenant's."""
    return user.role in policy.STAFF_ROLES and tenant_of(user) != team.agency_id
