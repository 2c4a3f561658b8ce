"""Row security of closed cases: nothing is written in one but its reopening, and nobody is let in.

Whether a case is closed is what the last of its closings and reopenings says, by a trigger: so an
import says it as well as the page. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.policy import FRAME, PORTAL_KINDS
from handrail.access.statements import quoted, trigger

DEFINER = "security definer set search_path = public, pg_temp"
KEEP = ("manager", "inspector", "victim_worker")
"""Whose part goes on when a case is closed: who answers for the record, and whose work is another."""

LIVE = "(x.ends_at is null or x.ends_at > now())"


def functions() -> Iterable[str]:
    """Whether a case is open, what ends when it is closed, and the trigger that says so."""
    yield f"""
        create or replace function access_is_open(which bigint) returns boolean
        language sql stable {DEFINER} as $$
            select not exists (select 1 from people_case c where c.id = which and c.closed) $$"""
    yield f"""
        create or replace function access_close(which bigint) returns text
        language plpgsql {DEFINER} as $$
        begin
            if not access_may_allocate(which) or access_is_open(which) then return 'refused'; end if;
            update access_relation x set ends_at = greatest(now(), x.starts_at)
             where x.case_id = which and {LIVE} and x.kind not in ({quoted((*KEEP, *sorted(PORTAL_KINDS)))})
               and not (x.kind like 'named_%' and exists (
                    select 1 from access_relation k where k.user_id = x.user_id and k.case_id = which
                       and k.kind in ({quoted(KEEP)}) and (k.ends_at is null or k.ends_at > now())));
            return 'done';
        end $$"""
    yield f"""
        create or replace function people_closures_counted() returns trigger
        language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            update people_case p set closed = c.says
              from (select coalesce((select kind = 'closed' from people_closure
                     where case_id = new.case_id and superseded_at is null
                     order by valid_from desc, recorded_at desc, id desc limit 1), false) as says) c
             where p.id = new.case_id and p.closed <> c.says;
            perform set_config('app.maintenance', before, true);
            return null;
        end $$"""
    yield from trigger("people_closure", "people_closures_counted", "after insert or update of superseded_at")


def still_written(table: str, data_class: str, column: str) -> str:
    """The condition under which a table takes rows of a case: once it is closed, the frame alone."""
    if data_class == FRAME:
        return "true"
    of_frame = f'"{table}"."{column}" = {quoted([FRAME])} or ' if column else ""
    return f'({of_frame}access_is_open("{table}".case_id))'
