"""Row security of signing in by an e-mailed link and a PIN.

The serving login asks for a link, asks whether one works and uses it up; it never learns whose address
it was. The worker learns the address at the moment it sends. A PIN is its user's own: it is set once,
and whoever is in charge of what is shared with them, or an administrator, can only have it forgotten.
"""

from collections.abc import Iterable

from handrail.access.policy import SHARE_KINDS
from handrail.access.statements import DEFINER, GROUP, ME, WORKER, policy, protect, quoted

LINKS, PINS = "access_emailedlink", "access_pin"
TABLES = (LINKS, PINS)
LASTS = "interval '15 minutes'"
MOST_ASKED, MOST_SENDS = 6, 3
"""Links for one address, and tries to send one, within the time a link lasts."""
THEIRS = f"u.is_active and u.email <> '' and u.role in ({quoted(SHARE_KINDS)})"
TO_SEND = "access_link_to_send(text, text)"


def grants() -> Iterable[str]:
    """Links are behind functions; of a PIN only the count of wrong tries changes."""
    yield f"revoke all on {LINKS} from {GROUP}"
    yield f"revoke update, delete, truncate on {PINS} from {GROUP}"
    yield f"grant update (wrong) on {PINS} to {GROUP}"


def policies(owner: str) -> Iterable[str]:
    """A PIN is its user's own."""
    for table in TABLES:
        yield from protect(table, owner, "true")
    own = f"user_id = {ME}"
    yield policy(PINS, "own_read", "select", f"using ({own})")
    yield policy(PINS, "own_set", "insert", f"with check ({own})")
    yield policy(PINS, "own_count", "update", f"using ({own}) with check ({own})")


def functions() -> Iterable[str]:
    """Everything that becomes of a link, and forgetting a PIN."""
    yield from _asking()
    yield from _using()
    yield f"""
        create or replace function access_forget_pin(who bigint) returns boolean
        language plpgsql {DEFINER} as $$
        begin
            if not ((access_is_administrator() and access_administers(access_tenant_of(who))
                     and who <> {ME}) or access_shares_with(who)) then return false; end if;
            delete from {PINS} p where p.user_id = who;
            return true;
        end $$"""


def _asking() -> Iterable[str]:
    # One row whoever asks, and the same questions: known and unknown addresses take as long.
    yield f"""
        create or replace function access_ask_link(asked text, held text, which text) returns void
        language plpgsql {DEFINER} as $$
        declare found bigint;
        begin
            select case when count(*) = 1 then min(u.id) end into found from access_user u
             where lower(u.email) = lower(btrim(asked)) and {THEIRS};
            if (select count(*) from {LINKS} l where l.user_id = found
                    and l.asked_at > now() - {LASTS}) >= {MOST_ASKED} then found := null; end if;
            delete from {LINKS} l where l.asked_at < now() - interval '1 day';
            insert into {LINKS} (reference, user_id, browser, asked_at, sends)
                 values (which, found, held, now(), 0);
        end $$"""
    yield f"""
        create or replace function access_link_to_send(which text, made text) returns varchar
        language plpgsql {DEFINER} as $$
        declare found varchar;
        begin
            update {LINKS} l set digest = made, sends = l.sends + 1, expires_at = now() + {LASTS}
              from access_user u
             where l.reference = which and l.used_at is null and l.sends < {MOST_SENDS}
               and l.asked_at > now() - {LASTS} and u.id = l.user_id and {THEIRS}
            returning u.email into found;
            return found;
        end $$"""
    yield f"revoke execute on function {TO_SEND} from public"
    yield f"grant execute on function {TO_SEND} to {WORKER}"


def _using() -> Iterable[str]:
    live = f"""l.digest = given and l.used_at is null and l.expires_at > now()
               and u.id = l.user_id and {THEIRS}"""
    yield f"""
        create or replace function access_link_works(given text) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from {LINKS} l, access_user u where {live}) $$"""
    yield f"""
        create or replace function access_use_link(given text, held text) returns bigint
        language plpgsql {DEFINER} as $$
        declare found bigint;
        begin
            update {LINKS} l set used_at = now() from access_user u where {live} and l.browser = held
            returning l.user_id into found;
            return found;
        end $$"""
    theirs, mine = (
        f"not {r}.shut and {r}.starts_at <= now() and ({r}.ends_at is null or {r}.ends_at > now())"
        for r in ("s", "r")
    )
    yield f"""
        create or replace function access_shares_with(who bigint) returns boolean
        language sql stable {DEFINER} as $$
            select exists (select 1 from access_relation r join access_relation s on s.case_id = r.case_id
                where r.user_id = {ME} and r.kind = 'in_charge' and {mine}
                  and s.user_id = who and s.kind in ({quoted(SHARE_KINDS)}) and {theirs}) $$"""
