"""Row security of records of one person: what shuts one of them shuts all.

Which record leads is kept in ``people_case.same_as_id`` by a trigger, from what the two records say
of each other: so an import says it as well as the page. While either of them still says it, it
holds. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.statements import DEFINER, ME, trigger

TABLE = "people_sameperson"
STANDING = f"""
    select s.case_id, s.other, (array_agg(s.leads order by s.valid_from desc nulls last, s.id desc)
                                filter (where s.kind = 'one_person'))[1] as leads
      from {TABLE} s
     where s.superseded_at is null and (s.case_id = new.case_id or s.other = new.other
        or s.case_id = (select c.id from people_case c where c.reference = new.other)
        or s.other = (select c.reference from people_case c where c.id = new.case_id))
     group by s.case_id, s.other
    having sum(case s.kind when 'one_person' then 1 else -1 end) > 0"""
"""What records say of others: saying so and taking it back take turns (``people.same`` asks the same)."""


def questions() -> Iterable[str]:
    """The records of one person; asked whenever a case may be shut."""
    yield f"""
        create or replace function access_same(which bigint) returns bigint[]
        language sql stable {DEFINER} as $$
            select coalesce(array_agg(c.id), array[which]) from people_case me join people_case c
                on c.id = coalesce(me.same_as_id, me.id) or c.same_as_id = coalesce(me.same_as_id, me.id)
             where me.id = which $$"""


def both_theirs(table: str) -> str:
    """The condition beside the policy under which a row is written: both records are the manager's."""
    return f'access_may_merge("{table}".case_id, "{table}".other)' if table == TABLE else "true"


def functions(owner: str) -> Iterable[str]:
    """Who may say that records are of one person, and what follows when it is said."""
    yield f"""
        create or replace function access_may_merge(which bigint, named text) returns boolean
        language sql stable {DEFINER} as $$
            select access_may_allocate(which) and coalesce(
                (select access_may_allocate(c.id) from people_case c where c.reference = named), false) $$"""
    yield _said()
    yield _followed()
    # Information governance looks at each: what it shut in one of two records may belong in both.
    yield f"""
        create or replace function access_note_merging(which bigint, says text, named text) returns void
        language sql {DEFINER} as $$
            insert into access_alert (kind, case_id, reference, about_id, reason, at)
            select says, c.id, c.reference, {ME}, named, now() from people_case c
             where c.id = which and access_may_merge(which, named) $$"""
    yield f"""
        create or replace function people_same_person_alerted() returns trigger
        language plpgsql set search_path = public, pg_temp as $$
        begin
            if current_user <> '{owner}' and new.leads and new.version = 1 then
                perform access_note_merging(new.case_id, new.kind, new.other);
            end if;
            return null;
        end $$"""
    yield from trigger(TABLE, "people_same_person_alerted", "after insert")
    yield from trigger(TABLE, "people_same_person_said", "after insert or update of superseded_at")
    yield from trigger("people_case", "access_case_follows", "after update of same_as_id")


def _said() -> str:
    """Of the two records, the one that does not lead follows while either says so."""
    return f"""
        create or replace function people_same_person_said() returns trigger
        language plpgsql {DEFINER} as $$
        declare before text := coalesce(current_setting('app.maintenance', true), '');
        begin
            perform set_config('app.maintenance', 'on', true);
            update people_case p set same_as_id = told.leader
              from (select f.id, min(l.id) as leader from people_case f
                      left join ({STANDING}) s
                        on (s.case_id = f.id and not s.leads) or (s.other = f.reference and s.leads)
                      left join people_case l on l.id <> f.id
                       and ((s.leads and l.id = s.case_id) or (not s.leads and l.reference = s.other))
                     where f.id = new.case_id or f.reference = new.other
                     group by f.id) told
             where p.id = told.id and p.same_as_id is distinct from told.leader;
            perform set_config('app.maintenance', before, true);
            return null;
        end $$"""


def _followed() -> str:
    """When a record begins or ceases to follow, parts in all of them shut or open in the same statement."""
    return f"""
        create or replace function access_case_follows() returns trigger
        language plpgsql {DEFINER} as $$
        begin
            update access_relation set shut = access_is_shut(user_id, case_id)
             where case_id = any(access_same(new.id) || access_same(old.same_as_id))
               and shut is distinct from access_is_shut(user_id, case_id);
            return null;
        end $$"""
