"""Row security of the sealed rooms: information governance names who reads them, and takes names away.

Being named counts only beside a live part that can be named; whoever keeps a room (the victim
worker) has a part of their own. A room that holds anything keeps two live readers. Called by
``rls.sync``.
"""

from collections.abc import Iterable, Mapping, Sequence

from handrail.access import policy
from handrail.access.rls_tenants import GOVERNED_TEAMS
from handrail.access.statements import CURRENT, DEFINER, ME, quoted

KEEPERS = {"victim": ("victim_worker",), "intelligence": ()}
"""The relations that keep a room: its people are let in by being made readers of it."""
SUPERVISES = "('in_charge', 'co_worker', 'manager')"
OPEN = "x.starts_at <= now() and (x.ends_at is null or x.ends_at > now())"
LIVE = f"{OPEN} and not x.shut"


def named(case: str, room: str) -> str:
    """Whether the acting user is a named reader of a room, and has a part that can be named."""
    part = _part(room, f"x.user_id = {ME} and x.case_id = {case}")
    return f"""exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = {case}
        and {CURRENT} and r.kind = '{policy.NAMED[room]}' and {part})"""


def _part(room: str, whose: str) -> str:
    kinds = quoted(policy.may_be_named(room))
    return f"exists (select 1 from access_relation x where {whose} and {LIVE} and x.kind in ({kinds}))"


def functions(tables: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Who reads a room, who could, naming, and the rooms that too few read."""
    for room in policy.NAMED:
        yield from _of_room(room, tables[room])
    yield _thin_rooms(tables)


def _of_room(room: str, tables: Sequence[str]) -> Iterable[str]:
    kinds = quoted((policy.NAMED[room], *KEEPERS[room]))
    reads = f"""(r.kind in ({quoted(KEEPERS[room])})
        or {_part(room, "x.user_id = r.user_id and x.case_id = r.case_id")})"""
    yield f"""
        create or replace function access_readers_of_{room}(which bigint)
        returns table (user_id bigint, name varchar, reads boolean)
        language sql stable {DEFINER} as $$
            select u.id, u.name, bool_or(not r.shut and u.is_active and {reads})
              from access_relation r join access_user u on u.id = r.user_id
             where r.case_id = which and r.kind in ({kinds})
               and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
             group by u.id, u.name order by u.name, u.id $$"""
    yield f"revoke execute on function access_readers_of_{room}(bigint) from public"
    yield f"""
        create or replace function access_{room}_readers(which bigint)
        returns table (user_id bigint, name varchar, reads boolean)
        language sql stable {DEFINER} as $$
            select m.* from access_readers_of_{room}(which) m
             where access_governs(which)
                or exists (select 1 from access_readers_of_{room}(which) x where x.user_id = {ME} and x.reads)
             $$"""
    holds = " or ".join(f"exists (select 1 from {table} t where t.case_id = which)" for table in tables)
    yield f"""
        create or replace function access_{room}_holds(which bigint) returns boolean
        language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), ''); found boolean;
        begin
            perform set_config('app.maintenance', 'on', true);
            found := {holds};
            perform set_config('app.maintenance', before, true);
            return found;
        end $$"""
    yield f"revoke execute on function access_{room}_holds(bigint) from public"
    yield _candidates(room)
    yield _naming(room, kinds)


def _candidates(room: str) -> str:
    keeps = f"""u.role in ({quoted(KEEPERS[room])})
        and coalesce(access_tenant_of(u.id), t.agency_id) = t.agency_id
        and not exists (select 1 from access_relation x where x.user_id = u.id and x.case_id = which
                        and x.kind in {SUPERVISES} and {OPEN})"""
    return f"""
        create or replace function access_{room}_candidates(which bigint)
        returns table (user_id bigint, name varchar, kind varchar)
        language sql stable {DEFINER} as $$
            select u.id, u.name, case when u.role in ({quoted(KEEPERS[room])}) then u.role else (
                       select min(x.kind) from access_relation x where x.user_id = u.id and x.case_id = which
                          and {LIVE} and x.kind in ({quoted(policy.may_be_named(room))})) end
              from access_user u, people_case c join agencies_team t on t.id = c.team_id
             where access_governs(which) and c.id = which and u.is_active and u.id <> {ME}
               and not access_is_shut(u.id, which)
               and ({_part(room, "x.user_id = u.id and x.case_id = which")} or ({keeps}))
             order by u.name, u.id $$"""


def _naming(room: str, kinds: str) -> str:
    named, keeps = policy.NAMED[room], quoted(KEEPERS[room])
    return f"""
        create or replace function access_name_{room}(which bigint, named bigint[], why text) returns text
        language plpgsql {DEFINER} as $$
        begin
            if not access_governs(which) or btrim(coalesce(why, '')) = '' or {ME} = any(named)
            then return 'refused'; end if;
            perform 1 from people_case where id = which for update;
            if exists (select 1 from unnest(named) who
                        where who not in (select user_id from access_{room}_candidates(which)))
            then return 'not_eligible'; end if;
            if (select count(distinct who) from unnest(named) who) < 2
               and (cardinality(named) > 0 or access_{room}_holds(which))
            then return 'too_few_readers'; end if;
            update access_relation x set ends_at = greatest(now(), x.starts_at)
             where x.case_id = which and x.kind in ({kinds}) and {OPEN} and not x.user_id = any(named);
            insert into access_relation (user_id, case_id, kind, starts_at, granted_by_id, purpose, gateway,
                                         shut)
            select u.id, which, as_what.kind, now(), {ME}, why, '', false
              from access_user u, lateral (
                   select case when u.role in ({keeps}) then u.role else '{named}' end) as_what (kind)
             where u.id = any(named) and not exists (select 1 from access_relation x
                   where x.user_id = u.id and x.case_id = which and x.kind = as_what.kind and {OPEN});
            return 'done';
        end $$"""


def _thin_rooms(tables: Mapping[str, Sequence[str]]) -> str:
    each = " union all ".join(
        f"""select c.id, c.reference, '{room}'::varchar,
                   (select count(*) from access_readers_of_{room}(c.id) m where m.reads)
              from ({" union ".join(f"select t.case_id from {table} t" for table in tables[room])}) held
              join people_case c on c.id = held.case_id
             where c.team_id = {GOVERNED_TEAMS}
               and exists (select 1 from access_relation x where x.case_id = c.id and x.kind in {SUPERVISES}
                           and (x.ends_at is null or x.ends_at > now()))"""
        for room in policy.NAMED
    )
    return f"""
        create or replace function access_thin_rooms(most integer)
        returns table (case_id bigint, reference varchar, room varchar, readers bigint)
        language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            return query select * from ({each}) thin (case_id, reference, room, readers)
                where thin.readers < 2 order by 2, 3 limit least(most, 500);
            perform set_config('app.maintenance', before, true);
        end $$"""
