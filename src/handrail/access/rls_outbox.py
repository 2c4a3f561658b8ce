"""Row security of messages on their way, and what the worker's own login may see of a case.

Those who may write of a case put messages into the outbox and stop them; the worker carries them. It
has no part in any case: it learns what one message needs, while that message waits, and which
reminders are due. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.policy import kinds_reading, kinds_writing
from handrail.access.statements import CURRENT, DEFINER, GROUP, ME, WORKER, policy, protect, quoted
from handrail.casefile.contacts import WITHOUT_THE_PERSON

TABLE, MESSAGES, JOBS = "delivery_outgoing", "delivery_message", "procrastinate_jobs"
QUEUE = (JOBS, "procrastinate_events", "procrastinate_periodic_defers", "procrastinate_workers")
BEFORE = f"""language plpgsql {DEFINER} as $$
        #variable_conflict use_column
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            return query"""
AFTER = "; perform set_config('app.maintenance', before, true); end $$"
"""A question asked as the owner, past row security."""
ASKED = f"c.kind not in ({quoted((*WITHOUT_THE_PERSON, 'message'))}) and c.marking = 'none'"
FUNCTIONS = ("delivery_messenger()", "delivery_reminders_due(date, integer)", "delivery_message_facts(text)")


def grants() -> Iterable[str]:
    """Serving processes add jobs and messages and settle messages; the worker does the work."""
    yield f"revoke update, delete, truncate on {TABLE} from {GROUP}"
    yield (
        f"grant update (state, next_at, reference, answer, attempts, absent, unsure, claimed_at, settled_at)"
        f" on {TABLE} to {GROUP}"
    )
    yield f"grant select, update on {TABLE} to {WORKER}"
    for table in QUEUE:
        yield f"revoke all on {table} from {GROUP}"
        yield f"grant select, insert, update, delete on {table} to {WORKER}"
    yield f"grant select (id), insert on {JOBS} to {GROUP}"
    yield f"grant insert on procrastinate_events to {GROUP}"


def policies(owner: str) -> Iterable[str]:
    """Who sees a message on its way, who puts one there, and who may stop it."""
    writers = kinds_writing("contact_notes", ("all", "own"))
    yield from protect(TABLE, owner)
    reads = _part(kinds_reading("contact_notes", "delivery.Message"))
    yield policy(TABLE, "app_read", "select", f"using ({reads} or by_id = {ME})")
    causes = _part([*writers, "manager"])
    yield policy(TABLE, "app_add", "insert", f"with check (by_id = {ME} and state = 'queued' and {causes})")
    settles = _part(kinds_writing("contact_notes"))
    yield policy(
        TABLE,
        "app_settle",
        "update",
        f"using ({settles} and state in ('queued', 'in_doubt', 'not_delivered'))"
        f" with check ({settles} and state in ('queued', 'stopped', 'sent'))",
    )
    for action, clause in (
        ("select", "using (true)"),
        ("update", "using (true) with check (true)"),
        ("insert", f"with check (by_id = {ME})"),
    ):
        yield _workers(TABLE, action, clause)
    on_its_way = (
        f"exists (select 1 from {TABLE} o where o.case_id = {MESSAGES}.case_id and o.message = entry)"
    )
    yield _workers(MESSAGES, "select", f"using ({on_its_way})")
    yield _workers(MESSAGES, "insert", f"with check (by_id = {ME} and {on_its_way})")
    yield _workers(MESSAGES, "update", f"using ({on_its_way}) with check ({on_its_way})")


def functions() -> Iterable[str]:
    """What the worker may know, and as whom it acts."""
    yield f"""
        create or replace function delivery_messenger() returns bigint
        language plpgsql {DEFINER} as $$
        begin
            insert into access_user (username, name, role, password, email, introduction, is_active)
            values ('system', 'Handrail', 'system', '!', '', '', true) on conflict do nothing;
            return (select id from access_user where username = 'system');
        end $$"""
    yield f"""
        create or replace function delivery_reminders_due(today date, most integer)
        returns table (case_id bigint, contact varchar, on_day date, at_time time)
        {BEFORE}
            select c.case_id, c.entry, c.valid_from, c.at
              from delivery_contact c
              join people_case k on k.id = c.case_id and not k.closed
              join lateral {_wish("c.case_id")} w on w.wants
             where c.superseded_at is null and c.outcome is null and {ASKED}
               and c.valid_from >= today and c.valid_from - coalesce(w.days_before, 1) <= today
               and c.valid_from <= today + 60
               and not exists (select 1 from {TABLE} o where o.case_id = c.case_id and o.contact = c.entry
                   and o.kind = 'reminder' and o.on = c.valid_from and o.at is not distinct from c.at)
               and not exists (select 1 from {MESSAGES} m where m.case_id = c.case_id
                   and m.superseded_at is null and m.contact = c.entry and m.kind = 'reminder'
                   and m.due_on = c.valid_from)
             order by c.valid_from, c.at, c.id limit least(most, 1000) {AFTER}"""
    yield f"""
        create or replace function delivery_message_facts(which text)
        returns table (wants boolean, channel varchar, language varchar, say_place boolean,
            phone varchar, email varchar, on_day date, at_time time, outcome varchar,
            place varchar, venue varchar, address varchar, practitioner varchar, closed boolean)
        {BEFORE}
            select w.wants, w.channel, w.language, w.say_place, p.phone, p.email, c.valid_from, c.at,
                   c.outcome, c.place, v.name, v.address, a.name, k.closed
              from {TABLE} o
              join people_case k on k.id = o.case_id
              join people_person p on p.case_id = o.case_id and p.superseded_at is null
              left join lateral {_wish("o.case_id")} w on true
              left join delivery_contact c on c.case_id = o.case_id and c.entry = o.contact
                   and c.superseded_at is null and {ASKED}
              left join agencies_venue v on v.reference = c.venue
              left join lateral (select n.name from people_allocation x
                    join agencies_worker n on n.reference = x.worker
                   where x.case_id = o.case_id and x.superseded_at is null and x.role = 'in_charge'
                     and x.valid_from <= o.on and (x.valid_to is null or x.valid_to >= o.on)
                   order by x.valid_from desc, x.id desc limit 1) a on true
             where o.reference = which and o.state = 'queued' {AFTER}"""
    for function in FUNCTIONS:
        yield f"revoke execute on function {function} from public"
        yield f"grant execute on function {function} to {WORKER}"


def _wish(case: str) -> str:
    """What the person last said they want."""
    return f"""(select x.wants, x.channel, x.language, x.days_before, x.say_place from delivery_messagewish x
        where x.case_id = {case} and x.superseded_at is null order by x.valid_from desc, x.id desc limit 1)"""


def _part(kinds: Iterable[str]) -> str:
    return (
        f"exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = {TABLE}.case_id"
        f" and {CURRENT} and r.kind in ({quoted(dict.fromkeys(kinds))}))"
    )


def _workers(table: str, action: str, clause: str) -> str:
    name = f"worker_{action}"
    return (
        f'drop policy if exists {name} on "{table}"; '
        f'create policy {name} on "{table}" for {action} to {WORKER} {clause}'
    )
