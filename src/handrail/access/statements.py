"""Pieces of SQL that the modules of row security share."""

from collections.abc import Iterable

GROUP = "handrail_app"
WORKER = "handrail_worker"
"""The login of the process that works in the background; a member of the group."""
ME = "(select nullif(current_setting('app.user_id', true), '')::bigint)"
DEFINER = "security definer set search_path = public, pg_temp"
OWNER = "current_setting('app.maintenance', true) = 'on'"
CURRENT = "not r.shut and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())"


def protect(table: str, owner: str, condition: str = OWNER) -> Iterable[str]:
    """Security on, for the owner too, who works under ``condition``."""
    yield f'alter table "{table}" enable row level security'
    yield f'alter table "{table}" force row level security'
    yield f'drop policy if exists owner_all on "{table}"'
    yield f'create policy owner_all on "{table}" to "{owner}" using ({condition}) with check ({condition})'


def policy(table: str, name: str, action: str, clause: str) -> str:
    """One policy of the serving group on a table."""
    return (
        f'drop policy if exists {name} on "{table}"; '
        f'create policy {name} on "{table}" for {action} to {GROUP} {clause}'
    )


def trigger(table: str, function: str, moment: str) -> Iterable[str]:
    """A trigger for each row, named after its function."""
    yield f"drop trigger if exists {function} on {table}"
    yield f"create trigger {function} {moment} on {table} for each row execute function {function}()"


def quoted(values: Iterable[str]) -> str:
    """Texts as a list for ``in (…)``; a list of nothing matches nothing."""
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values) or "''"
