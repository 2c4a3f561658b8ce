"""Row security of tenants: a delivery unit or youth service, and whose cases, staff and accounts are its own.

A team belongs to one tenant, and a case and its staff to that of their team. Whatever part a member
of staff may have been given in another tenant's case is shut, as an exclusion shuts it, and opens
again when both are of one tenant. Partners, police and inspectors work across tenants. Called by
``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.policy import STAFF_ROLES
from handrail.access.statements import DEFINER, ME, quoted, trigger

MY_TEAMS = "any((select access_my_teams())::bigint[])"
"""The teams of the acting user's tenant, asked once a statement."""
GOVERNED_TEAMS = "any((select access_governed_teams())::bigint[])"
"""The teams whose cases the acting user governs."""


def functions() -> Iterable[str]:
    """Whose a user and a case are, and what lies with the acting user's tenant."""
    yield f"""
        create or replace function access_tenant_of(who bigint) returns bigint
        language sql stable {DEFINER} as $$
            select coalesce(t.agency_id, u.tenant_id) from access_user u
              left join agencies_team t on t.id = u.team_id where u.id = who $$"""
    yield f"""
        create or replace function access_is_foreign(who bigint, which bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from access_user u, people_case c join agencies_team t on t.id = c.team_id
                where u.id = who and c.id = which and u.role in ({quoted(sorted(STAFF_ROLES))})
                and access_tenant_of(who) is distinct from t.agency_id) $$"""
    yield f"""
        create or replace function access_my_teams() returns bigint[]
        language sql stable {DEFINER} as $$
            select coalesce(array_agg(t.id), '{{}}') from agencies_team t
             where t.agency_id = access_tenant_of({ME}) $$"""
    yield f"""
        create or replace function access_governed_teams() returns bigint[]
        language sql stable {DEFINER} as $$
            select coalesce(array_agg(t.id), '{{}}') from agencies_team t, access_user u
             where u.id = {ME} and u.is_active and u.role = 'information_governance'
               and coalesce(access_tenant_of(u.id), t.agency_id) = t.agency_id $$"""
    yield f"""
        create or replace function access_governs(which bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from people_case c
                where c.id = which and c.team_id = {GOVERNED_TEAMS}) $$"""
    yield """
        create or replace function access_tenant_in(team bigint, tenant bigint) returns bigint
        language sql stable as $$
            select coalesce((select t.agency_id from agencies_team t where t.id = team), tenant) $$"""
    yield f"""
        create or replace function access_is_administrator() returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from access_user u where u.id = {ME} and u.is_active
                and u.role = 'administrator') $$"""
    # An administrator without a tenant keeps everything; another keeps what is of their own.
    yield f"""
        create or replace function access_administers(whose bigint) returns boolean
        language sql stable {DEFINER} as $$
            select access_is_administrator() and coalesce(access_tenant_of({ME}) = whose,
                access_tenant_of({ME}) is null) $$"""
    yield from _shutting()


def _shutting() -> Iterable[str]:
    """When a case, somebody or a whole team changes hands, parts shut or open in the same statement."""
    for table, column, whom in (
        ("people_case", "team_id", "case_id = new.id"),
        ("access_user", "team_id, tenant_id, role", "user_id = new.id"),
        (
            "agencies_team",
            "agency_id",
            """(case_id in (select c.id from people_case c where c.team_id = new.id)
                or user_id in (select u.id from access_user u where u.team_id = new.id))""",
        ),
    ):
        name = f"access_{table.partition('_')[2]}_changes_hands"
        yield f"""
            create or replace function {name}() returns trigger
            language plpgsql {DEFINER} as $$
            begin
                update access_relation set shut = access_is_shut(user_id, case_id)
                 where {whom} and shut is distinct from access_is_shut(user_id, case_id);
                return null;
            end $$"""
        yield from trigger(table, name, f"after update of {column}")
