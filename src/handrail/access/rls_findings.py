"""Row security of findings and reflections, and the one question by which a case is checked.

Findings are worked out from the whole case, as known at an instant or now, by whoever reads all that
they rest on, or by the worker. What is sealed is never part of it. Nobody writes a finding by hand:
they are kept by those whose acts change a case. Called by ``rls.sync``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from handrail.access import policy as table_of_policy
from handrail.access.policy import NAMED, kinds_reading
from handrail.access.statements import CURRENT, DEFINER, GROUP, ME, WORKER, policy, protect, quoted
from handrail.casefile import registry

FINDINGS, REFLECTIONS = "findings_finding", "findings_reflection"
TABLES = (REFLECTIONS,)
KEEPERS = ("in_charge", "co_worker", "cover", "manager")
"""Whose acts change a case, and who read everything that findings rest on."""
DOCUMENT, ASKED = "findings_document", "findings_asked"
NOW = "t.superseded_at is null"
KNOWN = "(t.superseded_at is null or t.superseded_at > known) and t.recorded_at <= known"
SETTINGS = "set jit = off set plan_cache_mode = force_generic_plan"
"""A hundred small questions in one: planned once a connection, and never compiled."""


def grants() -> Iterable[str]:
    """The worker keeps findings of cases in which it has no part."""
    yield f"grant select, insert, update on {FINDINGS} to {WORKER}"


def functions() -> Iterable[str]:
    """A case as a document without what is sealed; who may ask; which cases there are to check."""
    parts = [(keeper.name, _lists(keeper.models)) for keeper in registry.parts() if keeper.models]
    for name, when in ((f"{DOCUMENT}_now", NOW), (f"{DOCUMENT}_known", KNOWN)):
        yield _document(name, parts, when)
        yield f"revoke execute on function {name}(bigint, timestamptz) from public"
        yield f"grant execute on function {name}(bigint, timestamptz) to {WORKER}"
    yield _asked()
    yield f"""
        create or replace function findings_cases(after bigint, most integer) returns setof bigint
        language sql stable {DEFINER} as $$
            select c.id from people_case c where c.id > after and not c.closed order by c.id limit most $$"""
    yield "revoke execute on function findings_cases(bigint, integer) from public"
    yield f"grant execute on function findings_cases(bigint, integer) to {WORKER}"
    yield f"""
        create or replace function findings_imported(since timestamptz, after bigint, most integer)
        returns setof bigint language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            return query
            select c.id from people_case c where c.id > after and not c.closed
               and (not exists (select 1 from {FINDINGS} f where f.case_id = c.id)
                    or c.id in (select unnest(l.cases) from access_accessline l
                        where l.at >= since and l.route = 'handrail import'))
             order by c.id limit most;
            perform set_config('app.maintenance', before, true);
        end $$"""
    yield "revoke execute on function findings_imported(timestamptz, bigint, integer) from public"
    yield f"grant execute on function findings_imported(timestamptz, bigint, integer) to {WORKER}"
    # Serving processes add jobs and do not see which there are.
    yield f"""
        create or replace function findings_waits(which bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from procrastinate_jobs j where j.task_name = 'findings.check'
                and j.status = 'todo' and j.args->>'case_id' = which::text) $$"""
    yield f"""
        create or replace function findings_my_managers()
        returns table (user_id bigint, name varchar)
        language sql stable {DEFINER} as $$
            select distinct u.id, u.name from access_relation r
              join access_relation m on m.case_id = r.case_id and m.kind = 'manager'
                   and not m.shut and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now())
              join access_user u on u.id = m.user_id and u.is_active and u.id <> {ME}
             where r.user_id = {ME} and r.kind in ('in_charge', 'co_worker') and {CURRENT}
             order by u.name, u.id $$"""


def policies(owner: str) -> Iterable[str]:
    """Findings are kept by acts and by the worker; a reflection is its author's, and a manager's if shown."""
    keeps = (
        f"exists (select 1 from access_relation r where r.user_id = {ME}"
        f" and r.case_id = {FINDINGS}.case_id and {CURRENT} and r.kind in ({quoted(KEEPERS)}))"
    )
    yield policy(FINDINGS, "app_keep", "insert", f"with check (by_id = {ME} and {keeps})")
    yield policy(FINDINGS, "app_end", "update", f"using ({keeps}) with check ({keeps})")
    for action, clause in (
        ("select", "using (true)"),
        ("insert", "with check (true)"),
        ("update", "using (true) with check (true)"),
    ):
        name = f"worker_{action}"
        yield f"drop policy if exists {name} on {FINDINGS}"
        yield f"create policy {name} on {FINDINGS} for {action} to {WORKER} {clause}"
    yield from protect(REFLECTIONS, owner)
    shows = "(shown_to_id is null or shown_to_id in (select m.user_id from findings_my_managers() m))"
    yield policy(REFLECTIONS, "own", "all", f"using (user_id = {ME}) with check (user_id = {ME} and {shows})")
    yield policy(REFLECTIONS, "shown", "select", f"using (shown_to_id = {ME})")
    yield f"revoke truncate on {REFLECTIONS} from {GROUP}"


def _lists(models: Any) -> list[tuple[str, str, Sequence[str], str]]:
    """The lists of a part with their tables and columns, and which rows of each; none that is sealed."""
    found: list[tuple[str, str, Sequence[str], str]] = []
    for name, model in models.items():
        told = any(
            model._meta.label in part
            for (_class, role), part in table_of_policy.LIMITED.items()
            if role == "in_charge"
        )
        if model.data_class in NAMED and not told:
            continue
        column, classes = getattr(model, "data_class_by", ("", {}))
        sealed = [value for value, data_class in classes.items() if data_class in NAMED]
        which = f" and t.{column} not in ({quoted(sealed)})" if sealed else ""
        columns = [f.column for f in model._meta.concrete_fields if f.name not in ("id", "case_id", "by")]
        found.append((name, model._meta.db_table, columns, which))
    return found


def _document(name: str, parts: Sequence[tuple[str, Any]], when: str) -> str:
    """Every table is a branch of one union: a question with no more to set up than that is the quickest."""
    named = ", ".join(f"('{part}', '{one[0]}')" for part, lists in parts for one in lists)
    rows = "\nunion all ".join(_rows(part, one, when) for part, lists in parts for one in lists)
    return f"""
        create or replace function {name}(which bigint, known timestamptz) returns text
        language plpgsql {DEFINER} {SETTINGS} as $$
        #variable_conflict use_variable
        declare before text := coalesce(current_setting('app.maintenance', true), ''); found text;
        begin
            perform set_config('app.maintenance', 'on', true);
            with lists as (
                select part, format('"%s":[%s]', list,
                                    string_agg(told, ',' order by entry collate "C", version)) as told
                  from (values {named}) named (part, list) left join ({rows}) r using (part, list)
                 group by part, list),
            parts as (
                select format('"%s":{{%s}}', part, string_agg(told, ',')) as told from lists group by part)
            select format('{{"reference":%s,"cohort":%s,"team":%s,%s}}', to_json(c.reference),
                          to_json(c.cohort), to_json(a.reference), (select string_agg(told, ',') from parts))
              into found from people_case c join agencies_team a on a.id = c.team_id where c.id = which;
            perform set_config('app.maintenance', before, true);
            return found;
        end $$"""


def _rows(part: str, one: tuple[str, str, Sequence[str], str], when: str) -> str:
    """A table's rows as in a document, but that who wrote one is a number: nobody asks for a name."""
    name, table, columns, which = one
    told = ", ".join([*(f't."{column}"' for column in columns), "t.by_id::text as by"])
    return f"""select '{part}' as part, '{name}' as list, t.entry, t.version, row_to_json(r)::text as told
        from "{table}" t, lateral (select {told}) r where t.case_id = which and {when}{which}"""


def _asked() -> str:
    """Nothing, where the asker does not read all of it, the case is closed, or somebody is at it."""
    kinds = quoted(kinds_reading("practice_checks", "findings.Finding", ("all",)))
    reads = f"r.user_id = {ME} and r.case_id = which and {CURRENT} and r.kind in ({kinds})"
    return f"""
        create or replace function {ASKED}(which bigint, known timestamptz) returns text
        language plpgsql {DEFINER} as $$
        begin
            if not exists (select 1 from access_relation r where {reads}) then return null; end if;
            if known is not null then return {DOCUMENT}_known(which, known); end if;
            if not access_is_open(which) then return null; end if;
            if not pg_try_advisory_xact_lock(hashtext('findings'), which::integer) then return null; end if;
            return {DOCUMENT}_now(which, null);
        end $$"""
