"""Row security of what shuts a case: the narrow rights of information governance, and alerts.

Exclusions and restrictions are closed to the serving login altogether. The functions here are the
only way to them: each asks who is acting before it does or shows anything. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access import policy
from handrail.access.rls_tenants import GOVERNED_TEAMS
from handrail.access.statements import DEFINER, ME, quoted, trigger

NOW = "x.starts_at <= now() and (x.ends_at is null or x.ends_at > now())"
READERS = "('in_charge', 'co_worker', 'manager')"
TABLES = ("access_connection", "access_connectionoutcome", "access_alert", "access_alertreview")
TOLD = "l.route not like 'compartments:%' and l.route not like 'governance:%'"
"""What a practitioner is not told of: who read sealed information, and what governance did."""


def grants(group: str) -> Iterable[str]:
    """These tables only ever grow, and alerts grow by the database's own hand."""
    for table in TABLES:
        yield f"revoke update, delete, truncate on {table} from {group}"
    yield f"revoke insert on access_alert from {group}"


def functions(owner: str) -> Iterable[str]:
    """Questions and acts that see past row security."""
    yield from _questions()
    yield from _exclusions()
    yield from _restrictions()
    yield from _finding()
    yield from _openings()
    yield from _alerts(owner)


def policies() -> Iterable[tuple[str, str, str, str]]:
    """Table, name, action and clause of each policy."""
    governing = "(select access_is_governing())"
    told = f"({governing} and access_is_told(user_id))"
    others = f"""exists (select 1 from access_connection c
        where c.id = connection_id and c.user_id <> {ME} and access_is_told(c.user_id))"""
    own = f"tenant_id is not distinct from access_tenant_of({ME})"
    yield "access_connection", "declare", "insert", f"with check (user_id = {ME})"
    yield "access_connection", "mine", "select", f"using (user_id = {ME} or {told})"
    yield (
        "access_connectionoutcome",
        "decide",
        "insert",
        f"with check ({governing} and by_id = {ME} and {own} and {others})",
    )
    yield "access_connectionoutcome", "governing", "select", f"using ({governing} and {others})"
    over = f"({governing} and access_governs(case_id)) or access_may_allocate(case_id)"
    yield "access_alert", "over", "select", f"using ({over})"
    seen = "exists (select 1 from access_alert a where a.id = alert_id{})"
    others = seen.format(f" and a.about_id is distinct from {ME}")
    yield "access_alertreview", "review", "insert", f"with check (by_id = {ME} and {others})"
    yield "access_alertreview", "over", "select", f"using ({seen.format('')})"


def _questions() -> Iterable[str]:
    yield f"""
        create or replace function access_is_governing() returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from access_user u where u.id = {ME} and u.is_active
                and u.role = 'information_governance') $$"""
    # Staff tell their own tenant's officers whom they know; everybody else may work for any tenant.
    yield f"""
        create or replace function access_is_told(whom bigint) returns boolean
        language sql stable {DEFINER} as $$
            select access_is_governing() and (access_tenant_of({ME}) is null or exists (
                select 1 from access_user u where u.id = whom
                   and (u.role not in ({quoted(sorted(policy.STAFF_ROLES))})
                        or access_tenant_of(u.id) = access_tenant_of({ME})))) $$"""
    yield f"""
        create or replace function access_live_readers(which bigint) returns bigint
        language sql stable {DEFINER} as $$
            select count(distinct x.user_id) from access_relation x join access_user u on u.id = x.user_id
             where x.case_id = which and x.kind in {READERS} and not x.shut and u.is_active and {NOW} $$"""
    yield f"""
        create or replace function access_too_few_readers(most integer)
        returns table (case_id bigint, reference varchar, readers bigint)
        language sql stable {DEFINER} as $$
            select c.id, c.reference, access_live_readers(c.id) from people_case c
             where (c.team_id = {GOVERNED_TEAMS} or c.id in (
                        select x.case_id from access_relation x where x.user_id = {ME}
                           and x.kind = 'manager' and not x.shut and {NOW}))
               and exists (select 1 from access_relation x where x.case_id = c.id
                           and x.kind in {READERS} and (x.ends_at is null or x.ends_at > now()))
               and not c.closed and access_live_readers(c.id) < 2
             order by c.reference limit least(most, 500) $$"""


def _exclusions() -> Iterable[str]:
    yield f"""
        create or replace function access_exclude(who bigint, which bigint, why text) returns text
        language plpgsql {DEFINER} as $$
        begin
            if not access_governs(which) or who = {ME} or btrim(coalesce(why, '')) = ''
               or not exists (select 1 from access_user u where u.id = who)
               or exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = which)
            then return 'refused'; end if;
            perform 1 from people_case where id = which for update;
            if not found then return 'refused'; end if;
            if exists (select 1 from access_exclusion x where x.user_id = who and x.case_id = which and {NOW})
            then return 'already'; end if;
            insert into access_exclusion (user_id, case_id, starts_at, set_by_id, reason)
                 values (who, which, now(), {ME}, why);
            perform access_alert_if_few(c) from unnest(access_same(which)) c;
            return 'done';
        end $$"""
    yield f"""
        create or replace function access_lift_exclusion(number bigint) returns text
        language plpgsql {DEFINER} as $$
        begin
            update access_exclusion x set ends_at = now()
             where x.id = number and x.user_id <> {ME} and (x.ends_at is null or x.ends_at > now())
               and access_governs(x.case_id);
            return case when found then 'done' else 'refused' end;
        end $$"""
    yield f"""
        create or replace function access_exclusions(most integer)
        returns table (number bigint, user_id bigint, case_id bigint, reference varchar,
                       starts_at timestamptz, set_by_id bigint, reason text)
        language sql stable {DEFINER} as $$
            select x.id, x.user_id, x.case_id, c.reference, x.starts_at, x.set_by_id, x.reason
              from access_exclusion x join people_case c on c.id = x.case_id
             where c.team_id = {GOVERNED_TEAMS} and x.user_id <> {ME} and {NOW}
             order by x.id desc limit least(most, 500) $$"""


def _restrictions() -> Iterable[str]:
    # A restriction shuts every record of the person, and those of the others still hold.
    yield f"""
        create or replace function access_readers_among(here bigint, which bigint, named bigint[])
        returns bigint language sql stable {DEFINER} as $$
            select count(distinct x.user_id) from access_relation x join access_user u on u.id = x.user_id
             where x.case_id = here and x.kind in {READERS} and {NOW} and u.is_active
               and x.user_id = any(named) and not access_is_excluded(x.user_id, here)
               and not exists (select 1 from access_restriction o
                    where o.case_id = any(access_same(which)) and o.case_id <> which
                      and o.starts_at <= now() and (o.ends_at is null or o.ends_at > now())
                      and not x.user_id = any(o.readers)) $$"""
    yield "revoke execute on function access_readers_among(bigint, bigint, bigint[]) from public"
    yield f"""
        create or replace function access_restrict(which bigint, named bigint[], why text) returns text
        language plpgsql {DEFINER} as $$
        begin
            if not access_governs(which) or btrim(coalesce(why, '')) = '' or {ME} = any(named)
               or exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = which)
            then return 'refused'; end if;
            perform 1 from people_case where id = which for update;
            if not found then return 'refused'; end if;
            if exists (select 1 from unnest(access_same(which)) c
                where (c = which or access_live_readers(c) > 0)
                  and access_readers_among(c, which, named) < 1 + access_is_open(c)::int)
            then return 'too_few_readers'; end if;
            update access_restriction x set ends_at = now() where x.case_id = which and {NOW};
            insert into access_restriction (case_id, starts_at, set_by_id, readers, reason)
                 values (which, now(), {ME}, named, why);
            return 'done';
        end $$"""
    yield f"""
        create or replace function access_lift_restriction(number bigint) returns text
        language plpgsql {DEFINER} as $$
        begin
            update access_restriction x set ends_at = now()
             where x.id = number and {NOW} and access_governs(x.case_id);
            return case when found then 'done' else 'refused' end;
        end $$"""
    yield f"""
        create or replace function access_restrictions(most integer)
        returns table (number bigint, case_id bigint, reference varchar, readers bigint[],
                       starts_at timestamptz, set_by_id bigint, reason text)
        language sql stable {DEFINER} as $$
            select x.id, x.case_id, c.reference, x.readers, x.starts_at, x.set_by_id, x.reason
              from access_restriction x join people_case c on c.id = x.case_id
             where c.team_id = {GOVERNED_TEAMS} and {NOW}
             order by x.id desc limit least(most, 500) $$"""


def _finding() -> Iterable[str]:
    yield f"""
        create or replace function access_case_of(wanted text)
        returns table (case_id bigint, reference varchar)
        language sql stable {DEFINER} as $$
            select c.id, c.reference from people_case c
             where c.team_id = {GOVERNED_TEAMS} and upper(c.reference) = upper(btrim(wanted)) $$"""
    # Only for a connection somebody declared: governance does not look people up by name.
    yield f"""
        create or replace function access_cases_of_connection(number bigint)
        returns table (case_id bigint, reference varchar)
        language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            return query select distinct c.id, c.reference
              from access_connection k join people_case c on
                (k.reference <> '' and upper(c.reference) = upper(btrim(k.reference)))
                or (k.family_name <> '' and exists (select 1 from people_person p
                    where p.case_id = c.id and p.superseded_at is null
                      and lower(p.family_name) = lower(btrim(k.family_name))
                      and (p.date_of_birth = k.date_of_birth
                           or (k.date_of_birth is null and btrim(k.given_name) <> ''
                               and lower(btrim(k.given_name)) in (lower(p.given_name), lower(p.called))))))
             where k.id = number and k.user_id <> {ME} and c.team_id = {GOVERNED_TEAMS}
               and access_is_told(k.user_id)
             order by 2 limit 50;
            perform set_config('app.maintenance', before, true);
        end $$"""
    yield f"""
        create or replace function access_readers_of(which bigint)
        returns table (user_id bigint, name varchar, kind varchar)
        language sql stable {DEFINER} as $$
            select distinct on (u.name, u.id) u.id, u.name, x.kind
              from access_relation x join access_user u on u.id = x.user_id
             where access_governs(which) and x.case_id = which and u.is_active and {NOW}
               and x.kind in ({quoted(policy.served_kinds())}) and x.kind <> 'break_glass'
               and not access_is_excluded(u.id, which)
             order by u.name, u.id, x.kind $$"""


def _openings() -> Iterable[str]:
    # The log is asked through this door and not by a policy: a list's line names many cases, and
    # an index on them cannot be used below row security.
    yield f"""
        create or replace function access_openings(which bigint, before bigint, most integer)
        returns table (number bigint, at timestamptz, user_id bigint, operation varchar, route varchar,
                       relations varchar[], reason text)
        language sql stable {DEFINER} as $$
            select l.id, l.at, l.user_id, l.operation, l.route, l.relations, l.reason
              from access_accessline l
             where l.cases @> array[which] and l.user_id <> {ME} and {TOLD}
               and (before is null or l.id < before)
               and exists (select 1 from access_relation x where x.user_id = {ME} and x.case_id = which
                           and x.kind in ('in_charge', 'manager') and not x.shut and {NOW})
             order by l.id desc limit least(most, 200) $$"""


def _alerts(owner: str) -> Iterable[str]:
    yield f"""
        create or replace function access_alert_if_few(which bigint) returns void
        language plpgsql {DEFINER} as $$
        begin
            if access_is_open(which) and access_live_readers(which) < 2
               and exists (select 1 from access_relation x
                where x.case_id = which and x.kind in {READERS} and (x.ends_at is null or x.ends_at > now()))
            then insert into access_alert (kind, case_id, reference, reason, at)
                 select 'few_readers', c.id, c.reference, '', now() from people_case c where c.id = which;
            end if;
        end $$"""
    yield "revoke execute on function access_alert_if_few(bigint) from public"
    yield "revoke execute on function access_live_readers(bigint) from public"
    yield f"""
        create or replace function access_note_break_glass(which bigint) returns void
        language sql {DEFINER} as $$
            insert into access_alert (kind, case_id, reference, about_id, reason, at)
            select x.kind, c.id, c.reference, x.user_id, x.purpose, now()
              from access_relation x join people_case c on c.id = x.case_id
             where x.kind = 'break_glass' and x.case_id = which and x.user_id = {ME}
             order by x.id desc limit 1 $$"""
    yield f"""
        create or replace function access_alert_break_glass() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if new.kind = 'break_glass' and current_user <> '{owner}' then
                perform access_note_break_glass(new.case_id);
            end if;
            return null;
        end $$"""
    yield from trigger("access_relation", "access_alert_break_glass", "after insert")
