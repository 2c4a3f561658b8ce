"""Row security of shares: whoever is in charge lets a partner's worker in, under an agreement in force.

The end is never more than ninety days away, nor beyond the agreement; nothing has to be done for a
share to end. Called by ``rls.sync``.
"""

from collections.abc import Iterable

from handrail.access.policy import SHARE_KINDS
from handrail.access.statements import DEFINER, ME, quoted

SHARED = f"({quoted(SHARE_KINDS)})"
IN_CHARGE = f"""exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = which
    and r.kind = 'in_charge' and not r.shut and r.starts_at <= now()
    and (r.ends_at is null or r.ends_at > now()))"""
OPEN = "(x.ends_at is null or x.ends_at > now())"


def functions() -> Iterable[str]:
    """Sharing, renewing, withdrawing, and what is shared now."""
    yield f"""
        create or replace function access_share(who bigint, which bigint, agreement bigint,
                                                until timestamptz) returns text
        language plpgsql {DEFINER} as $$
        declare a agencies_sharingagreement; u access_user;
        begin
            select * into u from access_user where id = who and is_active and role in {SHARED};
            if not found or who = {ME} or not {IN_CHARGE} then return 'refused'; end if;
            select g.* into a from agencies_sharingagreement g
              join agencies_worker w on w.agency_id = g.agency_id and w.id = u.worker_id
             where g.id = agreement and current_date between g.starts_on and g.ends_on
               and (g.tenant_id is null or g.tenant_id = (select t.agency_id
                   from people_case c join agencies_team t on t.id = c.team_id where c.id = which));
            if not found then return 'no_agreement'; end if;
            if until is null or until <= now() or until > now() + interval '90 days'
               or until > (a.ends_on + 1)::timestamptz then return 'too_long'; end if;
            perform 1 from people_case where id = which for update;
            if access_is_shut(who, which) then return 'refused'; end if;
            update access_relation x set ends_at = greatest(now(), x.starts_at)
             where x.user_id = who and x.case_id = which and x.kind = u.role and {OPEN};
            insert into access_relation (user_id, case_id, kind, starts_at, ends_at, granted_by_id,
                                         purpose, gateway, agreement_id, shut)
                 values (who, which, u.role, now(), until, {ME}, a.purpose, left(a.gateway, 200), a.id,
                         false);
            update access_sharedcopy x set ends_at = until
             where x.user_id = who and x.case_id = which and x.ends_at > now();
            return 'done';
        end $$"""
    yield f"""
        create or replace function access_withdraw(which bigint, number bigint) returns text
        language plpgsql {DEFINER} as $$
        declare who bigint;
        begin
            if not {IN_CHARGE} then return 'refused'; end if;
            update access_relation x set ends_at = greatest(now(), x.starts_at)
             where x.id = number and x.case_id = which and x.kind in {SHARED} and {OPEN}
         returning x.user_id into who;
            if who is null then return 'refused'; end if;
            update access_sharedcopy x set ends_at = now()
             where x.user_id = who and x.case_id = which and x.ends_at > now();
            return 'done';
        end $$"""
    yield f"""
        create or replace function access_shares(which bigint)
        returns table (number bigint, user_id bigint, kind varchar, starts_at timestamptz,
                       ends_at timestamptz, purpose text, gateway varchar)
        language sql stable {DEFINER} as $$
            select x.id, x.user_id, x.kind, x.starts_at, x.ends_at, x.purpose, x.gateway
              from access_relation x
             where {IN_CHARGE} and x.case_id = which and x.kind in {SHARED} and {OPEN}
             order by x.id limit 200 $$"""
