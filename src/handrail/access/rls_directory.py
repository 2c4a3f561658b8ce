"""Row security of what administrators keep: the directory, accounts, links to sign in, the rota.

Everybody reads the directory; only an administrator writes it, and an administrator of a tenant only
what is that tenant's own or a partner's. An administrator never changes their own role, never makes a way
in for an account that has a passkey, and never gets a part in a case.
"""

from collections.abc import Iterable

from handrail.access.policy import STAFF_ROLES
from handrail.access.statements import GROUP, ME, policy, protect, quoted, trigger

KEPT = ("name", "email", "role", "worker_id", "team_id", "tenant_id", "is_active", "introduction")
"""What of an account an administrator keeps; the user name never changes."""

OURS = "exists (select 1 from agencies_agency a where a.id = agency_id and a.ours)"
A_PARTNERS = f"access_is_administrator() and not {OURS}"
KEPT_BY = {
    "agencies_agency": "access_is_administrator() and (not ours or access_administers(id))",
    "agencies_team": f"access_administers(agency_id) and {OURS}",
    "agencies_worker": f"({A_PARTNERS}) or access_administers(agency_id)",
    "agencies_service": f"({A_PARTNERS}) or access_administers(agency_id)",
    "agencies_servicechange": f"""exists (select 1 from agencies_service s
            join agencies_agency a on a.id = s.agency_id where s.id = service_id
            and ((access_is_administrator() and not a.ours) or access_administers(a.id)))
        and changed_by = (select u.username from access_user u where u.id = {ME})""",
    "agencies_sharingagreement": f"access_administers(tenant_id) and not {OURS}",
    "agencies_localcode": "access_administers(tenant_id)",
    "agencies_localpolicy": f"""access_administers(tenant_id)
        and set_by = (select u.username from access_user u where u.id = {ME})""",
}
"""Of each table: which rows the acting administrator may write. Other tables are everybody's."""

WAYS = {
    "agencies_localcode": "insert, update (valid_to)",
    "agencies_localpolicy": "insert",
    "agencies_servicechange": "insert",
}
"""Tables of which only some columns ever change, or none."""


def grants(directory: Iterable[str]) -> Iterable[str]:
    """What may be tried at all, before rows are looked at."""
    for table in directory:
        yield f'grant {WAYS.get(table, "insert, update")} on "{table}" to {GROUP}'
    yield f"grant insert, update ({', '.join(KEPT)}) on access_user to {GROUP}"
    yield f"grant insert, update (expires_at) on access_signinlink to {GROUP}"
    yield f"grant insert, delete on access_dutyslot to {GROUP}"


def functions(owner: str) -> Iterable[str]:
    """Who has a part in any case, what nobody may do to an account, and who makes a tenant."""
    yield """
        create or replace function access_has_part(who bigint) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select exists (select 1 from access_relation r where r.user_id = who
                and (r.ends_at is null or r.ends_at > now())) $$"""
    old, new = (", ".join(f"{which}.{name}" for name in KEPT) for which in ("old", "new"))
    yield f"""
        create or replace function access_user_kept() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if current_user = '{owner}' then return new; end if;
            if tg_op = 'UPDATE' and row({old}) is not distinct from row({new}) then return new; end if;
            if not access_is_administrator() then
                raise insufficient_privilege using message = 'only an administrator keeps accounts';
            end if;
            if new.role = 'system' then
                raise insufficient_privilege using message = 'nobody signs in as the system';
            end if;
            if not access_administers(access_tenant_in(new.team_id, new.tenant_id))
                    or (tg_op = 'UPDATE' and not access_administers(access_tenant_of(old.id))) then
                raise insufficient_privilege using message = 'the account is another tenant''s';
            end if;
            if new.role in ({quoted(sorted(STAFF_ROLES))}) and new.team_id is null then
                raise insufficient_privilege using message = 'staff belong to a team';
            end if;
            if tg_op = 'UPDATE' and (new.role <> old.role or new.is_active <> old.is_active) then
                if new.id = {ME} then
                    raise insufficient_privilege using message = 'nobody changes their own role';
                end if;
                if new.role <> old.role and access_has_part(new.id) then
                    raise insufficient_privilege using message = 'who has a part in a case keeps the role';
                end if;
            end if;
            return new;
        end $$"""
    yield f"""
        create or replace function access_link_only_ends() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if current_user <> '{owner}' and (new.expires_at > old.expires_at
                    or (old.used_at is not null and new.used_at is distinct from old.used_at)) then
                raise insufficient_privilege using message = 'a link may only end';
            end if;
            return new;
        end $$"""
    yield f"""
        create or replace function access_no_part_for_administrators() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if current_user <> '{owner}' and exists (select 1 from access_user u
                    where u.id = new.user_id and u.role = 'administrator') then
                raise insufficient_privilege using message = 'an administrator has no part in a case';
            end if;
            return new;
        end $$"""
    yield f"""
        create or replace function access_tenants_are_made() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if current_user <> '{owner}' and access_tenant_of({ME}) is not null
                    and new.ours <> (tg_op = 'UPDATE' and old.ours) then
                raise insufficient_privilege using message = 'tenants are made for the whole service';
            end if;
            return new;
        end $$"""
    yield from trigger("agencies_agency", "access_tenants_are_made", "before insert or update")
    yield from trigger("access_user", "access_user_kept", "before insert or update")
    yield from trigger("access_signinlink", "access_link_only_ends", "before update")
    yield from trigger("access_relation", "access_no_part_for_administrators", "before insert")


def policies(owner: str, directory: Iterable[str]) -> Iterable[str]:
    """Everybody reads; an administrator writes."""
    for table in (*directory, "access_signinlink", "access_dutyslot"):
        yield from protect(table, owner, "true")
        yield policy(table, "app_read", "select", "using (true)")
    for table in directory:
        kept = KEPT_BY.get(table, "access_is_administrator()")
        yield policy(table, "app_add", "insert", f"with check ({kept})")
        yield policy(table, "app_update", "update", f"using ({kept}) with check ({kept})")
    newcomer = f"""access_administers(access_tenant_of(user_id)) and user_id <> {ME} and not exists (
        select 1 from mfa_authenticator a where a.user_id = access_signinlink.user_id)"""
    yield policy("access_signinlink", "app_add", "insert", f"with check ({newcomer})")
    yield policy("access_signinlink", "app_update", "update", "using (true) with check (true)")
    kept = "access_administers(access_tenant_in(team_id, null))"
    officer = f"""{kept} and user_id <> {ME} and exists (select 1 from access_user u
        where u.id = access_dutyslot.user_id and u.is_active and u.role in ({quoted(sorted(STAFF_ROLES))})
        and access_tenant_of(u.id) = access_tenant_in(access_dutyslot.team_id, null))"""
    yield policy("access_dutyslot", "app_add", "insert", f"with check ({officer})")
    yield policy("access_dutyslot", "app_delete", "delete", f"using ({kept})")
