"""Row security of a case that is being made: its id is taken, the relations stand, the case comes last.

Until the case itself stands, whoever took its id writes its first rows; from then on only the
policy decides. Nobody can begin at an id that was never taken or that stands already.
"""

from collections.abc import Iterable

from handrail.access import rls_merging
from handrail.access.policy import STAFF_ROLES
from handrail.access.statements import ME, policy, quoted

BEGINS = "access_begins"
ROOMS = ("people_", "sentences_", "records_line")
"""The tables whose first rows may be written with a new case."""


def functions() -> Iterable[str]:
    """Whether an id is free to begin at, and whether the acting user has begun there."""
    yield """
        create or replace function access_is_new(which bigint) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select which <= (select last_value from people_case_id_seq)
                and not exists (select 1 from people_case c where c.id = which) $$"""
    yield f"""
        create or replace function access_begins(which bigint) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
            select access_is_new(which)
                and exists (select 1 from access_relation r where r.case_id = which and r.user_id = {ME})
                and not exists (select 1 from access_relation r
                    where r.case_id = which and r.granted_by_id <> {ME}) $$"""
    # Who is known by this number already; an excluded colleague learns nothing.
    yield f"""
        create or replace function access_known_by(number text) returns setof bigint
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            return query select distinct i.case_id from people_identifier i
                where upper(i.value) = upper(number) and i.superseded_at is null and access_is_staff()
                    and not access_is_excluded({ME}, i.case_id) and not access_is_foreign({ME}, i.case_id);
            perform set_config('app.maintenance', before, true);
        end $$"""


def relation_clause() -> str:
    """Which relations may be inserted with a new case: staff of the maker's own team."""
    return f"""granted_by_id = {ME} and kind in ('in_charge', 'co_worker', 'manager')
        and access_is_staff() and access_is_new(case_id) and exists (
            select 1 from access_user u, access_user me
            where u.id = user_id and me.id = {ME} and u.is_active and u.team_id = me.team_id
            and u.role in ({quoted(sorted(STAFF_ROLES))}))"""


def row_clause(table: str) -> str:
    """What lets a first row of a table in, beside the policy; nothing for other rooms."""
    if not table.startswith(ROOMS) or table == rls_merging.TABLE:
        return "false"
    return f'("{table}".by_id = {ME} and {BEGINS}("{table}".case_id))'


def policies() -> Iterable[str]:
    """The case itself, in the maker's own team."""
    own_team = f"team_id = (select u.team_id from access_user u where u.id = {ME})"
    yield policy(
        "people_case",
        "app_begin",
        "insert",
        f"with check (access_is_staff() and {BEGINS}(id) and {own_team})",
    )
