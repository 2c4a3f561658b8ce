"""Row security: the second wall, made from the policy table after every migration.

The serving login owns nothing. It may read a row of a case only through a live relation whose
kind reads the row's class; it may add rows only where the kind writes the class; it may change
nothing but the instant at which a version was superseded. Run as the owner; running again
changes nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db import connection, models

from handrail.access import (
    naming,
    policy,
    rls_beginning,
    rls_closing,
    rls_copies,
    rls_directory,
    rls_drafts,
    rls_emailed,
    rls_findings,
    rls_governing,
    rls_inspecting,
    rls_merging,
    rls_outbox,
    rls_own,
    rls_reviews,
    rls_rooms,
    rls_sharing,
    rls_signing,
    rls_tenants,
)
from handrail.access.statements import CURRENT, GROUP, ME
from handrail.access.statements import policy as _policy
from handrail.access.statements import protect as _protect
from handrail.access.statements import quoted as _quoted

OWN_TABLES = ("access_relation", "access_accessline", "records_change")
NO_CHANGES = "insert, update, delete, truncate"
NOBODY = "'{}'::text[]"
Kinds = Callable[[str, str], list[str]]
"""The kinds of relation that may, given a class of data and a table."""


def sync() -> None:
    """Grant and protect every table. Does nothing when not connected as the tables' owner."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user, exists (select 1 from pg_roles where rolname = %s)", [GROUP])
        owner, group_exists = cursor.fetchone()
        if owner == GROUP or not group_exists or not _all_migrated():
            return
        for statement in _statements(owner):
            cursor.execute(statement)


def _statements(owner: str) -> Iterable[str]:
    directory = [_table(model) for model in _models("agencies")]
    yield from grants()
    yield from rls_directory.grants(directory)
    yield from rls_tenants.functions()
    for functions_of in (
        functions(owner),
        rls_directory.functions(owner),
        rls_beginning.functions(),
        rls_closing.functions(),
        rls_merging.functions(owner),
        rls_outbox.functions(),
        rls_emailed.functions(),
        rls_reviews.functions(),
        rls_findings.functions(),
        rls_inspecting.functions(),
    ):
        yield from functions_of
    yield from own_tables(owner)
    yield from rls_directory.policies(owner, directory)
    yield from case_tables(owner)
    yield from rls_drafts.policies(owner)
    yield from rls_own.functions()
    yield from rls_own.policies(owner)
    yield from rls_beginning.policies()
    yield from rls_outbox.policies(owner)
    yield from rls_emailed.policies(owner)
    yield from rls_findings.policies(owner)
    yield from rls_inspecting.policies(owner)


def _all_migrated() -> bool:
    """Whether every table stands: a single room may have been migrated alone."""
    there = set(connection.introspection.table_names())
    operational = {
        rls_drafts.TABLE,
        *rls_own.TABLES,
        *rls_findings.TABLES,
        *rls_emailed.TABLES,
        rls_outbox.TABLE,
        *rls_outbox.QUEUE,
        *rls_inspecting.TABLES,
    }
    return operational | {_table(model) for model in case_models()} <= there


def grants() -> Iterable[str]:
    """What the serving group may do before rows are looked at."""
    yield f"grant usage on schema public to {GROUP}"
    yield f"grant select, insert, update, delete on all tables in schema public to {GROUP}"
    yield f"grant usage, select on all sequences in schema public to {GROUP}"
    for table in ("django_migrations", "django_content_type", *(_table(m) for m in _models("agencies"))):
        yield f'revoke {NO_CHANGES} on "{table}" from {GROUP}'
    yield f"revoke {NO_CHANGES} on access_user from {GROUP}"
    yield f"grant update (last_login, password) on access_user to {GROUP}"
    for table in ("access_exclusion", "access_restriction", "access_sharedcopy"):
        yield f"revoke all on {table} from {GROUP}"
    for table in ("access_accessline", "records_change"):
        yield f"revoke update, delete, truncate on {table} from {GROUP}"
    yield f"revoke delete, truncate, update on access_relation from {GROUP}"
    yield f"grant update (ends_at) on access_relation to {GROUP}"
    yield f"revoke {NO_CHANGES} on access_dutyslot from {GROUP}"
    # Ways in are made by an administrator; everybody else can only use them up.
    yield f"revoke {NO_CHANGES} on access_signinlink, access_recovery from {GROUP}"
    yield f"grant update (used_at) on access_signinlink to {GROUP}"
    yield f"grant update (used_at, wrong_codes) on access_recovery to {GROUP}"
    for model in case_models():
        yield f'revoke update, delete, truncate on "{_table(model)}" from {GROUP}'
        if _has(model, "superseded_at"):
            yield f'grant update (superseded_at) on "{_table(model)}" to {GROUP}'
    yield f"grant update (team_id) on people_case to {GROUP}"
    yield from rls_governing.grants(GROUP)
    yield from rls_outbox.grants()
    yield from rls_emailed.grants()
    yield from rls_findings.grants()
    yield from rls_inspecting.grants()


def functions(owner: str) -> Iterable[str]:
    """Questions that must see past row security, and the triggers that keep ``shut``."""
    yield from rls_merging.questions()
    yield """
        create or replace function access_is_excluded(who bigint, which bigint) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select exists (select 1 from access_exclusion x where x.user_id = who
                           and (x.case_id = which or x.case_id = any(access_same(which)))
                           and x.starts_at <= now() and (x.ends_at is null or x.ends_at > now())) $$"""
    yield """
        create or replace function access_is_shut(who bigint, which bigint) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select access_is_excluded(who, which)
                or exists (select 1 from access_restriction x where x.case_id = any(access_same(which))
                           and x.starts_at <= now() and (x.ends_at is null or x.ends_at > now())
                           and not who = any(x.readers))
                or access_is_foreign(who, which) $$"""
    yield """
        create or replace function access_relation_shut() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
        begin new.shut := access_is_shut(new.user_id, new.case_id); return new; end $$"""
    yield """
        create or replace function access_shut_again() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare which bigint := coalesce(new.case_id, old.case_id);
        begin
            update access_relation set shut = access_is_shut(user_id, case_id)
             where case_id = any(access_same(which))
               and shut is distinct from access_is_shut(user_id, case_id);
            return null;
        end $$"""
    yield f"""
        create or replace function access_my_worker() returns varchar
        language sql stable security definer set search_path = public, pg_temp as $$
            select w.reference from access_user u join agencies_worker w on w.id = u.worker_id
             where u.id = {ME} $$"""
    yield f"""
        create or replace function access_may_allocate(which bigint) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select exists (select 1 from access_relation r where r.kind = 'manager'
                and r.user_id = {ME} and r.case_id = which and {CURRENT}) $$"""
    yield f"""
        create or replace function access_on_duty_for(which bigint, until timestamptz) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select exists (select 1 from access_dutyslot d join people_case c on c.team_id = d.team_id
                where c.id = which and d.user_id = {ME}
                and d.starts_at <= now() and d.ends_at > now() and until <= d.ends_at) $$"""
    yield f"""
        create or replace function access_is_staff() returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select exists (select 1 from access_user u where u.id = {ME} and u.is_active
                and u.role in ({_quoted(sorted(policy.STAFF_ROLES))})) $$"""
    # Nobody but the owner opens a door again or keeps it open longer, their own least of all.
    yield f"""
        create or replace function access_relation_only_ends() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if current_user <> '{owner}' and (new.ends_at is null or new.ends_at > old.ends_at) then
                raise insufficient_privilege using message = 'a relation may only be ended, or ended sooner';
            end if;
            return new;
        end $$"""
    for table, function, moment in (
        ("access_relation", "access_relation_shut", "before insert or update of user_id, case_id"),
        ("access_relation", "access_relation_only_ends", "before update of ends_at"),
        ("access_exclusion", "access_shut_again", "after insert or update or delete"),
        ("access_restriction", "access_shut_again", "after insert or update or delete"),
    ):
        yield f"drop trigger if exists {function} on {table}"
        yield f"create trigger {function} {moment} on {table} for each row execute function {function}()"
    yield from rls_governing.functions(owner)
    yield from rls_sharing.functions()
    yield from rls_copies.functions([_part(model) for model in case_models() if hasattr(model, "shared_as")])
    yield from rls_rooms.functions({room: _tables_of(room) for room in policy.NAMED})


def own_tables(owner: str) -> Iterable[str]:
    """Relations, the log and the case itself: each has its own rule."""
    for table in (*OWN_TABLES, "access_exclusion", "access_restriction", "access_sharedcopy"):
        yield from _protect(table, owner, "true")  # the functions above read these as the owner
    # In one, in this order: every row of a case asks this, and nearly always the first part settles it.
    yield _policy(
        "access_relation",
        "mine_or_over_my_cases",
        "select",
        f"using (user_id = {ME} or kind <> 'break_glass' and access_may_allocate(case_id)"
        f" or granted_by_id = {ME} and access_is_new(case_id))",
    )
    for former in ("mine", "over_my_cases", "just_begun"):
        yield f"drop policy if exists {former} on access_relation"
    opens_own = f"""user_id = {ME} and granted_by_id = {ME} and (
        (kind = 'break_glass' and access_is_staff() and not access_is_shut({ME}, case_id)
            and purpose <> '' and ends_at <= now() + interval '60 minutes')
        or (kind = 'duty_officer' and access_is_staff() and not access_is_shut({ME}, case_id)
            and access_on_duty_for(case_id, ends_at)))"""
    allocated = "access_may_allocate(case_id) and kind in ('in_charge', 'co_worker', 'cover', 'manager')"
    lasts = "(kind <> 'cover' or ends_at <= starts_at + interval '91 days')"  # cover ends by itself
    begins = rls_beginning.relation_clause()
    allocates = f"""user_id <> {ME} and granted_by_id = {ME} and {allocated} and {lasts}
        and access_is_open(case_id) and not access_is_foreign(user_id, case_id)"""
    yield _policy(
        "access_relation",
        "open_or_allocate",
        "insert",
        f"with check (({opens_own}) or ({allocates}) or ({begins}))",
    )
    yield _policy(
        "access_relation",
        "end_of_allocation",
        "update",
        f"using ({allocated}) with check (true)",  # a trigger sees that it only ever ends sooner
    )
    for table, whose in (("access_accessline", "user_id"), ("records_change", "by_id")):
        yield _policy(table, "write_own", "insert", f"with check ({whose} = {ME})")
        yield _policy(table, "read_own", "select", f"using ({whose} = {ME})")
    for table in rls_governing.TABLES:
        yield from _protect(table, owner, "true")
    for table, name, action, clause in rls_governing.policies():
        yield _policy(table, name, action, clause)


def case_tables(owner: str) -> Iterable[str]:
    """Every table of case facts, by its class."""
    yield from _protect("people_case", owner, "true")
    known = _exists("people_case.id", policy.served_kinds())
    stub = f"""((select access_is_staff()) and team_id = {rls_tenants.MY_TEAMS}
        and not access_is_excluded({ME}, id))"""
    yield _policy("people_case", "app_read", "select", f"using ({known} or {stub})")
    yield _policy(
        "people_case",
        "app_move",
        "update",
        f"using (access_may_allocate(id)) with check (access_may_allocate(id)"
        f" and team_id = {rls_tenants.MY_TEAMS})",
    )
    for model in case_models():
        if _table(model) == "people_case":
            continue
        table = _table(model)
        yield from _protect(table, owner)
        read, begun = readable(model), rls_beginning.row_clause(table)
        column, _values, data_class = _row_classes(model)
        stands = (
            f"{rls_closing.still_written(table, data_class, column)} and {rls_merging.both_theirs(table)}"
        )
        write = f"({writable(model)} or {rls_signing.adds(model)}) and {stands}"
        end = f"({writable(model)} or {rls_signing.supersedes(model)}) and {stands}"
        yield _policy(table, "app_read", "select", f"using ({read})")
        yield _policy(table, "app_add", "insert", f"with check ({write} or {begun})")
        yield _policy(table, "app_supersede", "update", f"using ({end}) with check ({end})")


def readable(model: type[models.Model]) -> str:
    """The condition under which the acting user reads a row of this table."""
    way = _condition(
        model,
        lambda c, label: policy.kinds_reading(c, label),
        lambda c, label: policy.kinds_reading(c, label, ("own",)),
    )
    return f"({way} or {_named(model)})" if model._meta.label in naming.TABLES else way


def writable(model: type[models.Model]) -> str:
    """The condition under which the acting user adds a row to this table or supersedes one."""
    way = _condition(model, lambda c, _: policy.kinds_writing(c), policy.writes_own)
    named = naming.TABLES.get(model._meta.label)
    return f"({way} or {_named(model)})" if named and named.answered else way


def _named(model: type[models.Model]) -> str:
    """A live share of the acting user to the case of a row that names them."""
    table = f'"{_table(model)}"'
    row = naming.condition(model, table, "(select access_my_worker())")
    return f"({row} and {_exists(f'{table}.case_id', naming.KINDS)})"


def case_models() -> list[type[models.Model]]:
    """Every model whose rows belong to a case, the case itself first."""
    found = [m for m in apps.get_models() if hasattr(m, "data_class") and m._meta.managed]
    return sorted(found, key=lambda m: _table(m) != "people_case")


def _tables_of(room: str) -> list[str]:
    """The tables that hold what is sealed in a room, less the part told to those who supervise."""
    told = {
        label for (data_class, _role), part in policy.LIMITED.items() if data_class == room for label in part
    }
    found: list[Any] = case_models()
    return [_table(m) for m in found if m.data_class == room and m._meta.label not in told]


def _condition(model: type[models.Model], everything: Kinds, own: Kinds) -> str:
    """A live relation of the acting user that opens the row. One question, whatever the row's class:
    PostgreSQL plans every question of every table of a page anew."""
    table = _table(model)
    whole, partly = _kinds(model, lambda *of: _unnamed(everything(*of))), _kinds(model, own)
    opens = f"r.kind = any({whole})"
    if partly != NOBODY:
        opens = f'({opens} or "{table}".by_id = {ME} and r.kind = any({partly}))'
    ways = [_through(f'"{table}".case_id', opens), *_by_name(model, everything)]
    return f"({' or '.join(ways)})"


def _unnamed(kinds: Iterable[str]) -> list[str]:
    return [kind for kind in kinds if kind not in policy.NAMED.values()]


def _by_name(model: type[models.Model], everything: Kinds) -> Iterable[str]:
    """The ways in of those named in a sealed room, to its rows only."""
    table, label = _table(model), model._meta.label
    column, by_value, otherwise = _row_classes(model)
    for room, kind in policy.NAMED.items():
        named = rls_rooms.named(f'"{table}".case_id', room)
        values = [value for value, of in by_value.items() if of == room and kind in everything(of, label)]
        if values:
            yield f'("{table}"."{column}" in ({_quoted(values)}) and {named})'
        elif otherwise == room and kind in everything(otherwise, label):
            yield named


def _kinds(model: type[models.Model], of: Kinds) -> str:
    """The kinds of relation as an array, by the column that decides the class of a row, if any does."""
    column, by_value, otherwise = _row_classes(model)
    lists = {value: _array(of(name, model._meta.label)) for value, name in sorted(by_value.items())}
    usual = _array(of(otherwise, model._meta.label))
    if set(lists.values()) <= {usual}:
        return usual
    cases = " ".join(f"when {_quoted([value])} then {kinds}" for value, kinds in lists.items())
    return f'case "{_table(model)}"."{column}" {cases} else {usual} end'


def _array(kinds: Iterable[str]) -> str:
    return "'{" + ",".join(kinds) + "}'::text[]"


def _part(model: type[models.Model]) -> rls_copies.Part:
    """What sharing needs to know of a table; the class of its row ``t`` in SQL."""
    facts: Any = model
    column, by_value, otherwise = _row_classes(model)
    cases = " ".join(f"when '{value}' then '{name}'" for value, name in by_value.items())
    data_class = f"case t.{column} {cases} else '{otherwise}' end" if column else f"'{otherwise}'"
    return rls_copies.Part(facts.shared_as, _table(model), data_class, _has(model, "marking"))


def _row_classes(model: type[models.Model]) -> tuple[str, dict[str, str], str]:
    """Which column, if any, decides the class of a row; the classes by its values; and otherwise."""
    facts: Any = model
    column, classes = getattr(facts, "data_class_by", ("", {}))
    return column, classes, facts.data_class


def _exists(case: str, kinds: Iterable[str]) -> str:
    """A live relation of the acting user to the case of a row, of one of these kinds."""
    return _through(case, f"r.kind = any({_array(kinds)})")


def _through(case: str, opens: str) -> str:
    """A live relation of the acting user to the case of a row, of which ``opens`` is true."""
    return (
        f"exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = {case}"
        f" and {CURRENT} and {opens})"
    )


def _models(label: str) -> list[type[models.Model]]:
    return [m for m in apps.get_app_config(label).get_models() if m._meta.managed]


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _has(model: type[models.Model], field: str) -> bool:
    return any(f.name == field for f in model._meta.concrete_fields)
