"""Row security of shared copies: chosen versions of entries, read by a partner's worker until a day.

Their table is closed to the serving login. What is in a copy is read through ``access_my_copies``
alone: one version, as it stood, while the share lives and the matrix lets its class be shared. An
entry marked since as not for partners is no longer read. Called by ``rls.sync``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.access import policy
from handrail.access.rls_sharing import IN_CHARGE, SHARED
from handrail.access.statements import DEFINER, ME, quoted

KEPT_BACK = ("not_disclosable", "third_party")
"""Markings of what partners are not shown."""
NOW = "x.starts_at <= now() and x.ends_at > now()"
LIVE = "not x.shut and x.starts_at <= now() and (x.ends_at is null or x.ends_at > now())"
IN_FORCE = """current_date between g.starts_on and g.ends_on and (g.tenant_id is null or g.tenant_id = (
    select t.agency_id from people_case c join agencies_team t on t.id = c.team_id where c.id = which))"""
NARROWED = {
    (
        "test_results",
        "partner",
    ): """exists (select 1 from access_user u join agencies_worker w on w.id = u.worker_id
        join agencies_agency a on a.id = w.agency_id where u.id = who and a.type = 'drug_and_alcohol')""",
    ("assessment", "police"): """exists (select 1 from people_schememembership m where m.case_id = which
        and m.superseded_at is null and m.kind in ('iom', 'mappa')
        and coalesce(m.valid_from <= current_date, true) and coalesce(m.valid_to >= current_date, true))""",
}
"""What ``policy.SHARED_ONLY`` says in words: ``who`` is the reader, ``which`` the case."""


@dataclass(frozen=True)
class Part:
    """A list of a document whose versions can be shared: its table, and the class of a row ``t``."""

    name: str
    table: str
    data_class: str
    marked: bool


def functions(parts: Sequence[Part]) -> Iterable[str]:
    """What may be shared, sharing it, taking it back, and reading it."""
    yield from _questions(parts)
    yield from _acts()
    yield from _readings(parts)


def _looking(body: str) -> str:
    """Statements that look at case facts past row security, and leave it as it was."""
    return f"""
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            {body}
            perform set_config('app.maintenance', before, true);"""


def _questions(parts: Sequence[Part]) -> Iterable[str]:
    branches = " els".join(
        f"""if wanted = '{part.name}' then
                select {part.data_class} into found from {part.table} t
                 where t.case_id = which and t.entry = ent and t.version = ver and {_not_kept_back(part)};"""
        for part in parts
    )
    yield f"""
        create or replace function access_shared_class(which bigint, wanted text, ent text, ver integer)
        returns text language plpgsql {DEFINER} as $$
        {_looking(branches + " end if;").replace("before text", "found text; before text", 1)}
            return found;
        end $$"""
    ways = " or ".join(
        f"(kind = '{kind}' and class = '{name}' and {NARROWED.get((name, kind), 'true')})"
        for kind in policy.SHARE_KINDS
        for name in policy.shared_classes(kind)
    )
    yield f"""
        create or replace function access_may_be_shared(kind text, class text, who bigint, which bigint)
        returns boolean language plpgsql {DEFINER} as $$
        {_looking(f"found := {ways};").replace("before text", "found boolean; before text", 1)}
            return found;
        end $$"""
    yield f"""
        create or replace function access_shareable_classes(which bigint, number bigint) returns text[]
        language sql {DEFINER} as $$
            select coalesce(array_agg(distinct c), '{{}}')
              from unnest(array[{quoted(policy.CLASSES)}]) c, access_relation x
              join access_user u on u.id = x.user_id join agencies_worker w on w.id = u.worker_id
             where {IN_CHARGE} and x.id = number and x.case_id = which and x.kind in {SHARED} and {LIVE}
               and access_may_be_shared(x.kind, c, x.user_id, which)
               and exists (select 1 from agencies_sharingagreement g
                   where g.agency_id = w.agency_id and c = any(g.classes) and {IN_FORCE}
                     and (x.agreement_id is null or g.id = x.agreement_id)) $$"""
    for name in ("access_shared_class(bigint, text, text, integer)",
                 "access_may_be_shared(text, text, bigint, bigint)"):  # fmt: skip
        yield f"revoke execute on function {name} from public"


def _not_kept_back(part: Part) -> str:
    """Neither this version nor what stands now is marked as not for partners."""
    if not part.marked:
        return "true"
    listed = quoted(KEPT_BACK)
    return f"""t.marking not in ({listed}) and not exists (select 1 from {part.table} n
        where n.case_id = t.case_id and n.entry = t.entry and n.superseded_at is null
          and n.marking in ({listed}))"""


def _acts() -> Iterable[str]:
    yield f"""
        create or replace function access_share_copy(which bigint, number bigint, wanted text, ent text,
                                                     ver integer) returns text
        language plpgsql {DEFINER} as $$
        declare given access_relation; class text := access_shared_class(which, wanted, ent, ver);
        begin
            select * into given from access_relation x where x.id = number and x.case_id = which
               and x.kind in {SHARED} and {LIVE} for update;
            if not found or not {IN_CHARGE} or class is null then return 'refused'; end if;
            if not class = any(access_shareable_classes(which, number)) then return 'not_agreed'; end if;
            if exists (select 1 from access_sharedcopy x where x.user_id = given.user_id and x.case_id = which
                       and x.part = wanted and x.entry = ent and x.version = ver and {NOW})
            then return 'done'; end if;
            update access_sharedcopy x set ends_at = now() where x.user_id = given.user_id
               and x.case_id = which and x.part = wanted and x.entry = ent and {NOW};
            insert into access_sharedcopy (user_id, case_id, part, entry, version, starts_at, ends_at,
                                           granted_by_id)
                 values (given.user_id, which, wanted, ent, ver, now(),
                         coalesce(given.ends_at, now() + interval '90 days'), {ME});
            return 'done';
        end $$"""
    yield f"""
        create or replace function access_take_back(which bigint, number bigint) returns text
        language plpgsql {DEFINER} as $$
        begin
            if not {IN_CHARGE} then return 'refused'; end if;
            update access_sharedcopy x set ends_at = now()
             where x.id = number and x.case_id = which and {NOW};
            return case when found then 'done' else 'refused' end;
        end $$"""


def _readings(parts: Sequence[Part]) -> Iterable[str]:
    yield f"""
        create or replace function access_copies(which bigint)
        returns table (number bigint, user_id bigint, part varchar, entry varchar, version integer,
                       starts_at timestamptz, ends_at timestamptz)
        language sql stable {DEFINER} as $$
            select x.id, x.user_id, x.part, x.entry, x.version, x.starts_at, x.ends_at
              from access_sharedcopy x where {IN_CHARGE} and x.case_id = which and {NOW}
             order by x.id desc limit 500 $$"""
    rows = " ".join(
        f"when '{part.name}' then (select row_to_json(t) from {part.table} t"
        " where t.case_id = which and t.entry = x.entry and t.version = x.version)"
        for part in parts
    )
    reading = f"""return query
                select x.id, x.part, x.starts_at, x.ends_at, case x.part {rows} end
                  from access_sharedcopy x
                 where x.user_id = {ME} and x.case_id = which and {NOW} and exists (
                       select 1 from access_relation r where r.user_id = {ME} and r.case_id = which
                          and r.kind in {SHARED} and not r.shut and r.starts_at <= now()
                          and (r.ends_at is null or r.ends_at > now())
                          and access_may_be_shared(r.kind,
                              access_shared_class(which, x.part, x.entry, x.version), r.user_id, which))
                 order by x.id desc limit 500;"""
    yield f"""
        create or replace function access_my_copies(which bigint)
        returns table (number bigint, part varchar, starts_at timestamptz, ends_at timestamptz, facts json)
        language plpgsql {DEFINER} as $$
        {_looking(reading)}
        end $$"""
